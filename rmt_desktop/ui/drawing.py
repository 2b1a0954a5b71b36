"""A chart drawn as SVG, as wide as there is room."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmt_desktop.ui.theme import Theme


class Drawing(QWidget):
    """Drawn anew in the theme's colours.

    Args:
        draw: the SVG for a colour of words (``#rrggbb``); empty: nothing is shown.
        widest: pixels at text size 100 %.
    """

    def __init__(self, theme: Theme, name: str, draw: Callable[[str], str], widest: int = 640) -> None:
        super().__init__()
        self._theme, self._draw, self._widest = theme, draw, widest
        self._renderer = QSvgRenderer(self)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.redraw)
        self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Ask for the SVG again."""
        svg = self._draw(self._theme.palette.muted)
        self.setVisible(bool(svg))
        if svg:
            self._renderer.load(QByteArray(svg.encode()))
            self.setMinimumHeight(self.heightForWidth(min(self._widest, max(200, self.width()))))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The proportions of the drawing are kept."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at a width."""
        size = self._renderer.defaultSize()
        return round(min(width, self._limit()) * size.height() / max(1, size.width()))

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(self._limit(), self.heightForWidth(self._limit()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it at the left."""
        width = min(self.width(), self._limit())
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(0, 0, width, self.heightForWidth(width)))
        painter.end()

    def _limit(self) -> int:
        return self._theme.scaled(self._widest)
