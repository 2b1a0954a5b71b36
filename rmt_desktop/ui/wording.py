"""How documents, progress and the model are put into words. No Qt."""

from collections.abc import Sequence

from rmt_desktop.domain.documents import Document, DocumentState, Page
from rmt_desktop.domain.language import marked, told, tr
from rmt_desktop.domain.seen import sureness
from rmt_desktop.workflows.events import ModelChanged, ModelPhase, ReadingProgress
from rmt_desktop.workflows.finding import Search
from rmt_desktop.workflows.phrases import page_ranges

PRIVACY = marked("Nothing leaves this machine")


def time_left(seconds: float | None) -> str:
    """``about 3 min left``; empty while the speed isn't known."""
    if seconds is None:
        return ""
    if seconds < 50:
        return tr("less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("about {minutes} min left", minutes=minutes)
    return tr("about {hours} h {minutes:02d} min left", hours=minutes // 60, minutes=minutes % 60)


def without_text(document: Document) -> str:
    """``3 pages without text layer``, or nothing."""
    missing = len(document.pages_without_text)
    return tr("%Ln page(s) without text layer", "", missing) if missing else ""


def recognised_words(page: Page, start: int, end: int) -> str:
    """What to tell of words that were recognised on a picture: how sure that is; empty for any other text."""
    words = page.seen.within(start, end) if page.seen else []
    if not words:
        return ""
    sure = round(100 * sureness(words))
    return tr(
        "Page {page:,} is a picture: its text was recognised (OCR), these words {sure} % sure. Compare them.",
        page=page.number,
        sure=sure,
    )


def is_recognising(progress: ReadingProgress | None) -> bool:
    """Whether pictures of a document are being recognised."""
    return progress is not None and progress.stage == "recognising" and progress.done < progress.total


def fraction_read(document: Document, progress: ReadingProgress | None) -> float | None:
    """How much of the running stage is done, 0–1; None while that isn't known."""
    beside = is_recognising(progress) and document.state is DocumentState.READING
    if progress is not None and progress.total and not beside:
        return min(1.0, progress.done / progress.total)
    if document.state in (DocumentState.READING, DocumentState.PAUSED) and document.segment_count:
        return min(1.0, document.segments_read / document.segment_count)
    return None


def document_state(document: Document, progress: ReadingProgress | None = None) -> str:
    """The second line of a document's row."""
    match document.state:
        case DocumentState.QUEUED:
            return _recognising(progress) or tr("Waiting to be read")
        case DocumentState.PARSING:
            return _parsing(progress)
        case DocumentState.READING:
            return _reading(document, progress)
        case DocumentState.PAUSED:
            return _paused(document)
        case DocumentState.PASSWORD:
            return tr("Password needed")
        case DocumentState.FAILED:
            return told(document.reason or "") or tr("Could not be read")
        case DocumentState.READ:
            rest = _recognising(progress) or without_text(document)
            return _joined(tr("%Ln page(s)", "", document.page_count), rest)


def _parsing(progress: ReadingProgress | None) -> str:
    if progress is None or not progress.total:
        return tr("Opening")
    return tr("Opening · page {done:,} of {total:,}", done=progress.done, total=progress.total)


def _recognising(progress: ReadingProgress | None) -> str:
    """``Recognising page 3 of 40``; empty while that is not done."""
    if progress is None or not is_recognising(progress):
        return ""
    words = tr("Recognising page {page:,} of {total:,}", page=progress.done + 1, total=progress.total)
    return _joined(words, time_left(progress.seconds_left))


def _reading(document: Document, progress: ReadingProgress | None) -> str:
    left = time_left(progress.seconds_left) if progress and not is_recognising(progress) else ""
    return _joined(_share_read(fraction_read(document, progress)), left)


def _share_read(fraction: float | None) -> str:
    return tr("Reading") if fraction is None else tr("Reading {share} %", share=int(fraction * 100))


def _paused(document: Document) -> str:
    fraction = fraction_read(document, None)
    if fraction is None or (fraction == 1 and document.pages_without_text):
        return _joined(tr("Paused"), without_text(document))
    return tr("Paused at {share} %", share=int(fraction * 100))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def document_tip(document: Document, progress: ReadingProgress | None = None) -> str:
    """Everything worth knowing about a document, for its tooltip; plain text."""
    lines = [document.name, str(document.path), document_state(document, progress)]
    if document.pages_without_text:
        lines.append(tr("Pages without text layer: {pages}", pages=page_ranges(document.pages_without_text)))
    if document.reason and document.state is not DocumentState.FAILED:
        lines.append(told(document.reason))
    return "\n".join(lines)


def document_aloud(document: Document, progress: ReadingProgress | None, tags: Sequence[str]) -> str:
    """A document's row as a screen reader says it."""
    said = f"{document.name}, {document_state(document, progress)}"
    return tr("{said}, tags: {tags}", said=said, tags=", ".join(tags)) if tags else said


def isolated(text: str) -> str:
    """A name inside of a sentence, so that one written from right to left leaves the rest in order."""
    return f"\u2068{text}\u2069"


def found_line(search: Search) -> str:
    """What a search in the text has found."""
    where = tr("%Ln document(s)", "in", len(search.documents))
    found = tr("In the text: %Ln page(s) in {where}", "", search.page_count, where=where) if search.page_count else ""
    late = tr("%Ln document(s) not indexed yet", "", search.unindexed) if search.unindexed else ""
    return _joined(found or tr("No page has these words"), late)


def removed_line(names: Sequence[str]) -> str:
    """What the bar says that offers to undo a removal."""
    return (
        tr("{name} removed.", name=isolated(names[0]))
        if len(names) == 1
        else tr("%Ln document(s) removed.", "", len(names))
    )


def model_line(model: ModelChanged) -> str:
    """What the status bar says about the model."""
    match model.phase:
        case ModelPhase.NOT_LOADED:
            return tr("Model not loaded yet")
        case ModelPhase.LOADING:
            return _joined(tr("Loading the model"), told(model.detail))
        case ModelPhase.READY:
            return _joined(tr("Model ready"), told(model.detail))
        case ModelPhase.FAILED:
            return tr("The model could not be loaded: {detail}", detail=told(model.detail))


def scope_line(documents: Sequence[Document]) -> str:
    """Which documents the next question is asked of."""
    if not documents:
        return tr("No document selected")
    if len(documents) == 1:
        return tr("Asking {name}", name=documents[0].name)
    names = ", ".join(document.name for document in documents)
    return tr("Asking {count} documents: {names}", count=len(documents), names=names)
