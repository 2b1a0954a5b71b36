"""Time travel: ask as if the document ended after some page."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.parts import button, label


class AsOfSlider(QWidget):
    """``changed`` with the last page that counts (1-based), or None for the whole document."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "smallPrint")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Ask as of page"))
        self.slider.setMinimum(1)
        self.slider.valueChanged.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self._words)
        row.addWidget(button(tr("Whole document"), self.end, "small"))
        self.hide()

    def begin(self, pages: int, page: int) -> None:
        """Let a page of so many be chosen, starting with one."""
        self.slider.blockSignals(True)
        self.slider.setMaximum(max(1, pages))
        self.slider.setPageStep(max(1, pages // 10))
        self.slider.setValue(page)
        self.slider.blockSignals(False)
        self.show()
        self.slider.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell()

    @Slot()
    def end(self) -> None:
        """The whole document counts again."""
        if not self.isHidden():
            self.hide()
            self.changed.emit(None)

    def page(self) -> int | None:
        """The last page that counts; None: all do."""
        return None if self.isHidden() or self.slider.value() == self.slider.maximum() else self.slider.value()

    @Slot()
    def _tell(self) -> None:
        said = tr("Asking as of page {page:,} of {total:,}", page=self.slider.value(), total=self.slider.maximum())
        self._words.setText(said)
        self.slider.setAccessibleDescription(said)
        self.changed.emit(self.page())
