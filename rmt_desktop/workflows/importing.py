"""Bring files into the library: recognise, parse, store; every file ends in one clear outcome."""

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.documents import Document, DocumentState, ParsedDocument
from rmt_desktop.domain.input_errors import (
    FileChanged,
    FileMissing,
    InputError,
    ParserCrashed,
    PasswordNeeded,
    Quarantined,
)
from rmt_desktop.ingest import ParseLimits, ParserProcess, content_hash
from rmt_desktop.ingest.registry import recognise
from rmt_desktop.ingest.source import check_source
from rmt_desktop.jobs.context import Progress, WorkContext, is_cancelled
from rmt_desktop.storage.library import Library

WRITING_PATIENCE = 20.0
"""Seconds that a file which another program is writing is waited for."""
_WRITING_PAUSE = 0.25
_QUARANTINE = "It did so twice and is in quarantine: it is not tried again by itself, only when you go on reading it."


@dataclass(frozen=True, slots=True)
class Registered:
    """A file's place in the library."""

    document: Document
    known: bool
    """The same content was in the library already."""


def register(library: Library, path: Path) -> Registered:
    """Find or add the document with this file's content; nothing is parsed yet.

    Raises:
        FileChanged: the file changes while it is looked at: another program writes it.
        InputError: the file is missing, empty, too large or of no known format; nothing is added.
    """
    check_source(path, ParseLimits().max_bytes)
    before = path.stat()
    kind = recognise(path).kind
    digest = content_hash(path)
    after = path.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise FileChanged("The file is still being written by another program. Add it again once that has finished.")
    known = library.find(digest)
    if known is not None:
        if known.path != path.absolute():
            known = library.set_path(known.id, path.absolute())
        return Registered(known, True)
    added = library.add_document(
        content_hash=digest, name=path.name, path=path.absolute(), kind=kind, size=after.st_size
    )
    return Registered(added, False)


def register_when_written(
    library: Library, path: Path, context: WorkContext, patience: float = WRITING_PATIENCE
) -> Registered:
    """As :func:`register`; a file that another program is writing is waited for.

    Raises:
        FileChanged: it is still being written after ``patience`` seconds.
        InputError: as :func:`register`.
        Cancelled: the user stopped it.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            return register(library, path)
        except FileChanged:
            if time.monotonic() >= deadline:
                raise
        context.raise_if_cancelled()
        time.sleep(_WRITING_PAUSE)


def check_unchanged(document: Document) -> None:
    """Whether a document can be read again from its file.

    Raises:
        FileMissing: the file is gone or cannot be read.
        FileChanged: it holds something else by now.
    """
    try:
        check_source(document.path, ParseLimits().max_bytes)
        same = content_hash(document.path) == document.content_hash
    except InputError as error:
        raise FileMissing(f"{document.name} cannot be read again. {error} What was read of it is kept.") from error
    if not same:
        raise FileChanged(
            f"{document.name} has changed on the disk since it was added. What was read of it is kept; add the file "
            "again to have the new version as a document of its own."
        )


def parse_document(
    library: Library, parser: ParserProcess, document_id: int, context: WorkContext, password: str | None = None
) -> Document:
    """Parse a registered document in the child process and store its pages.

    The document is left QUEUED for reading, PASSWORD when it needs one, or FAILED with the reason. A file that makes
    the child crash is tried once more; the second crash puts it in quarantine.

    Raises:
        InputError: why the file cannot be read; the reason is stored with the document.
        Cancelled: the user stopped it; the document is PAUSED.
    """
    document = library.set_state(document_id, DocumentState.PARSING)
    try:
        parsed = _parse(library, parser, document, context, password)
    except PasswordNeeded as error:
        library.set_state(document_id, DocumentState.PASSWORD, str(error))
        raise
    except InputError as error:
        library.set_state(document_id, DocumentState.FAILED, str(error))
        raise
    except BaseException:
        with contextlib.suppress(KeyError):  # removed while it was parsed
            library.set_state(document_id, DocumentState.PAUSED)
        raise
    library.store_parsed(document_id, parsed)
    return library.set_state(document_id, DocumentState.QUEUED, told(parsed.warnings))


def stored_document(
    library: Library, parser: ParserProcess, path: Path, context: WorkContext, password: str | None = None
) -> Document:
    """The document in a file, registered and parsed if it was not before.

    Raises:
        InputError: why the file cannot be read.
        Cancelled: the user stopped it.
    """
    document = register(library, path).document
    if needs_parsing(library, document):
        return parse_document(library, parser, document.id, context, password)
    return document


def _parse(
    library: Library, parser: ParserProcess, document: Document, context: WorkContext, password: str | None
) -> ParsedDocument:
    def on_page(done: int, total: int) -> None:
        context.report(Progress(done, total, document.name))

    while True:
        try:
            return parser.parse(document.path, password=password, on_page=on_page, cancelled=_cancelled(context))
        except ParserCrashed as error:
            if library.note_crash(document.id).quarantined:
                raise Quarantined(f"{error} {_QUARANTINE}") from error


def needs_parsing(library: Library, document: Document) -> bool:
    """Whether the document's text is not (or no longer) stored."""
    if document.page_count == 0:
        return True
    try:
        library.page(document.id, 1)
    except KeyError:
        return True
    return False


def told(warnings: tuple[str, ...]) -> str | None:
    """The first few warnings of a parser as what the user is told of the document; None for none."""
    if not warnings:
        return None
    more = f" (and {len(warnings) - 3} more)" if len(warnings) > 3 else ""
    return " ".join(warnings[:3]) + more


def _cancelled(context: WorkContext) -> Callable[[], bool]:
    return lambda: is_cancelled(context)
