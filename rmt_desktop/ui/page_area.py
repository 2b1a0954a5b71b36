"""Continuous pages of a PDF: laid out, drawn, zoomed, turned, scrolled."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from rmt_desktop.domain.documents import ViewPlace
from rmt_desktop.ui.page_layout import PageLayout
from rmt_desktop.ui.page_pictures import PagePictures, Wanted
from rmt_desktop.ui.turning import turned_box, turned_size, upright_point

_ZOOMS = (0.1, 5.0)
_MARGIN, _SPACING = 10, 14
_LINE = 40
"""Pixels of one step of the scroll bar."""
Overlay = tuple[QColor, Sequence[QRectF]]


class Zoom(StrEnum):
    """How large pages are shown."""

    WIDTH = "width"
    PAGE = "page"
    OWN = "own"


class PageArea(QAbstractScrollArea):
    """Shows :attr:`file`; what lies over the pages is told by :meth:`overlays`."""

    page_changed = Signal(int)
    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.file = QPdfDocument()  # without parent: as a child of its view it would crash at the end
        self._pictures = PagePictures(self.file)
        self._pictures.ready.connect(self._repaint)
        self._sizes: list[QSizeF] = []
        self._zoom, self._factor, self.quarters = Zoom.WIDTH, 1.0, 0
        self._laid_out: tuple[tuple[float, int, int], PageLayout] | None = None
        self._told = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.horizontalScrollBar().valueChanged.connect(self._repaint)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_LINE)

    def measure(self) -> None:
        """Begin anew with what the file holds now."""
        self._sizes = [self.file.pagePointSize(index) for index in range(self.file.pageCount())]
        self._laid_out, self._told, self.quarters = None, 0, 0
        self._pictures.forget()
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def page_count(self) -> int:
        """Number of pages."""
        return len(self._sizes)

    def current_page(self) -> int:
        """1-based number of the page at the upper third of the view."""
        line = self.verticalScrollBar().value() + self.viewport().height() / 3
        return self.layout_now().page_at(line) + 1

    def go_to_page(self, number: int) -> None:
        """Bring the top of a page (1-based) into view."""
        index = max(0, min(number, self.page_count()) - 1)
        self.verticalScrollBar().setValue(int(self.page_rect(index).top()) - 8)

    def place(self) -> ViewPlace:
        """Where the view stands."""
        page = self.layout_now().page_at(self.verticalScrollBar().value() + 1)
        box = self.page_rect(page)
        fraction = (self.verticalScrollBar().value() - box.top()) / box.height() if box.height() else 0.0
        zoom = f"{self._factor:.4f}" if self._zoom is Zoom.OWN else self._zoom.value
        return ViewPlace(page + 1, round(fraction, 4), self.quarters, zoom)

    def go_to(self, place: ViewPlace, *, looks: bool = False) -> None:
        """Stand there again; with ``looks``, zoomed and turned as then, too."""
        if looks:
            self.turn(place.quarters - self.quarters)
            self._take_zoom(place.zoom)
        index = max(0, min(place.page, self.page_count()) - 1)
        box = self.page_rect(index)
        self.verticalScrollBar().setValue(round(box.top() + place.fraction * box.height()))

    def zoom_factor(self) -> float:
        """1 is the size on paper."""
        return self._factor

    def zoom_by(self, factor: float) -> None:
        """Zoom, the page in view staying in view."""
        self._zoom = Zoom.OWN
        self._zoom_to(self._factor * factor)

    def fit(self, zoom: Zoom) -> None:
        """Fit the width or the whole of the largest page to the view, now and when the window's size changes."""
        self._zoom = zoom
        self._fit_again()

    def turn(self, quarters: int) -> None:
        """Turn all pages clockwise by quarters, the page in view staying in view."""
        if quarters % 4:
            page = self.current_page()
            self.quarters = (self.quarters + quarters) % 4
            self._laid_out = None
            self._fit_again()
            self._arrange()
            self.go_to_page(page)
            self.viewport().update()

    def overlays(self, page: int) -> Sequence[Overlay]:
        """Boxes in points of the upright page (0-based) and their colours, multiplied with the page."""
        return ()

    def page_rect(self, index: int) -> QRectF:
        """Where a page (0-based) lies, in pixels from the document's top left corner."""
        if not 0 <= index < len(self._sizes):
            return QRectF()
        spot = self.layout_now().spot(index)
        return QRectF(spot.left, spot.top, spot.width, spot.height)

    def on_viewport(self, page: int, box: QRectF) -> QRectF:
        """A box in points of a page (0-based) as pixels of the viewport."""
        size, scale = self._sizes[page], self._scale()
        turned = turned_box(box.getRect(), size.width(), size.height(), self.quarters)  # type: ignore[arg-type]
        left, top, width, height = (part * scale for part in turned)
        return QRectF(left, top, width, height).translated(self.page_rect(page).topLeft() - self._scrolled())

    def point_on_page(self, at: QPointF) -> tuple[int, QPointF]:
        """The page (0-based) nearest to a point of the viewport, and the point in points of the upright page."""
        inside = at + self._scrolled()
        page = self.layout_now().page_at(inside.y())
        spot, size = (inside - self.page_rect(page).topLeft()) / self._scale(), self._sizes[page]
        return page, QPointF(*upright_point(spot.x(), spot.y(), size.width(), size.height(), self.quarters))

    def pages_in_view(self) -> range:
        """The pages (0-based) of which something is seen."""
        if not self._sizes:
            return range(0)
        top = self.verticalScrollBar().value()
        layout = self.layout_now()
        return range(layout.page_at(top), layout.page_at(top + self.viewport().height()) + 1)

    def layout_now(self) -> PageLayout:
        """Computed anew only when zoom, turn or the width of the view has changed."""
        key = (self._factor, self.viewport().width(), self.quarters)
        if self._laid_out is None or self._laid_out[0] != key:
            self._laid_out = key, PageLayout(self._pixel_sizes(), _MARGIN, _SPACING, key[1])
        return self._laid_out[1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is fitted fitted."""
        super().resizeEvent(event)
        self._fit_again()
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End, Space and Shift+Space; arrows and page keys as usual."""
        bar, key = self.verticalScrollBar(), event.key()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        elif key == Qt.Key.Key_Space:
            bar.triggerAction(bar.SliderAction.SliderPageStepSub if back else bar.SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.1 ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in view, and what lies over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = self.pages_in_view()
        for page in shown:
            self._draw_page(painter, page)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.setPen(Qt.PenStyle.NoPen)
            for colour, boxes in self.overlays(page):
                painter.setBrush(colour)
                for box in boxes:
                    painter.drawRoundedRect(self.on_viewport(page, box).adjusted(-1, -1, 1, 1), 2, 2)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.end()
        beside = [page for page in (shown.stop, shown.start - 1) if 0 <= page < len(self._sizes)]
        self._pictures.want([self._wanted(page) for page in (*shown, *beside)])

    def _draw_page(self, painter: QPainter, page: int) -> None:
        box = self.page_rect(page).translated(-self._scrolled()).toRect()
        painter.fillRect(box, Qt.GlobalColor.white)
        wanted = self._wanted(page)
        image = self._pictures.picture(wanted)
        if image is not None:
            painter.drawImage(box, image)
        elif (rough := self._pictures.stand_in(wanted)) is not None:
            painter.drawImage(box, rough)

    def _wanted(self, page: int) -> Wanted:
        box, ratio = self.page_rect(page), self.devicePixelRatioF()
        return Wanted(page, round(box.width() * ratio), round(box.height() * ratio), self.quarters)

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _scale(self) -> float:
        """Pixels per point."""
        return self._factor * self.logicalDpiY() / 72.0

    def _pixel_sizes(self) -> list[tuple[int, int]]:
        scale = self._scale()
        turned = (turned_size(size.width() * scale, size.height() * scale, self.quarters) for size in self._sizes)
        return [(round(width), round(height)) for width, height in turned]

    def _take_zoom(self, zoom: str) -> None:
        if zoom in (Zoom.WIDTH, Zoom.PAGE):
            self.fit(Zoom(zoom))
        else:
            self._zoom = Zoom.OWN
            self._zoom_to(float(zoom))

    def _fit_again(self) -> None:
        if self._zoom is Zoom.OWN or not self._sizes:
            return
        sizes = [turned_size(size.width(), size.height(), self.quarters) for size in self._sizes]
        points = self._scale() / self._factor
        factor = (self.viewport().width() - 2 * _MARGIN - 2) / (max(size[0] for size in sizes) * points)
        if self._zoom is Zoom.PAGE:
            factor = min(factor, (self.viewport().height() - 16) / (max(size[1] for size in sizes) * points))
        self._zoom_to(factor)

    def _zoom_to(self, factor: float) -> None:
        new = max(_ZOOMS[0], min(_ZOOMS[1], factor))
        if abs(new - self._factor) > 1e-4:
            place = self.place()
            self._factor = new
            self._arrange()
            self.go_to(place)
            self.viewport().update()

    def _arrange(self) -> None:
        """Tell the scroll bars how far there is to go."""
        view: QRect = self.viewport().rect()
        width, height = self.layout_now().extent()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), width, view.width()),
            (self.verticalScrollBar(), height, view.height()),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(0, whole - seen) if self._sizes else 0)

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()

    @Slot()
    def _tell_page(self) -> None:
        self.viewport().update()
        self.moved.emit()
        if self._sizes and self.current_page() != self._told:
            self._told = self.current_page()
            self.page_changed.emit(self._told)
