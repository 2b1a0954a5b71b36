"""The command palette: type what to do, Enter does it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.command_search import Command, fitting
from rmt_desktop.ui.lists import show_rows, stepped

_WIDTH = 560
_MOST = 10
"""Commands in view at once."""


class CommandPalette(QFrame):
    """Lies over the window's upper part while it is open.

    Args:
        window: what it lies over.
        commands: everything that can be done, asked anew at every opening.
    """

    def __init__(self, window: QWidget, commands: Callable[[], Sequence[Command]]) -> None:
        super().__init__(window)
        self._window, self._commands = window, commands
        self._all: Sequence[Command] = ()
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Command"))
        self.field.setAcceptDrops(False)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._run)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands that fit"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.hide()

    def open(self) -> None:
        """Show it, empty."""
        parent = self._window
        self._before = parent.focusWidget()
        width = min(_WIDTH, parent.width() - 40)
        self.setGeometry((parent.width() - width) // 2, 70, width, self.height())
        self._all = self._commands()
        self.field.clear()
        self._fill()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> bool:
        """Hide it, the keyboard back where it was; False if it is not shown."""
        if self.isHidden():
            return False
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move in the list while typing; leaving the field closes the palette."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if stepped(self.list, event):
                return True
            if event.key() == Qt.Key.Key_Escape:
                return self.close_palette()
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    @Slot()
    def _fill(self) -> None:
        self.list.clear()
        for command in fitting(self._all, self.field.text()):
            item = QListWidgetItem(f"{command.title}    {command.hint}" if command.hint else command.title)
            item.setData(Qt.ItemDataRole.UserRole, command)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        show_rows(self.list, self.list.count(), _MOST)
        self.resize(self.width(), self.sizeHint().height())

    @Slot()
    def _run(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            command: Command = item.data(Qt.ItemDataRole.UserRole)
            self.close_palette()
            command.run()
