"""The head of the chat: which chat is shown, and what can be done with it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Chat
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.elided import ElidedCombo
from rmt_desktop.ui.parts import IconButton, header
from rmt_desktop.ui.theme import Theme


class ChatHeader(QWidget):
    """``chosen`` with the number of the chat to show, ``renamed`` with the title that was typed.

    Args:
        begin: starts an empty chat.
        search: opens the search over all chats.
        actions: what the menu offers for the chat shown, by its text.
    """

    chosen = Signal(int)
    renamed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        begin: Callable[[], object],
        search: Callable[[], object],
        actions: Mapping[str, Callable[[], object]],
    ) -> None:
        super().__init__()
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title of the chat"))
        self.title.hide()
        self.title.editingFinished.connect(self._rename)
        self.title.installEventFilter(self)
        self._chooser = ElidedCombo()
        self._chooser.setAccessibleName(tr("Chat"))
        self._chooser.setMinimumWidth(60)
        self._chooser.activated.connect(self._choose)
        menu = QMenu(self)
        for text, act in actions.items():
            menu.addAction(text, act)
        more = IconButton(theme, "more", tr("Rename, pin, export or delete this chat"))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        finding = IconButton(theme, "search", tr("Search all chats (Ctrl+Shift+H)"), search)
        adding = IconButton(theme, "plus", tr("New chat (Ctrl+N)"), begin)
        head = header(tr("Chat"), self._chooser, self.title, finding, adding, more)
        layout = head.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretch(1, 0)
        layout.setStretch(2, 1)
        layout.setStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(head)

    def fill(self, chats: Sequence[Chat], shown: int | None = None) -> None:
        """Offer these chats; the first is the one shown, unless another one is named."""
        self._chooser.clear()
        for chat in chats:
            self._chooser.addItem(("★ " if chat.pinned else "") + (chat.title or tr("New chat")), chat.id)
        self._chooser.setVisible(bool(chats))
        if shown is not None:
            self.choose(shown)

    def add(self, chat: Chat) -> None:
        """Offer a new chat, which is the one shown: before all but those pinned."""
        pinned = sum(self._chooser.itemText(i).startswith("★ ") for i in range(self._chooser.count()))
        self._chooser.insertItem(pinned, chat.title, chat.id)
        self._chooser.setCurrentIndex(pinned)
        self._chooser.show()

    def choose(self, chat_id: int) -> None:
        """A stored chat is shown."""
        self._chooser.setCurrentIndex(self._chooser.findData(chat_id))

    def choose_none(self) -> None:
        """An empty chat is shown, which is not stored yet."""
        self._chooser.setCurrentIndex(-1)

    def edit(self, title: str) -> None:
        """Let the title be typed in the chooser's place: Enter keeps it, Escape does not."""
        self._chooser.hide()
        self.title.setText(title)
        self.title.show()
        self.title.selectAll()
        self.title.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape gives up the typing."""
        pressed = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            self._end_editing()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _rename(self) -> None:
        if not self.title.isHidden():
            self._end_editing()
            self.renamed.emit(self.title.text())

    def _end_editing(self) -> None:
        self.title.hide()
        self._chooser.setVisible(self._chooser.count() > 0)
        self._chooser.setFocus()

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.chosen.emit(self._chooser.itemData(index))
