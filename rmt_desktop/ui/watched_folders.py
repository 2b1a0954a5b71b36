"""The folders whose new files are read by themselves, in the settings: listed, added, stopped."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rmt_desktop.domain.language import marked, tr
from rmt_desktop.domain.shelving import WatchedFolder
from rmt_desktop.ui.file_choice import FileChoice, Purpose
from rmt_desktop.ui.parts import button, label, selectable
from rmt_desktop.workflows.desk import Desk

WATCHING = marked(
    "New files in these folders, and in the folders in them, are read by themselves while the program runs; those that "
    "came in the meantime, at its next start. A file that is still being written is waited for. Nothing is ever "
    "removed, from the folder or from the library."
)


class WatchedFolders(QWidget):
    """One row for each folder, with a button that stops watching it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr(WATCHING), "muted", wrap=True))
        column.addLayout(self._rows)
        row = QHBoxLayout()
        self.add = button(tr("Watch a folder …"), self.choose)
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        self.fill()

    def fill(self) -> None:
        """List the folders as they are now."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        folders = self._desk.watched_folders()
        for folder in folders:
            self._rows.addWidget(self._make_row(folder))
        if not folders:
            self._rows.addWidget(label(tr("No folder is watched."), wrap=True))

    def choose(self) -> None:
        """Choose one more folder."""
        folder = FileChoice(self, self._desk, Purpose.DOCUMENTS).folder(tr("Watch a folder"))
        if folder is not None:
            self._desk.watch(folder)

    def _make_row(self, folder: WatchedFolder) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        gone = "" if folder.path.is_dir() else tr("  (not there now)")
        row.addWidget(selectable(label(f"{folder.path}{gone}", wrap=True)), 1)
        stop = button(tr("Stop watching"), lambda: self._desk.unwatch(folder.id))
        stop.setAccessibleName(tr("Stop watching {path}", path=folder.path))
        row.addWidget(stop)
        return made
