"""The part of the settings about new versions."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rmt_desktop.domain.errors import UpdateError
from rmt_desktop.domain.language import told, tr
from rmt_desktop.ui.parts import button, label, selectable
from rmt_desktop.ui.update_wording import ASKING, EXPLAINED, update_words
from rmt_desktop.workflows.events import UpdateChecked
from rmt_desktop.workflows.updates import UpdateWatch


class UpdateSettings(QWidget):
    """Whether a release feed is asked, which one, and what it said last."""

    changed = Signal()
    """The choice is stored."""

    def __init__(self, updates: UpdateWatch) -> None:
        super().__init__()
        self._updates = updates
        chosen = updates.choice()
        self.wanted = QCheckBox(tr("Look for a new version once a day"))
        self.wanted.setChecked(chosen.wanted)
        self.wanted.toggled.connect(self._store)
        self.address = QLineEdit(chosen.address)
        self.address.setAccessibleName(tr("Address of the release feed"))
        self.address.setPlaceholderText(tr("https:// address of a release feed"))
        self.address.editingFinished.connect(self._store)
        self.now = button(tr("Look now"), self._look)
        self.state = selectable(label("", "muted", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.address, 1)
        row.addWidget(self.now)
        column.addWidget(self.wanted)
        column.addWidget(label(tr(EXPLAINED), "muted", wrap=True))
        column.addLayout(row)
        column.addWidget(self.state)
        if updates.last is not None:
            self.show_outcome(updates.last)

    @Slot(object)
    def show_outcome(self, outcome: UpdateChecked) -> None:
        """Say how a look ended."""
        self.state.setText(update_words(outcome))
        self.now.setEnabled(True)

    @Slot()
    def _store(self) -> bool:
        """Keep the choice; False, with the reason said, where it cannot be."""
        chosen = replace(self._updates.choice(), wanted=self.wanted.isChecked(), address=self.address.text())
        try:
            self._updates.choose(chosen)
        except UpdateError as error:
            self.state.setText(told(str(error)))
            self.wanted.blockSignals(True)
            self.wanted.setChecked(self._updates.choice().wanted)
            self.wanted.blockSignals(False)
            return False
        self.state.setText("")
        self.changed.emit()
        return True

    def _look(self) -> None:
        if self._store():
            self.state.setText(tr(ASKING))
            self.now.setEnabled(False)
            self._updates.look()
