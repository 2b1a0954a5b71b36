"""A scroll area that stays with its newest part while that grows, until the user scrolls."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget


class FollowingArea(QScrollArea):
    """Shows a column of parts, vertically only."""

    def __init__(self) -> None:
        super().__init__()
        self._followed: QWidget | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._show_followed)  # the range is right only once a part has been laid out
        bar.actionTriggered.connect(self._stay)

    def follow(self, part: QWidget | None) -> None:
        """Keep the start of a part in view; None = nothing."""
        self._followed = part
        QTimer.singleShot(0, self, self._show_followed)

    @Slot()
    def _show_followed(self) -> None:
        if self._followed is not None:
            self.verticalScrollBar().setValue(self._followed.y())

    @Slot()
    def _stay(self) -> None:
        self._followed = None
