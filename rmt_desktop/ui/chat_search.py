"""Search over the questions and answers of all chats."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import FoundQuestion
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.lists import stepped
from rmt_desktop.ui.parts import label

_WAIT_MS = 150
"""After the last key, before the search begins."""
_SNIPPET = 140


class ChatSearch(QWidget):
    """Stands in the place of the messages; ``chosen`` with chat and question.

    Args:
        search: looks for words in the background; the outcome comes to :meth:`show_found`.
    """

    chosen = Signal(int, int)
    closed = Signal()

    def __init__(self, search: Callable[[str], object]) -> None:
        super().__init__()
        self._search = search
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search all chats: words of questions and answers"))
        self.field.setAccessibleName(tr("Search all chats"))
        self.field.setClearButtonEnabled(True)
        self.field.setAcceptDrops(False)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.field.returnPressed.connect(self._choose)
        self.field.installEventFilter(self)
        self.count = label("", "smallPrint")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Questions found"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self.field)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        self.hide()

    def open(self) -> None:
        """Show it with what was searched last."""
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ask()

    def show_found(self, words: str, found: Sequence[FoundQuestion]) -> None:
        """Show what was found, unless other words have been typed since."""
        if words != self.field.text():
            return
        self.list.clear()
        for one in found:
            item = QListWidgetItem(_text(one))
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        nothing = tr("Nothing found: every word must stand in a question or its answer.") if words.strip() else ""
        self.count.setText(tr("%Ln question(s)", "", len(found)) if found else nothing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move in the list while typing; Escape closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if stepped(self.list, event):
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _ask(self) -> None:
        self._search(self.field.text())

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            found: FoundQuestion = item.data(Qt.ItemDataRole.UserRole)
            self.chosen.emit(found.chat_id, found.question_id)


def _text(found: FoundQuestion) -> str:
    lines = [" ".join(found.question.split())]
    if found.answer:
        answer = " ".join(found.answer.split())
        lines.append(answer if len(answer) <= _SNIPPET else answer[:_SNIPPET].rstrip() + "…")
    title = found.chat_title or tr("New chat")
    lines.append(f"{title} · {found.asked.astimezone():%Y-%m-%d}")
    return "\n".join(lines)
