"""What tests do with a window, and ways to wait for it."""

from pathlib import Path

from PySide6.QtCore import Qt

from rmt_desktop.domain.answers import QuestionState
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.ui.cards import QuestionCard
from rmt_desktop.ui.window import MainWindow

# Python's collector may run on a worker thread, and a window must not be taken apart there: windows stay until the end.
_KEPT: list[MainWindow] = []


def keep(window: MainWindow) -> MainWindow:
    """The window, kept until the tests end."""
    _KEPT.append(window)
    return window


def read(qtbot, window: MainWindow, *paths: Path) -> None:
    """Bring in files and wait until each is read, or can't be."""
    window.desk.add_paths(list(paths))
    done = (DocumentState.READ, DocumentState.FAILED, DocumentState.PASSWORD)

    def settled() -> bool:
        shown = window.library.model.documents()
        return len(shown) >= len(paths) and all(document.state in done for document in shown)

    qtbot.waitUntil(settled, timeout=60_000)


def ask(qtbot, window: MainWindow, text: str) -> QuestionCard:
    """Type a question and wait for its answer."""
    window.chat.field.setPlainText(text)
    qtbot.keyClick(window.chat.field, Qt.Key.Key_Return)

    def answered() -> bool:
        cards = list(window.chat._cards.values())
        return bool(cards) and cards[-1].question.state is QuestionState.ANSWERED

    qtbot.waitUntil(answered, timeout=60_000)
    return list(window.chat._cards.values())[-1]
