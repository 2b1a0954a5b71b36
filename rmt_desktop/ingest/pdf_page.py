"""One page of a PDF: its text, or why there is none."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace

from pypdf import PageObject, PdfReader
from pypdf.errors import PdfReadError
from pypdf.generic import ContentStream, DictionaryObject, NameObject

from rmt_desktop.domain.documents import Page, PageState
from rmt_desktop.ingest import ocr
from rmt_desktop.ingest.guard import PageClock
from rmt_desktop.ingest.messages import Message, ParseRequest
from rmt_desktop.ingest.normalise import clean_pdf_text, unreadable_share
from rmt_desktop.ingest.pdf_failures import failing
from rmt_desktop.ingest.pdf_hyphens import joined_text
from rmt_desktop.ingest.pdf_layout import Line
from rmt_desktop.ingest.pdf_recognise import recognised
from rmt_desktop.ingest.pdf_running import PageLines, body_lines
from rmt_desktop.ingest.pdf_text import LaidOutPdf
from rmt_desktop.ingest.recognised import MOSTLY_IMAGE, NEEDS_OCR

UNKNOWN_CHARACTERS = "The page's fonts do not say which characters they show; reading it needs OCR."

_FEW_CHARACTERS = 200
_MOSTLY_UNREADABLE = 0.5
_OFTEN_UNREADABLE = 0.05
_LARGE_IMAGE = 500_000  # pixels; a scan of a page has millions, a logo fewer
_LONG_CONTENT = 50_000
_IDLE_STATES = re.compile(rb"(?<=\s)(?:q\s+Q\s+){8,}")
_PAINTS = re.compile(rb"\b(?:Do|BI|sh)\b|(?<=\s)(?:f\*?|F|S|s|B\*?|b\*?)(?=\s|$)")
_FEW_STROKES = 20


@dataclass(frozen=True, slots=True)
class PageSource:
    """What a page's text is made of."""

    page: PageObject
    lines: list[Line] | None
    """Without those that run through the document; None where PDFium finds no text."""
    failure: str | None
    """Why its lines could not be read in time."""
    damaged: bool
    """pypdf complained about its content."""


class PageTexts:
    """The pages of a document one after the other; what goes wrong on a page stays on it."""

    def __init__(
        self,
        reader: PdfReader,
        layout: LaidOutPdf,
        request: ParseRequest,
        clock: PageClock,
        complaints: Callable[[], int],
        emit: Callable[[Message], None],
    ) -> None:
        self._reader = reader
        self._layout = layout
        self._seconds = request.page_seconds
        self._recognises, self._later = request.recognise and ocr.available(), request.recognise_later
        self._clock = clock
        self._complaints = complaints
        self._emit = emit
        self._failures: dict[int, str] = {}
        self._damaged: set[int] = set()

    def __iter__(self) -> Iterator[PageSource]:
        bodies = body_lines(self._lines())
        for index, page in enumerate(self._reader.pages):
            yield PageSource(page, next(bodies, None), self._failures.get(index), index in self._damaged)

    def read(self, source: PageSource, number: int, label: str | None) -> Page:
        """The page with its text, or the reason why it has none."""
        if source.failure is not None:
            return Page(number, "", PageState.FAILED, label, source.failure)
        page: Page | None = None
        with self._failing(number - 1, self._seconds):
            page = _read(source, number, label)
        if page is not None and self._recognises and (page.state is PageState.NO_TEXT or page.reason == MOSTLY_IMAGE):
            if self._later:
                return replace(page, unrecognised=True)
            return recognised(page, self._layout, self._emit, self._clock)
        return page or Page(number, "", PageState.FAILED, label, self._failures[number - 1])

    def _lines(self) -> Iterator[PageLines | None]:
        for index, page in enumerate(self._reader.pages):
            lines: PageLines | None = None
            with self._failing(index, self._seconds):
                lines = self._lines_of(index, page)
            yield lines

    def _lines_of(self, index: int, page: PageObject) -> PageLines | None:
        before = self._complaints()
        with suppress(AttributeError, KeyError, ValueError, TypeError, PdfReadError):
            if (content := page.get_contents()) is not None:
                content.get_data()  # PDFium would end the process where this only raises MemoryError
        if self._complaints() > before:
            self._damaged.add(index)
        return self._layout.lines(index)

    def _failing(self, index: int, seconds: float) -> AbstractContextManager[None]:
        return failing(self._clock, seconds, lambda reason: self._failures.__setitem__(index, reason))


def _read(source: PageSource, number: int, label: str | None) -> Page:
    raw = _raw_text(source)
    page = source.page
    text = clean_pdf_text(raw)
    visible = len(text) - text.count(" ") - text.count("\n")
    if unreadable_share(raw) > _MOSTLY_UNREADABLE and visible < _FEW_CHARACTERS:
        return Page(number, "", PageState.NO_TEXT, label, UNKNOWN_CHARACTERS)
    if not visible:
        if _is_blank(page):
            return Page(number, "", PageState.TEXT, label)
        return Page(number, "", PageState.NO_TEXT, label, NEEDS_OCR)
    reason = MOSTLY_IMAGE if visible < _FEW_CHARACTERS and _has_large_image(page) else None
    return Page(number, text, PageState.TEXT, label, reason)


def _raw_text(source: PageSource) -> str:
    """PDFium's text in our order; pypdf's where there is none or where it names more of the characters."""
    laid_out = joined_text(source.lines) if source.lines else ""
    if laid_out and unreadable_share(laid_out) < _OFTEN_UNREADABLE:
        return laid_out
    _drop_idle_states(source.page)
    plain = source.page.extract_text()
    return min((text for text in (laid_out, plain) if text.strip()), key=unreadable_share, default="")


def _drop_idle_states(page: PageObject) -> None:
    """Take thousands of "save state, restore state" in a row out of a page: they do nothing but take time.

    Some programs write 50,000 of them per page, on which pypdf spends a second.
    """
    content = page.get_contents()
    if content is None:
        return
    data = content.get_data()
    shorter = _IDLE_STATES.sub(b"", data) if len(data) > _LONG_CONTENT else data
    if len(shorter) < len(data):
        replacement = ContentStream(None, page.pdf)
        replacement.set_data(shorter)
        page[NameObject("/Contents")] = replacement


def _is_blank(page: PageObject) -> bool:
    """Whether nothing is drawn on the page but, at most, a frame and a few lines."""
    content = page.get_contents()
    if content is None:
        return True
    strokes = _PAINTS.findall(content.get_data())
    return len(strokes) <= _FEW_STROKES and not any(stroke in (b"Do", b"BI", b"sh") for stroke in strokes)


def _has_large_image(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    if objects is None:
        return False
    return any(_pixels(entry.get_object()) >= _LARGE_IMAGE for entry in objects.get_object().values())


def _pixels(entry: object) -> int:
    if not isinstance(entry, DictionaryObject) or entry.get("/Subtype") != "/Image":
        return 0
    return int(entry.get("/Width", 0)) * int(entry.get("/Height", 0))
