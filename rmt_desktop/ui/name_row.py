"""A row in which a name is typed: for a collection, tags, or a document. No dialogue is opened."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rmt_desktop.domain.errors import RmtError
from rmt_desktop.domain.language import told, tr
from rmt_desktop.ui.parts import button, label


class NameRow(QFrame):
    """Shown while something is to be named; Enter accepts, Escape goes away without a change."""

    def __init__(self, back: QWidget) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", "info")
        self._back = back
        self._accept: Callable[[str], object] | None = None
        self.prompt = label("", wrap=True)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Name"))
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self.problem = label("", "badge", wrap=True)
        self.problem.setProperty("tone", "danger")
        self.field.textEdited.connect(self.problem.hide)
        buttons = QHBoxLayout()
        buttons.addWidget(button(tr("Cancel"), self.close_row))
        buttons.addStretch(1)
        self.save = button(tr("Save"), self._take, "primary")
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        for widget in (self.prompt, self.field, self.problem):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.hide()

    def ask(
        self,
        prompt: str,
        text: str,
        accept: Callable[[str], object],
        known: Sequence[str] = (),
        save: str = "",
    ) -> None:
        """Ask for a name; what ``accept`` refuses with a reason is said, and nothing typed is lost.

        Args:
            prompt: what is named.
            text: the name so far.
            accept: takes what was typed; raises RmtError to refuse it.
            known: names that are offered while typing.
            save: what the button says if not just that.
        """
        self._accept = accept
        self.prompt.setText(prompt)
        self.field.setAccessibleName(prompt)
        self.field.setText(text)
        self.field.setCompleter(_completer(known, self) if known else None)  # type: ignore[arg-type]
        self.save.setText(save or tr("Save"))
        self.problem.hide()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    @Slot()
    def close_row(self) -> None:
        """Go away; the keyboard is back where it was."""
        self._accept = None
        self.hide()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape belongs to this row while something is typed in it."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.close_row()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _take(self) -> None:
        if self._accept is None:
            return
        try:
            self._accept(self.field.text())
        except RmtError as error:
            self._refuse(told(str(error)))
        except KeyError:
            self._refuse(tr("It is no longer there."))
        else:
            self.close_row()

    def _refuse(self, reason: str) -> None:
        self.problem.setText(reason)
        self.problem.show()
        self.field.setFocus()


def _completer(known: Sequence[str], parent: QObject) -> QCompleter:
    made = QCompleter(list(known), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made
