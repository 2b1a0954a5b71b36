"""What a piece of background work sees of the outside: progress out, cancellation in."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from rmt_desktop.domain.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is; ``total`` 0 means not known yet."""

    done: int
    total: int
    label: str = ""


class WorkContext(Protocol):
    """Handed to every work function."""

    def raise_if_cancelled(self) -> None:
        """Raise :class:`Cancelled` once the user has stopped the work."""

    def report(self, progress: Progress) -> None:
        """Tell how far the work is."""

    def should_yield(self) -> bool:
        """Whether more urgent work waits: resumable work then returns early and is queued again."""


def is_cancelled(context: WorkContext) -> bool:
    """Whether the user has stopped the work, for work that has something to do before it ends."""
    try:
        context.raise_if_cancelled()
    except Cancelled:
        return True
    return False


class CancelToken:
    """Set once from any thread, looked at between steps of the work."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise :class:`Cancelled` if the work was asked to stop."""
        if self._event.is_set():
            raise Cancelled("Stopped. What was done so far is kept.")


class PlainContext:
    """A context outside of any runner: for the command line, benchmarks and tests."""

    def __init__(self, on_progress: Callable[[Progress], None] | None = None, token: CancelToken | None = None):
        self._on_progress = on_progress
        self.token = token or CancelToken()

    def raise_if_cancelled(self) -> None:
        """Raise :class:`Cancelled` once the token is set."""
        self.token.raise_if_cancelled()

    def report(self, progress: Progress) -> None:
        """Pass progress to the callback, if there is one."""
        if self._on_progress is not None:
            self._on_progress(progress)

    def should_yield(self) -> bool:
        """Nothing else waits outside of a runner."""
        return False
