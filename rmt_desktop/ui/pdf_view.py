"""A PDF in continuous pages, with words marked."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from rmt_desktop.ui.alignment import locate

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
        self._marks: tuple[int, list[QPolygonF]] | None = None
        self._colour = QColor("#ffd54a")
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def open(self, path: Path, password: str = "") -> bool:
        """Show a file; False if QtPdf cannot open it."""
        self.clear_mark()
        self._document.setPassword(password)
        opened = self._document.load(str(path)) == QPdfDocument.Error.None_
        if opened:
            self.fit_width()
            self.verticalScrollBar().setValue(0)
        return opened

    def close_document(self) -> None:
        """Let go of the file."""
        self.clear_mark()
        self._document.close()

    def page_count(self) -> int:
        """Number of pages."""
        return self._document.pageCount()

    def current_page(self) -> int:
        """1-based number of the page at the upper third of the view."""
        line = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = 0
        for index in range(self.page_count()):
            if self._page_rect(index).top() > line:
                break
            page = index
        return page + 1

    def go_to_page(self, number: int) -> None:
        """Bring the top of a page (1-based) into view."""
        index = max(0, min(number, self.page_count()) - 1)
        self.verticalScrollBar().setValue(int(self._page_rect(index).top()) - 8)

    def mark(self, number: int, quote: str, position: float) -> bool:
        """Mark a quote on a page (1-based) and bring it into view; False, and nothing marked, if it isn't there.

        Args:
            number: 1-based page.
            quote: the words.
            position: where on the page they stand, 0–1.
        """
        self.clear_mark()
        if not 1 <= number <= self.page_count():
            return False
        text = self._document.getAllText(number - 1).text()
        found = locate(quote, text, position)
        if found is None:
            self.go_to_page(number)
            return False
        selection = self._document.getSelectionAtIndex(number - 1, found.start, found.end - found.start)
        polygons = list(selection.bounds())
        if locate(quote, selection.text(), 0.0) is None or not polygons:
            self.go_to_page(number)
            return False
        self._marks = (number - 1, polygons)
        self._reveal()
        self.viewport().update()
        return True

    def marked_text(self) -> str:
        """The text under the marks, as QtPdf extracts it; empty without marks."""
        if self._marks is None:
            return ""
        page, polygons = self._marks
        parts = [
            self._document.getSelection(page, box.topLeft() + QPointF(0.5, box.height() / 2),
                                        box.bottomRight() - QPointF(-1.5, box.height() / 2)).text()
            for box in (polygon.boundingRect() for polygon in polygons)
        ]  # fmt: skip
        return "\n".join(parts)

    def has_mark(self) -> bool:
        """Whether words are marked."""
        return self._marks is not None

    def clear_mark(self) -> None:
        """Mark nothing."""
        self._marks = None
        self.viewport().update()

    def zoom_by(self, factor: float) -> None:
        """Zoom, the page in view staying in view."""
        self._fit = False
        self._zoom_to(self.zoomFactor() * factor)

    def fit_width(self) -> None:
        """Make the widest page as wide as the view, now and when the window's size changes."""
        self._fit = True
        widest = max((self._document.pagePointSize(i).width() for i in range(self.page_count())), default=0.0)
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
        page, polygons = self._marks
        painter = QPainter(self.viewport())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        for polygon in polygons:
            painter.drawRoundedRect(self._on_viewport(page, polygon.boundingRect()).adjusted(-1, -1, 1, 1), 2, 2)
        painter.end()

    def _reveal(self) -> None:
        if self._marks is None:
            return
        page, polygons = self._marks
        box = self._on_viewport(page, polygons[0].boundingRect())
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

    def _resolution(self) -> float:
        """Pixels per point, as QPdfView computes it."""
        return QGuiApplication.primaryScreen().logicalDotsPerInch() / 72.0

    def _page_rect(self, index: int) -> QRectF:
        """Where QPdfView lays a page out (0-based), in pixels from the document's top left corner."""
        scale = self._resolution() * self.zoomFactor()
        margins = self.documentMargins()
        sizes = [(self._document.pagePointSize(i) * scale).toSize() for i in range(self.page_count())]
        if not sizes:
            return QRectF()
        total = max(size.width() for size in sizes) + margins.left() + margins.right()
        left = (max(total, self.viewport().width()) - sizes[index].width()) // 2
        top = margins.top() + sum(size.height() + self.pageSpacing() for size in sizes[:index])
        return QRectF(left, top, sizes[index].width(), sizes[index].height())

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
