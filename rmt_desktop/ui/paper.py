"""What the document is shown on: a PDF's pages, plain text, or the welcome page; one way to treat them all."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from rmt_desktop.domain.documents import Document, Page, ViewPlace
from rmt_desktop.ui.outline import Entry
from rmt_desktop.ui.page_area import Zoom
from rmt_desktop.ui.pdf_view import PdfView
from rmt_desktop.ui.search import Hit
from rmt_desktop.ui.text_view import TextView


class Paper(QStackedWidget):
    """PDFs as pages, anything else as text. ``moved`` whenever place or looks changed."""

    page_changed = Signal(int)
    moved = Signal()

    def __init__(self, welcome: QWidget) -> None:
        super().__init__()
        self.pdf, self.text = PdfView(self), TextView(self)
        self._pages: Sequence[Page] = ()
        for view in (welcome, self.pdf, self.text):
            self.addWidget(view)
        for source in (self.pdf, self.text):
            source.page_changed.connect(self.page_changed)
            source.moved.connect(self.moved)

    def show_document(self, document: Document, pages: Sequence[Page]) -> None:
        """Show a document from its top."""
        self._pages = pages
        if document.kind == "pdf" and document.path.is_file() and self.pdf.open(document.path):
            self.setCurrentWidget(self.pdf)
        else:
            self.pdf.close_document()
            self.text.show_pages(pages)
            self.setCurrentWidget(self.text)

    def update_pages(self, pages: Sequence[Page]) -> None:
        """Take over text that was recognised on the pages shown; the view stays where it stands."""
        self._pages = pages
        if not self.has_pages():
            place = self.text.place()
            self.text.show_pages(pages)
            self.text.go_to(place)

    def close_document(self) -> None:
        """Show the welcome page."""
        self._pages = ()
        self.pdf.close_document()
        self.text.show_pages(())
        self.setCurrentIndex(0)

    def has_pages(self) -> bool:
        """Whether pages are shown as they are printed."""
        return self.currentWidget() is self.pdf

    def view(self) -> PdfView | TextView:
        """What shows the document."""
        return self.pdf if self.has_pages() else self.text

    def current_page(self) -> int:
        """1-based number of the page in view."""
        return self.view().current_page()

    def place(self) -> ViewPlace:
        """Where the view stands."""
        return self.view().place()

    def mark(self, page: int, start: int, end: int) -> bool:
        """Mark characters of a stored page (1-based); False, and nothing marked, if they are not shown exactly so."""
        if not 1 <= page <= len(self._pages):
            return False
        if self.has_pages():
            return self.pdf.mark_on(self._pages[page - 1], start, end)
        return self.text.mark(page, start, end)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Tint the places found; the mark of another search goes."""
        self.view().clear_mark()
        if self.has_pages():
            self.pdf.show_hits(self._pages, hits)
        else:
            self.text.show_hits(hits)

    def show_entry(self, entry: Entry) -> None:
        """Bring what an entry of the outline stands for to the top."""
        words = entry.passage
        if not self.has_pages():
            self.text.show_words(entry.page, words.start if words else 0)
        elif words is None:
            self.pdf.go_to_page(entry.page)
        else:
            self.pdf.show_words(entry.page, self._pages[entry.page - 1].text, words.start, words.end)

    def zoom(self, factor: float) -> None:
        """Larger or smaller."""
        if self.has_pages():
            self.pdf.zoom_by(factor)
        else:
            self.text.zoom_by(1 if factor > 1 else -1)
        self.moved.emit()

    def fit_width(self) -> None:
        """Fit the widest page to the width of the window; text to its usual size."""
        self._fit(Zoom.WIDTH)

    def fit_page(self) -> None:
        """Fit whole pages to the window and show the whole of the one in view; text to its usual size."""
        page = self.current_page()
        self._fit(Zoom.PAGE)
        self.view().go_to_page(page)

    def _fit(self, zoom: Zoom) -> None:
        if self.has_pages():
            self.pdf.fit(zoom)
        else:
            self.text.zoom_to_normal()
        self.moved.emit()

    def rotate(self, quarters: int = 1) -> None:
        """Turn the pages clockwise; text is never turned."""
        if self.has_pages():
            self.pdf.turn(quarters)
            self.moved.emit()

    def copy(self) -> bool:
        """Put what is selected, otherwise what is marked, on the clipboard; False if there is nothing."""
        return self.pdf.copy() if self.has_pages() else self.text.copy_text()

    def copy_page(self) -> bool:
        """Put the text of the page in view on the clipboard, also what was recognised on it; False if it has none."""
        number = self.current_page()
        recognised = next((page.text for page in self._pages if page.number == number and page.seen is not None), "")
        text = recognised or self.view().page_text(number)
        if self._pages and text.strip():
            QGuiApplication.clipboard().setText(text)
            return True
        return False
