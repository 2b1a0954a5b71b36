"""Settings, the sheet of keys, the command palette, and what is said about this version."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.about_page import AboutPage
from rmt_desktop.ui.command_palette import CommandPalette
from rmt_desktop.ui.command_search import Command
from rmt_desktop.ui.data_folder import DataFolder
from rmt_desktop.ui.language_choice import LanguageChoice
from rmt_desktop.ui.news_page import NewsPage
from rmt_desktop.ui.parts import closable_page
from rmt_desktop.ui.protection_card import ProtectionCard
from rmt_desktop.ui.settings_page import SettingsPage
from rmt_desktop.ui.shortcuts import ShortcutSheet, keys_of, menu_actions, plain
from rmt_desktop.ui.update_wording import updated_words
from rmt_desktop.workflows.events import UpdateChecked
from rmt_desktop.workflows.news import release_notes

if TYPE_CHECKING:
    from rmt_desktop.ui.window import MainWindow


class WindowHelp:
    """Made with the window; pages are made when they are first needed."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.palette = CommandPalette(window, self.commands)
        self.settings: SettingsPage | None = None
        self.sheet: ShortcutSheet | None = None
        self.news: NewsPage | None = None
        self.about: AboutPage | None = None
        self._pages: dict[str, QWidget] = {}
        window.bridge.cleaned.connect(self._show_storage)
        window.bridge.update_checked.connect(self._show_update)
        window.bridge.order_changed.connect(self._show_folders)

    def open_settings(self) -> None:
        """Show the settings."""
        window = self._window
        if self.settings is None:
            place = DataFolder(window.desk, window.workshop.hold_still, window.workshop.start_anew)
            protection = ProtectionCard(window.desk, window.workshop.start_anew)
            language = LanguageChoice(window.desk, window.workshop.start_anew)
            self.settings = SettingsPage(window.desk, window.theme, window.set_theme, place, protection, language)
        self.settings.show_storage()
        self._open(tr("Settings"), self.settings)
        self.settings.engine.setFocus()

    def watch_folder(self) -> None:
        """Choose a folder whose new files are read by themselves, and show those there are."""
        self.open_settings()
        if self.settings is not None:
            self.settings.folders.choose()

    def open_sheet(self) -> None:
        """Show all keys."""
        if self.sheet is None:
            self.sheet = ShortcutSheet(menu_actions(self._window, self._window.menuBar().actions()))
        self._open(tr("Keys"), self.sheet)

    def open_news(self) -> None:
        """Show what is new."""
        if self.news is None:
            self.news = NewsPage(release_notes())
        self._open(tr("What is new"), self.news)

    def open_about(self) -> None:
        """Show version, parts and terms."""
        if self.about is None:
            desk = self._window.desk
            self.about = AboutPage(self.open_news, desk.updates.look, desk.folder())
        self._open(tr("About"), self.about)

    def tell_news(self, busy: bool) -> None:
        """After an update, once: show what is new, or where files are being opened only offer it."""
        notes = self._window.desk.unseen_news()
        if notes and busy:
            self._window.notice.tell(updated_words(notes), "info", tr("What is new"), self.open_news)
        elif notes:
            self._window.notice.tell(updated_words(notes), "info")
            self.open_news()

    def _open(self, title: str, inner: QWidget) -> None:
        stage = self._window.stage
        if title not in self._pages:
            self._pages[title] = closable_page(self._window.theme, title, stage.close_page, inner)
            stage.addWidget(self._pages[title])
        stage.setCurrentWidget(self._pages[title])

    def commands(self) -> list[Command]:
        """Everything the menus offer, every document, and every chat."""
        window = self._window
        actions = menu_actions(window, window.menuBar().actions())
        made = [
            Command(f"{menu}: {plain(action.text())}", keys_of(action), action.trigger)
            for menu, action in actions
            if action.isEnabled()
        ]
        for document in window.library.model.documents():
            title = tr("Open {name}", name=document.name)
            made.append(Command(title, tr("document"), lambda id=document.id: window.library.select(id)))  # type: ignore[misc]
        for chat in window.desk.chats():
            title = tr("Chat: {title}", title=chat.title)
            made.append(Command(title, tr("chat"), lambda id=chat.id: window.chat.open_chat(id)))  # type: ignore[misc]
        return made

    def _show_update(self, outcome: UpdateChecked) -> None:
        if self.settings is not None:
            self.settings.updates.show_outcome(outcome)

    def _show_storage(self) -> None:
        if self.settings is not None:
            self.settings.show_storage()

    def _show_folders(self) -> None:
        if self.settings is not None:
            self.settings.folders.fill()
