"""The menu bar: every action of the window with its keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from rmt_desktop.domain.language import tr
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
    chat = window.menuBar().addMenu(tr("&Chat"))
    _act(chat, tr("&New chat"), window.chat.new_chat, "Ctrl+N")
    _act(chat, tr("Searc&h all chats …"), window.chat.open_search, "Ctrl+Shift+H")
    _act(chat, tr("&Rename chat"), window.chat.rename, "Shift+F2")
    _act(chat, tr("&Pin or unpin chat"), window.chat.pin)
    _act(chat, tr("De&lete chat"), window.chat.delete)
    _act(chat, tr("&As of page …"), window.document.map.toggle_as_of, "Ctrl+Shift+A")
    _act(chat, tr("&Export chat …"), window.export_chat, "Ctrl+E")
    _act(chat, tr("&Copy the newest answer"), window.chat.copy_last, "Ctrl+Shift+Y")
    _act(chat, tr("&Pin the newest question, or let it go"), window.versions.pin_newest, "Ctrl+Shift+P")
    _act(chat, tr("Read &deeper"), window.read_deeper, "Ctrl+Shift+D")
    _act(chat, tr("&Stop answering"), window.escape, "Esc")
    helping = window.menuBar().addMenu(tr("&Help"))
    _act(helping, tr("&Commands …"), window.help.palette.open, "Ctrl+K")
    _act(helping, tr("&Keys …"), window.help.open_sheet, "F1")
    helping.addSeparator()
    _act(helping, tr("What is &new …"), window.help.open_news)
    _act(helping, tr("Look for a new &version"), window.desk.updates.look)
    _act(helping, tr("&About RMT Desktop …"), window.help.open_about)
    return themes


def _file_menu(window: "MainWindow") -> None:
    menu = window.menuBar().addMenu(tr("&File"))
    _act(menu, tr("&Add documents …"), window.add_files, "Ctrl+O")
    _act(menu, tr("Add &folder …"), window.add_folder, "Ctrl+Shift+O")
    _act(menu, tr("Add the &sample document"), window.add_sample)
    _act(menu, tr("New &version …"), window.versions.choose, "Ctrl+Shift+V")
    _act(menu, tr("&Watch a folder …"), window.help.watch_folder)
    menu.addSeparator()
    _act(menu, tr("Se&ttings …"), window.help.open_settings, "Ctrl+,")
    _act(menu, tr("&Quit"), window.close, "Ctrl+Q")


def _library_menu(window: "MainWindow") -> None:
    menu, work = window.menuBar().addMenu(tr("&Library")), window.library.work
    _act(menu, tr("&Search names and text"), window.library.open_search, "Ctrl+Shift+L")
    menu.addSeparator()
    _act(menu, tr("Add to &collection …"), work.add_to_collection, "Ctrl+Shift+G")
    _act(menu, tr("&Take out of the collection shown"), work.take_out)
    _act(menu, tr("&New collection …"), work.new_collection)
    _act(menu, tr("Rename the collection sh&own …"), work.rename_collection)
    _act(menu, tr("&Dissolve the collection shown"), work.remove_collection)
    _act(menu, tr("T&ags …"), work.edit_tags, "Ctrl+T")
    menu.addSeparator()
    for order, text in SORTS.items():
        _act(menu, tr("Sort: {order}", order=tr(text)), lambda order=order: window.library.set_sort(order))  # type: ignore[misc]
    menu.addSeparator()
    _act(menu, tr("&Pause or go on reading"), work.pause_or_resume, "Ctrl+P")
    _act(menu, tr("R&ead again"), work.read_again)
    _act(menu, tr("Rena&me …"), work.rename)
    _act(menu, tr("Show in &file manager"), work.reveal)
    _act(menu, tr("&Remove from library"), work.remove)
    _act(menu, tr("&Undo removal"), work.undo)


def _view_menu(window: "MainWindow") -> dict[ThemeMode, QAction]:
    menu = window.menuBar().addMenu(tr("&View"))
    group = QActionGroup(window)
    titles = {ThemeMode.SYSTEM: tr("Theme of the s&ystem"), ThemeMode.LIGHT: tr("&Light"), ThemeMode.DARK: tr("&Dark")}
    themes: dict[ThemeMode, QAction] = {}
    for mode, text in titles.items():
        action = _act(menu, text, lambda mode=mode: window.set_theme(mode))  # type: ignore[misc]
        action.setCheckable(True)
        group.addAction(action)
        themes[mode] = action
    menu.addSeparator()
    _act(menu, tr("&Larger"), lambda: window.document.paper.zoom(1.15), "Ctrl++", "Ctrl+=")
    _act(menu, tr("S&maller"), lambda: window.document.paper.zoom(1 / 1.15), "Ctrl+-")
    _act(menu, tr("Fit &width"), window.document.paper.fit_width, "Ctrl+0")
    _act(menu, tr("Fit &page"), window.document.paper.fit_page, "Ctrl+9")
    _act(menu, tr("&Rotate clockwise"), window.document.paper.rotate, "Ctrl+R")
    _act(menu, tr("Rotate &anticlockwise"), lambda: window.document.paper.rotate(-1), "Ctrl+Shift+R")
    menu.addSeparator()
    _act(menu, tr("&Outline"), window.document.toggle_outline, "F4")
    _act(menu, tr("Pages in s&mall"), window.document.toggle_pages, "Shift+F4")
    menu.addSeparator()
    _act(menu, tr("&Copy selected text"), window.document.copy)
    _act(menu, tr("Copy te&xt of the page"), window.document.copy_page, "Ctrl+Shift+C")
    return themes


def _go_menu(window: "MainWindow") -> None:
    menu = window.menuBar().addMenu(tr("&Go"))
    _act(menu, tr("&Search in document"), window.document.open_search, "Ctrl+F")
    _act(menu, tr("Search for the question's &words"), window.search_words, "Ctrl+Shift+F")
    _act(menu, tr("&Next place"), window.document.find_next, "F3")
    _act(menu, tr("&Previous place"), lambda: window.document.find_next(-1), "Shift+F3")
    _act(menu, tr("&Back"), window.document.places.back, "Alt+Left")
    _act(menu, tr("&Forward"), window.document.places.forward, "Alt+Right")
    _act(menu, tr("&Go to page …"), window.document.header.ask_page, "Ctrl+G")
    _act(menu, tr("Next page"), lambda: window.document.turn(1), "Ctrl+PgDown")
    _act(menu, tr("Previous page"), lambda: window.document.turn(-1), "Ctrl+PgUp")
    menu.addSeparator()
    _act(menu, tr("&Library"), window.library.list.setFocus, "Ctrl+1")
    _act(menu, tr("&Document"), window.stage.focus_document, "Ctrl+2")
    _act(menu, tr("First &quote"), window.focus_quote, "Ctrl+3")
    _act(menu, tr("&Verify quotes"), window.verify_last, "Ctrl+4")
    _act(menu, tr("C&ompared versions"), window.versions.show, "Ctrl+5")
    _act(menu, tr("&Question"), window.chat.field.setFocus, "Ctrl+L")
    _act(menu, tr("Next pane"), window.next_pane, "F6")


def _workshop_menu(window: "MainWindow") -> None:
    menu = window.menuBar().addMenu(tr("&Workshop"))
    _act(menu, tr("&Compare engines …"), window.workshop.open_compare, "Ctrl+Shift+E")
    _act(menu, tr("&Train a reader …"), window.workshop.open_training, "Ctrl+Shift+T")
    _act(menu, tr("&Language models …"), window.workshop.open_models, "Ctrl+Shift+M")


def _act(menu: QMenu, text: str, work: Callable[[], object], *keys: str) -> QAction:
    action = menu.addAction(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.triggered.connect(lambda checked=False: work())
    return action
