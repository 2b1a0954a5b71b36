"""Documents to be read, one after the other, behind any question."""

from typing import Any

from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.model_errors import ModelError
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Progressed, Stopped, Succeeded
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.document_jobs import DocumentJobs
from rmt_desktop.workflows.events import ReadingProgress
from rmt_desktop.workflows.pace import DocumentProgress
from rmt_desktop.workflows.reading import read_document


class ReadingQueue:
    """Reads documents on the model's thread; each yields to questions and goes on where it stopped."""

    def __init__(self, board: Board, runner: JobRunner):
        self._board = board
        self._jobs = DocumentJobs(runner)
        self._progress = DocumentProgress("reading")

    def submit(self, document_id: int) -> None:
        """Queue a parsed document."""
        self._jobs.submit(
            document_id,
            lambda context: read_document(self._board.library, self._board.model(), document_id, context),
            lambda event: self._on_event(document_id, event),
        )

    def stop(self, document_id: int) -> bool:
        """Stop reading a document after its current segment; False if it is not queued."""
        return self._jobs.stop(document_id)

    def progress(self, document_id: int) -> ReadingProgress | None:
        """How far reading is, while it is going on."""
        return self._progress.of(document_id)

    def read_now(self, model: Any, document_id: int, context: WorkContext) -> None:
        """Read a document to its end inside of another job; its progress is told as reading."""
        try:
            read_document(self._board.library, model, document_id, _Reporting(self, document_id, context))
        finally:
            self._progress.forget(document_id)
        self._board.post_document(document_id)

    def report(self, document_id: int, progress: Progress) -> None:
        """Tell how far a document is, and how long the rest takes."""
        if self._progress.of(document_id) is None:
            self._board.post_document(document_id)
        self._board.post(self._progress.note(document_id, progress))

    def _on_event(self, document_id: int, event: JobEvent) -> None:
        if isinstance(event, Progressed):
            self.report(document_id, event.progress)
            return
        if not isinstance(event, (Succeeded, Failed, Stopped)):
            self._board.post_document(document_id)
            return
        self._progress.forget(document_id)
        if isinstance(event, Succeeded) and event.result is False and not self._board.closing:
            self.submit(document_id)
            return
        self._settle(document_id, event)
        self._board.post_document(document_id)

    def _settle(self, document_id: int, event: Succeeded | Failed | Stopped) -> None:
        """Write down how the reading ended; a document that was removed meanwhile needs nothing."""
        library = self._board.library
        try:
            if isinstance(event, Failed):
                self._settle_failure(document_id, event.error)
            elif isinstance(event, Stopped):
                state = DocumentState.QUEUED if self._board.closing else DocumentState.PAUSED
                library.set_state(document_id, state, library.document(document_id).reason)
        except KeyError:
            return

    def _settle_failure(self, document_id: int, error: BaseException) -> None:
        """A missing model is told as such and tried again at the next start; the document is not to blame."""
        library = self._board.library
        if isinstance(error, ModelError):
            library.set_state(document_id, DocumentState.QUEUED, library.document(document_id).reason)
        else:
            library.set_state(document_id, DocumentState.FAILED, explain(error))


class _Reporting:
    """Another job's context that tells progress as that of a document, and reads on to the end."""

    def __init__(self, queue: ReadingQueue, document_id: int, context: WorkContext):
        self._queue, self._document_id, self._context = queue, document_id, context

    def raise_if_cancelled(self) -> None:
        self._context.raise_if_cancelled()

    def report(self, progress: Progress) -> None:
        self._queue.report(self._document_id, progress)

    def should_yield(self) -> bool:
        return False
