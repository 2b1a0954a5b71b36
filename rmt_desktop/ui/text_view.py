"""Stored page text, for documents that are no PDF or whose file is gone."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from rmt_desktop.domain.documents import Page


class TextView(QPlainTextEdit):
    """Pages one after the other, a line with number and label before each; read only, plain text always."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("document")
        self.setReadOnly(True)
        self.setAccessibleName("Document text")
        self._starts: list[int] = []  # in UTF-16 units
        self._pages: Sequence[Page] = ()
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these pages from the top."""
        parts: list[str] = []
        self._starts, self._pages, position = [], pages, 0
        for page in pages:
            head = f"— {page.number}{f' · {page.label}' if page.label else ''} —\n\n"
            self._starts.append(position + units(head))
            parts.append(f"{head}{page.text or page.reason or ''}\n\n")
            position += units(parts[-1])
        self.setPlainText("".join(parts))
        self.clear_mark()

    def page_count(self) -> int:
        """Number of pages."""
        return len(self._starts)

    def current_page(self) -> int:
        """1-based number of the page at the top of the view."""
        top = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        page = sum(start <= top + 8 for start in self._starts)
        return max(1, page)

    def go_to_page(self, number: int) -> None:
        """Bring a page (1-based) into view."""
        if 1 <= number <= len(self._starts):
            self._reveal(self._starts[number - 1])

    def mark(self, number: int, start: int, end: int) -> bool:
        """Mark characters of a page (1-based) and bring them into view; False if there are none."""
        self.clear_mark()
        if not 1 <= number <= len(self._starts):
            return False
        if not 0 <= start < end <= len(self._pages[number - 1].text):
            self.go_to_page(number)
            return False
        text, base = self._pages[number - 1].text, self._starts[number - 1]
        first = base + units(text[:start])
        selection = QTextEdit.ExtraSelection()
        cursor = self._cursor(first)
        cursor.setPosition(first + units(text[start:end]), QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setBackground(QColor("#ffd54a"))
        form.setForeground(QColor("#18202b"))
        selection.cursor, selection.format = cursor, form
        self.setExtraSelections([selection])
        self._reveal(first)
        return True

    def marked_text(self) -> str:
        """The marked characters; empty without mark."""
        marks = self.extraSelections()
        return marks[0].cursor.selectedText().replace("\u2029", "\n") if marks else ""

    def clear_mark(self) -> None:
        """Mark nothing."""
        self.setExtraSelections([])

    def _reveal(self, position: int) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setTextCursor(self._cursor(position))
        self.centerCursor()

    def _cursor(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor

    @Slot()
    def _tell_page(self) -> None:
        if self._starts:
            self.page_changed.emit(self.current_page())


def units(text: str) -> int:
    """Length in UTF-16 units, in which Qt counts."""
    return len(text) + sum(ord(character) > 0xFFFF for character in text)
