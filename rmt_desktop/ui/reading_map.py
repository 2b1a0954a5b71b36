"""The strip of cells along a document: what was read, and what contributed to the answer."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.map_cells import Cell, CellState, cell_words, group
from rmt_desktop.ui.theme import Theme

_LEAST = 5
"""Units of width that a cell needs."""
_STRIP = 14
_FILL = {
    CellState.READ: "accent_soft",
    CellState.UNREAD: "line",
    CellState.WAITING: "sunken",
    CellState.NO_TEXT: "warn_soft",
    CellState.FAILED: "danger_soft",
}
_READ = 0.3
"""Share of the accent in pages that are read: they must be told from those that aren't at a glance."""
_EDGE = {CellState.WAITING: "muted", CellState.NO_TEXT: "warn", CellState.FAILED: "danger"}


class ReadingMap(QWidget):
    """A click or Enter goes to a page; Left and Right move from cell to cell."""

    page_chosen = Signal(int)
    cell_described = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._states: Sequence[CellState] = ()
        self._heat: Mapping[int, float] = {}
        self._page, self._last = 1, 0
        self._cursor: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_STRIP + 10)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Reading map"))
        theme.changed.connect(self.update)

    def show_pages(self, states: Sequence[CellState], heat: Mapping[int, float], last: int | None = None) -> None:
        """Show the pages' states and heat; those after page ``last``, if given, as left out."""
        self._states, self._heat, self._last = states, heat, last or len(states)
        self.update()

    def show_page(self, number: int) -> None:
        """Mark the page in view (1-based)."""
        if number != self._page:
            self._page, self._cursor = number, None
            self.update()

    def page(self) -> int:
        """The page in view (1-based)."""
        return self._page

    def cells(self) -> list[Cell]:
        """What is drawn, from left to right."""
        return group(self._states, self._heat, max(1, (self.width() - 2) // _LEAST))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, _STRIP + 10)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the page under the pointer; in a cell of several, to the hottest."""
        cell = self._cell_at(event.position().x())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.page_chosen.emit(self._page_of(cell))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the cells; Enter goes there."""
        cells = self.cells()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -len(cells), Qt.Key.Key_End: len(cells)}
        key = Qt.Key(event.key())
        if cells and key in steps:
            self._cursor = max(0, min(len(cells) - 1, self._at(cells) + steps[key]))
            self.setAccessibleDescription(cell_words(cells[self._cursor]))
            self.cell_described.emit(cell_words(cells[self._cursor]))
            self.update()
        elif cells and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.page_chosen.emit(self._page_of(cells[self._at(cells)]))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say what the cell under the pointer is."""
        if isinstance(event, QHelpEvent):
            cell = self._cell_at(event.pos().x())
            QToolTip.showText(event.globalPos(), cell_words(cell) if cell else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All cells, the page in view, and the cell the keyboard is at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cells = self.cells()
        for i, cell in enumerate(cells):
            box = self._box(i, len(cells))
            gap = 1.0 if box.width() > 4 else 0.0
            painter.fillRect(box.adjusted(0, 0, -gap, 0), self._fill(cell))
            if cell.state in _EDGE:
                edge = QRectF(box.left(), box.bottom() - 3, box.width() - gap, 3)
                painter.fillRect(edge, self._theme.colour(_EDGE[cell.state]))
            if cell.first <= self._page <= cell.last:
                self._draw_pointer(painter, box)
            if self.hasFocus() and i == self._at(cells):
                painter.setPen(self._theme.colour("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(0.5, -2.5, -0.5, 2.5))
        painter.end()

    def _fill(self, cell: Cell) -> QColor:
        if cell.first > self._last:
            return self._theme.colour("line")
        base = self._theme.colour(_FILL[cell.state])
        if cell.state is CellState.READ:
            base = _between(base, self._theme.colour("accent"), _READ)
        return base if cell.heat <= 0 else _between(base, self._theme.colour("heat"), 0.25 + 0.75 * cell.heat)

    def _draw_pointer(self, painter: QPainter, box: QRectF) -> None:
        middle = box.center().x()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawPolygon([QPointF(middle - 4, 0), QPointF(middle + 4, 0), QPointF(middle, 5)])

    def _box(self, index: int, count: int) -> QRectF:
        width = self.width() / max(1, count)
        return QRectF(index * width, 6, width, _STRIP)

    def _cell_at(self, x: float) -> Cell | None:
        cells = self.cells()
        index = int(x * len(cells) / max(1, self.width()))
        return cells[index] if 0 <= index < len(cells) else None

    def _at(self, cells: Sequence[Cell]) -> int:
        if self._cursor is not None and self._cursor < len(cells):
            return self._cursor
        return next((i for i, cell in enumerate(cells) if cell.first <= self._page <= cell.last), 0)

    def _page_of(self, cell: Cell) -> int:
        return max(range(cell.first, cell.last + 1), key=lambda number: (self._heat.get(number, 0.0), -number))


def _between(one: QColor, other: QColor, share: float) -> QColor:
    parts = (
        round(a + (b - a) * share)
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*parts)
