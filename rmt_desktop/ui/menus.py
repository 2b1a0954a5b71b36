"""The menu bar: every action of the window with its keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from rmt_desktop.ui.library_wording import SORTS
from rmt_desktop.ui.theme import ThemeMode

if TYPE_CHECKING:
    from rmt_desktop.ui.window import MainWindow


def build_menus(window: "MainWindow") -> dict[ThemeMode, QAction]:
    """Fill the menu bar; the actions that choose a theme, by theme."""
    _file_menu(window)
    _library_menu(window)
    themes = _view_menu(window)
    _go_menu(window)
    _workshop_menu(window)
    chat = window.menuBar().addMenu("&Chat")
    _act(chat, "&New chat", window.chat.new_chat, "Ctrl+N")
    _act(chat, "Searc&h all chats …", window.chat.open_search, "Ctrl+Shift+H")
    _act(chat, "&Rename chat", window.chat.rename, "Shift+F2")
    _act(chat, "&Pin or unpin chat", window.chat.pin)
    _act(chat, "De&lete chat", window.chat.delete)
    _act(chat, "&As of page …", window.document.map.toggle_as_of, "Ctrl+Shift+A")
    _act(chat, "&Export chat …", window.export_chat, "Ctrl+E")
    _act(chat, "&Copy the newest answer", window.chat.copy_last, "Ctrl+Shift+Y")
    _act(chat, "&Pin the newest question, or let it go", window.versions.pin_newest, "Ctrl+Shift+P")
    _act(chat, "Read &deeper", window.read_deeper, "Ctrl+Shift+D")
    _act(chat, "&Stop answering", window.escape, "Esc")
    helping = window.menuBar().addMenu("&Help")
    _act(helping, "&Commands …", window.help.palette.open, "Ctrl+K")
    _act(helping, "&Keys …", window.help.open_sheet, "F1")
    helping.addSeparator()
    _act(helping, "What is &new …", window.help.open_news)
    _act(helping, "Look for a new &version", window.desk.updates.look)
    _act(helping, "&About RMT Desktop …", window.help.open_about)
    return themes


def _file_menu(window: "MainWindow") -> None:
    menu = window.menuBar().addMenu("&File")
    _act(menu, "&Add documents …", window.add_files, "Ctrl+O")
    _act(menu, "Add &folder …", window.add_folder, "Ctrl+Shift+O")
    _act(menu, "Add the &sample document", window.add_sample)
    _act(menu, "New &version …", window.versions.choose, "Ctrl+Shift+V")
    _act(menu, "&Watch a folder …", window.help.watch_folder)
    menu.addSeparator()
    _act(menu, "Se&ttings …", window.help.open_settings, "Ctrl+,")
    _act(menu, "&Quit", window.close, "Ctrl+Q")


def _library_menu(window: "MainWindow") -> None:
    menu, work = window.menuBar().addMenu("&Library"), window.library.work
    _act(menu, "&Search names and text", window.library.open_search, "Ctrl+Shift+L")
    menu.addSeparator()
    _act(menu, "Add to &collection …", work.add_to_collection, "Ctrl+Shift+G")
    _act(menu, "&Take out of the collection shown", work.take_out)
    _act(menu, "&New collection …", work.new_collection)
    _act(menu, "Rename the collection sh&own …", work.rename_collection)
    _act(menu, "&Dissolve the collection shown", work.remove_collection)
    _act(menu, "T&ags …", work.edit_tags, "Ctrl+T")
    menu.addSeparator()
    for order, text in SORTS.items():
        _act(menu, f"Sort: {text}", lambda order=order: window.library.set_sort(order))  # type: ignore[misc]
    menu.addSeparator()
    _act(menu, "&Pause or go on reading", work.pause_or_resume, "Ctrl+P")
    _act(menu, "R&ead again", work.read_again)
    _act(menu, "Rena&me …", work.rename)
    _act(menu, "Show in &file manager", work.reveal)
    _act(menu, "&Remove from library", work.remove)
    _act(menu, "&Undo removal", work.undo)


def _view_menu(window: "MainWindow") -> dict[ThemeMode, QAction]:
    menu = window.menuBar().addMenu("&View")
    group = QActionGroup(window)
    titles = {ThemeMode.SYSTEM: "Theme of the s&ystem", ThemeMode.LIGHT: "&Light", ThemeMode.DARK: "&Dark"}
    themes: dict[ThemeMode, QAction] = {}
    for mode, text in titles.items():
        action = _act(menu, text, lambda mode=mode: window.set_theme(mode))  # type: ignore[misc]
        action.setCheckable(True)
        group.addAction(action)
        themes[mode] = action
    menu.addSeparator()
    _act(menu, "&Larger", lambda: window.document.paper.zoom(1.15), "Ctrl++", "Ctrl+=")
    _act(menu, "S&maller", lambda: window.document.paper.zoom(1 / 1.15), "Ctrl+-")
    _act(menu, "Fit &width", window.document.paper.fit_width, "Ctrl+0")
    _act(menu, "Fit &page", window.document.paper.fit_page, "Ctrl+9")
    _act(menu, "&Rotate clockwise", window.document.paper.rotate, "Ctrl+R")
    _act(menu, "Rotate &anticlockwise", lambda: window.document.paper.rotate(-1), "Ctrl+Shift+R")
    menu.addSeparator()
    _act(menu, "&Outline", window.document.toggle_outline, "F4")
    _act(menu, "Pages in s&mall", window.document.toggle_pages, "Shift+F4")
    menu.addSeparator()
    _act(menu, "&Copy selected text", window.document.copy)
    _act(menu, "Copy te&xt of the page", window.document.paper.copy_page, "Ctrl+Shift+C")
    return themes


def _go_menu(window: "MainWindow") -> None:
    menu = window.menuBar().addMenu("&Go")
    _act(menu, "&Search in document", window.document.open_search, "Ctrl+F")
    _act(menu, "Search for the question's &words", window.search_words, "Ctrl+Shift+F")
    _act(menu, "&Next place", window.document.find_next, "F3")
    _act(menu, "&Previous place", lambda: window.document.find_next(-1), "Shift+F3")
    _act(menu, "&Back", window.document.back, "Alt+Left")
    _act(menu, "&Forward", window.document.forward, "Alt+Right")
    _act(menu, "&Go to page …", window.document.header.ask_page, "Ctrl+G")
    _act(menu, "Next page", lambda: window.document.turn(1), "Ctrl+PgDown")
    _act(menu, "Previous page", lambda: window.document.turn(-1), "Ctrl+PgUp")
    menu.addSeparator()
    _act(menu, "&Library", window.library.list.setFocus, "Ctrl+1")
    _act(menu, "&Document", window.stage.focus_document, "Ctrl+2")
    _act(menu, "First &quote", window.focus_quote, "Ctrl+3")
    _act(menu, "&Verify quotes", window.verify_last, "Ctrl+4")
    _act(menu, "C&ompared versions", window.versions.show, "Ctrl+5")
    _act(menu, "&Question", window.chat.field.setFocus, "Ctrl+L")
    _act(menu, "Next pane", window.next_pane, "F6")


def _workshop_menu(window: "MainWindow") -> None:
    menu = window.menuBar().addMenu("&Workshop")
    _act(menu, "&Compare engines …", window.workshop.open_compare, "Ctrl+Shift+E")
    _act(menu, "&Train a reader …", window.workshop.open_training, "Ctrl+Shift+T")
    _act(menu, "&Language models …", window.workshop.open_models, "Ctrl+Shift+M")


def _act(menu: QMenu, text: str, work: Callable[[], object], *keys: str) -> QAction:
    action = menu.addAction(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.triggered.connect(lambda checked=False: work())
    return action
