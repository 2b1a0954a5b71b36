"""Documents whose pictures are recognised, page by page, beside everything else."""

from collections.abc import Callable

from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.input_errors import InputError, NoText, PasswordNeeded
from rmt_desktop.ingest import ParserProcess
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Progressed, Stopped, Succeeded
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.document_jobs import DocumentJobs
from rmt_desktop.workflows.events import Failure, ReadingProgress
from rmt_desktop.workflows.pace import DocumentProgress
from rmt_desktop.workflows.recognising import recognise_document

STAGE = "recognising"


class RecognitionQueue:
    """One document after the other, on a thread and in a child process of its own.

    Args:
        board: library, and the way to the listeners.
        runner: of recognition alone, so that no file and no question waits for a page.
        on_settled: told of every document whose recognition ended, and whether it is to be read on.
    """

    def __init__(self, board: Board, runner: JobRunner, on_settled: Callable[[int, bool], None]):
        self._board, self._on_settled = board, on_settled
        self._jobs = DocumentJobs(runner)
        self._reader = ParserProcess()
        self._progress = DocumentProgress(STAGE)
        self.passwords: dict[int, str] = {}
        """What opens encrypted documents, until the program ends."""

    def submit(self, document_id: int) -> bool:
        """Queue a parsed document that has pages to recognise; whether there is nothing to read before that."""
        if not self._board.library.unrecognised(document_id):
            return False
        self._jobs.submit(
            document_id,
            lambda context: self._work(document_id, context),
            lambda event: self._on_event(document_id, event),
        )
        try:
            document = self._board.library.document(document_id)
        except KeyError:
            return True
        return len(document.pages_without_text) == document.page_count

    def submit_all(self) -> None:
        """Go on with everything that the last end interrupted; what was paused stays so."""
        for document_id in self._board.library.partly_recognised():
            if self._board.library.document(document_id).state in (DocumentState.READ, DocumentState.QUEUED):
                self.submit(document_id)

    def stop(self, document_id: int) -> bool:
        """Stop recognising a document, within a page; False if it is not queued."""
        return self._jobs.stop(document_id)

    def progress(self, document_id: int) -> ReadingProgress | None:
        """How far recognition is, while it is going on."""
        return self._progress.of(document_id)

    def close(self) -> None:
        """End the child; the runner must have been closed."""
        self._reader.close()

    def _work(self, document_id: int, context: WorkContext) -> None:
        library = self._board.library
        document = library.document(document_id)
        if document.state is DocumentState.PAUSED:  # it was stopped and queued again before that had ended
            library.set_state(document_id, DocumentState.QUEUED, document.reason)
        try:
            recognise_document(library, self._reader, document_id, context, self.passwords.get(document_id))
        finally:
            self._reader.close()  # its models take some hundred megabytes

    def _on_event(self, document_id: int, event: JobEvent) -> None:
        if isinstance(event, Progressed):
            told = self._progress.note(document_id, event.progress)
            self._board.post_document(document_id)
            self._board.post(told)
        elif isinstance(event, (Succeeded, Failed, Stopped)):
            self._progress.forget(document_id)
            self._settle(document_id, event)
            self._on_settled(document_id, isinstance(event, Succeeded))
            self._board.post_document(document_id)

    def _settle(self, document_id: int, event: Succeeded | Failed | Stopped) -> None:
        """Write down how it ended; a document that was removed meanwhile needs nothing."""
        library = self._board.library
        try:
            document = library.document(document_id)
            if isinstance(event, Stopped) and not (self._board.closing or document.state is DocumentState.PARSING):
                library.set_state(document_id, DocumentState.PAUSED, document.reason)
            elif isinstance(event, Failed) and not isinstance(event.error, NoText):
                locked = isinstance(event.error, PasswordNeeded)
                state = DocumentState.PASSWORD if locked else DocumentState.PAUSED
                library.set_state(document_id, state, explain(event.error))
                if isinstance(event.error, InputError) and not locked:
                    self._board.post(Failure(event.error.title, str(event.error)))
        except KeyError:
            return
