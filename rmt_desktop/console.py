"""What commands show: progress on stderr, JSON on stdout."""

import codecs
import getpass
import json
import sys
from pathlib import Path

from rmt_desktop.domain.errors import FileMissing, StoreLocked
from rmt_desktop.jobs.context import PlainContext, Progress
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.vault import unlock
from rmt_desktop.workflows.protecting import VARIABLE, unlock_unasked
from rmt_desktop.workflows.removing import forget_document, what_may_remain


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
