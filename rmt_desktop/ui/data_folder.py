"""Where the data lies, moving it, and what is left at its old place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rmt_desktop.domain.errors import RmtError
from rmt_desktop.domain.language import marked, told, tr
from rmt_desktop.jobs.context import Progress
from rmt_desktop.ui.file_choice import FileChoice, Purpose
from rmt_desktop.ui.parts import button, label, selectable, show_badge
from rmt_desktop.ui.settings_wording import size_words
from rmt_desktop.workflows.desk import Desk

_NAMED = marked("The folder is named by --data-dir or RMT_DESKTOP_HOME; name another one there")
MOVING = marked("Copying and checking. The rest of the window waits until this has ended.")


class DataFolder(QWidget):
    """Part of the settings.

    Args:
        wait: is told to keep the rest of the window from changing anything (True), or to let it go on.
        moved: the next start uses the new folder; starts the program anew.
    """

    def __init__(self, desk: Desk, wait: Callable[[bool], object], moved: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._wait, self._moved = desk, wait, moved
        folder = desk.folder()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(selectable(label(str(folder), "muted", wrap=True)))
        self.move_button = button(tr("Move …"), self.choose)
        self.move_button.setEnabled(desk.can_move())
        self.move_button.setToolTip("" if desk.can_move() else tr(_NAMED))
        self.stop_button = button(tr("Stop"), desk.workshop.stop_moving)
        self.stop_button.hide()
        row = QHBoxLayout()
        row.addWidget(button(tr("Show folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))))
        row.addWidget(self.move_button)
        row.addWidget(self.stop_button)
        row.addStretch(1)
        column.addLayout(row)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the move"))
        self.bar.hide()
        self.line = selectable(label("", "badge", wrap=True))
        self.line.hide()
        column.addWidget(self.bar)
        column.addWidget(self.line)
        column.addLayout(self._make_old())

    def choose(self) -> None:
        """Choose where the data goes."""
        folder = FileChoice(self, self._desk, Purpose.DATA).folder(tr("Empty folder for the data"))
        if folder is not None:
            self.move_to(folder)

    def move_to(self, target: Path) -> None:
        """Copy everything there, check it, and use it from then on."""
        if self._desk.busy():
            self._say(tr("Something is being read, asked or trained. Move the data when nothing runs."), "danger")
            return
        try:
            self._desk.workshop.move_data(target)
        except RmtError as error:
            self._say(told(str(error)), "danger")
            return
        self._say(tr(MOVING), "")
        self._show_moving(True)

    def show_moving(self, state: Progress | Path | None) -> None:
        """Show how far it is; a path: it is done; None: it was stopped or has failed."""
        if isinstance(state, Progress):
            self.bar.setRange(0, state.total)
            self.bar.setValue(state.done)
        elif state is None:
            self._show_moving(False)
            self._say(tr("Not moved. The old folder stays in use."), "warn")
        else:
            self._moved()

    def show_old(self) -> None:
        """Say what is left at the old place, if anything is."""
        old = self._desk.old_folder()
        for widget in (self.old, self.old_button):
            widget.setVisible(old is not None)
        if old is not None:
            self.old.setText(
                tr(
                    "The data was moved here. {folder} still holds {size} of it.",
                    folder=old.folder,
                    size=size_words(old.size),
                )
            )

    def _show_moving(self, moving: bool) -> None:
        self._wait(moving)
        self.bar.setVisible(moving)
        self.bar.setRange(0, 0)
        self.stop_button.setVisible(moving)
        self.move_button.setVisible(not moving)

    def _say(self, text: str, tone: str) -> None:
        show_badge(self.line, text, tone)

    def _make_old(self) -> QVBoxLayout:
        self.old = label("", "muted", wrap=True)
        self.old_button = button(tr("Delete the data at the old place"), self._desk.workshop.remove_old_folder)
        row = QHBoxLayout()
        row.addWidget(self.old_button)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addWidget(self.old)
        column.addLayout(row)
        self.show_old()
        return column
