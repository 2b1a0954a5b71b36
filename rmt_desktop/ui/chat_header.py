"""The head of the chat: which chat is shown, and what can be done with it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Chat
from rmt_desktop.ui.parts import IconButton, header
from rmt_desktop.ui.theme import Theme


class ChatHeader(QWidget):
    """``chosen`` with the number of the chat to show.

    Args:
        begin: starts an empty chat.
        actions: what the menu offers for the chat shown, by its text.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, begin: Callable[[], object], actions: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        self._chooser = QComboBox()
        self._chooser.setAccessibleName("Chat")
        self._chooser.setMinimumWidth(60)
        self._chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._chooser.activated.connect(self._choose)
        menu = QMenu(self)
        for text, act in actions.items():
            menu.addAction(text, act)
        more = IconButton(theme, "more", "Rename, export or delete this chat")
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        head = header("Chat", self._chooser, IconButton(theme, "plus", "New chat (Ctrl+N)", begin), more)
        layout = head.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretch(1, 0)
        layout.setStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(head)

    def fill(self, chats: Sequence[Chat]) -> None:
        """Offer these chats; the first is the one shown."""
        self._chooser.clear()
        for chat in chats:
            self._chooser.addItem(chat.title or "New chat", chat.id)
        self._chooser.setVisible(bool(chats))

    def add(self, chat: Chat) -> None:
        """Offer a new chat, which is the one shown."""
        self._chooser.insertItem(0, chat.title, chat.id)
        self._chooser.setCurrentIndex(0)
        self._chooser.show()

    def choose(self, chat_id: int) -> None:
        """A stored chat is shown."""
        self._chooser.setCurrentIndex(self._chooser.findData(chat_id))

    def choose_none(self) -> None:
        """An empty chat is shown, which is not stored yet."""
        self._chooser.setCurrentIndex(-1)

    def rename(self, title: str) -> None:
        """The chat shown is called otherwise."""
        self._chooser.setItemText(self._chooser.currentIndex(), title)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.chosen.emit(self._chooser.itemData(index))
