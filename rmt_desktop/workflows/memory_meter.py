"""The largest resident memory of a stretch of work, and what other programs did to the machine meanwhile."""

import os
import threading
import time
from types import TracebackType
from typing import Self

import psutil

_STEP = 0.01


class MemoryMeter:
    """Looks at this process's resident memory a hundred times a second while its block runs.

    >>> with MemoryMeter() as meter:
    ...     held = bytearray(1 << 20)
    >>> meter.peak_mb >= meter.start_mb > 0
    True
    """

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._done = threading.Event()
        self._peak = self._start = 0
        self._thread = threading.Thread(target=self._watch, name="memory-meter", daemon=True)

    @property
    def peak_mb(self) -> float:
        """MiB."""
        return round(self._peak / 2**20, 1)

    @property
    def start_mb(self) -> float:
        """MiB when the block began."""
        return round(self._start / 2**20, 1)

    def __enter__(self) -> Self:
        self._start = self._peak = self._process.memory_info().rss
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._look()
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(_STEP):
            self._look()

    def _look(self) -> None:
        self._peak = max(self._peak, self._process.memory_info().rss)


class OthersWork:
    """How much of the machine's processors other programs use, from now on.

    >>> 0.0 <= OthersWork().share() <= 1.0
    True
    """

    def __init__(self) -> None:
        self._began, self._busy, self._own = time.monotonic(), _busy_seconds(), time.process_time()

    def share(self) -> float:
        """0–1, over all processors."""
        room = (time.monotonic() - self._began) * (os.cpu_count() or 1)
        others = (_busy_seconds() - self._busy) - (time.process_time() - self._own)
        return round(max(0.0, min(1.0, others / room)), 3) if room > 0 else 0.0


def _busy_seconds() -> float:
    """Seconds of all processors together that were worked, by anybody."""
    spent = psutil.cpu_times()._asdict()
    return float(sum(spent.get(name, 0.0) for name in ("user", "nice", "system", "irq", "softirq", "interrupt", "dpc")))
