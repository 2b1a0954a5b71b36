"""The bar that offers to undo a removal: as long as it is there, nothing is lost."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.parts import IconButton, button, label
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.wording import removed_line
from rmt_desktop.workflows.desk import Desk

SECONDS = 60


class UndoBar(QFrame):
    """Holds the documents removed last; they leave the library for good when the bar goes away."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._documents: list[Document] = []
        self.setObjectName("notice")
        self.setProperty("tone", "info")
        self._label = label("", wrap=True)
        self.button = button(tr("Undo"), self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        row.addWidget(IconButton(theme, "close", tr("Remove for good"), self.finish))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)
        self.hide()

    def text(self) -> str:
        """What is shown."""
        return self._label.text()

    def remove(self, documents: Sequence[Document]) -> None:
        """Take documents out of the library; what was removed before is final now."""
        self.finish()
        self._documents = list(documents)
        self._desk.set_aside([document.id for document in documents])
        self._show()
        self._timer.start(SECONDS * 1000)

    def undo(self) -> None:
        """Bring the documents back."""
        documents, self._documents = self._documents, []
        self._show()
        self._desk.bring_back([document.id for document in documents])

    def finish(self) -> None:
        """The removal is final."""
        documents, self._documents = self._documents, []
        self._show()
        for document in documents:
            self._desk.remove(document.id)

    @Slot(object)
    def follow(self, document: Document) -> None:
        """A document may come back by itself: its file was added again."""
        if any(known.id == document.id for known in self._documents):
            try:
                self._desk.document(document.id)
            except KeyError:
                return  # told before it was removed
            self._documents = [known for known in self._documents if known.id != document.id]
            self._show()

    @Slot()
    def _end(self) -> None:
        if self.button.hasFocus() or self.underMouse():
            self._timer.start(SECONDS * 1000)  # somebody is about to press it
        else:
            self.finish()

    def _show(self) -> None:
        if self._documents:
            self._label.setText(removed_line([document.name for document in self._documents]))
        self.setVisible(bool(self._documents))
        if not self._documents:
            self._timer.stop()
