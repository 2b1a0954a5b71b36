"""Documents and their pages."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from rmt_desktop.domain.sections import Section
from rmt_desktop.domain.seen import SeenWords

CRASHES_TO_QUARANTINE = 2


class PageState(StrEnum):
    """What became of a page."""

    TEXT = "text"
    NO_TEXT = "no text"
    FAILED = "failed"


class DocumentState(StrEnum):
    """How far a document has come."""

    QUEUED = "queued"
    PARSING = "parsing"
    READING = "reading"
    PAUSED = "paused"
    READ = "read"
    PASSWORD = "password needed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text exactly as all character offsets refer to it."""

    number: int
    """1-based position in the document."""
    text: str
    state: PageState = PageState.TEXT
    label: str | None = None
    """Its place as the document's readers name it: the printed number (``iv``), a heading, ``rows 1–40``."""
    reason: str | None = None
    """Why the page has no text or failed."""
    seen: SeenWords | None = None
    """Where the words are, if the text was recognised on a picture."""
    unrecognised: bool = False
    """Whether it is a picture whose text is still to be recognised; what text it has already stays its beginning."""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of a page's text: ``page.text[start:end]``."""

    page: int
    """1-based."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ViewPlace:
    """Where a document is seen in the viewer, and how."""

    page: int
    """1-based: the page at the view's upper edge."""
    fraction: float = 0.0
    """Of that page's height above the edge; negative in the gap before it."""
    quarters: int = 0
    """Quarter turns clockwise."""
    zoom: str = "width"
    """``width`` or ``page`` = fitted to the view, otherwise a factor of the size on paper."""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """What a parser made of a file."""

    kind: str
    """One of :data:`rmt_desktop.ingest.registry.FORMATS`: ``pdf``, ``docx``, ``genbank``."""
    pages: tuple[Page, ...]
    parser: str
    """Parser name and version: part of the key of everything derived from the text."""
    title: str | None = None
    warnings: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    """The outline that the file itself has, in reading order; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the library."""

    id: int
    content_hash: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    name: str
    path: Path
    kind: str
    size: int
    """Bytes."""
    added: datetime
    state: DocumentState
    parser: str = ""
    page_count: int = 0
    segment_count: int = 0
    segments_read: int = 0
    reason: str | None = None
    """Why it failed or was read only in part, for the user."""
    pages_without_text: tuple[int, ...] = field(default=())
    """1-based numbers of pages without text layer or that failed."""
    crashes: int = 0
    """How often in a row reading the file brought down the helper process or the program."""

    @property
    def quarantined(self) -> bool:
        """Whether the file is tried again only when the user says so."""
        return self.crashes >= CRASHES_TO_QUARANTINE

    @property
    def title(self) -> str:
        """The name without its suffix."""
        return Path(self.name).stem
