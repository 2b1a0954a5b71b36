"""Read a stored document segment by segment, a snapshot after each; go on where it stopped."""

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rmt_desktop.domain.documents import Document, DocumentState, Page
from rmt_desktop.domain.segments import Segment
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.memory.headings import find_headings
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.sources import build_index, is_grown, reading_key, text_read
from rmt_desktop.workflows.terms import document_terms

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model


def read_document(library: Library, model: "Model", document_id: int, context: WorkContext) -> bool:
    """Read the segments of a parsed document that were not read yet.

    Every snapshot is committed before the next segment is read, so a killed read resumes at the segment where it
    stopped. A document read already under the same parser, weights and settings is left as it is; of one whose text
    has grown by recognition the segments are read that are not what they were. One whose recognition is paused stays
    PAUSED.

    Returns:
        True when the document is read to its end; False when more urgent work waits, or when the rest of its pages was
        recognised meanwhile (queue it again).

    Raises:
        Cancelled: between two segments; the document is left PAUSED.
    """
    document = library.document(document_id)
    held = document.state is DocumentState.PAUSED and bool(library.unrecognised(document_id))
    whole = document.state is DocumentState.READ or (held and document.segments_read == document.segment_count)
    if whole and library.reading_fingerprint(document_id) == reading_key(document.parser, model.fingerprint):
        return True
    pages = library.pages(document_id)
    segments, done = _begin(library, model, document, pages)
    note = None if document.state is DocumentState.FAILED else document.reason
    library.set_state(document_id, DocumentState.READING, note)
    context.report(Progress(done, len(segments), document.name))
    try:
        for index in _read(library, model, document_id, pages, segments, done):
            context.report(Progress(index + 1, len(segments), document.name))
            context.raise_if_cancelled()
            if index + 1 < len(segments) and context.should_yield():
                return False
    except BaseException:
        with contextlib.suppress(KeyError):  # removed while it was read
            library.set_state(document_id, DocumentState.PAUSED, note)
        raise
    finish_reading(library, model.fingerprint, document_id, pages, segments, library.document(document_id).reason, held)
    return _is_current(library, document, held)


def finish_reading(
    library: Library,
    weights: str,
    document_id: int,
    pages: Sequence[Page],
    segments: Sequence[Segment],
    note: str | None,
    held: bool = False,
) -> None:
    """Derive what is derived from a document that was read to its end, and say that it was.

    ``held``: it is paused all the same, since pages of it are still to be recognised.
    """
    build_index(library, weights, document_id, pages, segments)
    text = text_read(library.reading_fingerprint(document_id), weights)
    document_terms(library, document_id, pages, text)
    library.set_state(document_id, DocumentState.PAUSED if held else DocumentState.READ, note)


def _is_current(library: Library, document: Document, held: bool) -> bool:
    """Whether the document needs no more reading for now; one whose text has grown meanwhile is QUEUED."""
    now = library.document(document.id)
    if now.parser == document.parser:
        return True
    if not held:
        library.set_state(document.id, DocumentState.QUEUED, now.reason)
    return bool(library.unrecognised(document.id))


def _begin(library: Library, model: "Model", document: Document, pages: list[Page]) -> tuple[list[Segment], int]:
    key = reading_key(document.parser, model.fingerprint)
    if library.reading_fingerprint(document.id) == key:
        segments = library.segments(document.id)
        return segments, library.begin_reading(document.id, key, segments, library.headings(document.id))
    segments = list(model.cut(pages))
    grown = is_grown(library.reading_fingerprint(document.id), document.parser, model.fingerprint)
    return segments, library.begin_reading(document.id, key, segments, find_headings(pages), grown=grown)


def _read(
    library: Library, model: "Model", document_id: int, pages: list[Page], segments: list[Segment], done: int
) -> Iterator[int]:
    """Indexes of segments as their snapshots are committed."""
    before = library.snapshot(document_id, done - 1) if done else None
    ids = (model.tokens(segment, pages).ids for segment in segments[done:])
    for snapshot in model.read(ids, done, before.memory if before else None):
        library.add_snapshot(document_id, snapshot)
        yield snapshot.segment
