"""Pages that have the words searched for, each with the text around them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.library_model import Index
from rmt_desktop.ui.lists import DrawnList
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.wording import isolated
from rmt_desktop.workflows.finding import FoundPage

FOUND = int(Qt.ItemDataRole.UserRole)
_LINES = 2


class FoundModel(QAbstractListModel):
    """Pages in the order of the search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[FoundPage] = ()

    def fill(self, pages: Sequence[FoundPage]) -> None:
        """Show these pages."""
        self.beginResetModel()
        self._pages = pages
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of pages."""
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Document and page, the excerpt as tooltip, both for screen readers, or the page found itself."""
        if not index.isValid():
            return None
        found = self._pages[index.row()]
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: _title(found),
            Qt.ItemDataRole.ToolTipRole: _title(found),
            Qt.ItemDataRole.AccessibleTextRole: f"{_title(found)}: {found.excerpt}",
            FOUND: found,
        }
        return values.get(role)


class FoundList(DrawnList):
    """The pages found; Enter or a click opens one at its words."""

    opened = Signal(object)
    left_upwards = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("library")
        self.setAccessibleName(tr("Pages that have the words"))
        self.pages = FoundModel(self)
        self.setModel(self.pages)
        self.setItemDelegate(FoundDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Up in the first row leaves the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(FOUND))


class FoundDelegate(QStyledItemDelegate):
    """A row: document and page, and two lines of text with the words marked."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high."""
        metrics = QFontMetrics(self._theme.font("small"))
        return QSize(120, 28 + (1 + _LINES) * metrics.lineSpacing())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        found: FoundPage = index.data(FOUND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(2, 2, -2, -2)
        self._background(painter, option, box)
        font = self._theme.font("small", bold=True)
        line = QFontMetrics(font).lineSpacing()
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        title = QFontMetrics(font).elidedText(_title(found), Qt.TextElideMode.ElideMiddle, box.width() - 20)
        left, width = box.left() + 10, box.width() - 20
        painter.drawText(QRect(left, box.top() + 6, width, line + 4), Qt.AlignmentFlag.AlignVCenter, title)
        self._excerpt(painter, found, QRect(left, box.top() + 13 + line, width, _LINES * line))
        painter.restore()

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        state = option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(self._theme.colour("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(box, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(box, 8, 8)

    def _excerpt(self, painter: QPainter, found: FoundPage, box: QRect) -> None:
        layout = QTextLayout(found.excerpt, self._theme.font("small"))
        direction = QTextOption()
        direction.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        direction.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(direction)
        layout.setFormats([self._marked(found.excerpt, start, end) for start, end in found.marks])
        layout.beginLayout()
        top = 0.0
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        painter.setPen(self._theme.colour("muted"))
        painter.setClipRect(box.adjusted(0, 0, 0, 2))
        layout.draw(painter, QPointF(box.topLeft()))

    def _marked(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = _qt_length(text[:start]), _qt_length(text[start:end])
        looks = QTextCharFormat()
        looks.setFontWeight(QFont.Weight.Bold)
        looks.setForeground(self._theme.colour("text"))
        made.format = looks
        return made


def _qt_length(text: str) -> int:
    """Characters as Qt counts them: rare ones are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _title(found: FoundPage) -> str:
    label = f" ({found.label})" if found.label and found.label != str(found.page) else ""
    return tr("{name} · page {page:,}{label}", name=isolated(Path(found.document).stem), page=found.page, label=label)
