"""Comparisons in the background: an answer at a time, so that questions of the chat go in between."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.errors import Cancelled, QuestionError, RmtError
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Progressed, Stopped, Succeeded
from rmt_desktop.jobs.job import Job
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.comparing import ComparedAnswer, compare
from rmt_desktop.workflows.comparison import Comparison, ComparisonWish, Phase, checked
from rmt_desktop.workflows.events import BackgroundChanged
from rmt_desktop.workflows.importing import needs_parsing
from rmt_desktop.workflows.reading_queue import ReadingQueue
from rmt_desktop.workflows.sources import SourceCache

PRIORITY = 5
"""Behind questions of the chat (10), before documents are read on (0)."""
_HOPELESS = (DocumentState.FAILED, DocumentState.PASSWORD)


class ComparisonQueue:
    """One comparison at a time, on the model's thread; told as :class:`BackgroundChanged`.

    Args:
        board: library, model, and the way to the listeners.
        runner: the model's.
        readings: reads what is unread of the documents.
        changed: is given each new state, to be kept where the window's end does not lose it.
    """

    def __init__(
        self,
        board: Board,
        runner: JobRunner,
        readings: ReadingQueue,
        changed: Callable[[Comparison], object] = lambda state: None,
    ):
        self._board, self._runner, self._readings, self._changed = board, runner, readings, changed
        self._cache = SourceCache(board.library)
        self._lock = threading.RLock()
        self._state: Comparison | None = None
        self._job: Job | None = None
        self._took: list[float] = []
        self._stopping = False

    def state(self) -> Comparison | None:
        """The comparison that runs or ran last."""
        return self._state

    def start(self, wish: ComparisonWish) -> Comparison:
        """Begin; an earlier comparison must have ended.

        Raises:
            QuestionError: nothing to compare, or a document that cannot be asked.
        """
        wish = checked(wish)
        names = tuple(self._name(document_id) for document_id in wish.document_ids)
        with self._lock:
            if self._state is not None and self._state.phase is Phase.RUNNING:
                raise QuestionError("A comparison is running. Stop it first, or wait for its end.")
            self._took, self._stopping = [], False
            self._state = Comparison(wish, names)
            self._submit(0)
        self._tell()
        return self._state

    def stop(self) -> None:
        """End it; what was found so far stays."""
        with self._lock:
            job, self._stopping = self._job, True
        if job is not None:
            job.cancel()

    def busy(self) -> bool:
        """Whether a comparison runs."""
        return self._state is not None and self._state.phase is Phase.RUNNING

    def _name(self, document_id: int) -> str:
        library = self._board.library
        try:
            document = library.document(document_id)
        except KeyError:
            raise QuestionError("A document is no longer in the library.") from None
        if needs_parsing(library, document):
            hopeless = document.state in _HOPELESS
            reason = f"could not be read: {document.reason}" if hopeless else "has not been opened yet; wait a moment."
            raise QuestionError(f"{document.name} {reason}")
        return document.name

    def _submit(self, place: int) -> None:
        """Queue the answer of that place, question by question."""
        self._job = self._runner.submit(
            lambda context: self._work(place, context),
            priority=PRIORITY,
            on_event=lambda event: self._on_event(place, event),
        )

    def _work(self, place: int, context: WorkContext) -> ComparedAnswer:
        state = self._running()
        number, engine = divmod(place, len(state.wish.engines))
        name, began = state.wish.engines[engine], time.monotonic()
        context.report(Progress(0, 0, name))
        model = self._board.model()
        for document_id in state.wish.document_ids:
            self._name(document_id)
            self._readings.read_now(model, document_id, context)
        asked = (state.wish.questions[number].text, state.wish.document_ids, [name], context)
        found = list(compare(self._board.library, model, *asked, as_of_page=state.wish.as_of_page, cache=self._cache))
        self._took.append(time.monotonic() - began)
        return found[0]

    def _on_event(self, place: int, event: JobEvent) -> None:
        state = self._running()
        number, engine = divmod(place, len(state.wish.engines))
        name = state.wish.engines[engine]
        if isinstance(event, Progressed):
            self._show_progress(number, name, event.progress)
        elif isinstance(event, Stopped) or (isinstance(event, Failed) and isinstance(event.error, Cancelled)):
            self._end(Phase.STOPPED)
        elif isinstance(event, (Succeeded, Failed)):
            self._take(place, number, _outcome(name, event))

    def _take(self, place: int, number: int, found: ComparedAnswer) -> None:
        with self._lock:
            self._state = self._running().with_cell(number, found)
            more = place + 1 < self._state.total
            if more and not self._stopping:
                self._submit(place + 1)
        if not more:
            self._end(Phase.DONE)
        elif self._stopping:
            self._end(Phase.STOPPED)
        else:
            self._tell()

    def _show_progress(self, number: int, name: str, progress: Progress) -> None:
        state = self._running()
        within = progress.done / progress.total if progress.total else 0.0
        now = f"{name} · question {number + 1:,} of {len(state.wish.questions):,}"
        left = None
        if self._took:
            mean = sum(self._took) / len(self._took)
            left = mean * (state.total - len(state.cells) - within)
        self._state = replace(state, now=now, within=min(1.0, within), seconds_left=left)
        self._tell()

    def _end(self, phase: Phase) -> None:
        with self._lock:
            self._state = replace(self._running(), phase=phase, now="", within=0.0, seconds_left=None)
            self._job = None
        self._tell()

    def _tell(self) -> None:
        state = self._running()
        self._changed(state)
        self._board.post(BackgroundChanged("comparison", state))

    def _running(self) -> Comparison:
        assert self._state is not None
        return self._state


def _outcome(engine: str, event: Succeeded | Failed) -> ComparedAnswer:
    if isinstance(event, Succeeded):
        assert isinstance(event.result, ComparedAnswer)
        return event.result
    error = event.error if isinstance(event.error, RmtError) else RmtError(explain(event.error))
    return ComparedAnswer(engine, None, error=error)
