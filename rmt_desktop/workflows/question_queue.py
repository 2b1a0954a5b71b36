"""Questions: stored first, answered when their documents are parsed, before any further reading."""

import threading
from collections.abc import Sequence
from typing import Any

from rmt_desktop.domain.answers import Answer, Finished, Question, QuestionState
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Stopped, Succeeded
from rmt_desktop.jobs.job import Job
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.workflows.asking import answer, check_question
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.events import AnswerProgress
from rmt_desktop.workflows.importing import needs_parsing
from rmt_desktop.workflows.reading_queue import ReadingQueue
from rmt_desktop.workflows.sources import SourceCache

PRIORITY = 10
_HOPELESS = (DocumentState.FAILED, DocumentState.PASSWORD)
_GONE = "A document of this question is no longer in the library."


class QuestionQueue:
    """Asks on the model's thread; a question reads what is unread of its documents itself."""

    def __init__(self, board: Board, runner: JobRunner, readings: ReadingQueue):
        self._board, self._runner, self._readings = board, runner, readings
        self._cache = SourceCache(board.library)
        self._lock = threading.RLock()
        self._jobs: dict[int, Job] = {}
        self._waiting: dict[int, Question] = {}
        self._whole: set[int] = set()
        """Questions that also wait for the recognition of pictures."""

    def ask(
        self,
        chat_id: int,
        text: str,
        document_ids: Sequence[int],
        engine: str,
        as_of_page: int | None = None,
        *,
        whole: bool = False,
    ) -> Question:
        """Store a question and answer it as soon as its documents allow.

        It is answered from what can be read by then; with ``whole`` it waits until pictures are recognised, too.

        Raises:
            QuestionError: empty, too long, asked of nothing, or of a document that cannot be read.
        """
        text = check_question(text, document_ids, as_of_page)
        for document_id in document_ids:
            self._check_document(document_id)
        question = self._board.library.ask(chat_id, text, document_ids, engine, as_of_page)
        if whole:
            self._whole.add(question.id)
        self._board.post_question(question.id)
        self._waiting[question.id] = question
        self.dispatch()
        return question

    def resume(self, question_id: int) -> None:
        """Answer a stored question whose answering was stopped or interrupted, as ``whole``; KeyError if it is gone."""
        self._whole.add(question_id)
        question = self._board.library.set_question_state(question_id, QuestionState.WAITING)
        self._board.post_question(question_id)
        self._waiting[question_id] = question
        self.dispatch()

    def dispatch(self) -> None:
        """Start the waiting questions whose documents are parsed."""
        for question in list(self._waiting.values()):
            with self._lock:
                if self._ready(question) and self._waiting.pop(question.id, None) is not None:
                    self._jobs[question.id] = self._submit(question)

    def stop(self, question_id: int) -> None:
        """Stop a question; what it had found so far was shown and is not stored as an answer."""
        with self._lock:
            waiting, job = self._waiting.pop(question_id, None), self._jobs.get(question_id)
        if waiting is not None:
            self._settle(question_id, QuestionState.STOPPED, None)
        elif job is not None:
            job.cancel()

    def busy(self) -> bool:
        """Whether a question waits for its documents."""
        return bool(self._waiting)

    def _submit(self, question: Question) -> Job:
        return self._runner.submit(
            lambda context: self._work(question, context),
            priority=PRIORITY,
            on_event=lambda event: self._on_event(question.id, event),
        )

    def _check_document(self, document_id: int) -> None:
        try:
            document = self._board.library.document(document_id)
        except KeyError:
            raise QuestionError(_GONE) from None
        if document_id in self._board.leaving:
            raise QuestionError(_GONE)
        if document.state in _HOPELESS and needs_parsing(self._board.library, document):
            raise QuestionError(f"{document.name} could not be read: {document.reason or document.state.value}")

    def _ready(self, question: Question) -> bool:
        """Whether all documents are parsed, or one never will be (the answer then says so)."""
        library = self._board.library
        for document_id in question.document_ids:
            try:
                document = library.document(document_id)
            except KeyError:
                return True
            if document_id in self._board.leaving or document.state in _HOPELESS:
                continue
            if needs_parsing(library, document):
                return False
            if question.id in self._whole and library.unrecognised(document_id):
                return False
        return True

    def _work(self, question: Question, context: WorkContext) -> Answer:
        library = self._board.library
        library.set_question_state(question.id, QuestionState.RUNNING)
        self._board.post_question(question.id)
        for document_id in question.document_ids:
            self._check_document(document_id)
        model = self._board.model()
        for document_id in question.document_ids:
            self._read(model, document_id, context)
        for event in answer(library, model, question, context, self._cache):
            if not isinstance(event, Finished):  # an answer that is there is kept, also where its writing was stopped
                context.raise_if_cancelled()
            if isinstance(event, Finished):
                library.store_answer(question.id, event.answer)
            self._board.post(AnswerProgress(question.id, event))
            if isinstance(event, Finished):
                return event.answer
        raise RuntimeError(f"engine {question.engine} ended without an answer")

    def _read(self, model: Any, document_id: int, context: WorkContext) -> None:
        try:
            self._readings.read_now(model, document_id, context)
        except KeyError:
            self._check_document(document_id)
            raise

    def _on_event(self, question_id: int, event: JobEvent) -> None:
        if isinstance(event, (Succeeded, Failed, Stopped)):
            with self._lock:
                self._jobs.pop(question_id, None)
        if isinstance(event, Stopped):
            state = QuestionState.INTERRUPTED if self._board.closing else QuestionState.STOPPED
            self._settle(question_id, state, None)
        elif isinstance(event, Failed):
            self._settle(question_id, QuestionState.FAILED, explain(event.error))
        else:
            self._board.post_question(question_id)

    def _settle(self, question_id: int, state: QuestionState, reason: str | None) -> None:
        try:
            question = self._board.library.set_question_state(question_id, state, reason)
        except KeyError:
            return
        self._board.post_question(question_id)
        for document_id in question.document_ids:
            self._resume_reading(document_id)

    def _resume_reading(self, document_id: int) -> None:
        """A question that was stopped while it read a document gives it back to the reading queue."""
        try:
            document = self._board.library.document(document_id)
        except KeyError:
            return
        if (
            document.state is DocumentState.PAUSED
            and not self._board.closing
            and not needs_parsing(self._board.library, document)
        ):
            self._readings.submit(document_id)
