"""Stored page text, for documents that are no PDF or whose file is gone."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from rmt_desktop.domain.documents import Page, ViewPlace
from rmt_desktop.domain.language import told, tr
from rmt_desktop.ui.search import Hit

_MARK, _HIT, _INK = "#ffd54a", "#fff0b3", "#18202b"
_TINTED = 200
"""Places shown at once; those around the page in view."""
_ZOOM_STEPS = (-6, 20)


class TextView(QPlainTextEdit):
    """Pages one after the other, a line with number and label before each; read only, plain text always."""

    page_changed = Signal(int)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("document")
        self.setReadOnly(True)
        self.setTextInteractionFlags(self.textInteractionFlags() | self.textInteractionFlags().TextSelectableByKeyboard)
        self.setAccessibleName(tr("Document text"))
        self._heads: list[int] = []  # in UTF-16 units
        self._starts: list[int] = []
        self._end = 0
        self._pages: Sequence[Page] = ()
        self._hits: Sequence[Hit] = ()
        self._mark: QTextEdit.ExtraSelection | None = None
        self._told = self._zoomed = 0
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these pages from the top."""
        parts: list[str] = []
        self._heads, self._starts, self._pages, position = [], [], pages, 0
        for page in pages:
            head = f"— {page.number}{f' · {page.label}' if page.label else ''} —\n\n"
            self._heads.append(position)
            self._starts.append(position + units(head))
            parts.append(f"{head}{page.text or told(page.reason or '')}\n\n")
            position += units(parts[-1])
        self._end, self._hits, self._told = position, (), 0
        self.setPlainText("".join(parts))
        self.clear_mark()

    def page_count(self) -> int:
        """Number of pages."""
        return len(self._starts)

    def current_page(self) -> int:
        """1-based number of the page at the upper third of the view."""
        line = self.cursorForPosition(QPoint(0, self.viewport().height() // 3)).position()
        return max(1, bisect_right(self._starts, line))

    def go_to_page(self, number: int) -> None:
        """Bring a page (1-based) into view."""
        if 1 <= number <= len(self._starts):
            self._reveal(self._heads[number - 1], top=True)

    def place(self) -> ViewPlace:
        """Where the view stands: the fraction is of the page's characters."""
        top = self._top()
        number = max(1, bisect_right(self._heads, top))
        start, end = self._bounds(number)
        zoom = "width" if not self._zoomed else str(self._zoomed)
        return ViewPlace(number, round((top - start) / max(1, end - start), 4), 0, zoom)

    def go_to(self, place: ViewPlace, *, looks: bool = False) -> None:
        """Stand there again; with ``looks``, with text as large as then."""
        if looks and place.zoom.lstrip("-").isdigit():
            self.zoom_by(int(place.zoom) - self._zoomed)
        number = max(1, min(place.page, len(self._starts)))
        if self._starts:
            start, end = self._bounds(number)
            self._reveal(start + round(max(0.0, place.fraction) * (end - start)), top=True)

    def zoom_by(self, steps: int) -> None:
        """Make the text larger or smaller by points."""
        new = max(_ZOOM_STEPS[0], min(_ZOOM_STEPS[1], self._zoomed + steps))
        self.zoomIn(new - self._zoomed)
        self._zoomed = new

    def zoom_to_normal(self) -> None:
        """The text as large as everywhere."""
        self.zoom_by(-self._zoomed)

    def mark(self, number: int, start: int, end: int) -> bool:
        """Mark characters of a page (1-based) and bring them into view; False if there are none."""
        self.clear_mark()
        if not 1 <= number <= len(self._starts):
            return False
        if not 0 <= start < end <= len(self._pages[number - 1].text):
            self.go_to_page(number)
            return False
        self._mark = self._tint(Hit(number, start, end), _MARK)
        self._tint_all()
        self._reveal(self._mark.cursor.selectionStart())
        return True

    def show_words(self, number: int, start: int) -> None:
        """Bring a character of a page (1-based) to the top of the view."""
        if 1 <= number <= len(self._starts):
            self._reveal(self._starts[number - 1] + units(self._pages[number - 1].text[:start]), top=True)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Tint these places, those around the page in view first."""
        self._hits = hits
        self._tint_all()

    def marked_text(self) -> str:
        """The marked characters; empty without mark."""
        return "" if self._mark is None else self._mark.cursor.selectedText().replace("\u2029", "\n")

    def clear_mark(self) -> None:
        """Mark nothing."""
        self._mark = None
        self._tint_all()

    def page_text(self, number: int) -> str:
        """The text of a page (1-based)."""
        return self._pages[number - 1].text if 1 <= number <= len(self._pages) else ""

    def select_page(self) -> None:
        """Select all text of the page in view."""
        number = self.current_page()
        if self._starts:
            self.setTextCursor(self._span(Hit(number, 0, len(self._pages[number - 1].text))))

    def copy_text(self) -> bool:
        """Put what is selected, otherwise what is marked, on the clipboard; False if there is nothing."""
        text = self.textCursor().selectedText().replace("\u2029", "\n") or self.marked_text()
        if text:
            QGuiApplication.clipboard().setText(text)
        return bool(text)

    def _tint_all(self) -> None:
        first = max(0, bisect_right(self._hits, self.current_page() - 2, key=lambda hit: hit.page)) if self._hits else 0
        near = self._hits[first : first + _TINTED]
        self.setExtraSelections([*(self._tint(hit, _HIT) for hit in near), *([self._mark] if self._mark else [])])

    def _tint(self, hit: Hit, colour: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(QColor(colour))
        form.setForeground(QColor(_INK))
        made.cursor, made.format = self._span(hit), form
        return made

    def _span(self, hit: Hit) -> QTextCursor:
        text, base = self._pages[hit.page - 1].text, self._starts[hit.page - 1]
        first = base + units(text[: hit.start])
        cursor = self._cursor(first)
        cursor.setPosition(first + units(text[hit.start : hit.end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _bounds(self, number: int) -> tuple[int, int]:
        pairs = list(pairwise([*self._heads, self._end]))
        return pairs[number - 1] if pairs else (0, 0)

    def _top(self) -> int:
        return self.cursorForPosition(self.viewport().rect().topLeft()).position()

    def _reveal(self, position: int, *, top: bool = False) -> None:
        """Bring a position to the view's top, or to its upper third, where the page in view is told from."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setTextCursor(self._cursor(position))
        line = self.textCursor().block().firstLineNumber() + self._line_in_block()
        third = self.viewport().height() // 3 // max(1, self.fontMetrics().lineSpacing())
        self.verticalScrollBar().setValue(line if top else line - third)

    def _line_in_block(self) -> int:
        cursor = self.textCursor()
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        return line.lineNumber() if line.isValid() else 0

    def _cursor(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor

    @Slot()
    def _tell_page(self) -> None:
        self.moved.emit()
        if self._starts and self.current_page() != self._told:
            self._told = self.current_page()
            if self._hits:
                self._tint_all()
            self.page_changed.emit(self._told)


def units(text: str) -> int:
    """Length in UTF-16 units, in which Qt counts."""
    return len(text) + sum(ord(character) > 0xFFFF for character in text)
