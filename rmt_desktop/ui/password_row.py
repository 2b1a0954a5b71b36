"""The field for a password, where a chosen document needs one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.domain.language import told, tr
from rmt_desktop.ui.parts import button, label


class PasswordRow(QFrame):
    """Shown while a document that needs a password is chosen."""

    def __init__(self, give: Callable[[int, str], object]) -> None:
        super().__init__()
        self._give = give
        self._document: Document | None = None
        self.setObjectName("notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        self._label = label("", wrap=True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(tr("Password"))
        self.field.setAccessibleName(tr("Password of the document"))
        self.field.returnPressed.connect(self._take)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(button(tr("Open"), self._take))
        column.addWidget(self._label)
        column.addLayout(row)
        self.hide()

    def show_for(self, documents: Sequence[Document]) -> None:
        """Ask for the password of the first of these that needs one, if any does."""
        self._document = next((d for d in documents if d.state is DocumentState.PASSWORD), None)
        if self._document is not None:
            self._label.setText(
                told(self._document.reason or "") or tr("{name} needs a password.", name=self._document.name)
            )
        self.setVisible(self._document is not None)

    def _take(self) -> None:
        if self._document is not None and self.field.text():
            self._give(self._document.id, self.field.text())
            self.field.clear()
