"""The passphrase in the settings and at the start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from rmt_desktop import app
from rmt_desktop.domain.store_errors import StoreInUse
from rmt_desktop.storage import key_file, vault
from rmt_desktop.storage.library import Library
from rmt_desktop.ui.application import RESTART
from rmt_desktop.ui.passphrase_dialog import PassphraseDialog
from rmt_desktop.ui.waiting import wait_for
from rmt_desktop.workflows.events import ModelPhase
from rmt_desktop.workflows.protecting import give_passphrase, is_remembered, protect
from tests.gui.conftest import opened
from tests.memory_keyring import own_keyring
from tests.tiny import tiny_model

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # by the offscreen platform, of any dialog
PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    monkeypatch.setattr(key_file, "COST", 2**10)
    with own_keyring() as mine:
        yield mine


@pytest.fixture
def exits(monkeypatch) -> list[int]:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    return codes


def card_of(qtbot, window):
    ready = ModelPhase.READY
    qtbot.waitUntil(lambda: window.desk.model_state().phase is ready and not window.desk.busy(), timeout=60_000)
    window.help.open_settings()
    return window.help.settings.protection


def test_the_settings_encrypt_the_library(qtbot, theme, tmp_path, exits) -> None:
    folder = tmp_path / "data"
    with opened(theme, folder, tiny_model) as window:
        card = card_of(qtbot, window)
        for new, again, told in (("short", "short", "8 characters"), (PASSPHRASE, "other words", "differ")):
            card.new.line.setText(new)
            card.again.line.setText(again)
            card.protect_button.click()
            assert told in card.line.text()
        card.again.line.setText(PASSPHRASE)
        qtbot.keyClick(card.again.line, Qt.Key.Key_Return)
        assert exits == [RESTART]
        work, told = window.workshop.meanwhile
        assert "Encrypting" in told
    work()
    assert vault.is_protected(folder)


def test_they_change_the_passphrase_and_remove_it(qtbot, theme, tmp_path, exits) -> None:
    folder = tmp_path / "data"
    protect(folder, PASSPHRASE)
    with opened(theme, folder, tiny_model) as window:
        card = card_of(qtbot, window)
        card.old.line.setText("wrong passphrase")
        card.remove_button.click()
        assert card.line.text().startswith("Wrong passphrase")
        card.old.line.setText(PASSPHRASE)
        card.new.line.setText("another passphrase")
        card.again.line.setText("another passphrase")
        card.change_button.click()
        assert "another passphrase" in card.line.text()
        assert not card.old.text() + card.new.text() + card.again.text()
        card.keyring.setChecked(True)
        assert not card.keyring.isChecked()
        card.old.line.setText("another passphrase")
        card.keyring.setChecked(True)
        assert is_remembered(folder)
        card.keyring.setChecked(False)
        assert not is_remembered(folder)
        card.old.line.setText("another passphrase")
        card.remove_button.click()
        assert exits == [RESTART]
        work, _ = window.workshop.meanwhile
    work()
    assert not vault.is_protected(folder)


def test_the_work_between_two_windows_is_waited_for_and_fails_aloud(qtbot, tmp_path) -> None:
    wait_for("Encrypting", lambda: protect(tmp_path / "one", PASSPHRASE))
    assert vault.is_protected(tmp_path / "one")
    with Library.open(tmp_path), pytest.raises(StoreInUse):
        wait_for("", lambda: protect(tmp_path, PASSPHRASE))
    assert not vault.is_protected(tmp_path)


def test_the_passphrase_is_asked_for_by_the_keyboard_alone(qtbot, tmp_path, kept) -> None:
    protect(tmp_path, PASSPHRASE)
    vault.let_go(tmp_path)
    dialog = PassphraseDialog(lambda passphrase, keep: give_passphrase(tmp_path, passphrase, keep))
    qtbot.addWidget(dialog)
    dialog.show()
    field = dialog.field.line
    assert field.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.error.isHidden()
    qtbot.keyClicks(field, "wrong passphrase")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "Wrong passphrase" in dialog.error.text()
    assert dialog.isVisible()
    dialog.keep.setChecked(True)
    kept.locked = True
    qtbot.keyClicks(field, PASSPHRASE)  # over the wrong one, which is selected
    assert dialog.error.isHidden()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "keyring" in dialog.error.text()
    dialog.keep.setChecked(False)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert vault.is_unlocked(tmp_path)


def test_the_start_asks_only_where_it_must(qtbot, tmp_path, monkeypatch) -> None:
    protect(tmp_path, PASSPHRASE)
    asked: list[str] = []

    def answer(passphrase: str):
        def ask(give) -> bool:
            asked.append(passphrase)
            if passphrase:
                give(passphrase, True)
            return bool(passphrase)

        return ask

    vault.let_go(tmp_path)
    monkeypatch.setattr("rmt_desktop.ui.passphrase_dialog.ask_passphrase", answer(""))
    assert app._open_unlocked(tmp_path) is None
    monkeypatch.setattr("rmt_desktop.ui.passphrase_dialog.ask_passphrase", answer(PASSPHRASE))
    monkeypatch.setenv("RMT_DESKTOP_PASSPHRASE", "wrong passphrase")
    app._open_unlocked(tmp_path).close()
    assert asked == ["", PASSPHRASE]
    vault.let_go(tmp_path)
    app._open_unlocked(tmp_path).close()  # from the keyring
    assert asked == ["", PASSPHRASE]
