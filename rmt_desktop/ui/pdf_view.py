"""A PDF in continuous pages, with words marked."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from rmt_desktop.domain.documents import Page
from rmt_desktop.ui.page_layout import PageLayout
from rmt_desktop.ui.pdf_marks import MARK, outlines, seen_outlines, text_under

_ZOOMS = (0.25, 5.0)


class PdfView(QPdfView):
    """QtPdf's view with exact highlights: page geometry is worked out as QPdfView lays pages out."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = QPdfDocument()  # without parent: as a child of its view it would crash at the end
        self.setDocument(self._document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setPageSpacing(14)
        self.setAccessibleName("Document pages")
        self._fit = True
        self._marks: tuple[int, list[QRectF]] | None = None
        self._recognised = ""
        self._sizes: list[QSizeF] = []
        self._laid_out: tuple[tuple[float, int], PageLayout] | None = None
        self._colour = QColor(MARK)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def open(self, path: Path, password: str = "") -> bool:
        """Show a file; False if QtPdf cannot open it."""
        self.clear_mark()
        self._document.setPassword(password)
        opened = self._document.load(str(path)) == QPdfDocument.Error.None_
        self._measure()
        if opened:
            self.fit_width()
            self.verticalScrollBar().setValue(0)
        return opened

    def close_document(self) -> None:
        """Let go of the file."""
        self.clear_mark()
        self._document.close()
        self._measure()

    def page_count(self) -> int:
        """Number of pages."""
        return len(self._sizes)

    def current_page(self) -> int:
        """1-based number of the page at the upper third of the view."""
        line = self.verticalScrollBar().value() + self.viewport().height() / 3
        return self._layout().page_at(line) + 1

    def go_to_page(self, number: int) -> None:
        """Bring the top of a page (1-based) into view."""
        index = max(0, min(number, self.page_count()) - 1)
        self.verticalScrollBar().setValue(int(self._page_rect(index).top()) - 8)

    def mark(self, number: int, page: str, start: int, end: int) -> bool:
        """As :meth:`mark_on`, of a page that nothing but its text is known of.

        Args:
            number: 1-based page.
            page: the page's text as stored.
            start: where the words begin in it.
            end: where they end.
        """
        return self.mark_on(Page(number, page), start, end)

    def mark_on(self, page: Page, start: int, end: int) -> bool:
        """Mark words of a page and bring them into view; False, and nothing marked, if they are not found exactly."""
        self.clear_mark()
        number = page.number
        if not 1 <= number <= self.page_count():
            return False
        boxes = outlines(self._document, number - 1, page.text, start, end)
        if not boxes:
            boxes, self._recognised = seen_outlines(page, start, end), page.text[start:end]
        if not boxes:
            self.go_to_page(number)
            return False
        self._marks = (number - 1, boxes)
        self._reveal()
        self.viewport().update()
        return True

    def marked_text(self) -> str:
        """The text under the marks, as QtPdf extracts it or as it was recognised; empty without marks."""
        return "" if self._marks is None else self._recognised or text_under(self._document, *self._marks)

    def has_mark(self) -> bool:
        """Whether words are marked."""
        return self._marks is not None

    def clear_mark(self) -> None:
        """Mark nothing."""
        self._marks, self._recognised = None, ""
        self.viewport().update()

    def zoom_by(self, factor: float) -> None:
        """Zoom, the page in view staying in view."""
        self._fit = False
        self._zoom_to(self.zoomFactor() * factor)

    def fit_width(self) -> None:
        """Make the widest page as wide as the view, now and when the window's size changes."""
        self._fit = True
        widest = max((size.width() for size in self._sizes), default=0.0)
        if widest:
            room = self.viewport().width() - 2 * self.documentMargins().left() - 2
            self._zoom_to(room / (widest * self._resolution()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the width fitted."""
        super().resizeEvent(event)
        if self._fit:
            self.fit_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages, and the marks over them."""
        super().paintEvent(event)
        if self._marks is None:
            return
        page, boxes = self._marks
        painter = QPainter(self.viewport())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        for box in boxes:
            painter.drawRoundedRect(self._on_viewport(page, box).adjusted(-1, -1, 1, 1), 2, 2)
        painter.end()

    def _reveal(self) -> None:
        if self._marks is None:
            return
        page, boxes = self._marks
        box = self._on_viewport(page, boxes[0])
        bar = self.verticalScrollBar()
        bar.setValue(int(bar.value() + box.top() - self.viewport().height() / 3))
        sideways = self.horizontalScrollBar()
        if box.left() < 0 or box.right() > self.viewport().width():
            sideways.setValue(int(sideways.value() + box.left() - 20))

    def _zoom_to(self, factor: float) -> None:
        page = self.current_page() - 1
        above = self.verticalScrollBar().value() - self._page_rect(page).top() if self.page_count() else 0
        old = self.zoomFactor()
        new = max(_ZOOMS[0], min(_ZOOMS[1], factor))
        if abs(new - old) > 1e-4:
            self.setZoomFactor(new)
            if self.page_count():
                self.verticalScrollBar().setValue(int(self._page_rect(page).top() + above * new / old))

    def _measure(self) -> None:
        self._sizes = [self._document.pagePointSize(index) for index in range(self._document.pageCount())]
        self._laid_out = None

    def _resolution(self) -> float:
        """Pixels per point, as QPdfView computes it."""
        return QGuiApplication.primaryScreen().logicalDotsPerInch() / 72.0

    def _page_rect(self, index: int) -> QRectF:
        """Where QPdfView lays a page out (0-based), in pixels from the document's top left corner."""
        if not 0 <= index < len(self._sizes):
            return QRectF()
        spot = self._layout().spot(index)
        return QRectF(spot.left, spot.top, spot.width, spot.height)

    def _layout(self) -> PageLayout:
        """Computed anew only when the zoom or the width of the view has changed."""
        key = (self.zoomFactor(), self.viewport().width())
        if self._laid_out is None or self._laid_out[0] != key:
            scale = self._resolution() * key[0]
            sizes = [(size * scale).toSize().toTuple() for size in self._sizes]
            self._laid_out = key, PageLayout(sizes, self.documentMargins().left(), self.pageSpacing(), key[1])
        return self._laid_out[1]

    def _on_viewport(self, page: int, box: QRectF) -> QRectF:
        """A box in points of a page as pixels of the viewport."""
        scale = self._resolution() * self.zoomFactor()
        origin = self._page_rect(page).topLeft() - QPointF(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        )
        return QRectF(box.topLeft() * scale + origin, box.bottomRight() * scale + origin)

    @Slot()
    def _tell_page(self) -> None:
        if self.page_count():
            self.page_changed.emit(self.current_page())
