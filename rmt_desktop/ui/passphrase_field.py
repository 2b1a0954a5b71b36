"""A field for a passphrase, which can be looked at."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from rmt_desktop.domain.language import tr


class PassphraseField(QWidget):
    """Hidden until the user wants to see what was typed."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.seen = QCheckBox(tr("Show"))
        self.seen.setAccessibleName(tr("Show: {name}", name=placeholder))
        self.seen.toggled.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.seen)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget it, and what the field's undo would bring back."""
        self.line.clear()
        self.seen.setChecked(False)

    def _show(self, seen: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
