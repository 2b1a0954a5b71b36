"""What keeps the child process within bounds from inside: memory, time per page, life of its parent."""

import _thread
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from types import FrameType

from rmt_desktop.ingest.limits import MEBIBYTE


class PageTooSlow(BaseException):
    """A page took longer than allowed. No ``Exception``, so that no parser swallows it."""


class PageClock:
    """Interrupts the main thread when a page takes too long, on every operating system.

    A watching thread simulates a signal, whose handler runs in the main thread and raises.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._deadline: float | None = None
        self._inside = False
        self._struck = False
        signal.signal(signal.SIGTERM, self._on_signal)
        threading.Thread(target=self._watch, daemon=True, name="page-clock").start()

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Raise :class:`PageTooSlow` inside of the block once it has run for ``seconds``."""
        self._set(time.monotonic() + seconds)
        self._inside = True
        try:
            yield
        finally:
            self._inside = False
            self._set(None)

    def _set(self, deadline: float | None) -> None:
        with self._changed:
            self._deadline = deadline
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while True:
                if self._deadline is None:
                    self._changed.wait()
                elif (left := self._deadline - time.monotonic()) > 0:
                    self._changed.wait(left)
                else:
                    self._deadline = None
                    self._struck = True
                    _thread.interrupt_main(signal.SIGTERM)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if not self._struck:
            os._exit(128 + number)  # somebody else's signal: end
        self._struck = False
        if self._inside:
            raise PageTooSlow


def limit_memory(megabytes: int) -> bool:
    """Let the process grow by so many mebibytes; returns whether the operating system enforces it.

    Where it does not (macOS, Windows), the parent watches.
    """
    if sys.platform != "linux":
        return False
    import resource  # absent on Windows

    with open("/proc/self/statm", encoding="ascii") as statm:
        mapped = int(statm.read().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = mapped + megabytes * MEBIBYTE
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    return True


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, even in the middle of a page."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="parent-watch").start()
