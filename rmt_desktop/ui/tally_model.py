"""The findings of a tally as a table for Qt's views."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.workflows.tally import TallyRow

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
COLUMNS = (marked("Keep"), marked("Finding"), marked("Page"), marked("Document"), marked("Quote"))
KEEP, FINDING, PAGE, DOCUMENT, QUOTE = range(len(COLUMNS))


class TallyModel(QAbstractTableModel):
    """Rows in reading order; the box of a row strikes or keeps it: ``kept_changed`` with position and state."""

    kept_changed = Signal(int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TallyRow] = []

    def fill(self, rows: Sequence[TallyRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add(self, evidence: Evidence) -> None:
        """A further finding, kept."""
        row = len(self._rows)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.append(TallyRow(row, evidence, True))
        self.endInsertRows()

    def rows(self) -> list[TallyRow]:
        """All rows in reading order."""
        return list(self._rows)

    def keep(self, position: int, kept: bool) -> None:
        """Keep or strike a row."""
        row = self._rows[position]
        if row.kept != kept:
            self._rows[position] = TallyRow(position, row.evidence, kept)
            self.dataChanged.emit(self.index(position, 0), self.index(position, len(COLUMNS) - 1))
            self.kept_changed.emit(position, kept)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of findings."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the columns."""
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return tr(COLUMNS[section]) if wanted else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, the box, and the row itself; pages as numbers, so that they sort as such."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        texts = ("", row.finding, row.evidence.page, row.evidence.document, row.quote)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return texts[column]
            case Qt.ItemDataRole.CheckStateRole if column == KEEP:
                return Qt.CheckState.Checked if row.kept else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole if column in (FINDING, QUOTE):
                return texts[column]
            case Qt.ItemDataRole.AccessibleTextRole if column == KEEP:
                return "kept" if row.kept else "struck"
            case Qt.ItemDataRole.FontRole if not row.kept and column != KEEP:
                font = QFont()
                font.setStrikeOut(True)
                return font
            case _ if role == ROW:
                return row
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """The box."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != KEEP:
            return False
        self.keep(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == KEEP else usual
