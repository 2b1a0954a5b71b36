"""At the start of a protected library: its passphrase is asked for."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QHBoxLayout, QVBoxLayout

from rmt_desktop.domain.errors import RmtError
from rmt_desktop.domain.language import told, tr
from rmt_desktop.ui.parts import button, label
from rmt_desktop.ui.passphrase_field import PassphraseField
from rmt_desktop.ui.theme import Theme

_WIDTH = 420


class PassphraseDialog(QDialog):
    """Return opens, Escape quits; a wrong passphrase is said, and can be corrected.

    Args:
        give: tries a passphrase, and whether to keep it in the keyring; raises an :class:`RmtError` if it is wrong.
    """

    def __init__(self, give: Callable[[str, bool], object]) -> None:
        super().__init__()
        self._give = give
        self.setWindowTitle(tr("RMT Desktop: protected library"))
        self.setMinimumWidth(_WIDTH)
        self.error = label("", "badge", wrap=True)
        self.error.setProperty("tone", "danger")
        self.error.hide()
        self.field = PassphraseField(tr("Passphrase"))
        self.field.line.textEdited.connect(lambda _text: self.error.hide())
        self.keep = QCheckBox(tr("Keep it in this system's keyring, and do not ask again"))
        self.open_button = button(tr("Open"), self.open_library, "primary")
        self.open_button.setDefault(True)
        self.quit_button = button(tr("Quit"), self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.quit_button)
        row.addWidget(self.open_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(label(tr("Your library is encrypted. Type its passphrase to open it."), wrap=True))
        for widget in (self.field, self.error, self.keep):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(row)
        self.field.setFocus()

    def open_library(self) -> None:
        """Try what was typed."""
        if not self.field.text():
            return
        try:
            self._give(self.field.text(), self.keep.isChecked())
        except RmtError as error:
            self.error.setText(f"{told(error.title)}. {told(str(error))}")
            self.error.show()
            self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
            self.field.line.selectAll()
            self.field.setFocus()
            return
        self.field.clear()
        self.accept()


def ask_passphrase(give: Callable[[str, bool], object]) -> bool:
    """Ask until it is right; False: the user quits."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application)  # that of the window is stored in the library
    accepted = PassphraseDialog(give).exec() == QDialog.DialogCode.Accepted
    theme.deleteLater()
    return accepted
