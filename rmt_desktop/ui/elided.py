"""What is too long for its place ends in an ellipsis instead of being cut off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLabel, QStyle, QStyleOptionComboBox

_ROOM = 8
"""Pixels that a style keeps free on both sides of a choice, together."""


class ElidedLabel(QLabel):
    """One line of plain text; ``text()`` stays whole. ``name`` chooses its style."""

    def __init__(self, text: str = "", name: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of it as there is room for."""
        box = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        align, role = int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), self.foregroundRole()
        painter = QPainter(self)
        self.style().drawItemText(painter, box, align, self.palette(), self.isEnabled(), shown, role)
        painter.end()


class ElidedCombo(QComboBox):
    """A choice that may be narrower than the names in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten the name shown."""
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - _ROOM
        elided = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = elided
