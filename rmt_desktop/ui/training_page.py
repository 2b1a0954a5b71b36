"""Training on the user's own questions: choose files, watch the curves, stop, go on, use the reader."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from rmt_desktop.domain.errors import RmtError
from rmt_desktop.domain.language import marked, told, tr
from rmt_desktop.evaluation.charts import render
from rmt_desktop.ui.drawing import Drawing
from rmt_desktop.ui.file_choice import FileChoice, Purpose, existing_folder
from rmt_desktop.ui.lists import show_rows
from rmt_desktop.ui.parts import button, label, selectable, show_badge, spin_box, swap
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.wording import time_left
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.preferences import READERS, is_reader
from rmt_desktop.workflows.training import QuestionTraining
from rmt_desktop.workflows.training_files import TrainingFiles
from rmt_desktop.workflows.training_lane import TrainingPhase, TrainingState, can_go_on

_FILES = marked("Questions (*.json *.jsonl *.csv *.tsv);;All files (*)")
ABOUT = marked(
    "Questions with the text they are asked of and the answer in it: SQuAD-style JSON, rows in JSONL, or a table with "
    "question, context and answer. Training starts from the shipped reader, goes through a curriculum from single "
    "segments to long memory, and keeps the weights that are best on questions held back. It runs in a process of its "
    "own; the program stays usable, but slower."
)
_TONES = {TrainingPhase.DONE: "good", TrainingPhase.FAILED: "danger"}


class TrainingPage(QWidget):
    """Stands in the document's place; the training goes on when it is closed."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._state: TrainingState | None = None
        self._paths: list[Path] = []
        self.charts = Drawing(theme, tr("Curves of the training"), self._draw, widest=720)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(tr(ABOUT), "muted", wrap=True))
        column.addLayout(self._make_form())
        column.addWidget(self._make_problems())
        column.addLayout(self._make_actions())
        column.addWidget(self.bar)
        column.addWidget(self.outcome)
        column.addLayout(_row(self.use, None))
        column.addWidget(self.charts)
        column.addStretch(1)
        self._restore()

    def wish(self) -> QuestionTraining:
        """What is chosen, as it stands."""
        return QuestionTraining(tuple(self._paths), Path(self.folder.text().strip()), float(self.minutes.value()))

    def start(self) -> None:
        """Begin, or go on; what cannot be begun is said."""
        try:
            self._desk.workshop.trainings.start(self.wish())
        except RmtError as error:
            self._say(told(str(error)), "danger")

    def stop(self) -> None:
        """Stop after the current step."""
        self.line.setText(tr("Stopping after this step; the checkpoint is written"))
        self._desk.workshop.trainings.stop()

    def choose_files(self) -> None:
        """Add question files."""
        self.add(FileChoice(self, self._desk, Purpose.QUESTIONS).files(tr("Question files"), tr(_FILES)))

    def add(self, paths: list[Path]) -> None:
        """Add question files; what they hold is looked at in the background."""
        self._paths += [path for path in paths if path not in self._paths]
        self._show_files()

    def remove_file(self) -> None:
        """Take the file chosen out of the list."""
        row = self.files.currentRow()
        if 0 <= row < len(self._paths):
            del self._paths[row]
            self._show_files()

    def choose_folder(self) -> None:
        """Choose where the reader goes."""
        inside = existing_folder(Path(self.folder.text().strip() or self._desk.folder()))
        folder = FileChoice(self, self._desk, Purpose.READERS).folder(tr("Folder of the new reader"), inside)
        if folder is not None:
            self.folder.setText(str(folder))

    def use_reader(self) -> None:
        """Let the program read with the trained reader from its next start on."""
        folder = self.folder.text().strip()
        self._desk.set_preferences(replace(self._desk.preferences(), reader=folder))
        self._show_use()

    def show_files(self, found: TrainingFiles) -> None:
        """Say what was found in the files."""
        if found.paths != tuple(self._paths):
            return
        self.found.setText(found.summary)
        self.problems.setPlainText("\n".join(told(line.strip()) for line in found.problems))
        self.problems.setVisible(bool(found.problems))
        self._found_good = found.good
        self._show_buttons()

    def show_training(self, state: TrainingState) -> None:
        """Show a training as far as it is."""
        changed = self._state is None or state.charts is not self._state.charts
        self._state = state
        running = state.phase is TrainingPhase.RUNNING
        progress = state.progress
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        left = time_left(progress.total - progress.done) if progress.total else ""
        self.line.setText(" · ".join(filter(None, (told(progress.label), left))) if running else "")
        split = state.told[-1] if len(state.told) > 1 else ""
        self._say(told(split) if running else told(state.message), "" if running else _TONES.get(state.phase, "warn"))
        self._show_buttons()
        if changed:
            self.charts.redraw()

    def _draw(self, ink: str) -> str:
        return render(self._state.charts, ink) if self._state and self._state.charts else ""

    def _say(self, text: str, tone: str) -> None:
        show_badge(self.outcome, text, tone)

    def _show_files(self) -> None:
        self.files.clear()
        self.files.addItems([str(path) for path in self._paths])
        show_rows(self.files, len(self._paths))
        self._found_good = False
        self.found.setText(tr("Looking at the files …") if self._paths else "")
        self.problems.hide()
        self._show_buttons()
        if self._paths:
            self._desk.workshop.check_training_files(tuple(self._paths))

    def _show_buttons(self) -> None:
        running = self._desk.workshop.trainings.busy()
        folder = self.folder.text().strip()
        going_on = bool(folder) and can_go_on(Path(folder))
        self.begin.setText(tr("Go on") if going_on else tr("Train"))
        swap(self.begin, self.end, running, self._found_good and bool(folder))
        self.bar.setVisible(running)
        for widget in (self.files, self.folder, self.minutes, self._add, self._remove, self._choose):
            widget.setEnabled(not running)
        self._show_use()

    def _show_use(self) -> None:
        folder = self.folder.text().strip()
        there = bool(folder) and is_reader(Path(folder)) and not self._desk.workshop.trainings.busy()
        chosen = self._desk.preferences().reader == folder
        self.use.setVisible(there)
        self.use.setEnabled(there and not chosen)
        self.use.setText(
            tr("Counts from the next start") if chosen else tr("Read with this reader from the next start")
        )

    def _restore(self) -> None:
        lane = self._desk.workshop.trainings
        state = lane.state()
        last = state.wish if state else lane.last_wish()
        if last is not None:
            self.folder.setText(str(last.folder))
            self.minutes.setValue(round(last.minutes))
            self.add(list(last.questions))
        if state is not None:
            self.show_training(state)

    def _make_form(self) -> QFormLayout:
        self.files = QListWidget()
        self.files.setAccessibleName(tr("Question files"))
        self.files.setObjectName("field")
        show_rows(self.files, 1)
        self._add, self._remove = button(tr("Add files …"), self.choose_files), button(tr("Remove"), self.remove_file)
        self.minutes = spin_box(tr("Minutes of training, over all runs"), 1, 10_000)
        self.minutes.setValue(30)
        self.folder = QLineEdit(str(self._desk.folder() / READERS / "mine"))
        self.folder.setAccessibleName(tr("Folder of the new reader"))
        self.folder.setAcceptDrops(False)
        self.folder.textChanged.connect(lambda _text: self._show_buttons())
        self._choose = button(tr("Choose …"), self.choose_folder)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Questions"), self.files)
        form.addRow("", _row(self._add, self._remove, None))
        form.addRow(tr("Minutes"), _row(self.minutes, None))
        form.addRow(tr("Folder"), _row(self.folder, self._choose))
        return form

    def _make_problems(self) -> QWidget:
        self._found_good = False
        self.found: QLabel = selectable(label("", "muted", wrap=True))
        self.problems: QPlainTextEdit = QPlainTextEdit()
        self.problems.setObjectName("question")
        self.problems.setReadOnly(True)
        self.problems.setTabChangesFocus(True)
        self.problems.setAccessibleName(tr("Rows to look at, by file and line"))
        self.problems.setFixedHeight(96)
        self.problems.setAcceptDrops(False)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.found)
        column.addWidget(self.problems)
        self.problems.hide()
        return made

    def _make_actions(self) -> QHBoxLayout:
        self.begin = button(tr("Train"), self.start, "primary")
        self.end = button(tr("Stop"), self.stop)
        self.line = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the training"))
        self.outcome = selectable(label("", "badge", wrap=True))
        self.outcome.hide()
        self.use = button("", self.use_reader)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addWidget(self.end)
        row.addWidget(self.line, 1)
        self.begin.setEnabled(False)
        for widget in (self.end, self.bar, self.use):
            widget.hide()
        return row


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Side by side; None is room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
