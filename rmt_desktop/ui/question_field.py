"""The field a question is typed into."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from rmt_desktop.domain.language import tr


class QuestionField(QPlainTextEdit):
    """Grows with its text; Enter sends, Shift+Enter starts a new line."""

    sent = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("question")
        self.setPlaceholderText(tr("Ask about the selected documents"))
        self.setAccessibleName(tr("Question"))
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.updateGeometry)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Two to seven lines."""
        lines = max(2, min(7, self.document().size().toSize().height()))
        height = lines * self.fontMetrics().lineSpacing() + 22
        self.setFixedHeight(height)
        return QSize(200, height)
