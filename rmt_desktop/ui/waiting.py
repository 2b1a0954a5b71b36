"""Work between two windows: a small dialog stays on the screen until it has ended."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout

from rmt_desktop.ui.parts import label

_POLL_MS = 40
_WIDTH = 380


class _Waiting(QDialog):
    """Cannot be closed: what runs must not be cut short without need."""

    def __init__(self, text: str, ended: Callable[[], bool]) -> None:
        super().__init__()
        self.setWindowTitle("RMT Desktop")
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.addWidget(label(text, wrap=True))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        column.addWidget(bar)
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.accept() if ended() else None)
        self._timer.start(_POLL_MS)

    def reject(self) -> None:
        """Escape does nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nor does closing."""
        event.ignore()


def wait_for(text: str, work: Callable[[], object]) -> None:
    """Do the work on another thread and wait, with a text on the screen; raises what the work raises."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # raised again below, on the thread that waits
            failed.append(error)

    thread = threading.Thread(target=run, name="between two windows")
    thread.start()
    _Waiting(text, lambda: not thread.is_alive()).exec()
    thread.join()
    if failed:
        raise failed[0]
