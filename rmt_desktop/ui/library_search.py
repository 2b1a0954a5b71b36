"""The library's search: names and tags at once, the text a moment later."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.found_list import FoundList
from rmt_desktop.ui.library_filter import LibraryFilter
from rmt_desktop.ui.parts import label
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.wording import found_line
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.finding import Search

_PAUSE = 180
"""Milliseconds without typing after which the text is searched."""


class SearchField(QLineEdit):
    """Down and Enter lead to what was found, Escape ends the search."""

    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search names and text"))
        self.setAccessibleName(tr("Search the library by name, tag and text"))
        self.setToolTip(tr('All words must be there; "words in quotation marks" stand next to each other'))
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the search while there is one."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and self.text() and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys above; anything else is typed."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class LibrarySearch(QObject):
    """Joins the field, the list of documents and the list of pages found.

    Args:
        desk: searches the text.
        theme: for the list of pages.
        shown: the documents shown.
        begins: told before a search takes documents out of sight.
        changed: told when what is shown has changed.
    """

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        shown: LibraryFilter,
        begins: Callable[[], object],
        changed: Callable[[], object],
    ) -> None:
        super().__init__(shown)
        self._desk, self._shown, self._begins, self._changed = desk, shown, begins, changed
        self.field = SearchField()
        self.field.textChanged.connect(self._follow)
        self.found = FoundList(theme)
        self.summary = label("", "smallPrint", wrap=True)
        self.pane = QWidget()
        column = QVBoxLayout(self.pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 12, 4)
        head.addWidget(self.summary)
        column.addLayout(head)
        column.addWidget(self.found, 1)
        self.pane.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.search_now)

    def words(self) -> str:
        """What is searched for; empty while nothing is."""
        return self.field.text().strip()

    def search_now(self) -> None:
        """Search the text of the documents of the scope for what is typed."""
        self._timer.stop()
        if self.words():
            self._desk.search(self.words(), self._shown.scope())

    @Slot(object)
    def show_found(self, search: Search) -> None:
        """Show the outcome of a search, unless something else was typed meanwhile."""
        if search.words != self.words():
            return
        self.found.pages.fill(search.pages)
        self.found.setVisible(bool(search.pages))
        self.summary.setText(found_line(search))
        self._shown.show_found(search.documents)
        self.pane.setVisible(self._shown.rowCount() > 0)  # where nothing at all is found, the list says so
        self._changed()

    @Slot()
    def _follow(self) -> None:
        words = self.words()
        if words:
            self._begins()
        self._shown.show_words(words)
        if words:
            self._timer.start(_PAUSE)
        else:
            self._timer.stop()
            self.found.pages.fill(())
            self.pane.hide()
        self._changed()
