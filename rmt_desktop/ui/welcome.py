"""What stands in the middle while no document is open."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmt_desktop.ui.icons import app_icon
from rmt_desktop.ui.parts import button, label


class Welcome(QWidget):
    """Says what to do first, and offers the sample document."""

    def __init__(self, add_files: Callable[[], object], add_sample: Callable[[], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(14)
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(QSize(72, 72)))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = label("Ask long documents. Check every answer.", "display", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = label(
            "Drop contracts, papers or whole folders on this window. They are read to the end on this machine; "
            "each answer comes with its quote, marked on its page.", "muted", wrap=True,
        )  # fmt: skip
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setFixedWidth(460)
        row = QHBoxLayout()
        row.addStretch(1)
        self.add = button("Add documents …", add_files, "primary")
        self.sample = button("Try the sample lease", add_sample)
        row.addWidget(self.add)
        row.addWidget(self.sample)
        row.addStretch(1)
        column.addWidget(picture)
        column.addWidget(title)
        column.addWidget(text, 0, Qt.AlignmentFlag.AlignCenter)
        column.addSpacing(6)
        column.addLayout(row)
        column.addWidget(_centred("PDF, plain text and Markdown. Nothing leaves this machine."))


def _centred(text: str) -> QLabel:
    made = label(text, "smallPrint", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
