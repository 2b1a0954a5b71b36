"""The answers of a comparison as a table for Qt's views."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.language import marked, numeral, tr
from rmt_desktop.workflows.comparison import Cell, Comparison
from rmt_desktop.workflows.comparison_report import answer_words, seconds_words

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (
    marked("Question"),
    marked("Engine"),
    marked("Answer"),
    marked("Page"),
    marked("Time"),
    marked("Memory"),
    marked("Agrees"),
    "F1",
)
QUESTION, ENGINE, ANSWER, PAGE, TIME, MEMORY, AGREES, SCORE = range(len(COLUMNS))
CELL = int(Qt.ItemDataRole.UserRole)
SORT = CELL + 1
_NUMBERS = (PAGE, TIME, MEMORY, SCORE)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class CompareModel(QAbstractTableModel):
    """A row for each answer, in the order they come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._cells: list[Cell] = []

    def show(self, comparison: Comparison) -> None:
        """Show a comparison; rows of the one shown already stay, so that nothing chosen is lost."""
        cells = comparison.cells
        same = self._comparison is not None and self._comparison.wish is comparison.wish
        self._comparison = comparison
        if same and len(cells) >= len(self._cells):
            if len(cells) > len(self._cells):
                self.beginInsertRows(QModelIndex(), len(self._cells), len(cells) - 1)
                self._cells = list(cells)
                self.endInsertRows()
            return
        self.beginResetModel()
        self._cells = list(cells)
        self.endResetModel()

    def has_scores(self) -> bool:
        """Whether any answer is known."""
        return self._comparison is not None and any(q.golds is not None for q in self._comparison.wish.questions)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of answers."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return _RIGHT
        return tr(COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, what they sort by, and the answer itself."""
        if not index.isValid() or self._comparison is None:
            return None
        cell, column = self._cells[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts(cell)[column]
            case Qt.ItemDataRole.ToolTipRole if column in (QUESTION, ANSWER):
                return self._texts(cell)[column]
            case Qt.ItemDataRole.ToolTipRole if column == PAGE:
                return _quote(cell)
            case Qt.ItemDataRole.TextAlignmentRole if column in _NUMBERS:
                return _RIGHT
            case _ if role == SORT:
                return self._sorted_by(cell, column)
            case _ if role == CELL:
                return cell
            case _:
                return None

    def _sorted_by(self, cell: Cell, column: int) -> Any:
        numbers = {QUESTION: cell.question, PAGE: _page(cell) or 0, TIME: cell.compared.seconds,
                   MEMORY: cell.compared.memory_mb, SCORE: -1.0 if cell.f1 is None else cell.f1}  # fmt: skip
        return numbers.get(column, self._texts(cell)[column].casefold())

    def _texts(self, cell: Cell) -> tuple[str, ...]:
        compared = cell.compared
        assert self._comparison is not None
        page = _page(cell)
        failed = compared.answer is None
        return (
            f"{cell.question + 1}. {' '.join(self._comparison.wish.questions[cell.question].text.split())}",
            compared.engine,
            answer_words(cell),
            "" if page is None else f"{page:,}",
            "" if failed else seconds_words(compared.seconds),
            "" if failed else tr("{size:,.0f} MiB", size=compared.memory_mb),
            "" if failed else tr("yes") if compared.agrees else tr("no"),
            "" if cell.f1 is None else numeral(cell.f1, ".2f"),
        )


def _first(cell: Cell) -> Evidence | None:
    answer = cell.compared.answer
    return next(iter(answer.evidence if answer else ()), None)


def _page(cell: Cell) -> int | None:
    """Of the first quote."""
    first = _first(cell)
    return first.page if first else None


def _quote(cell: Cell) -> str | None:
    first = _first(cell)
    return " ".join(first.quote.split()) if first else None
