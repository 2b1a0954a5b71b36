"""How documents, progress and the model are put into words. No Qt."""

from collections.abc import Sequence

from rmt_desktop.domain.documents import Document, DocumentState, Page
from rmt_desktop.domain.seen import sureness
from rmt_desktop.workflows.events import ModelChanged, ModelPhase, ReadingProgress
from rmt_desktop.workflows.finding import Search
from rmt_desktop.workflows.phrases import counted, page_ranges

PRIVACY = "Nothing leaves this machine"


def time_left(seconds: float | None) -> str:
    """``about 3 min left``; empty while the speed isn't known."""
    if seconds is None:
        return ""
    if seconds < 50:
        return "less than a minute left"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"about {minutes} min left"
    return f"about {minutes // 60} h {minutes % 60:02d} min left"


def without_text(document: Document) -> str:
    """``3 pages without text layer``, or nothing."""
    missing = len(document.pages_without_text)
    return f"{counted(missing, 'page')} without text layer" if missing else ""


def recognised_words(page: Page, start: int, end: int) -> str:
    """What to tell of words that were recognised on a picture: how sure that is; empty for any other text."""
    words = page.seen.within(start, end) if page.seen else []
    if not words:
        return ""
    sure = f"{round(100 * sureness(words))} % sure"
    return f"Page {page.number:,} is a picture: its text was recognised (OCR), these words {sure}. Compare them."


def fraction_read(document: Document, progress: ReadingProgress | None) -> float | None:
    """How much of the running stage is done, 0–1; None while that isn't known."""
    if progress is not None and progress.total:
        return min(1.0, progress.done / progress.total)
    if document.state in (DocumentState.READING, DocumentState.PAUSED) and document.segment_count:
        return min(1.0, document.segments_read / document.segment_count)
    return None


def document_state(document: Document, progress: ReadingProgress | None = None) -> str:
    """The second line of a document's row."""
    match document.state:
        case DocumentState.QUEUED:
            return "Waiting to be read"
        case DocumentState.PARSING:
            return _parsing(progress)
        case DocumentState.READING:
            return _reading(document, progress)
        case DocumentState.PAUSED:
            return f"Paused{_at(fraction_read(document, None))}"
        case DocumentState.PASSWORD:
            return "Password needed"
        case DocumentState.FAILED:
            return document.reason or "Could not be read"
        case DocumentState.READ:
            return _joined(counted(document.page_count, "page"), without_text(document))


def _parsing(progress: ReadingProgress | None) -> str:
    if progress is None or not progress.total:
        return "Opening"
    return f"Opening · page {progress.done:,} of {progress.total:,}"


def _reading(document: Document, progress: ReadingProgress | None) -> str:
    left = time_left(progress.seconds_left) if progress else ""
    return _joined(f"Reading{_at(fraction_read(document, progress), '')}", left)


def _at(fraction: float | None, preposition: str = " at") -> str:
    return "" if fraction is None else f"{preposition} {int(fraction * 100)} %"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def document_tip(document: Document, progress: ReadingProgress | None = None) -> str:
    """Everything worth knowing about a document, for its tooltip; plain text."""
    lines = [document.name, str(document.path), document_state(document, progress)]
    if document.pages_without_text:
        lines.append(f"Pages without text layer: {page_ranges(document.pages_without_text)}")
    if document.reason and document.state is not DocumentState.FAILED:
        lines.append(document.reason)
    return "\n".join(lines)


def document_aloud(document: Document, progress: ReadingProgress | None, tags: Sequence[str]) -> str:
    """A document's row as a screen reader says it."""
    said = f"{document.name}, {document_state(document, progress)}"
    return f"{said}, tags: {', '.join(tags)}" if tags else said


def isolated(text: str) -> str:
    """A name inside of a sentence, so that one written from right to left leaves the rest in order."""
    return f"\u2068{text}\u2069"


def found_line(search: Search) -> str:
    """What a search in the text has found."""
    where = counted(len(search.documents), "document")
    found = f"In the text: {counted(search.page_count, 'page')} in {where}" if search.page_count else ""
    late = f"{counted(search.unindexed, 'document')} not indexed yet" if search.unindexed else ""
    return _joined(found or "No page has these words", late)


def removed_line(names: Sequence[str]) -> str:
    """What the bar says that offers to undo a removal."""
    return f"{isolated(names[0]) if len(names) == 1 else counted(len(names), 'document')} removed."


def model_line(model: ModelChanged) -> str:
    """What the status bar says about the model."""
    match model.phase:
        case ModelPhase.NOT_LOADED:
            return "Model not loaded yet"
        case ModelPhase.LOADING:
            return _joined("Loading the model", model.detail)
        case ModelPhase.READY:
            return _joined("Model ready", model.detail)
        case ModelPhase.FAILED:
            return f"The model could not be loaded: {model.detail}"


def scope_line(documents: Sequence[Document]) -> str:
    """Which documents the next question is asked of."""
    if not documents:
        return "No document selected"
    if len(documents) == 1:
        return f"Asking {documents[0].name}"
    return f"Asking {len(documents)} documents: " + ", ".join(document.name for document in documents)
