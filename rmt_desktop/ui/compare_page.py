"""The comparison: the same questions through several engines, side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.errors import RmtError
from rmt_desktop.domain.language import marked, told, tr
from rmt_desktop.evaluation.bars import render_bars
from rmt_desktop.ui.compare_model import (
    AGREES,
    ANSWER,
    CELL,
    ENGINE,
    MEMORY,
    PAGE,
    QUESTION,
    SCORE,
    SORT,
    TIME,
    CompareModel,
)
from rmt_desktop.ui.compare_setup import CompareSetup
from rmt_desktop.ui.drawing import Drawing
from rmt_desktop.ui.file_choice import FileChoice, Purpose
from rmt_desktop.ui.parts import button, label, selectable, swap
from rmt_desktop.ui.quote_card import QuoteCard
from rmt_desktop.ui.tables import dress_sortable
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.wording import time_left
from rmt_desktop.workflows.comparison import Cell, Comparison, Phase
from rmt_desktop.workflows.comparison_report import answer_words, comparison_charts, write_csv, write_html
from rmt_desktop.workflows.desk import Desk

FILTERS = marked("Web page (*.html);;Spreadsheet (*.csv)")
_FILES = marked("Questions (*.txt *.csv *.tsv *.jsonl *.json);;All files (*)")
_NARROW = 640
"""Pixels of the page below which the column of memory is left out."""
_WIDTHS = ((QUESTION, 118), (ENGINE, 94), (PAGE, 62), (TIME, 66), (MEMORY, 88), (AGREES, 70), (SCORE, 48))


class ComparePage(QWidget):
    """Choose, compare, look, export.

    Args:
        from_chat: the questions of the chat shown.
    """

    open_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, from_chat: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._comparison: Comparison | None = None
        self.setup = CompareSetup(from_chat, self.choose_file)
        self.model = CompareModel(self)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setSortRole(SORT)
        self.table = self._make_table()
        self.problem = label("", "badge", wrap=True)
        self.problem.setProperty("tone", "danger")
        self.problem.hide()
        self.charts = Drawing(theme, tr("Time and memory by engine"), self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.setup)
        column.addLayout(self._make_actions())
        column.addWidget(self.problem)
        column.addWidget(self.bar)
        column.addWidget(self.table)
        column.addWidget(self._make_detail())
        column.addWidget(self.charts)
        column.addStretch(1)
        self.show_comparison(desk.workshop.comparisons.state())

    def start(self) -> None:
        """Compare what is chosen; a problem is said below."""
        try:
            state = self._desk.workshop.comparisons.start(self.setup.wish())
        except RmtError as error:
            self._tell(told(str(error)))
            return
        self._tell("")
        self.show_comparison(state)

    def stop(self) -> None:
        """Stop; what was found stays."""
        self._desk.workshop.comparisons.stop()

    def show_comparison(self, state: Comparison | None) -> None:
        """Show a comparison as far as it is."""
        before = len(self._comparison.cells) if self._comparison else -1
        self._comparison = state
        running = state is not None and state.phase is Phase.RUNNING
        swap(self.begin, self.end, running)
        self.bar.setVisible(running)
        for widget in (self.table, self.export_button):
            widget.setVisible(state is not None and bool(state.cells))
        self.line.setText(_line(state) if state else "")
        if state is None:
            return
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * (len(state.cells) + state.within) / state.total))
        self.model.show(state)
        self._show_columns()
        if len(state.cells) != before:
            self.charts.redraw()
            if not self.table.currentIndex().isValid() and state.cells:
                self.table.selectRow(0)

    def export(self) -> None:
        """Choose where the comparison goes."""
        state = self._comparison
        if state is None or not state.cells:
            return
        choice = FileChoice(self, self._desk, Purpose.EXPORTS)
        path = choice.target(tr("Export comparison"), "comparison.html", tr(FILTERS))
        if path is not None:
            write = write_csv if path.suffix.lower() == ".csv" else write_html
            self._desk.export(path, lambda target: write(state, target))

    def choose_file(self) -> None:
        """Choose a file of questions; it is read in the background."""
        path = FileChoice(self, self._desk, Purpose.QUESTIONS).file(tr("Questions"), tr(_FILES))
        if path is not None:
            self._desk.workshop.read_questions(path)

    def _draw(self, ink: str) -> str:
        charts = comparison_charts(self._comparison) if self._comparison else []
        return render_bars(charts, ink) if charts else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow, the table has fewer columns."""
        super().resizeEvent(event)
        self._show_columns()

    def _show_columns(self) -> None:
        """Those that say something, so that there is room for the answers: memory is in the charts, too."""
        questions = self._comparison.wish.questions if self._comparison is not None else ()
        self.table.setColumnHidden(QUESTION, len(questions) == 1)
        self.table.setColumnHidden(MEMORY, self.width() < self._theme.scaled(_NARROW))
        self.table.setColumnHidden(SCORE, not self.model.has_scores())

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _make_actions(self) -> QHBoxLayout:
        self.begin = button(tr("Compare"), self.start, "primary")
        self.end = button(tr("Stop"), self.stop)
        self.export_button = button(tr("Export …"), self.export)
        self.line = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the comparison"))
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addWidget(self.end)
        row.addWidget(self.line, 1)
        row.addWidget(self.export_button)
        return row

    def _make_table(self) -> QTableView:
        table = QTableView()
        dress_sortable(table, self.proxy, tr("Answers by question and engine"))
        table.setMinimumHeight(230)
        head = table.horizontalHeader()
        for column, width in _WIDTHS:
            table.setColumnWidth(column, self._theme.scaled(width))
        head.setSectionResizeMode(ANSWER, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(40)
        table.selectionModel().currentRowChanged.connect(self._show_detail)
        return table

    def _make_detail(self) -> QWidget:
        self.detail = QWidget()
        self._detail = QVBoxLayout(self.detail)
        self._detail.setContentsMargins(0, 0, 0, 0)
        self._detail.setSpacing(8)
        return self.detail

    @Slot(QModelIndex, QModelIndex)
    def _show_detail(self, current: QModelIndex, _before: QModelIndex) -> None:
        while (item := self._detail.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        cell = current.siblingAtColumn(0).data(CELL) if current.isValid() else None
        if not isinstance(cell, Cell) or self._comparison is None:
            return
        question = self._comparison.wish.questions[cell.question]
        self._detail.addWidget(label(f"{question.text} — {cell.compared.engine}", "smallPrint", wrap=True))
        self._detail.addWidget(selectable(label(answer_words(cell), "answerText", wrap=True)))
        if question.golds is not None:
            expected = " | ".join(question.golds) or tr("not found")
            self._detail.addWidget(label(tr("Expected: {expected}", expected=expected), "muted", wrap=True))
        answer = cell.compared.answer
        for evidence in (answer.evidence or answer.nearest)[:3] if answer else ():
            self._detail.addWidget(self._quote(evidence))

    def _quote(self, evidence: Evidence) -> QuoteCard:
        card = QuoteCard(evidence, self._desk.place(evidence) is not None)
        card.chosen.connect(lambda card: self.open_asked.emit(card.evidence))
        return card


def _line(state: Comparison) -> str:
    done = tr("{done:,} of %Ln answer(s)", "", state.total, done=len(state.cells))
    match state.phase:
        case Phase.RUNNING:
            return " · ".join(part for part in (told(state.now), done, time_left(state.seconds_left)) if part)
        case Phase.STOPPED:
            return tr("Stopped; {done} kept", done=done)
        case Phase.DONE:
            return tr("%Ln answer(s)", "", state.total)
