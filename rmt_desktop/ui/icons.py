"""Icons drawn from SVG in the colours of the theme, sharp on every screen."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rmt_desktop.ui.resources import icon_file

_SIZES = (16, 18, 20, 24, 32, 40, 48, 64)
_FAINT = 0.4
"""Opacity of the icon of something that cannot be pressed now."""


@lru_cache(maxsize=256)
def icon(name: str, colour: str) -> QIcon:
    """The icon in one colour; its lines are ``currentColor`` in the file."""
    drawing = icon_file(name).read_text("utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(renderer, size, 1.0), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(renderer, size, _FAINT), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=1)
def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    renderer = QSvgRenderer(str(icon_file("app")))
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_pixmap(renderer, size, 1.0))
    return made


def clear_icons() -> None:
    """Let go of all icons."""
    icon.cache_clear()
    app_icon.cache_clear()


def _pixmap(renderer: QSvgRenderer, size: int, opacity: float) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
