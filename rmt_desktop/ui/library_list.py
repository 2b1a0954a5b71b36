"""The list of the library's documents."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.library_filter import LibraryFilter
from rmt_desktop.ui.library_model import DocumentDelegate
from rmt_desktop.ui.lists import DrawnList
from rmt_desktop.ui.theme import Theme


class LibraryList(DrawnList):
    """Delete removes, Enter opens, F2 renames, Ctrl+Z brings back what was removed last."""

    remove_asked = Signal()
    open_asked = Signal()
    rename_asked = Signal()
    undo_asked = Signal()
    left_downwards = Signal()

    def __init__(self, theme: Theme, shown: LibraryFilter) -> None:
        super().__init__(theme)
        self.setObjectName("library")
        self.setAccessibleName(tr("Documents"))
        self.setModel(shown)
        self.setItemDelegate(DocumentDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; anything else as usual."""
        signals = {
            Qt.Key.Key_Delete: self.remove_asked,
            Qt.Key.Key_Backspace: self.remove_asked,
            Qt.Key.Key_Return: self.open_asked,
            Qt.Key.Key_Enter: self.open_asked,
            Qt.Key.Key_F2: self.rename_asked,
        }
        last = self.currentIndex().row() >= self.model().rowCount() - 1
        if event.key() in signals:
            signals[Qt.Key(event.key())].emit()
        elif event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.undo_asked.emit()
        elif event.key() == Qt.Key.Key_Down and last and not event.modifiers():
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
