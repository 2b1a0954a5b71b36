"""A picture that is as wide as there is room, never larger than it is sharp."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class PictureLabel(QWidget):
    """Shows an image in its proportions; ``description`` is what a screen reader says."""

    def __init__(self, image: QImage, description: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(description)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self._fit()

    def sizeHint(self) -> QSize:
        """Its own size."""
        return self._image.deviceIndependentSize().toSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the width asks for."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, smoothly scaled down."""
        size = self._shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(0, 0, size.width(), size.height()), self._image)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
        painter.end()

    def _shown(self) -> QSize:
        own = self.sizeHint()
        room = QSize(min(self.width(), own.width()), own.height())
        return own.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self._shown().height()))
