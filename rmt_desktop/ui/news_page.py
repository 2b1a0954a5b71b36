"""What is new in each version."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rmt_desktop.domain.releases import ReleaseNotes
from rmt_desktop.ui.parts import label, selectable
from rmt_desktop.ui.update_wording import notes_title


class NewsPage(QWidget):
    """The list of changes, newest version first."""

    def __init__(self, releases: Sequence[ReleaseNotes]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        for notes in releases:
            column.addWidget(selectable(label(notes_title(notes), "paneTitle")))
            column.addLayout(_changes(notes.changes))
            column.addSpacing(8)
        column.addStretch(1)


def _changes(changes: Sequence[str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, change in enumerate(changes):
        grid.addWidget(label("•", "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(selectable(label(change, wrap=True)), row, 1)
    return grid
