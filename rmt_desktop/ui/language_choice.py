"""The language in the settings: a choice, and a button that opens the window anew in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.parts import button, label
from rmt_desktop.ui.translation import LANGUAGES, SETTING, SYSTEM, speaking, spoken
from rmt_desktop.workflows.desk import Desk


class LanguageChoice(QWidget):
    """Stored as soon as it is chosen; counts from the next window on."""

    def __init__(self, desk: Desk, start_anew: Callable[[], object]) -> None:
        """Make the row.

        Args:
            desk: keeps the choice.
            start_anew: ends this window so that the program opens another one.
        """
        super().__init__()
        self._desk, self._start_anew = desk, start_anew
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Language"))
        for code, name in LANGUAGES.items():
            self.box.addItem(tr(name), code)
        stored = desk.setting(SETTING) or SYSTEM
        self.box.setCurrentIndex(max(0, self.box.findData(stored)))
        self.hint = label("", "muted", wrap=True)
        self.apply = button(tr("Open the window in this language"), self.open_anew)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        column.addWidget(self.hint)
        column.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_hint()
        self.box.currentIndexChanged.connect(self._store)

    @Slot()
    def open_anew(self) -> None:
        """Another window in the language chosen, unless something would be cut off."""
        if self._desk.busy():
            self.hint.setText(tr("Something still runs. The language counts from the next start of the program."))
        else:
            self._start_anew()

    @Slot()
    def _store(self) -> None:
        self._desk.set_setting(SETTING, self.box.currentData())
        self._show_hint()

    def _show_hint(self) -> None:
        """Only while the language chosen is another one than the window's."""
        waiting = spoken(self.box.currentData()) != speaking()
        self.hint.setText(tr("The language counts from the next start of the program."))
        for widget in (self.hint, self.apply):
            widget.setVisible(waiting)
