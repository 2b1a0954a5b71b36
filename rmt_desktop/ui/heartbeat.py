"""The window's pulse: how late a timer of 10 ms is, and how long the window's own thread was busy meanwhile."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Slot

INTERVAL = 10
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """What was seen of one stretch of time; everything in milliseconds."""

    beats: int
    late_max: float
    late_p99: float
    busy_max: float
    """Processor time that the window's thread took between two beats, whatever else ran on the machine."""
    busy_p99: float
    process_max: float
    """The same of all threads together: how late a beat is at most on a machine of its own with one core, Python's
    lock included."""
    process_p99: float


class Heartbeat(QObject):
    """Create it in the window's thread; :meth:`take` ends one stretch and begins the next."""

    def __init__(self) -> None:
        super().__init__()
        self._late: list[float] = []
        self._busy: list[float] = []
        self._process: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._beat)
        self._last = _clocks()
        self._timer.start()

    def take(self) -> Pulse:
        """What was seen since the last call."""
        late, busy, process = self._late, self._busy, self._process
        self._late, self._busy, self._process = [], [], []
        figures = (figure for values in (late, busy, process) for figure in (_most(values), share(values, 0.99)))
        return Pulse(len(late), *figures)

    def stop(self) -> None:
        """No more beats."""
        self._timer.stop()

    @Slot()
    def _beat(self) -> None:
        now = _clocks()
        self._late.append(max(0.0, 1e3 * (now[0] - self._last[0]) - INTERVAL))
        self._busy.append(1e3 * (now[1] - self._last[1]))
        self._process.append(1e3 * (now[2] - self._last[2]))
        self._last = now


def _clocks() -> tuple[float, float, float]:
    """Seconds: on the wall, of processor time of this thread, and of all threads."""
    return time.perf_counter(), time.thread_time(), time.process_time()


def share(values: list[float], part: float) -> float:
    """The value that so large a part of all does not exceed; 0 of none.

    >>> share([1.0, 2.0, 3.0, 4.0], 0.5), share([], 0.99)
    (2.0, 0.0)
    """
    ordered = sorted(values)
    return round(ordered[max(0, int(part * len(ordered) + 0.5) - 1)], 2) if ordered else 0.0


def _most(values: list[float]) -> float:
    return round(max(values, default=0.0), 2)
