"""A scroll area that stays with one of its parts while others grow, until the user scrolls."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget


class FollowingArea(QScrollArea):
    """Shows a column of parts, vertically only."""

    def __init__(self) -> None:
        super().__init__()
        self._followed: QWidget | None = None
        self._offset = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._show_followed)  # the range is right only once a part has been laid out
        bar.actionTriggered.connect(self._stay)

    def follow(self, part: QWidget | None, offset: int = 0) -> None:
        """Keep a part in view, ``offset`` pixels of it above the upper edge; None = nothing."""
        self._followed, self._offset = part, offset
        QTimer.singleShot(0, self, self._show_followed)

    def followed(self) -> QWidget | None:
        """The part that is kept in view."""
        return self._followed

    def reveal(self, part: QWidget) -> None:
        """Bring something inside of a part into view, and stay there."""
        self._followed = None
        self.ensureWidgetVisible(part, 0, 12)

    @Slot()
    def _show_followed(self) -> None:
        if self._followed is not None:
            self.verticalScrollBar().setValue(self._followed.y() + self._offset)

    @Slot()
    def _stay(self) -> None:
        self._followed = None
