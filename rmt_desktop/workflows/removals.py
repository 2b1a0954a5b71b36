"""Documents on their way out: out of sight at once, brought back as long as their removal is not final."""

from collections.abc import Callable, Sequence

from rmt_desktop.jobs.events import Failed, JobEvent
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.events import DocumentRemoved, Failure
from rmt_desktop.workflows.removing import forget_document

REMOVAL_PRIORITY = 2
"""Before files are taken in (1): what is removed for good and dropped again is a new document."""


class Removals:
    """Hides documents and forgets them on the parsing thread.

    ``stop_work`` ends whatever is done with a document and says whether it was being parsed or read.
    """

    def __init__(self, board: Board, runner: JobRunner, stop_work: Callable[[int], bool]):
        self._board, self._runner, self._stop_work = board, runner, stop_work
        self._interrupted: set[int] = set()

    def set_aside(self, document_ids: Sequence[int]) -> None:
        """Out of sight; in the library they stay."""
        for document_id in document_ids:
            self._board.aside.add(document_id)
            if self._hide(document_id):
                self._interrupted.add(document_id)

    def bring_back(self, document_ids: Sequence[int]) -> list[int]:
        """Into sight again, unless it is too late; those of them whose parsing or reading was interrupted."""
        again = [document_id for document_id in document_ids if document_id in self._board.aside]
        for document_id in again:
            self._board.aside.discard(document_id)
            self._board.leaving.discard(document_id)
            self._board.post_document(document_id)
        interrupted = [document_id for document_id in again if document_id in self._interrupted]
        self._interrupted.difference_update(interrupted)
        return interrupted

    def remove(self, document_id: int) -> None:
        """Forget a document and all derived from it, also one that was set aside."""
        self._board.aside.discard(document_id)
        self._interrupted.discard(document_id)
        self._hide(document_id)
        self._runner.submit(
            lambda context: self._forget(document_id),
            priority=REMOVAL_PRIORITY,
            on_event=lambda event: self._on_forgotten(document_id, event),
        )

    def finish(self) -> None:
        """Make good every removal that is still to be done; the program ends."""
        for document_id in list(self._board.leaving):
            self._forget(document_id)

    def _hide(self, document_id: int) -> bool:
        seen = document_id not in self._board.leaving
        self._board.leaving.add(document_id)
        if seen:
            self._board.post(DocumentRemoved(document_id))
        return self._stop_work(document_id)

    def _forget(self, document_id: int) -> None:
        """Takes up to a second for a long document, so not on the window's thread."""
        forget_document(self._board.library, document_id)
        self._board.leaving.discard(document_id)

    def _on_forgotten(self, document_id: int, event: JobEvent) -> None:
        if isinstance(event, Failed):
            self._board.leaving.discard(document_id)
            self._board.post(Failure("The document could not be removed", explain(event.error)))
            self._board.post_document(document_id)
