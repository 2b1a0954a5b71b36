"""Files on their way into the library: recognised and parsed on a thread of their own."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest import ParserProcess, collect
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Progressed, Stopped, Succeeded
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.document_jobs import DocumentJobs
from rmt_desktop.workflows.events import Failure, ImportKnown, ImportRefused, ReadingProgress
from rmt_desktop.workflows.importing import check_unchanged, parse_document, register_when_written
from rmt_desktop.workflows.pace import DocumentProgress
from rmt_desktop.workflows.recognising import PAGES_LATER
from rmt_desktop.workflows.sources import drop_indexes

_SETTLED = (DocumentState.READ, DocumentState.PAUSED, DocumentState.QUEUED, DocumentState.READING)
_STOPPING_SECONDS = 0.02


class ImportQueue:
    """Registers dropped paths and parses them one after the other.

    ``on_settled`` is told of every document whose parsing ended, and whether it can be read now; ``bring_back`` of one
    that was removed, not yet for good, and whose file comes again.
    """

    def __init__(
        self,
        board: Board,
        runner: JobRunner,
        on_settled: Callable[[int, bool], None],
        bring_back: Callable[[int], None],
    ):
        self._board, self._runner, self._on_settled = board, runner, on_settled
        self._bring_back = bring_back
        self._parser = ParserProcess(PAGES_LATER)
        self._jobs = DocumentJobs(runner)
        self._progress = DocumentProgress("parsing", timed=False)

    def add(self, paths: Sequence[Path]) -> None:
        """Bring in files and everything readable in folders."""
        self._runner.submit(lambda context: self._collect(paths, context), priority=1, on_event=self._on_collected)

    def add_one(self, path: Path, then: Callable[[int], object]) -> None:
        """Bring in one file; ``then`` is called with its number, on the runner's thread, unless it is refused."""

        def work(context: WorkContext) -> None:
            document_id = self._register(path, context)
            if document_id is not None:
                then(document_id)

        self._runner.submit(work, priority=1, on_event=self._on_collected)

    def add_watched(self, paths: Sequence[Path], on_taken: Callable[[], None]) -> None:
        """Bring in new files of a watched folder; of those that are known nothing is told."""

        def work(context: WorkContext) -> None:
            for path in paths:
                context.raise_if_cancelled()
                self._register(path, context, quiet=True)
            on_taken()

        self._runner.submit(work, on_event=self._on_collected)

    def parse_again(self, document_id: int, stop_reading: Callable[[], bool]) -> None:
        """Queue a document to be parsed anew; one whose file is gone or has changed is left as it is, with a reason."""

        def work(context: WorkContext) -> object:
            try:
                check_unchanged(self._board.library.document(document_id))
            except InputError as error:
                self._board.post(Failure(error.title, str(error)))
                raise
            while stop_reading():
                context.raise_if_cancelled()
                time.sleep(_STOPPING_SECONDS)
            drop_indexes(self._board.library, document_id)
            return parse_document(self._board.library, self._parser, document_id, context)

        self._jobs.submit(document_id, work, lambda event: self._on_event(document_id, event))

    def parse(self, document_id: int, password: str | None = None) -> None:
        """Queue a registered document for parsing."""
        self._jobs.submit(
            document_id,
            lambda context: parse_document(self._board.library, self._parser, document_id, context, password),
            lambda event: self._on_event(document_id, event),
        )

    def stop(self, document_id: int) -> bool:
        """Stop parsing a document; False if it is not queued."""
        return self._jobs.stop(document_id)

    def progress(self, document_id: int) -> ReadingProgress | None:
        """How far parsing is, while it is going on."""
        return self._progress.of(document_id)

    def close(self) -> None:
        """End the parsing child; the runner must have been closed."""
        self._parser.close()

    def _collect(self, paths: Sequence[Path], context: WorkContext) -> None:
        skipped: list[Path] = []
        files = collect(paths, skipped.append)
        for path in files:
            context.raise_if_cancelled()
            self._register(path, context)
        if skipped:
            names = ", ".join(path.name for path in skipped[:3]) + (" …" if len(skipped) > 3 else "")
            message = f"{len(skipped)} files are of formats the program does not read: {names}"
            self._board.post(Failure("Some files were left out", message))
        if not files and not skipped:
            self._board.post(Failure("Nothing to read", "The folder holds no files."))

    def _register(self, path: Path, context: WorkContext, quiet: bool = False) -> int | None:
        try:
            registered = register_when_written(self._board.library, path, context)
        except InputError as error:
            self._board.post(ImportRefused(str(path), error.title, str(error)))
            return None
        document = registered.document
        settled = document.state in _SETTLED or document.quarantined
        if document.id in self._board.leaving and not quiet:
            self._bring_back(document.id)
        elif registered.known and settled:
            if not quiet:
                self._board.post(ImportKnown(str(path), document))
        elif document.id not in self._board.leaving:
            self._board.post_document(document.id)
            if document.state is not DocumentState.PASSWORD:
                self.parse(document.id)
        return document.id

    def _on_collected(self, event: JobEvent) -> None:
        if isinstance(event, Failed):
            self._board.post(Failure("The files could not be added", explain(event.error)))

    def _on_event(self, document_id: int, event: JobEvent) -> None:
        if isinstance(event, Progressed):
            if self._progress.of(document_id) is None:
                self._board.post_document(document_id)
            self._board.post(self._progress.note(document_id, event.progress))
            return
        if isinstance(event, (Succeeded, Failed, Stopped)):
            self._progress.forget(document_id)
            self._settle(document_id, event)
            self._on_settled(document_id, isinstance(event, Succeeded))
        self._board.post_document(document_id)

    def _settle(self, document_id: int, event: Succeeded | Failed | Stopped) -> None:
        library = self._board.library
        try:
            if isinstance(event, Stopped):
                state = DocumentState.QUEUED if self._board.closing else DocumentState.PAUSED
                library.set_state(document_id, state)
            elif isinstance(event, Failed) and not isinstance(event.error, InputError):
                library.set_state(document_id, DocumentState.FAILED, explain(event.error))
        except KeyError:
            return
