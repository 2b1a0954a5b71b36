"""New versions in the window: their questions wait like any others, and are compared as they are answered."""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from rmt_desktop.domain.answers import Question, QuestionState
from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.jobs.events import Failed, JobEvent
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.events import DeskEvent, Failure, QuestionChanged, RevisionChanged
from rmt_desktop.workflows.import_queue import ImportQueue
from rmt_desktop.workflows.question_queue import QuestionQueue
from rmt_desktop.workflows.versions import begin_revision, note_asked, settle, waiting

_PRIORITY = 1
_ENDED = (QuestionState.ANSWERED, QuestionState.FAILED)


class VersionQueue:
    """Begins comparisons on the thread of files; each ends question by question where questions end."""

    def __init__(self, board: Board, runner: JobRunner, imports: ImportQueue, questions: QuestionQueue):
        self._board, self._runner, self._imports, self._questions = board, runner, imports, questions
        self._lock = threading.Lock()
        self._revisions: dict[int, int] = {}
        """By the question that waits for its answer."""
        board.listen(self._follow)

    def start(self) -> None:
        """Go on with what the last end interrupted: ask again what was not answered."""
        self._submit(self._go_on)

    def add(self, old_id: int, path: Path) -> None:
        """Bring in a file as a new version of a document."""
        self._imports.add_one(path, lambda new_id: self._begin(old_id, new_id))

    def compare(self, old_id: int, new_id: int) -> None:
        """Take one document of the library as a new version of another."""
        self._submit(lambda: self._begin(old_id, new_id))

    def pin(self, question_id: int, pinned: bool) -> None:
        """Ask a question of every new version of its documents, or no longer."""
        self._board.library.pin(question_id, pinned)

    def _submit(self, work: Callable[[], object]) -> None:
        self._runner.submit(lambda context: work(), priority=_PRIORITY, on_event=self._on_event)

    def _begin(self, old_id: int, new_id: int) -> None:
        library = self._board.library
        revision, questions = begin_revision(library, old_id, new_id)
        for again in questions:
            try:
                outcome: Question | QuestionError = self._questions.ask(
                    revision.chat_id, again.text, again.document_ids, again.old.engine, whole=True
                )
            except QuestionError as error:
                outcome = error
            note_asked(library, revision, again, outcome)
            if isinstance(outcome, Question):
                self._wait(outcome.id, revision.id)
        self._board.post(RevisionChanged(revision.id))

    def _wait(self, question_id: int, revision_id: int) -> None:
        """From now on its answer is compared; it may be there already."""
        with self._lock:
            self._revisions[question_id] = revision_id
        with contextlib.suppress(KeyError):
            self._settle(self._board.library.question(question_id))

    def _go_on(self) -> None:
        for revision in self._board.library.revisions():
            for item in waiting(revision):
                with contextlib.suppress(KeyError):
                    assert item.question is not None
                    question = self._board.library.question(item.question)
                    if question.state in (QuestionState.INTERRUPTED, QuestionState.STOPPED):
                        self._questions.resume(question.id)
                    self._wait(question.id, revision.id)

    def _follow(self, event: DeskEvent) -> None:
        if isinstance(event, QuestionChanged):
            self._settle(event.question)

    def _settle(self, question: Question) -> None:
        if question.state not in _ENDED:
            return
        with self._lock:
            revision_id = self._revisions.pop(question.id, None)
        if revision_id is None:
            return
        library = self._board.library
        with contextlib.suppress(KeyError):
            revision = library.revision(revision_id)
            item = next(item for item in revision.items if item.question == question.id)
            settle(library, revision, item)
            self._board.post(RevisionChanged(revision_id))

    def _on_event(self, event: JobEvent) -> None:
        if isinstance(event, Failed):
            self._board.post(Failure("The versions could not be compared", explain(event.error)))
