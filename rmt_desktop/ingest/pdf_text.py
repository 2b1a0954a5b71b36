"""The text of a PDF's pages, by PDFium with a layout of our own; by pypdf where PDFium finds none."""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium

from rmt_desktop.ingest.normalise import clean_pdf_text
from rmt_desktop.ingest.pdf_hyphens import joined_text
from rmt_desktop.ingest.pdf_layout import page_lines
from rmt_desktop.ingest.pdf_running import PageLines, body_lines
from rmt_desktop.ingest.pdf_words import VERSION, page_words

__all__ = ["VERSION", "LaidOutPdf", "plain_pages"]

_DOTS_PER_POINT = 200 / 72
_MOST_PIXELS = 12_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks."""

    pixels: Any
    """Height × width × 3 bytes."""
    points: float
    """Of the page per pixel."""


@dataclass(slots=True)
class LaidOutPdf:
    """A PDF that PDFium has opened; without one (``document`` is None) every page is left to pypdf."""

    document: pdfium.PdfDocument | None
    pages: int = field(init=False)

    def __post_init__(self) -> None:
        self.pages = len(self.document) if self.document is not None else 0

    @classmethod
    def open(cls, data: bytes, password: str | None) -> "LaidOutPdf":
        """Open a PDF; files that only pypdf can repair give one without pages."""
        for attempt in (None, password):
            with suppress(pdfium.PdfiumError):
                return cls(pdfium.PdfDocument(data, password=attempt))
        return cls(None)

    def close(self) -> None:
        """Let go of the file."""
        if self.document is not None:
            self.document.close()

    def lines(self, index: int) -> PageLines | None:
        """The lines of a page (0-based) in reading order; None where PDFium finds no text."""
        if self.document is None or index >= self.pages:
            return None
        try:
            found = page_words(self.document, index)
        except RuntimeError:
            return None
        return PageLines(page_lines(found.words), found.bottom, found.top) if found.words else None

    def picture(self, index: int) -> Picture | None:
        """A page (0-based) as it looks; None if PDFium cannot draw it."""
        if self.document is None or index >= self.pages:
            return None
        try:
            page = self.document[index]
            width, height = page.get_size()
            scale = min(_DOTS_PER_POINT, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            return Picture(page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3], 1 / scale)
        except pdfium.PdfiumError:
            return None

    def all_lines(self) -> Iterator[PageLines | None]:
        """The lines of every page."""
        for index in range(self.pages):
            yield self.lines(index)


def plain_pages(data: bytes, *, running: bool) -> list[str]:
    """The text of every page of a PDF, in this process and without limits: for measuring.

    Args:
        data: a PDF that opens without password.
        running: with running headers, footers and page numbers.
    """
    with closing(LaidOutPdf.open(data, None)) as layout:
        pages = list(layout.all_lines())
    bodies = [list(page.lines) if page else None for page in pages] if running else list(body_lines(pages))
    return [clean_pdf_text(joined_text(body)) if body else "" for body in bodies]
