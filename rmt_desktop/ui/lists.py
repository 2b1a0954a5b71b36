"""What lists share: stepping with the keyboard elsewhere, and drawn rows that follow the theme."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QListWidget

from rmt_desktop.ui.theme import Theme

_PADDING = 12
"""Pixels that the style sheet puts above and below a row, and around a list, together."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def stepped(rows: QListWidget, event: QKeyEvent) -> bool:
    """Up and Down pressed in a field move in the list beside it, round its ends; False for every other key."""
    step = _STEPS.get(Qt.Key(event.key()))
    if step is None or not rows.count():
        return False
    rows.setCurrentRow((rows.currentRow() + step) % rows.count())
    return True


def show_rows(rows: QListWidget, count: int, most: int = 4) -> None:
    """Make a list as high as so many of its rows, but at least one and at most ``most``."""
    row = rows.sizeHintForRow(0)
    if row <= 0:
        row = rows.fontMetrics().height() + _PADDING
    rows.setFixedHeight(row * max(1, min(most, count)) + _PADDING)


class DrawnList(QListView):
    """A list whose rows a delegate draws in the colours and sizes of the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        theme.changed.connect(self.repaint_rows)

    @Slot()
    def repaint_rows(self) -> None:
        """Draw all rows anew."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
