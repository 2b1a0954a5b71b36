"""Settings: each says what it does and counts at once, unless it says otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from rmt_desktop.ui.parts import button, label, selectable
from rmt_desktop.ui.settings_wording import (
    ENGINES,
    NETWORK,
    NEXT_START,
    THRESHOLD,
    storage_words,
)
from rmt_desktop.ui.theme import TEXT_SIZES, Theme, ThemeMode
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.preferences import MOST_THREADS

_THEMES = {ThemeMode.SYSTEM: "As the system", ThemeMode.LIGHT: "Light", ThemeMode.DARK: "Dark"}
_DEVICES = {"auto": "Best there is (graphics card if usable)", "cpu": "Processor only"}


class SettingsDialog(QDialog):
    """Stays beside the window; nothing waits for it to be closed."""

    def __init__(self, window: QWidget, desk: Desk, theme: Theme, set_theme: Callable[[ThemeMode], object]) -> None:
        super().__init__(window)
        self._desk, self._theme, self._set_theme = desk, theme, set_theme
        self.setWindowTitle("Settings")
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(16)
        for title, form in (
            ("Answers", self._make_answers()),
            ("Computing", self._make_computing()),
            ("Looks", self._make_looks()),
            ("Data", self._make_data()),
        ):
            column.addWidget(label(title, "paneTitle"))
            column.addLayout(form)
        column.addWidget(label("Network", "paneTitle"))
        column.addWidget(label(NETWORK, "muted", wrap=True))
        column.addWidget(button("Close", self.accept), 0, Qt.AlignmentFlag.AlignRight)

    def show_storage(self) -> None:
        """Say what the library takes on the disk now."""
        self.storage.setText(storage_words(self._desk.storage_use()))

    def _make_answers(self) -> QFormLayout:
        chosen = self._desk.preferences()
        self.engine = _combo("Engine", ENGINES, chosen.engine)
        self.engine.currentIndexChanged.connect(self._store)
        self.own_threshold = QCheckBox("Answer only from this confidence on")
        self.own_threshold.setChecked(chosen.threshold is not None)
        self.threshold = QSpinBox()
        self.threshold.setAccessibleName("Least confidence of an answer in percent")
        self.threshold.setRange(1, 99)
        self.threshold.setSuffix(" %")
        self.threshold.setValue(round(100 * (chosen.threshold or 0.5)))
        self.threshold.setEnabled(chosen.threshold is not None)
        self.own_threshold.toggled.connect(self.threshold.setEnabled)
        self.own_threshold.toggled.connect(self._store)
        self.threshold.valueChanged.connect(self._store)
        form = _form()
        form.addRow("Engine", self.engine)
        form.addRow(self.own_threshold, self.threshold)
        form.addRow("", label(THRESHOLD, "smallPrint", wrap=True))
        return form

    def _make_computing(self) -> QFormLayout:
        chosen = self._desk.preferences()
        self.device = _combo("Device", _DEVICES, chosen.device)
        self.device.currentIndexChanged.connect(self._store)
        self.threads = QSpinBox()
        self.threads.setAccessibleName("Threads")
        self.threads.setRange(0, MOST_THREADS)
        self.threads.setSpecialValueText("Automatic")
        self.threads.setValue(chosen.threads)
        self.threads.valueChanged.connect(self._store)
        form = _form()
        form.addRow("Device", self.device)
        form.addRow("Threads", self.threads)
        form.addRow("", label(NEXT_START, "smallPrint", wrap=True))
        return form

    def _make_looks(self) -> QFormLayout:
        self.theme = _combo("Theme", _THEMES, self._theme.mode)
        self.theme.currentIndexChanged.connect(lambda: self._set_theme(self.theme.currentData()))
        self.text_size = QSpinBox()
        self.text_size.setAccessibleName("Text size in percent")
        self.text_size.setRange(*TEXT_SIZES)
        self.text_size.setSingleStep(10)
        self.text_size.setSuffix(" %")
        self.text_size.setValue(self._theme.text_size())
        self.text_size.valueChanged.connect(self._store_text_size)
        form = _form()
        form.addRow("Theme", self.theme)
        form.addRow("Text size", self.text_size)
        return form

    def _make_data(self) -> QFormLayout:
        folder = self._desk.folder()
        place = selectable(label(str(folder), "muted", wrap=True))
        self.storage = label("", "muted", wrap=True)
        self.show_storage()
        form = _form()
        form.addRow("Folder", place)
        form.addRow("", button("Show folder", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))))
        form.addRow("Disk space", self.storage)
        form.addRow("", button("Remove what can be rebuilt", self._desk.clean_up))
        return form

    @Slot()
    def _store(self) -> None:
        threshold = self.threshold.value() / 100 if self.own_threshold.isChecked() else None
        chosen = replace(self._desk.preferences(), engine=self.engine.currentData(), threshold=threshold,
                         device=self.device.currentData(), threads=self.threads.value())  # fmt: skip
        self._desk.set_preferences(chosen)

    @Slot()
    def _store_text_size(self) -> None:
        self._theme.set_text_size(self.text_size.value())
        self._desk.set_setting("text size", str(self.text_size.value()))


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(18)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _combo(name: str, choices: Mapping[Any, str], chosen: object) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for value, text in choices.items():
        made.addItem(text, value)
    made.setCurrentIndex(max(0, list(choices).index(chosen)))
    return made
