"""Beside the document: its outline and its pages in small."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rmt_desktop.domain.language import marked, tr
from rmt_desktop.ui.outline import Entry
from rmt_desktop.ui.outline_tree import OutlineTree
from rmt_desktop.ui.parts import IconButton, button, label
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.thumbnails import Thumbnails

NO_OUTLINE = marked("This document has no outline: neither bookmarks nor headings were found in it.")


class ContentsPane(QWidget):
    """Hidden until one of its two parts is asked for."""

    entry_chosen = Signal(object)
    page_chosen = Signal(int)
    closed = Signal()

    def __init__(self, document: QPdfDocument, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(172)
        self.outline, self.pages = OutlineTree(), Thumbnails(document, theme)
        self.outline.entry_chosen.connect(self.entry_chosen)
        self.pages.page_chosen.connect(self.page_chosen)
        self._empty = label(tr(NO_OUTLINE), "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(14, 14, 14, 0)
        self._stack = QStackedWidget()
        for part in (self.outline, self.pages, self._empty):
            self._stack.addWidget(part)
        self._page = 1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head(theme))
        column.addWidget(self._stack, 1)
        self.hide()

    def fill(self, entries: Sequence[Entry], names: Sequence[str], *, pictures: bool) -> None:
        """Show another document.

        Args:
            entries: of the outline.
            names: of all pages.
            pictures: whether its pages can be drawn.
        """
        self.outline.fill(entries)
        self.pages.fill(names if pictures else ())
        self._pages_button.setVisible(pictures)
        if self._stack.currentWidget() is not self.pages or not pictures:
            self._show_outline()

    def show_page(self, number: int) -> None:
        """Follow the page in view (1-based)."""
        self._page = number
        if not self.isHidden():
            self.outline.show_page(number)
            self.pages.show_page(number)

    def toggle_outline(self) -> None:
        """Show the outline with the keyboard in it; if that is shown, hide the pane."""
        self._toggle(self._stack.currentWidget() is not self.pages, self._show_outline)

    def toggle_pages(self) -> None:
        """Show the pages in small; if they are shown, hide the pane. Nothing where there are no pictures."""
        if not self._pages_button.isHidden():
            self._toggle(self._stack.currentWidget() is self.pages, self._show_pages)

    def _toggle(self, shown: bool, show: Callable[[], None]) -> None:
        if not self.isHidden() and shown:
            self.close_pane()
            return
        self.show()
        show()
        self.show_page(self._page)
        part = self._stack.currentWidget()
        if part is not None:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close_pane(self) -> None:
        """Hide it."""
        self.hide()
        self.closed.emit()

    def _show_outline(self) -> None:
        empty = self.outline.topLevelItemCount() == 0
        self._stack.setCurrentWidget(self._empty if empty else self.outline)
        self._mark(self._outline_button)

    def _show_pages(self) -> None:
        self._stack.setCurrentWidget(self.pages)
        self._mark(self._pages_button)

    def _mark(self, chosen: QWidget) -> None:
        for one in (self._outline_button, self._pages_button):
            one.setChecked(one is chosen)

    def _make_head(self, theme: Theme) -> QHBoxLayout:
        self._outline_button = button(tr("Outline"), self._switch_to_outline, "tab")
        self._pages_button = button(tr("Pages"), self._switch_to_pages, "tab")
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(2)
        for one in (self._outline_button, self._pages_button):
            one.setCheckable(True)
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(IconButton(theme, "close", tr("Close outline and pages"), self.close_pane))
        return row

    def _switch_to_outline(self) -> None:
        self._show_outline()
        self.show_page(self._page)

    def _switch_to_pages(self) -> None:
        self._show_pages()
        self.show_page(self._page)
