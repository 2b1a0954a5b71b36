"""Settings: each says what it does and counts at once, unless it says otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmt_desktop.domain.language import marked, tr
from rmt_desktop.ui.data_folder import DataFolder
from rmt_desktop.ui.language_choice import LanguageChoice
from rmt_desktop.ui.parts import button, label, spin_box
from rmt_desktop.ui.protection_card import ProtectionCard
from rmt_desktop.ui.settings_wording import (
    CONNECTIONS,
    ENGINES,
    NEXT_START,
    THRESHOLD,
    network_words,
    storage_words,
)
from rmt_desktop.ui.theme import TEXT_SIZES, Theme, ThemeMode
from rmt_desktop.ui.update_settings import UpdateSettings
from rmt_desktop.ui.watched_folders import WatchedFolders
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.preferences import MOST_THREADS

_NOTE = 180
_THEMES = {ThemeMode.SYSTEM: marked("As the system"), ThemeMode.LIGHT: marked("Light"), ThemeMode.DARK: marked("Dark")}
_DEVICES = {"auto": marked("Best there is (graphics card if usable)"), "cpu": marked("Processor only")}


class SettingsPage(QWidget):
    """Stands in the document's place; there is nothing to confirm."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        set_theme: Callable[[ThemeMode], object],
        place: DataFolder,
        protection: ProtectionCard,
        language: LanguageChoice,
    ) -> None:
        super().__init__()
        self.place, self.protection, self.language = place, protection, language
        self._desk, self._theme, self._set_theme = desk, theme, set_theme
        theme.changed.connect(self._show_looks)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        for title, form in (
            (tr("Answers"), self._make_answers()),
            (tr("Computing"), self._make_computing()),
            (tr("Looks"), self._make_looks()),
            (tr("Data"), self._make_data()),
        ):
            column.addWidget(label(title, "paneTitle"))
            column.addLayout(form)
            column.addSpacing(8)
        self.updates = UpdateSettings(desk.updates)
        self.updates.changed.connect(self._show_network)
        self.network = label("", "muted", wrap=True)
        self._show_network()
        self.folders = WatchedFolders(desk)
        for title, part in (
            (tr("Passphrase"), self.protection),
            (tr("Watched folders"), self.folders),
            (tr("New versions"), self.updates),
            (tr("Network"), self.network),
        ):
            column.addWidget(label(title, "paneTitle"))
            column.addWidget(part)
            column.addSpacing(8)
        for name, when in CONNECTIONS:
            column.addWidget(label(tr(name)))
            column.addWidget(label(tr(when), "muted", wrap=True))
        column.addStretch(1)

    def show_storage(self) -> None:
        """Say what the library takes on the disk now."""
        self.storage.setText(storage_words(self._desk.storage_use()))
        self.place.show_old()

    @Slot()
    def _show_network(self) -> None:
        chosen = self._desk.updates.choice()
        self.network.setText(network_words(self._desk.connections(), chosen.address if chosen.wanted else ""))

    def _make_answers(self) -> QFormLayout:
        chosen = self._desk.preferences()
        self.engine = _combo(tr("Engine"), ENGINES, chosen.engine)
        self.engine.currentIndexChanged.connect(self._store)
        self.own_threshold = QCheckBox(tr("Answer only from"))
        self.own_threshold.setChecked(chosen.threshold is not None)
        self.threshold = spin_box(tr("Least confidence of an answer in percent"), 1, 99)
        self.threshold.setSuffix(" %")
        self.threshold.setValue(round(100 * (chosen.threshold or 0.5)))
        self.threshold.setEnabled(chosen.threshold is not None)
        self.own_threshold.toggled.connect(self.threshold.setEnabled)
        self.own_threshold.toggled.connect(self._store)
        self.threshold.valueChanged.connect(self._store)
        form = _form()
        form.addRow(_name(tr("Engine")), self.engine)
        row = QHBoxLayout()
        row.addWidget(self.own_threshold)
        row.addWidget(self.threshold)
        row.addStretch(1)
        form.addRow(_name(tr("Confidence")), row)
        form.addRow(_name(""), _note(tr(THRESHOLD)))
        return form

    def _make_computing(self) -> QFormLayout:
        chosen = self._desk.preferences()
        self.device = _combo(tr("Device"), _DEVICES, chosen.device)
        self.device.currentIndexChanged.connect(self._store)
        self.threads = spin_box(tr("Threads"), 0, MOST_THREADS)
        self.threads.setSpecialValueText(tr("Automatic"))
        self.threads.setValue(chosen.threads)
        self.threads.valueChanged.connect(self._store)
        readers = {"": tr("Shipped with the program")} | {str(path): path.name for path in self._desk.readers()}
        self.reader = _combo(tr("Reader"), readers, chosen.reader)
        self.reader.currentIndexChanged.connect(self._store)
        form = _form()
        form.addRow(_name(tr("Reader")), self.reader)
        form.addRow(_name(tr("Device")), self.device)
        form.addRow(_name(tr("Threads")), _left(self.threads))
        form.addRow(_name(""), _note(tr(NEXT_START)))
        return form

    def _make_looks(self) -> QFormLayout:
        self.theme = _combo(tr("Theme"), _THEMES, self._theme.mode)
        self.theme.currentIndexChanged.connect(lambda: self._set_theme(ThemeMode(self.theme.currentData())))
        self.text_size = spin_box(tr("Text size in percent"), *TEXT_SIZES)
        self.text_size.setSingleStep(10)
        self.text_size.setSuffix(" %")
        self.text_size.setValue(self._theme.text_size())
        self.text_size.valueChanged.connect(self._store_text_size)
        form = _form()
        form.addRow(_name(tr("Language")), self.language)
        form.addRow(_name(tr("Theme")), self.theme)
        form.addRow(_name(tr("Text size")), _left(self.text_size))
        return form

    def _make_data(self) -> QFormLayout:
        self.storage = _note("")
        self.show_storage()
        form = _form()
        form.addRow(_name(tr("Folder")), self.place)
        form.addRow(_name(tr("Disk space")), self.storage)
        form.addRow(_name(""), _left(button(tr("Remove what can be rebuilt"), self._desk.clean_up)))
        return form

    @Slot()
    def _store(self) -> None:
        threshold = self.threshold.value() / 100 if self.own_threshold.isChecked() else None
        chosen = replace(self._desk.preferences(), engine=self.engine.currentData(), threshold=threshold,
                         device=self.device.currentData(), threads=self.threads.value(),
                         reader=self.reader.currentData())  # fmt: skip
        self._desk.set_preferences(chosen)

    @Slot()
    def _show_looks(self) -> None:
        """What was chosen elsewhere, in the menu or in another window."""
        for widget in (self.theme, self.text_size):
            widget.blockSignals(True)
        self.theme.setCurrentIndex(list(_THEMES).index(self._theme.mode))
        self.text_size.setValue(self._theme.text_size())
        for widget in (self.theme, self.text_size):
            widget.blockSignals(False)

    @Slot()
    def _store_text_size(self) -> None:
        self._theme.set_text_size(self.text_size.value())
        self._desk.set_setting("text size", str(self.text_size.value()))


def _name(text: str) -> QLabel:
    made = label(text)
    made.setMinimumWidth(96)
    return made


def _note(text: str) -> QLabel:
    """Wrapped; as wide as a form makes it, since a form asks for its height at the least width."""
    made = label(text, "muted", wrap=True)
    made.setMinimumWidth(_NOTE)
    return made


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(18)
    form.setVerticalSpacing(8)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _combo(name: str, choices: Mapping[Any, str], chosen: object) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    for value, text in choices.items():
        made.addItem(tr(text), value)
    made.setCurrentIndex(max(0, list(choices).index(chosen)))
    return made
