"""What ends a parse from outside: the clock, the memory of the child, the user."""

import time
from collections.abc import Callable

import psutil

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.input_errors import FileTooLarge
from rmt_desktop.ingest.child import OUT_OF_MEMORY
from rmt_desktop.ingest.limits import MEBIBYTE, ParseLimits

_MEMORY_SECONDS = 0.2


def memory_mb(process_id: int) -> int:
    """Return the resident memory of a process in mebibytes, 0 if it is gone."""
    try:
        return int(psutil.Process(process_id).memory_info().rss // MEBIBYTE)
    except psutil.Error:
        return 0


class ProcessWatch:
    """Looked at between the messages of a child that parses one file.

    The memory limit counts from what the child holds at the start. On Linux the child is also limited by the
    operating system, which is quicker.
    """

    def __init__(self, process_id: int, limits: ParseLimits, cancelled: Callable[[], bool] | None) -> None:
        self._process_id = process_id
        self._limits = limits
        self._cancelled = cancelled
        self._started = time.monotonic()
        self._seconds = limits.budget(0)
        self._most_mb = memory_mb(process_id) + limits.memory_mb
        self._look_at_memory = 0.0

    def expect(self, pages: int) -> None:
        """Grant the time that so many pages may take."""
        self._seconds = self._limits.budget(pages)

    def grant(self, seconds: float) -> None:
        """Grant more time, for a page whose text is recognised."""
        self._seconds += seconds

    def check(self) -> None:
        """Raise what ends the parse, if anything does.

        Raises:
            Cancelled: the user stopped it.
            FileTooLarge: it took too long or too much memory.
        """
        if self._cancelled is not None and self._cancelled():
            raise Cancelled("Stopped while the file was being read.")
        now = time.monotonic()
        if now - self._started > self._seconds:
            raise FileTooLarge(
                f"Reading the file took longer than {self._seconds:,.0f} seconds and was stopped. "
                "Split it into parts and add those."
            )
        if now >= self._look_at_memory:
            self._look_at_memory = now + _MEMORY_SECONDS
            if memory_mb(self._process_id) > self._most_mb:
                raise FileTooLarge(OUT_OF_MEMORY.format(limit=self._limits.memory_mb))
