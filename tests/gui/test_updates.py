"""Version, news and new versions, as the window shows them."""

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from rmt_desktop import __version__
from rmt_desktop.domain.releases import ReleaseNotes
from rmt_desktop.ui.shortcuts import menu_actions, plain
from rmt_desktop.ui.window import MainWindow
from rmt_desktop.workflows import news
from tests.gui.windows import keep
from tests.servers import Site, serving

PAGE = "https://example.org/releases/9.0.0"
FEED = Site({"/latest": json.dumps({"tag_name": "v9.0.0", "html_url": PAGE}).encode()})


def choose(window: MainWindow, title: str) -> None:
    """Choose an entry of the menus."""
    actions = menu_actions(window, window.menuBar().actions())
    next(action for _, action in actions if plain(action.text()) == title).trigger()


def words(widget) -> str:
    return "\n".join(part.text() for part in widget.findChildren(QLabel))


def test_about_and_news_are_in_the_menu(window) -> None:
    choose(window, "About RMT Desktop")
    assert window.help.about.isVisible()
    assert f"RMT Desktop {__version__}" in words(window.help.about)
    assert "torch 2" in words(window.help.about)
    choose(window, "What is new")
    assert window.help.news.isVisible()
    assert news.release_notes()[0].changes[0] in words(window.help.news)
    window.escape()
    assert window.stage.currentWidget() is window.document


def test_news_are_shown_once_after_an_update(window, theme, monkeypatch) -> None:
    assert window.help.news is None  # the first start
    window.desk.set_setting("news/version", "0.0.9")
    again = keep(MainWindow(window.desk, theme))
    again.show()
    again.help.tell_news(busy=False)
    assert again.help.news.isVisible()
    assert f"updated to {__version__}" in again.notice.text()
    third = keep(MainWindow(window.desk, theme))
    third.help.tell_news(busy=False)
    assert third.help.news is None
    monkeypatch.setattr(news, "release_notes", lambda: [ReleaseNotes(__version__, "", ("Better.",))])
    window.desk.set_setting("news/version", "0.0.9")
    third.help.tell_news(busy=True)  # files are being opened: offered, not in the way
    assert third.help.news is None
    third.notice.action.click()
    assert third.help.news is not None
    again.hide()


def test_a_new_version_is_told_and_its_page_opened_only_by_a_click(qtbot, window, monkeypatch) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda address: opened.append(address.toString()))
    window.help.open_settings()
    page = window.help.settings.updates
    assert not page.wanted.isChecked()
    before = window.help.settings.network.text()
    with serving(FEED) as site:
        page.address.setText(f"{site.url}/latest")
        with qtbot.waitSignal(window.bridge.update_checked, timeout=10_000):
            qtbot.mouseClick(page.now, Qt.MouseButton.LeftButton)
            assert not page.now.isEnabled()
        assert page.now.isEnabled()
        assert "9.0.0 is out" in page.state.text()
        assert "9.0.0 is out" in window.notice.text()
        assert opened == []
        window.notice.action.click()
        assert opened == [PAGE]
        assert window.help.settings.network.text() == before
        page.wanted.setChecked(True)
        assert f"{site.url}/latest" in window.help.settings.network.text()
    with qtbot.waitSignal(window.bridge.update_checked, timeout=10_000):
        choose(window, "Look for a new version")
    assert "cannot be reached" in window.notice.text()
    window.escape()


def test_an_address_that_may_not_be_asked_leaves_it_off(window) -> None:
    window.help.open_settings()
    page = window.help.settings.updates
    page.address.setText("http://example.org/latest")
    page.wanted.setChecked(True)
    assert not page.wanted.isChecked()
    assert "https://" in page.state.text()
    assert not window.desk.updates.choice().wanted
    window.escape()
