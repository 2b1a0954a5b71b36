"""Files and folders that were dropped, as a list of files."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.ingest.registry import SUFFIXES


@dataclass(frozen=True, slots=True)
class Collected:
    """What to read, and what a folder holds beside it."""

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]
    """Files in folders whose suffix the program does not read."""


def collect(paths: Iterable[Path]) -> Collected:
    """Files as they were given, and the readable ones of folders, each once; hidden files are left out."""
    files: dict[Path, None] = {}
    skipped: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        for found in _walk(path):
            (files if found.suffix.lower() in SUFFIXES else skipped)[found] = None
    return Collected(tuple(files), tuple(skipped))


def _walk(folder: Path) -> Iterable[Path]:
    """Files below a folder in order of their names; links to folders are not followed, so there is no loop."""
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(current, name) for name in sorted(names) if not name.startswith("."))
