"""A box to tick beside words that wrap: a check box alone is as wide as its words, and would be cut off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel


class WrappedCheck(QHBoxLayout):
    """A row of both; a click on the words counts as one on the ``box``."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.setSpacing(2)
        self.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(_Words(text, self.box), 1)


class _Words(QLabel):
    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click is one on the box."""
        if self.rect().contains(event.position().toPoint()) and self._box.isEnabled():
            self._box.click()
