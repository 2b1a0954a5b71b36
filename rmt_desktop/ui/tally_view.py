"""The tally: a table of findings, filled while the documents are read; rows are kept or struck, and counted."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rmt_desktop.domain.answers import AnswerEvent, Evidence, EvidenceFound, Question, SegmentRead, Verdict
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.ui.answer_wording import progress_line
from rmt_desktop.ui.chat_export import suggested_name
from rmt_desktop.ui.file_choice import FileChoice, Purpose
from rmt_desktop.ui.parts import IconButton, button, header, label
from rmt_desktop.ui.tables import dress_sortable
from rmt_desktop.ui.tally_model import DOCUMENT, FINDING, KEEP, PAGE, ROW, TallyModel
from rmt_desktop.ui.theme import Theme
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.tally import TallyRow, tally_rows, tally_summary, write_csv, write_docx

FILTERS = marked("Spreadsheet (*.csv);;Word (*.docx)")
KEYS = marked("Space keep or strike · Enter open at its page · click a column to sort · Esc close")


class TallyTable(QTableView):
    """Space keeps or strikes the row, Enter opens it."""

    struck = Signal(QModelIndex)
    opened = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter; anything else as usual."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.struck.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class TallyView(QWidget):
    """Shows the findings of one question; what is struck is stored as a rejected quote."""

    closed = Signal()
    open_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._question: Question | None = None
        self._finished = False
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = TallyModel(self)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.proxy.setFilterKeyColumn(-1)
        self.table = self._make_table()
        self.count = label("", "title")
        self._line = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress of the tally"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        close = IconButton(theme, "close", tr("Back to the document (Esc)"), self.closed.emit)
        column.addWidget(header(tr("Tally"), close))
        self._asked = label("", "bar", wrap=True)
        column.addWidget(self._asked)
        column.addLayout(self._make_head())
        column.addWidget(self.table, 1)
        column.addWidget(label(tr(KEYS), "bar", wrap=True))
        self.model.kept_changed.connect(self._store)
        for signal in (self.model.kept_changed, self.model.rowsInserted, self.model.modelReset):
            signal.connect(self._show_count)

    def question_id(self) -> int | None:
        """The question shown."""
        return self._question.id if self._question else None

    def show_question(self, question: Question, found: Sequence[Evidence] = ()) -> None:
        """Show a question's findings; of one that is still running, those found so far."""
        self._question, self._finished = question, question.answer is not None
        self._asked.setText(question.text)
        rows = [TallyRow(i, evidence, True) for i, evidence in enumerate(found)]
        self.model.fill(tally_rows(question) if self._finished else rows)
        self.table.setColumnHidden(DOCUMENT, len(set(question.document_ids)) < 2)
        self._bar.setRange(0, 0)
        self._show_running(tr("Reading"))
        if self.model.rowCount():
            self.table.selectRow(0)

    def follow(self, question_id: int, event: AnswerEvent) -> None:
        """Show what the engine tells while it reads."""
        if self._question is None or self._question.id != question_id or self._finished:
            return
        if isinstance(event, EvidenceFound):
            self.model.add(event.evidence)
        elif isinstance(event, SegmentRead):
            self._bar.setRange(0, event.total)
            self._bar.setValue(event.done)
            self._show_running(progress_line(event))

    @Slot(object)
    def update_question(self, question: Question) -> None:
        """Take over the stored answer; rows struck while it was found stay struck."""
        if self._question is None or self._question.id != question.id:
            return
        self._question = question
        if question.answer is not None and not self._finished:
            struck = [row.position for row in self.model.rows() if not row.kept]
            self._finished = True
            self.model.fill(tally_rows(question))
            self.table.selectRow(0)
            for position in struck:
                self.model.keep(position, False)
        self._show_running("")

    def export(self) -> None:
        """Choose where the table goes."""
        if self._question is None or not self.model.rowCount():
            return
        name = suggested_name(self._question.text) + ".csv"
        path = FileChoice(self, self._desk, Purpose.EXPORTS).target(tr("Export findings"), name, tr(FILTERS))
        if path is not None:
            self._desk.export(path, self._writer(path))

    def _writer(self, path: Path) -> Callable[[Path], object]:
        rows, title = self.model.rows(), self._question.text if self._question else ""
        if path.suffix.lower() == ".docx":
            return lambda target: write_docx(title, rows, target)
        return lambda target: write_csv(rows, target)

    @Slot(int, bool)
    def _store(self, position: int, kept: bool) -> None:
        if self._finished and self._question is not None:
            self._desk.judge(self._question.id, position, Verdict.OPEN if kept else Verdict.REJECTED)

    @Slot()
    def _show_count(self) -> None:
        self.count.setText(tally_summary(self.model.rows()))

    def _show_running(self, line: str) -> None:
        running = self._question is not None and not self._finished and self._question.reason is None
        answer = self._question.answer if self._question else None
        nothing = tr("Nothing found that answers surely enough.") if answer is not None and answer.abstained else ""
        self._line.setText(line if running else nothing)
        self._line.setVisible(bool(self._line.text()))
        self._bar.setVisible(running)
        self._show_count()

    def _row(self, index: QModelIndex) -> TallyRow | None:
        found = index.siblingAtColumn(0).data(ROW) if index.isValid() else None
        return found if isinstance(found, TallyRow) else None

    @Slot(QModelIndex)
    def _strike(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None:
            self.model.keep(row.position, not row.kept)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None:
            self.open_asked.emit(row.evidence)

    def _make_table(self) -> TallyTable:
        table = TallyTable()
        dress_sortable(table, self.proxy, tr("Findings"))
        table.horizontalHeader().setStretchLastSection(True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().setSectionResizeMode(KEEP, QHeaderView.ResizeMode.ResizeToContents)
        for column, width in ((FINDING, 170), (PAGE, 56), (DOCUMENT, 120)):
            table.setColumnWidth(column, width)
        table.struck.connect(self._strike)
        table.opened.connect(self._open)
        table.doubleClicked.connect(self._open)
        return table

    def _make_head(self) -> QVBoxLayout:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter findings"))
        self.filter.setAccessibleName(tr("Filter findings"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.proxy.setFilterFixedString)
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.filter)
        row.addWidget(button(tr("Export …"), self.export))
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.setSpacing(6)
        head.addLayout(row)
        head.addWidget(self._line)
        head.addWidget(self._bar)
        return head
