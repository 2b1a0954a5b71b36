"""How far work on documents is, and how long the rest of it takes."""

import time

from rmt_desktop.jobs.context import Progress
from rmt_desktop.workflows.events import ReadingProgress


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


class DocumentProgress:
    """How far a queue's documents are, while they are worked on.

    Args:
        stage: what is done with them, as :class:`ReadingProgress` names it.
        timed: whether the seconds left are estimated.
    """

    def __init__(self, stage: str, *, timed: bool = True):
        self._stage, self._timed = stage, timed
        self._told: dict[int, ReadingProgress] = {}
        self._paces: dict[int, Pace] = {}

    def note(self, document_id: int, progress: Progress) -> ReadingProgress:
        """Keep how far a document is; what there is to tell of it."""
        left = self._paces.setdefault(document_id, Pace()).left(progress) if self._timed else None
        told = ReadingProgress(document_id, self._stage, progress.done, progress.total, left)
        self._told[document_id] = told
        return told

    def of(self, document_id: int) -> ReadingProgress | None:
        """What was told last of a document; None while it is not worked on."""
        return self._told.get(document_id)

    def forget(self, document_id: int) -> None:
        """Work on a document has ended."""
        self._told.pop(document_id, None)
        self._paces.pop(document_id, None)
