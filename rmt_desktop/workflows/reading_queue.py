"""Documents to be read, one after the other, behind any question."""

import time
from collections.abc import Callable

from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Progressed, Stopped, Succeeded
from rmt_desktop.jobs.job import Job
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.events import ReadingProgress
from rmt_desktop.workflows.reading import read_document

PRIORITY = 0


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


class ReadingQueue:
    """Reads documents on the model's thread; each yields to questions and goes on where it stopped."""

    def __init__(self, board: Board, runner: JobRunner, on_read: Callable[[int], None]):
        self._board, self._runner, self._on_read = board, runner, on_read
        self._jobs: dict[int, Job] = {}
        self._progress: dict[int, ReadingProgress] = {}
        self._paces: dict[int, Pace] = {}

    def submit(self, document_id: int) -> None:
        """Queue a parsed document."""
        if document_id not in self._jobs:
            self._jobs[document_id] = self._runner.submit(
                lambda context: read_document(self._board.library, self._board.model(), document_id, context),
                priority=PRIORITY,
                on_event=lambda event: self._on_event(document_id, event),
            )

    def stop(self, document_id: int) -> bool:
        """Stop reading a document after its current segment; False if it is not queued."""
        job = self._jobs.get(document_id)
        if job is not None:
            job.cancel()
        return job is not None

    def progress(self, document_id: int) -> ReadingProgress | None:
        """How far reading is, while it is going on."""
        return self._progress.get(document_id)

    def watch(self, document_id: int, context: WorkContext) -> WorkContext:
        """A context for reading a document inside of another job: its progress is told as reading."""
        return _Watched(context, lambda progress: self._report(document_id, progress))

    def _on_event(self, document_id: int, event: JobEvent) -> None:
        if isinstance(event, Progressed):
            self._report(document_id, event.progress)
            return
        if not isinstance(event, (Succeeded, Failed, Stopped)):
            self._board.post_document(document_id)
            return
        self._jobs.pop(document_id, None)
        self._progress.pop(document_id, None)
        self._paces.pop(document_id, None)
        if isinstance(event, Succeeded) and event.result is False and not self._board.closing:
            self.submit(document_id)
            return
        self._settle(document_id, event)
        self._board.post_document(document_id)

    def _settle(self, document_id: int, event: Succeeded | Failed | Stopped) -> None:
        """Write down how the reading ended; a document that was removed meanwhile needs nothing."""
        library = self._board.library
        try:
            if isinstance(event, Succeeded):
                self._on_read(document_id)
            elif isinstance(event, Failed):
                library.set_state(document_id, DocumentState.FAILED, explain(event.error))
            else:
                state = DocumentState.QUEUED if self._board.closing else DocumentState.PAUSED
                library.set_state(document_id, state, library.document(document_id).reason)
        except KeyError:
            return

    def _report(self, document_id: int, progress: Progress) -> None:
        pace = self._paces.setdefault(document_id, Pace())
        told = ReadingProgress(document_id, "reading", progress.done, progress.total, pace.left(progress))
        self._progress[document_id] = told
        self._board.post(told)


class _Watched:
    """Another job's context with its own way to report."""

    def __init__(self, context: WorkContext, report: Callable[[Progress], None]):
        self._context, self._report = context, report

    def raise_if_cancelled(self) -> None:
        self._context.raise_if_cancelled()

    def report(self, progress: Progress) -> None:
        self._report(progress)

    def should_yield(self) -> bool:
        return False
