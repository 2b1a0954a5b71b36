"""The main job without a mouse: bring a document in, ask it, look the quotes up, judge them, hand the chat over."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from rmt_desktop.domain.answers import QuestionState, Verdict
from rmt_desktop.domain.documents import DocumentState
from tests.gui.files import make_pdf
from tests.gui.windows import ask, read

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
_TRIES = 10


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None, "the keyboard is nowhere"
    QTest.keyClick(focused, key, modifiers)


def write(text: str) -> None:
    """Words where the keyboard is."""
    QTest.keyClicks(QApplication.focusWidget(), text)


def activate(qtbot, window) -> None:
    """What a window manager does at the start, and once a dialog is gone."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None, timeout=10_000)


def in_dialog(opens: Callable[[], None], typed: str | None) -> None:
    """Do what opens a file dialog, paste a name into it (None: leave the one suggested) and press Enter.

    Enter is pressed only while the name stands in the field: a dialog that does not take the name is closed, and fails.
    """
    dialogs: list[QFileDialog] = []
    pressed: list[Qt.Key] = []

    def named() -> bool:
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit):
            return False
        if typed is not None and field.text() != typed:
            press(Qt.Key.Key_A, CTRL)
            QGuiApplication.clipboard().setText(typed)  # letters typed would open the dialog's list of completions
            press(Qt.Key.Key_V, CTRL)
        return bool(field.text()) and typed in (None, field.text())

    def step() -> None:
        dialog = QApplication.activeModalWidget()
        if not dialogs and not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, step)
        elif dialog is None or (dialogs and dialog not in dialogs):
            return
        elif len(pressed) == _TRIES:
            dialogs.clear()
            dialog.close()
        else:
            dialogs[:] = [dialog]
            dialog.activateWindow()  # as a window manager does
            pressed.append(Qt.Key.Key_Return)
            QTimer.singleShot(200, step)
            if named():
                press(Qt.Key.Key_Return)

    QTimer.singleShot(20, step)
    opens()
    assert dialogs, "no dialog came up, or it did not take the name"


@pytest.mark.qt_log_ignore("This plugin does not support")  # of the offscreen platform, where a dialog comes up
def test_the_main_job_by_keys_alone(qtbot, window, tmp_path: Path) -> None:
    path, desk = make_pdf(tmp_path / "lease.pdf"), window.desk
    activate(qtbot, window)
    assert QApplication.focusWidget() is window.chat.field
    in_dialog(lambda: press(Qt.Key.Key_O, CTRL), str(path))
    activate(qtbot, window)
    qtbot.waitUntil(lambda: [d.state for d in desk.documents()] == [DocumentState.READ], timeout=30_000)
    press(Qt.Key.Key_1, CTRL)
    qtbot.waitUntil(window.library.list.hasFocus, timeout=5_000)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Home)
    assert [document.name for document in window.library.selected()] == ["lease.pdf"]
    press(Qt.Key.Key_L, CTRL)
    write("How much is the rent?")
    press(Qt.Key.Key_Return)

    def answered() -> bool:
        cards = list(window.chat._cards.values())
        done = bool(cards) and cards[0].question.state is QuestionState.ANSWERED
        return done and any(quote.isVisible() for quote in cards[0].quotes)  # shown a turn after they are made

    qtbot.waitUntil(answered, timeout=30_000)
    (card,) = window.chat._cards.values()
    press(Qt.Key.Key_3, CTRL)
    assert card.quotes[0].hasFocus()
    press(Qt.Key.Key_Return)
    assert window.document.pdf.has_mark()
    press(Qt.Key.Key_4, CTRL)
    assert window.lane.hasFocus()
    press(Qt.Key.Key_A)
    assert desk.question(card.question.id).verdict(0) is Verdict.ACCEPTED
    press(Qt.Key.Key_Escape)
    assert window.stage.currentWidget() is window.document
    target = tmp_path / "handed over.md"
    with qtbot.waitSignal(window.bridge.exported, timeout=10_000):
        in_dialog(lambda: press(Qt.Key.Key_E, CTRL), str(target))
    said = target.read_text("utf-8")
    assert "How much is the rent?" in said
    assert "accepted" in said.casefold()
    assert f"page {card.quotes[0].evidence.page}" in said


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_bare_enter_in_the_dialog_exports_into_the_documents_folder(qtbot, window, tmp_path, monkeypatch) -> None:
    inside, documents = tmp_path / "run here", Path.home() / "Documents"
    inside.mkdir()
    documents.mkdir()
    monkeypatch.chdir(inside)
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    ask(qtbot, window, "How much is the rent?")
    activate(qtbot, window)
    with qtbot.waitSignal(window.bridge.exported, timeout=10_000):
        in_dialog(lambda: press(Qt.Key.Key_E, CTRL), None)
    assert [path.suffix for path in documents.iterdir()] == [".pdf"]
    assert not list(inside.iterdir())
