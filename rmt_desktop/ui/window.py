"""The main window: library, document and chat side by side."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from rmt_desktop.domain.language import tr
from rmt_desktop.ui import window_memory
from rmt_desktop.ui.announcements import Announcements
from rmt_desktop.ui.bridge import EventBridge
from rmt_desktop.ui.chat_export import FILTERS, suggested_name, writer_for
from rmt_desktop.ui.chat_panel import ChatPanel
from rmt_desktop.ui.drops import choose_files, choose_folder
from rmt_desktop.ui.file_choice import FileChoice, Purpose
from rmt_desktop.ui.library_panel import LibraryPanel
from rmt_desktop.ui.menus import build_menus
from rmt_desktop.ui.parts import NoticeBar, label
from rmt_desktop.ui.stage import Stage
from rmt_desktop.ui.terms_panel import TermsPanel
from rmt_desktop.ui.theme import Theme, ThemeMode
from rmt_desktop.ui.welcome import Welcome
from rmt_desktop.ui.window_events import WindowEvents
from rmt_desktop.ui.window_help import WindowHelp
from rmt_desktop.ui.window_versions import WindowVersions
from rmt_desktop.ui.wording import PRIVACY, model_line
from rmt_desktop.ui.workshop_pages import WorkshopPages
from rmt_desktop.workflows.desk import Desk

SAMPLE_QUESTIONS = (
    "How much is the annual rent?",
    "Can the Tenant end the lease early?",
    "Which law governs this lease?",
)


def create_window(desk: Desk) -> "MainWindow":
    """The window over a desk; the application must exist, :meth:`MainWindow.start` begins the work."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return MainWindow(desk, Theme(application))


class MainWindow(QMainWindow):
    """Takes what the user does to the desk, and what the desk tells to the panes."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.setWindowTitle("RMT Desktop")
        self.setAcceptDrops(True)
        self.resize(1360, 860)
        self.setMinimumSize(860, 560)
        self._quitting = False
        self._make_panes()
        self.bridge = EventBridge(self)
        self.help = WindowHelp(self)
        self.workshop = WorkshopPages(self)
        self.versions = WindowVersions(self)
        self._themes = build_menus(self)
        self._make_status()
        self._announcements = Announcements(self.bridge, self.notice, self.library.select, self.desk.add_paths)
        self.events = WindowEvents(self)
        self._restore()

    def start(self, files: Sequence[Path] = ()) -> None:
        """Begin loading the model and reading, once the window is on screen."""
        self.desk.listen(self.bridge.post)
        QTimer.singleShot(0, self, lambda: self._begin(files))

    def _begin(self, files: Sequence[Path]) -> None:
        self.desk.start()
        if files:
            self.desk.add_paths(list(files))
        self.help.tell_news(busy=bool(files))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere; of anything else it is said why not."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """On a document, the drop is its new version."""
        self.versions.drag(event)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        self.versions.drop(event)
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once when nothing runs; otherwise ask in a bar whether to stop."""
        if self.desk.busy() and not self._quitting:
            event.ignore()
            self.notice.tell(
                tr("Something still runs: reading, an answer, a comparison, a training or an install. What was done "
                "so far is kept; reading goes on at the next start."), "warn", tr("Stop and quit"), self._stop_and_quit,
            )  # fmt: skip
            return
        window_memory.save(self)
        self.bridge.close()
        super().closeEvent(event)

    def add_files(self) -> None:
        """Choose files to add."""
        choose_files(self, self.desk)

    def add_folder(self) -> None:
        """Choose a folder to add."""
        choose_folder(self, self.desk)

    def add_sample(self) -> None:
        """Add the sample document and offer questions for it."""
        self.desk.add_sample()
        self.chat.bar.suggest(SAMPLE_QUESTIONS)

    def export_chat(self) -> None:
        """Choose where the chat goes, as PDF, Word or Markdown, with its quotes, pages and verdicts."""
        chat = self.chat.chat()
        if chat is None:
            self.notice.tell(tr("There is nothing to export yet: ask a question first."), "info")
            return
        name = suggested_name(chat.title) + ".pdf"
        path = FileChoice(self, self.desk, Purpose.EXPORTS).target(tr("Export chat"), name, tr(FILTERS))
        if path is not None:
            self.desk.export_chat(chat.id, path, writer_for(path))

    def _stop_and_quit(self) -> None:
        self._quitting = True
        self.close()

    def _make_panes(self) -> None:
        self.library = LibraryPanel(self.desk, self.theme, self.add_files)
        self.stage = Stage(self.desk, self.theme, Welcome(self.add_files, self.add_sample))
        self.document, self.lane = self.stage.document, self.stage.lane
        self.chat = ChatPanel(self.desk, self.theme, self.library.selected)
        self.terms = TermsPanel(self.desk)
        side = QSplitter(Qt.Orientation.Vertical)
        side.addWidget(self.library)
        side.addWidget(self.terms)
        side.setSizes([430, 370])
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for widget, least in ((side, 190), (self.stage, 300), (self.chat, 290)):
            widget.setMinimumWidth(least)
            self.splitter.addWidget(widget)
        self.splitter.setSizes([270, 660, 430])
        self.splitter.setStretchFactor(1, 1)
        self.notice = NoticeBar(self.theme)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(centre)
        for field in (*centre.findChildren(QLineEdit), *centre.findChildren(QPlainTextEdit)):
            field.setAcceptDrops(False)  # a file dropped on a field is meant for the library

    def _make_status(self) -> None:
        self.model_line = label(model_line(self.desk.model_state()))
        self.statusBar().addWidget(self.model_line, 1)
        self.statusBar().addPermanentWidget(label(tr(PRIVACY)))
        self.statusBar().setSizeGripEnabled(False)

    def set_theme(self, mode: ThemeMode) -> None:
        """Light, dark, or as the system is; remembered."""
        self.theme.set_mode(mode)
        self._themes[mode].setChecked(True)
        self.desk.set_setting("theme", mode.value)

    def verify_last(self) -> None:
        """Verify the newest answer that has quotes, or go on where a quote was opened from."""
        if not self.stage.verify_last(self.chat.area.last_answered()):
            self.notice.tell(tr("There is no answer with quotes in this chat yet."), "info")

    def escape(self) -> None:
        """Close what stands in the document's place, or a search; otherwise stop answering."""
        if self.chat.close_search() or self.stage.close_page():
            return
        if self.document.search_field.isVisible():
            self.document.close_search()
        else:
            self.chat.stop()

    def search_words(self) -> None:
        """Search literally for the words of the last question that was not answered."""
        if not self.chat.search_words():
            self.document.open_search()

    def read_deeper(self) -> None:
        """Ask the last question again of every page."""
        if not self.chat.ask_last_deeper():
            self.notice.tell(tr("There is no question to read deeper for, or the last one read every page."), "info")

    def focus_quote(self) -> None:
        """Move to the first quote of the last answer."""
        quote = self.chat.area.first_quote()
        if quote is not None:
            self.chat.area.reveal(quote)
            quote.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self) -> None:
        """Move from pane to pane."""
        focused = QApplication.focusWidget()
        if focused is not None and self.library.isAncestorOf(focused):
            self.stage.focus_document()
        elif focused is not None and self.stage.isAncestorOf(focused):
            self.chat.field.setFocus()
        else:
            self.library.list.setFocus()

    def _restore(self) -> None:
        self.library.restore()
        mode = window_memory.stored_theme(self)
        self.theme.set_mode(mode)
        self.theme.set_text_size(window_memory.stored_text_size(self))
        self._themes[mode].setChecked(True)
        window_memory.restore(self)
        self.chat.field.setFocus()
        self.chat.show_scope()
