"""The library's documents as a list for Qt's views, and how a row is drawn."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.wording import document_aloud, document_state, document_tip, fraction_read, is_recognising
from rmt_desktop.workflows.events import ReadingProgress

DOCUMENT = int(Qt.ItemDataRole.UserRole)
PROGRESS = DOCUMENT + 1
TAGS = DOCUMENT + 2
Index = QModelIndex | QPersistentModelIndex

_ICONS = {
    DocumentState.READ: ("document", "accent"),
    DocumentState.FAILED: ("alert", "danger"),
    DocumentState.PASSWORD: ("lock", "warn"),
    DocumentState.PAUSED: ("pause", "muted"),
    DocumentState.QUEUED: ("clock", "muted"),
}
_NOT_RECOGNISED = (DocumentState.PARSING, DocumentState.PAUSED, DocumentState.PASSWORD, DocumentState.FAILED)


class LibraryModel(QAbstractListModel):
    """Documents, newest first, with the progress of those being read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: list[Document] = []
        self._progress: dict[int, ReadingProgress] = {}
        self._recognising: dict[int, ReadingProgress] = {}
        self._tags: Mapping[int, tuple[str, ...]] = {}

    def show_tags(self, tags: Mapping[int, tuple[str, ...]]) -> None:
        """Show these tags, by document."""
        before, self._tags = self._tags, dict(tags)
        for row, document in enumerate(self._documents):
            if before.get(document.id) != self._tags.get(document.id):
                self._changed(row)

    def tags(self, document_id: int) -> tuple[str, ...]:
        """The tags of a document."""
        return self._tags.get(document_id, ())

    def fill(self, documents: Sequence[Document]) -> None:
        """Show these documents."""
        self.beginResetModel()
        self._documents = list(documents)
        self.endResetModel()

    def update(self, document: Document) -> None:
        """Show a document's new state, or a document that is new or was brought back at its place."""
        if document.state not in (DocumentState.PARSING, DocumentState.READING):
            self._progress.pop(document.id, None)
        if document.state in _NOT_RECOGNISED:
            self._recognising.pop(document.id, None)
        row = self.row(document.id)
        if row is None:
            at = next((i for i, known in enumerate(self._documents) if known.id < document.id), len(self._documents))
            self.beginInsertRows(QModelIndex(), at, at)
            self._documents.insert(at, document)
            self.endInsertRows()
        else:
            self._documents[row] = document
            self._changed(row)

    def tell_progress(self, progress: ReadingProgress) -> None:
        """Show how far a document is."""
        stage = self._recognising if progress.stage == "recognising" else self._progress
        stage[progress.document_id] = progress
        row = self.row(progress.document_id)
        if row is not None:
            self._changed(row)

    def remove(self, document_id: int) -> None:
        """Take a document off the list."""
        row = self.row(document_id)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._documents[row]
            self.endRemoveRows()

    def row(self, document_id: int) -> int | None:
        """The row of a document."""
        return next((i for i, document in enumerate(self._documents) if document.id == document_id), None)

    def document_at(self, row: int) -> Document:
        """The document in a row."""
        return self._documents[row]

    def documents(self) -> list[Document]:
        """All documents in order."""
        return list(self._documents)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of documents."""
        return 0 if parent.isValid() else len(self._documents)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, tooltip, accessible text, or the document itself."""
        if not index.isValid():
            return None
        document = self._documents[index.row()]
        progress = self._progress.get(document.id) or self._recognising.get(document.id)
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: document.name,
            Qt.ItemDataRole.ToolTipRole: document_tip(document, progress),
            Qt.ItemDataRole.AccessibleTextRole: document_aloud(document, progress, self.tags(document.id)),
            DOCUMENT: document,
            PROGRESS: progress,
            TAGS: self.tags(document.id),
        }
        return values.get(role)

    def _changed(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)


class DocumentDelegate(QStyledItemDelegate):
    """A row: icon, name, state in words, and a bar while it is read."""

    HEIGHT, TAGS_HEIGHT = 62, 24

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows with tags have a line more."""
        return QSize(120, self._theme.scaled(self.HEIGHT + (self.TAGS_HEIGHT if index.data(TAGS) else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        document: Document = index.data(DOCUMENT)
        progress: ReadingProgress | None = index.data(PROGRESS)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(2, 2, -2, -2)
        self._background(painter, option, box)
        name, colour = _ICONS.get(document.state, ("document", "muted"))
        self._theme.icon(name, colour).paint(painter, QRect(box.left() + 10, box.top() + 11, 20, 20))
        left, width, line = box.left() + 40, box.width() - 50, self._theme.scaled(21)
        self._line(painter, document.title, QRect(left, box.top() + 8, width, line), "body", "text", bold=True)
        state = document_state(document, progress)
        tone = {DocumentState.FAILED: "danger", DocumentState.PASSWORD: "warn"}.get(document.state, "muted")
        self._line(painter, state, QRect(left, box.top() + 8 + line, width, self._theme.scaled(18)), "small", tone)
        top = box.top() + 10 + line + self._theme.scaled(18)
        self._chips(painter, index.data(TAGS), QRect(left, top, width, self._theme.scaled(20)))
        fraction = fraction_read(document, progress)
        if fraction is not None and (document.state is not DocumentState.READ or is_recognising(progress)):
            self._bar(painter, QRect(left, box.bottom() - 8, width, 4), fraction)
        painter.restore()

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        state = option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(box, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.colour("sunken"))
            painter.drawRoundedRect(box, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(box, 8, 8)

    def _line(self, painter: QPainter, text: str, box: QRect, step: str, colour: str, *, bold: bool = False) -> None:
        font = self._theme.font(step, bold=bold)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        cut = Qt.TextElideMode.ElideMiddle if bold else Qt.TextElideMode.ElideRight  # names often differ at their ends
        shown = QFontMetrics(font).elidedText(" ".join(text.split()), cut, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _chips(self, painter: QPainter, tags: Sequence[str], box: QRect) -> None:
        """Tags side by side; those that have no room are counted."""
        font = self._theme.font("small")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        left, room = box.left(), box.width() - metrics.horizontalAdvance("+99")
        for number, tag in enumerate(tags):
            width = min(metrics.horizontalAdvance(tag) + 16, room)
            if number and left + width > box.left() + room:
                painter.setPen(self._theme.colour("muted"))
                painter.drawText(
                    left, box.top(), 60, box.height(), Qt.AlignmentFlag.AlignVCenter, f"+{len(tags) - number}"
                )
                return
            chip = QRect(left, box.top(), width, box.height())
            painter.setPen(self._theme.colour("line"))
            painter.setBrush(self._theme.colour("surface"))
            painter.drawRoundedRect(chip, 7, 7)
            painter.setPen(self._theme.colour("accent"))
            shown = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, width - 14)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
            left += width + 5

    def _bar(self, painter: QPainter, box: QRect, fraction: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(box, 2, 2)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(QRect(box.left(), box.top(), max(4, int(box.width() * fraction)), box.height()), 2, 2)
