"""The search in a document: the field, how many places there are, and the way from one to the next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.parts import IconButton, label
from rmt_desktop.ui.search import Hit, count_words, find_hits, first_from
from rmt_desktop.ui.theme import Theme

_PAUSE = 150
"""Milliseconds after the last key before everything is searched."""


class SearchRow(QFrame):
    """Counts while typing; Enter, F3 and Shift+F3 go from place to place.

    Args:
        page: the page (1-based) in view, from which on is searched.
    """

    hits_changed = Signal(object)
    hit_chosen = Signal(object)
    begun = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, page: Callable[[], int]) -> None:
        super().__init__()
        self._page = page
        self._pages: Sequence[Page] = ()
        self._hits: list[Hit] = []
        self._hit: int | None = None
        self._searched = ""
        self.setObjectName("toolRow")
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search in this document"))
        self.field.setAccessibleName(tr("Search in this document"))
        self.field.returnPressed.connect(self.find_next)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.count_now)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.count = label("", "muted")
        self.count.setMinimumWidth(90)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(IconButton(theme, "up", tr("Previous (Shift+F3)"), lambda: self.find_next(-1)))
        row.addWidget(IconButton(theme, "down", tr("Next (F3)"), self.find_next))
        row.addWidget(IconButton(theme, "close", tr("Close search (Esc)"), self.close_row))
        self.hide()

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Search another document from now on."""
        self._pages, self._searched, self._hits, self._hit = pages, "", [], None
        if pages and not self.isHidden():
            self.count_now()
        elif not pages:
            self.hide()

    def open(self) -> None:
        """Show the field with the keyboard in it."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot()
    def close_row(self) -> None:
        """Hide it and what it found."""
        self.hide()
        self._searched, self._hits, self._hit = "", [], None
        self.closed.emit()

    @Slot()
    def count_now(self) -> None:
        """Find all places of what was typed, and say how many there are."""
        self._timer.stop()
        words = self.field.text()
        if words != self._searched:
            self._searched, self._hits, self._hit = words, find_hits(self._pages, words), None
            self.hits_changed.emit(self._hits)
            self._say()

    @Slot()
    def find_next(self, step: int = 1) -> None:
        """Go to the next (or previous) place; the first is the one after the top of the page in view."""
        if self.isHidden():
            self.show()
        self.count_now()
        if not self._hits:
            return
        if self._hit is None:
            self.begun.emit()
            first = first_from(self._hits, self._page())
            self._hit = first if step > 0 else (first - 1) % len(self._hits)
        else:
            self._hit = (self._hit + step) % len(self._hits)
        self.hit_chosen.emit(self._hits[self._hit])
        self._say()

    def _say(self) -> None:
        self.count.setText(count_words(self._hit, len(self._hits)) if self._searched.strip() else "")
