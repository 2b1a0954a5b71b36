"""What stands in the middle while no document is open."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.icons import app_icon
from rmt_desktop.ui.parts import button, label


class Welcome(QWidget):
    """Says what to do first, and offers the sample document."""

    def __init__(self, add_files: Callable[[], object], add_sample: Callable[[], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(1)
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(QSize(72, 72)))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = label(tr("Ask long documents. Check every answer."), "display", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = label(
            tr("Drop contracts, papers or whole folders on this window. They are read to the end on this machine; "
            "each answer comes with its quote, marked on its page."), "muted", wrap=True,
        )  # fmt: skip
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setMaximumWidth(460)
        middle = QHBoxLayout()  # not an alignment: that would cut lines off
        middle.addStretch(1)
        middle.addWidget(text, 100)
        middle.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.text = text
        self.add = button(tr("Add documents …"), add_files, "primary")
        self.sample = button(tr("Try the sample lease"), add_sample)
        row.addWidget(self.add)
        row.addWidget(self.sample)
        row.addStretch(1)
        column.addWidget(picture)
        column.addWidget(title)
        column.addLayout(middle)
        column.addSpacing(6)
        column.addLayout(row)
        column.addWidget(
            _centred(tr("PDF, Word, web pages, e-mail, EPUB, text and tables. Nothing leaves this machine."))
        )
        column.addStretch(1)


def _centred(text: str) -> QLabel:
    made = label(text, "smallPrint", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
