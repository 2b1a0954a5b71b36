"""Searches and other quick work that must not wait behind parsing or reading."""

from collections.abc import Callable, Collection

from rmt_desktop.domain.errors import RmtError
from rmt_desktop.jobs.events import Failed, JobEvent, Succeeded
from rmt_desktop.jobs.job import Job
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.events import Failure, SearchEnded
from rmt_desktop.workflows.finding import Search, index_missing, search

_INDEX_PRIORITY = -1


class Lookups:
    """A thread of its own for what the user waits for while typing."""

    def __init__(self, board: Board):
        self._board, self._runner = board, JobRunner("lookups")
        self._search: Job | None = None

    def search(self, words: str, among: Collection[int] | None) -> None:
        """Search all pages; a search that has not ended by then is dropped."""
        if self._search is not None:
            self._search.cancel()
        self._search = self._runner.submit(
            lambda context: search(self._board.library, words, among), on_event=self._on_found
        )

    def index_missing(self) -> None:
        """Index the words of documents that an earlier version of the program has parsed."""
        if self._board.library.unindexed():
            self._runner.submit(
                lambda context: index_missing(self._board.library, context),
                priority=_INDEX_PRIORITY,
                on_event=self._on_done,
            )

    def submit(self, work: Callable[[], object]) -> None:
        """Other work; a failure is told."""
        self._runner.submit(lambda context: work(), on_event=self._on_done)

    def close(self, timeout: float) -> bool:
        """Stop everything; False if something did not end within ``timeout`` seconds."""
        return self._runner.close(timeout)

    def _on_found(self, event: JobEvent) -> None:
        newest = self._search
        if isinstance(event, Succeeded) and isinstance(event.result, Search):
            if newest is None or newest.id <= event.job_id:
                self._board.post(SearchEnded(event.result))
        elif isinstance(event, Failed):
            self._board.post(Failure("The search failed", explain(event.error)))

    def _on_done(self, event: JobEvent) -> None:
        if isinstance(event, Failed):
            title = event.error.title if isinstance(event.error, RmtError) else "This could not be done"
            self._board.post(Failure(title, explain(event.error)))
