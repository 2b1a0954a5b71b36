"""How long the rest of a piece of work takes."""

import time

from rmt_desktop.jobs.context import Progress


class Pace:
    """Seconds left, from the measured speed of the last steps."""

    def __init__(self) -> None:
        self._last: tuple[float, int] | None = None
        self._seconds_per_step: float | None = None

    def left(self, progress: Progress) -> float | None:
        """Seconds left after this progress; None until two were seen."""
        now = time.monotonic()
        if self._last is not None and progress.done > self._last[1]:
            measured = (now - self._last[0]) / (progress.done - self._last[1])
            old = self._seconds_per_step
            self._seconds_per_step = measured if old is None else 0.9 * old + 0.1 * measured
        self._last = (now, progress.done)
        return None if self._seconds_per_step is None else self._seconds_per_step * (progress.total - progress.done)
