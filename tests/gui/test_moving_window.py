"""The data folder is moved from the settings; the window opens anew over the new place."""

import pytest
from PySide6.QtWidgets import QApplication

from rmt_desktop import paths
from rmt_desktop.ui.application import RESTART
from rmt_desktop.workflows.moving import old_folder


@pytest.fixture
def place(window, tmp_path, monkeypatch):
    """The part of the settings, in a window over the standard folder."""
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(paths, "user_data_path", lambda *_, **__: tmp_path / "data")
    window.help.open_settings()
    yield window.help.settings.place
    window.workshop.hold_still(False)


def test_the_data_is_moved_and_the_window_opens_anew(qtbot, window, place, tmp_path, monkeypatch) -> None:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    qtbot.waitUntil(lambda: not window.desk.busy(), timeout=60_000)
    place.move_to(tmp_path / "new")
    assert not window.chat.isEnabled()
    assert place.stop_button.isVisibleTo(place)
    qtbot.waitUntil(lambda: codes == [RESTART], timeout=60_000)
    assert paths.data_folder() == tmp_path / "new"
    assert (tmp_path / "new" / "library.db").is_file()
    assert old_folder(tmp_path / "new").folder == tmp_path / "data"


def test_a_bad_place_is_said_and_nothing_is_locked(qtbot, window, place, tmp_path) -> None:
    qtbot.waitUntil(lambda: not window.desk.busy(), timeout=60_000)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    place.move_to(tmp_path / "full")
    assert "not empty" in place.line.text()
    assert window.chat.isEnabled()
    assert paths.data_folder() == tmp_path / "data"
    assert place.old.isHidden()
