"""What commands show: progress on stderr, JSON on stdout."""

import argparse
import codecs
import getpass
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.domain.store_errors import StoreLocked
from rmt_desktop.ingest import collect
from rmt_desktop.jobs.context import PlainContext, Progress
from rmt_desktop.paths import data_folder
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.vault import unlock
from rmt_desktop.workflows.phrases import counted
from rmt_desktop.workflows.protecting import VARIABLE, unlock_unasked
from rmt_desktop.workflows.removing import forget_document, what_may_remain

DONE, FAILED, USAGE, NOT_FOUND = 0, 1, 2, 3
"""Exit codes."""


def open_library(folder: Path) -> Library:
    """The library of a data folder; what the user should know about its opening goes to stderr.

    Raises:
        StoreError: as :meth:`Library.open`.
    """
    unlock_folder(folder)
    library = Library.open(folder)
    for notice in library.notices:
        print(notice, file=sys.stderr)
    return library


def unlock_folder(folder: Path) -> None:
    """Open a protected library: with the environment, the keyring, or what is typed; others need nothing.

    Raises:
        WrongPassphrase: it is not the library's.
        StoreLocked: nobody can be asked, or the key file is damaged.
    """
    if not unlock_unasked(folder):
        unlock(folder, ask_passphrase("Passphrase of the library: ", VARIABLE))


def ask_passphrase(prompt: str, variable: str) -> str:
    """Let it be typed, unseen.

    Raises:
        StoreLocked: there is no terminal; ``variable`` is where it can be put.
    """
    if not sys.stdin.isatty():
        raise StoreLocked(f"There is no terminal to ask for the passphrase. Set {variable}.")
    return getpass.getpass(prompt)


def remove_document(library: Library, document_id: int) -> None:
    """Remove a document; where something of it may remain goes to stderr.

    Raises:
        FileMissing: there is no document of that number.
    """
    try:
        name = library.document(document_id).name
    except KeyError:
        raise FileMissing(f"The library has no document {document_id}. See: rmt-desktop library") from None
    forget_document(library, document_id)
    print(f"{name} is removed. {what_may_remain(library)}".strip(), file=sys.stderr)


def files_meant(paths: Sequence[Path]) -> list[Path]:
    """The files named, and what can be read in the folders named; what is left out of these goes to stderr.

    Raises:
        FileMissing: nothing in the folders can be read, and no file is named.
    """
    skipped: list[Path] = []
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(collect([path], skipped.append) if path.is_dir() else [path]))
    closed = [path for path in skipped if path.is_dir()]
    for path in closed:
        print(f"The folder “{path}” may not be opened; what is in it was left out.", file=sys.stderr)
    if others := len(skipped) - len(closed):
        print(f"{counted(others, 'other file')} in the folders left out: of no format that is read.", file=sys.stderr)
    if not found:
        raise FileMissing("There is no document to read in the folders named.")
    return list(found)


def names_apart(documents: Iterable[Document]) -> dict[int, str]:
    """What to call each document, by its number: its name, or its path where another one has the same name."""
    found = list(documents)
    names = Counter(document.name for document in found)
    return {d.id: str(d.path) if names[d.name] > 1 else d.name for d in found}


def model_loader(options: argparse.Namespace) -> Callable[[], Any]:
    """Loads the model of a command's ``--reader`` and ``--language-model`` at its first use, once."""
    held: list[Any] = []

    def load() -> Any:
        if not held:
            from rmt_desktop.workflows.models import load_default_model

            folder = data_folder(options.data_dir)
            held.append(load_default_model(folder, reader=options.reader, language=options.language_model))
        return held[0]

    return load


def plain_context() -> PlainContext:
    """Progress on one line of stderr where that is a terminal."""
    if not sys.stderr.isatty():
        return PlainContext()

    def show(progress: Progress) -> None:
        ending = "\n" if progress.total and progress.done >= progress.total else ""
        print(f"\r{progress.label[:60]}: {progress.done}/{progress.total}  ", end=ending, file=sys.stderr, flush=True)

    return PlainContext(show)


def print_json(value: object) -> None:
    """In its own characters where the output takes UTF-8, else with JSON's escapes: who reads JSON expects UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        text.encode("utf-8" if codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8" else "ascii")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2)
    print(text)
