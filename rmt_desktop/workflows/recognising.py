"""Recognise the pages of a stored document that are pictures, one after the other; every page is kept at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from rmt_desktop.domain.documents import CRASHES_TO_QUARANTINE, Document, DocumentState, Page, PageState
from rmt_desktop.domain.input_errors import DamagedFile, FileTooLarge, NoText, ParserCrashed
from rmt_desktop.ingest import ParseLimits
from rmt_desktop.ingest.recognised import NOTHING_SEEN, picture_warnings
from rmt_desktop.jobs.context import Progress, WorkContext, is_cancelled
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.importing import check_unchanged

PAGES_LATER = ParseLimits(recognise_later=True)
"""Parse without waiting for recognition: it follows page by page."""
CRASHED = "Recognising the page ended the program or its helper process twice; it is not tried again."


class PageReader(Protocol):
    """Recognises a page: :class:`~rmt_desktop.ingest.process.ParserProcess`."""

    def recognise(
        self, path: Path, page: Page, *, password: str | None = None, cancelled: Callable[[], bool] | None = None
    ) -> Page:
        """The page with its text, or the reason why it has none."""


def recognise_document(
    library: Library, reader: PageReader, document_id: int, context: WorkContext, password: str | None = None
) -> bool:
    """Recognise the pages that are still to be, in order; go on where it stopped.

    A page whose recognition brings down the helper process or the program twice is marked as failed, and the others
    go on. The document can be read and asked all the time; :func:`~rmt_desktop.workflows.reading.read_document` brings
    what was read of it up to the new text.

    Returns:
        Whether any page was waiting.

    Raises:
        NoText: no page of the document has text, and none was seen; the document is left FAILED.
        InputError: the file is gone, has changed, or does not open.
        Cancelled: between two pages or within one.
    """
    pending = library.unrecognised(document_id)
    document = library.document(document_id)
    if pending:
        check_unchanged(document)
    for done, number in enumerate(pending):
        context.report(Progress(done, len(pending), f"Recognising pages of {document.name}"))
        context.raise_if_cancelled()
        page = _recognised(library, reader, document, number, context, password)
        library.store_recognised(document_id, page)
    if pending:
        _tell(library, document_id)
        context.report(Progress(len(pending), len(pending), f"Recognising pages of {document.name}"))
    if pending or document.reason == NOTHING_SEEN:
        _require_text(library, document_id)
    return bool(pending)


def _recognised(
    library: Library, reader: PageReader, document: Document, number: int, context: WorkContext, password: str | None
) -> Page:
    """The page after recognition. While it is tried that counts as a crash, so that the end of the program does."""
    page = library.page(document.id, number)
    while library.document(document.id).crashes < CRASHES_TO_QUARANTINE:
        library.note_crash(document.id)
        try:
            return reader.recognise(document.path, page, password=password, cancelled=lambda: is_cancelled(context))
        except ParserCrashed:
            continue
        except (DamagedFile, FileTooLarge) as error:
            return _failed(page, str(error))
        except BaseException:
            library.forget_crashes(document.id)
            raise
    return _failed(page, CRASHED)


def _failed(page: Page, reason: str) -> Page:
    """A page that keeps the text it has, if any."""
    state = PageState.TEXT if page.text else PageState.FAILED
    return Page(page.number, page.text, state, page.label, reason)


def _tell(library: Library, document_id: int) -> None:
    """Say beside the document's state which pages were recognised."""
    document = library.document(document_id)
    told = document.reason or ""
    said = [warning for warning in picture_warnings(library.pages(document_id)) if warning not in told]
    if said:
        library.set_reason(document_id, " ".join(filter(None, [told, *said])))


def _require_text(library: Library, document_id: int) -> None:
    document = library.document(document_id)
    if document.pages_without_text and not any(page.text for page in library.pages(document_id)):
        library.set_state(document_id, DocumentState.FAILED, NOTHING_SEEN)
        raise NoText(NOTHING_SEEN)
