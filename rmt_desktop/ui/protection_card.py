"""The library's passphrase: setting it, changing it, removing it, and keeping it in the keyring."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from rmt_desktop.domain.errors import RmtError
from rmt_desktop.domain.language import marked, told, tr
from rmt_desktop.ui.parts import button, label, selectable, show_badge
from rmt_desktop.ui.passphrase_field import PassphraseField
from rmt_desktop.ui.wrapped_check import WrappedCheck
from rmt_desktop.workflows import protecting
from rmt_desktop.workflows.desk import Desk

ABOUT = marked(
    "Chats, answers, settings, the documents' text and what was read of it, and all backups are encrypted (AES-256). "
    "The passphrase cannot be recovered: without it nobody can read them, you included. Your documents themselves, "
    "exported files, language models and trained readers lie where they are, as they are. Word indexes are kept in "
    "memory only, so that the first question of a document takes somewhat longer."
)
PROTECTED = marked("The library is encrypted with a passphrase.")
BUSY = marked("Something is being read, asked or trained. Do this when nothing runs.")
Work = Callable[[], object]


class ProtectionCard(QFrame):
    """Part of the settings.

    Args:
        anew: ends this window, does the work, and opens another one; gets the work and what to say meanwhile.
    """

    def __init__(self, desk: Desk, anew: Callable[[Work, str], object]) -> None:
        super().__init__()
        self._desk, self._anew = desk, anew
        self._folder: Path = desk.folder()
        self.protected = protecting.is_protected(self._folder)
        self.old = PassphraseField(tr("Passphrase as it is now"))
        self.new = PassphraseField(tr("New passphrase, 8 characters or more"))
        self.again = PassphraseField(tr("New passphrase again"))
        self.again.line.returnPressed.connect(self.change if self.protected else self.protect)
        keeping = WrappedCheck(tr("Keep the passphrase in this system's keyring, and do not ask at the start"))
        self.keyring = keeping.box
        self.keyring.setChecked(protecting.is_remembered(self._folder))
        self.line = selectable(label("", "badge", wrap=True))
        self.line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(f"{tr(PROTECTED)} {tr(ABOUT)}" if self.protected else tr(ABOUT), "muted", wrap=True))
        for widget in ([self.old] if self.protected else []) + [self.new, self.again]:
            column.addWidget(widget)
        column.addLayout(keeping)
        if self.protected:
            self.keyring.toggled.connect(self._remember)
        row = QHBoxLayout()
        for made in self._buttons():
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.line)

    def protect(self) -> None:
        """Encrypt everything; the window opens anew after that."""
        passphrase, kept = self.new.text(), self.keyring.isChecked()
        if self._may_begin() and self._is_new_good():
            folder = self._folder
            saying = tr("Encrypting your library and its backups.")
            self._anew(lambda: protecting.protect(folder, passphrase, kept), saying)

    def change(self) -> None:
        """Another passphrase counts at once."""
        if self._is_new_good() and self._try(lambda: protecting.change(self._folder, self.old.text(), self.new.text())):
            self._clear()
            self._say(tr("The library has another passphrase."), "good")

    def unprotect(self) -> None:
        """Decrypt everything; the window opens anew after that."""
        passphrase, folder = self.old.text(), self._folder
        if self._may_begin() and self._try(lambda: protecting.check(folder, passphrase)):
            saying = tr("Decrypting your library and its backups.")
            self._anew(lambda: protecting.unprotect(folder, passphrase), saying)

    def _buttons(self) -> list[QPushButton]:
        self.change_button = button(tr("Change the passphrase"), self.change)
        self.remove_button = button(tr("Remove the passphrase"), self.unprotect)
        self.protect_button = button(tr("Protect with a passphrase"), self.protect)
        return [self.change_button, self.remove_button] if self.protected else [self.protect_button]

    def _remember(self, kept: bool) -> None:
        if kept == protecting.is_remembered(self._folder):
            return
        if kept and not self.old.text():
            self._say(tr("Type the passphrase as it is now first."), "warn")
        elif kept and self._try(lambda: protecting.remember(self._folder, self.old.text())):
            self._clear()
            self._say(tr("This machine does not ask for the passphrase any more."), "good")
        elif not kept and self._try(lambda: protecting.forget(self._folder)):
            self._say(tr("The passphrase is asked for at every start."), "good")
        self.keyring.setChecked(protecting.is_remembered(self._folder))

    def _may_begin(self) -> bool:
        if self._desk.busy():
            self._say(tr(BUSY), "danger")
            return False
        return True

    def _is_new_good(self) -> bool:
        if self.new.text() != self.again.text():
            self._say(tr("The two new passphrases differ."), "danger")
            return False
        return self._try(lambda: protecting.require_long(self.new.text()))

    def _try(self, action: Work) -> bool:
        try:
            action()
        except RmtError as error:
            self._say(f"{told(error.title)}. {told(str(error))}", "danger")
            return False
        return True

    def _clear(self) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()

    def _say(self, text: str, tone: str) -> None:
        show_badge(self.line, text, tone)
