"""Language models: what there is, how large, under which licence; install, verify, remove."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rmt_desktop.domain.language import marked, told, tr
from rmt_desktop.ui.file_choice import FileChoice, Purpose
from rmt_desktop.ui.parts import button, label, selectable, show_badge
from rmt_desktop.ui.settings_wording import size_words
from rmt_desktop.ui.tables import dress_table
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.model_lane import ModelRow, ModelsState

COLUMNS = (marked("Name"), marked("State"), marked("Download"), marked("Memory"), marked("Licence"))
ABOUT = marked(
    "A language model puts what was found into short sentences and runs the engines that write. None is needed for "
    "reading and quoting. Installing is the only thing in this window that uses the network, and only when you press "
    "Install; a model on this machine can be installed without any."
)
_REMOVE, _SURE = marked("Remove"), marked("Press again to remove")
_FILES = marked("Models (*.gguf *.whl);;All files (*)")


class ModelsPage(QWidget):
    """Stands in the document's place; an install goes on when it is closed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._lane = desk, desk.workshop.models
        self._state = ModelsState()
        self.table = self._make_table()
        self.about = selectable(label("", "muted", wrap=True))
        self.line = selectable(label("", "badge", wrap=True))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the install"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(tr(ABOUT), "muted", wrap=True))
        column.addWidget(self.table)
        column.addWidget(self.about)
        column.addLayout(self._make_actions())
        column.addWidget(self.bar)
        column.addWidget(self.line)
        column.addStretch(1)
        self.show_models(self._lane.state())

    def show_models(self, state: ModelsState) -> None:
        """Show the models as they are."""
        rows_changed = state.rows != self._state.rows
        self._state = state
        if rows_changed:
            self._fill()
        self.bar.setVisible(bool(state.busy))
        self.bar.setRange(0, state.progress.total)
        self.bar.setValue(state.progress.done)
        self._show_line()
        self._show_chosen()

    def row(self) -> ModelRow | None:
        """The model chosen in the table."""
        at = self.table.currentRow()
        return self._state.rows[at] if 0 <= at < len(self._state.rows) else None

    def choose(self, name: str) -> None:
        """Choose a model by its name."""
        names = [row.name for row in self._state.rows]
        self.table.selectRow(names.index(name))

    def install(self) -> None:
        """Install the model chosen, or go on with it."""
        if (row := self.row()) is not None:
            self._lane.install(row.name)

    def install_file(self) -> None:
        """Install the model chosen from a file of this machine."""
        path = FileChoice(self, self._desk, Purpose.MODELS).file(tr("Model on this machine"), tr(_FILES))
        if path is not None:
            self._install_from(path)

    def install_folder(self) -> None:
        """Install a folder as the hub lays it out; it is called as the folder is."""
        folder = FileChoice(self, self._desk, Purpose.MODELS).folder(tr("Folder of a model"))
        if folder is not None:
            self._lane.install(folder.name, folder)

    def verify(self) -> None:
        """Hash the files of the model chosen."""
        if (row := self.row()) is not None:
            self._lane.verify(row.name)

    def remove(self) -> None:
        """Delete the model chosen, at the second press."""
        row = self.row()
        if row is not None and self.remove_button.text() == tr(_SURE):
            self.remove_button.setText(tr(_REMOVE))
            self._lane.remove(row.name)
        else:
            self.remove_button.setText(tr(_SURE))

    def _install_from(self, path: Path) -> None:
        row = self.row()
        known = row is not None and path.suffix == ".whl"
        self._lane.install(row.name if row is not None and known else path.stem, path)

    def _fill(self) -> None:
        chosen = self.row()
        at = max(0, self.table.currentRow())
        self.table.setRowCount(len(self._state.rows))
        for place, row in enumerate(self._state.rows):
            for column, text in enumerate(_texts(row)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip(text)
                self.table.setItem(place, column, item)
        if chosen is None or at >= len(self._state.rows):
            at = min(1, len(self._state.rows) - 1)  # the first is part of the program
        self.table.selectRow(at)

    def _show_line(self) -> None:
        state = self._state
        if state.busy:
            amount = (
                tr(" · {done:,} of {total:,} MB", done=state.progress.done, total=state.progress.total)
                if state.progress.total
                else " …"
            )
            text, tone = f"{told(state.busy)}{amount}", ""
        else:
            text, tone = told(state.message), "danger" if state.failed else "good"
        show_badge(self.line, text, tone)

    def _show_chosen(self) -> None:
        row, busy = self.row(), bool(self._state.busy)
        self.remove_button.setText(tr(_REMOVE))
        self.about.setText(_about(row, self._state) if row else "")
        self.install_button.setText(tr("Go on") if row and row.held and not row.installed else tr("Install"))
        self.install_button.setEnabled(row is not None and not row.shipped and not row.installed and not busy)
        self.verify_button.setEnabled(row is not None and row.installed and not busy)
        removable = row is not None and not row.shipped and (row.installed or row.held > 0)
        self.remove_button.setEnabled(removable and not busy)
        for other in (self.file_button, self.folder_button):
            other.setEnabled(not busy)
        self.stop_button.setVisible(busy)

    def _make_actions(self) -> QVBoxLayout:
        self.install_button = button(tr("Install"), self.install, "primary")
        self.stop_button = button(tr("Stop"), self._lane.stop)
        self.verify_button = button(tr("Verify"), self.verify)
        self.remove_button = button(tr(_REMOVE), self.remove)
        self.file_button = button(tr("From a file …"), self.install_file)
        self.folder_button = button(tr("From a folder …"), self.install_folder)
        rows = QVBoxLayout()
        for widgets in (
            (self.install_button, self.stop_button, self.verify_button, self.remove_button),
            (self.file_button, self.folder_button),
        ):
            row = QHBoxLayout()
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            rows.addLayout(row)
        return rows

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS))
        dress_table(table, tr("Models"))
        table.setHorizontalHeaderLabels([tr(name) for name in COLUMNS])
        table.setMinimumHeight(420)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = table.horizontalHeader()
        for column in range(len(COLUMNS)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        table.currentCellChanged.connect(lambda *_places: self._show_chosen())
        return table


def _texts(row: ModelRow) -> tuple[str, ...]:
    state = tr("Shipped") if row.shipped else tr("Installed") if row.installed else ""
    if not state and row.held:
        state = tr("{size} fetched", size=size_words(row.held))
    licence = told(row.licence) + (tr(" (to be accepted)") if row.gated else "")
    return row.name, state, size_words(row.size), size_words(row.memory), licence


def _kind(kind: str) -> str:
    match kind:
        case "encoder":
            return tr("Encoder")
        case "memory":
            return tr("Memory", "kind of model")
        case _:
            return tr("Language model")


def _about(row: ModelRow, state: ModelsState) -> str:
    family = row.family or tr("of an unknown family")
    parts = [
        tr(
            "{kind}, {family}, from {source}. Reads {tokens:,} tokens at once.",
            kind=_kind(row.kind),
            family=family,
            source=row.source,
            tokens=row.context_tokens,
        )
    ]
    if state.free_memory and row.memory > state.free_memory:
        parts.append(
            tr(
                "It needs {needed} of memory and {free} are free: close other programs before it "
                "is used, or choose a smaller one.",
                needed=size_words(row.memory),
                free=size_words(state.free_memory),
            )
        )
    if not row.installed and state.free_disk and row.size > state.free_disk:
        parts.append(tr("The disk has {free} free, which is too little.", free=size_words(state.free_disk)))
    if row.gated:
        parts.append(tr("Accept its licence on its page and put your access token into the variable HF_TOKEN first."))
    return " ".join(parts)
