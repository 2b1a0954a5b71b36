"""From what was dropped to the files that are meant."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rmt_desktop.ingest.registry import SUFFIXES

Skipped = Callable[[Path], None]


def collect(paths: Iterable[Path], on_skipped: Skipped | None = None) -> list[Path]:
    """Return the files to read, each once, in the order given and sorted inside of folders.

    A file that is named itself is always taken, whatever its suffix, even if it is not there (parsing says
    so). Folders are walked with everything below them; hidden entries and loops of links are passed over.

    Args:
        paths: files and folders.
        on_skipped: told of each visible file in a folder whose suffix no parser reads, and of each folder that
            may not be listed.
    """
    found: dict[Path, None] = {}
    for path in paths:
        path = Path(os.path.abspath(path))
        files = _walk(path, on_skipped or _ignore, set()) if path.is_dir() else [path]
        found.update(dict.fromkeys(files))
    return list(found)


def _walk(folder: Path, on_skipped: Skipped, visited: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        identity = folder.stat()
        if (key := (identity.st_dev, identity.st_ino)) in visited:
            return
        visited.add(key)
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: (entry.name.casefold(), entry.name))
    except OSError:
        on_skipped(folder)
        return
    for entry in entries:
        path = folder / entry.name
        if _hidden(entry):
            continue
        if _is_folder(entry):
            yield from _walk(path, on_skipped, visited)
        elif path.suffix.lower() not in SUFFIXES:
            on_skipped(path)
        elif path.is_file():
            yield path


def _hidden(entry: os.DirEntry[str]) -> bool:
    """Dot files, lock files of office programs, and what Windows calls hidden."""
    if entry.name.startswith((".", "~$")) or entry.name == "__MACOSX":
        return True
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:
        return False
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _ignore(path: Path) -> None:
    return None
