"""Everything the window can do; each call returns at once, outcomes arrive as events."""

import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from rmt_desktop.domain.answers import Question, Verdict
from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.domain.errors import ExportError
from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.jobs.events import Failed, JobEvent, Succeeded
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.paths import resource
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.board import Board, Listener, explain
from rmt_desktop.workflows.chat_record import ChatRecord, chat_record
from rmt_desktop.workflows.cleaning import clean_up
from rmt_desktop.workflows.events import (
    CleanedUp,
    Exported,
    Failure,
    ModelChanged,
    QuestionChanged,
    ReadingProgress,
)
from rmt_desktop.workflows.exporting import write_whole
from rmt_desktop.workflows.folder_watch import FolderWatch
from rmt_desktop.workflows.import_queue import ImportQueue
from rmt_desktop.workflows.importing import needs_parsing
from rmt_desktop.workflows.lookups import Lookups
from rmt_desktop.workflows.ordering import Ordering
from rmt_desktop.workflows.preferences import Preferences, store_preferences
from rmt_desktop.workflows.question_queue import QuestionQueue
from rmt_desktop.workflows.reading_queue import ReadingQueue
from rmt_desktop.workflows.recognition_queue import RecognitionQueue
from rmt_desktop.workflows.removals import REMOVAL_PRIORITY, Removals
from rmt_desktop.workflows.selftest import SAMPLE
from rmt_desktop.workflows.updates import UpdateWatch
from rmt_desktop.workflows.version_queue import VersionQueue
from rmt_desktop.workflows.workshop import Workshop

_MODEL_PRIORITY = 20
_NETWORK_GRACE = 0.5
"""Seconds at the end for a feed that is being asked: it writes nothing, and quitting does not wait for a network."""


class Desk(Ordering):
    """The window's only partner: documents in, questions answered, all on background threads."""

    def __init__(self, library: Library, load_model: Callable[[], Any]):
        super().__init__(library, Board(library, load_model))
        self._parse_runner, self._model_runner = JobRunner("parsing"), JobRunner("model")
        self._recognition_runner = JobRunner("recognition")
        self._readings = ReadingQueue(self._board, self._model_runner)
        self._recognitions = RecognitionQueue(self._board, self._recognition_runner, self._on_parse_ended)
        self._questions = QuestionQueue(self._board, self._model_runner, self._readings)
        self._imports = ImportQueue(
            self._board, self._parse_runner, self._on_parse_ended, lambda known: self.bring_back([known])
        )
        self.updates = UpdateWatch(self._board)
        self.workshop = Workshop(self._board, self._model_runner, self._readings)
        self.versions = VersionQueue(self._board, self._parse_runner, self._imports, self._questions)
        self._removals = Removals(self._board, self._parse_runner, self._stop_work)
        self._lookups = Lookups(self._board)
        self._watch = FolderWatch(library, self._imports.add_watched, self._board.post)

    def listen(self, callback: Listener) -> None:
        """Be told of every event; called from worker threads."""
        self._board.listen(callback)

    def start(self) -> None:
        """Load the model and go on with what the last end interrupted."""
        self._model_runner.submit(lambda context: self._board.model(), priority=_MODEL_PRIORITY, on_event=_ignore)
        for notice in self._library.notices:
            self._board.post(Failure("The library was repaired", notice))
        for document in reversed(self._library.documents()):
            if document.state is DocumentState.QUEUED:
                self._go_on(document)
        self._recognitions.submit_all()
        self.updates.start()
        self.versions.start()
        self._lookups.index_missing()
        self._watch.start()

    def progress(self, document_id: int) -> ReadingProgress | None:
        """How far parsing a document, reading it or recognising its pictures is, while it is going on."""
        queues = (self._readings, self._imports, self._recognitions)
        return next((told for queue in queues if (told := queue.progress(document_id)) is not None), None)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Bring in files and folders."""
        self._imports.add(paths)

    def add_sample(self) -> None:
        """Bring in the sample document."""
        try:
            self.add_paths([resource(*SAMPLE)])
        except FileNotFoundError as error:
            self._board.post(Failure(FileMissing.title, str(error)))

    def give_password(self, document_id: int, password: str) -> None:
        """Try a password for an encrypted document."""
        self._recognitions.passwords[document_id] = password
        if needs_parsing(self._library, self._library.document(document_id)):
            self._imports.parse(document_id, password)
        else:
            self._go_on(self._library.set_state(document_id, DocumentState.QUEUED))

    def pause(self, document_id: int) -> None:
        """Stop parsing, recognising and reading after the current step; what was read is kept."""
        if not self._stop_queues(document_id):
            self._set_paused(document_id)

    def resume(self, document_id: int) -> None:
        """Go on parsing, recognising or reading where it stopped; also tries a failed document again."""
        document = self._library.document(document_id)
        if document.state in (DocumentState.PAUSED, DocumentState.FAILED):
            note = None if document.state is DocumentState.FAILED else document.reason
            self._library.set_state(document_id, DocumentState.QUEUED, note)
            self._board.post_document(document_id)
        self._go_on(document)

    def cancel(self, document_id: int) -> None:
        """Stop; a document that was never parsed leaves the library again."""
        document = self._library.document(document_id)
        self.pause(document_id)
        if needs_parsing(self._library, document):
            self.remove(document_id)

    def remove(self, document_id: int) -> None:
        """Forget a document and what was derived from it; chats keep their quotes."""
        self._removals.remove(document_id)

    def set_aside(self, document_ids: Sequence[int]) -> None:
        """Take documents out of sight and stop reading them; nothing is lost until they are removed."""
        self._removals.set_aside(document_ids)

    def bring_back(self, document_ids: Sequence[int]) -> None:
        """Undo :meth:`set_aside`; what was being read goes on."""
        for document_id in self._removals.bring_back(document_ids):
            self.resume(document_id)

    def read_again(self, document_id: int) -> None:
        """Parse and read a document anew from its file; if that is gone or has changed, all is left as it is."""
        self._imports.parse_again(
            document_id, lambda: self._recognitions.stop(document_id) | self._readings.stop(document_id)
        )

    def search(self, words: str, among: Collection[int] | None = None) -> None:
        """Search all pages for words; told as :class:`SearchEnded`, unless another search has begun by then."""
        self._lookups.search(words, among)

    def discard_chat(self, chat_id: int) -> None:
        """Throw a chat away with its questions and answers; until the next start that can be undone."""
        for question_id in self._library.question_ids(chat_id):
            self._questions.stop(question_id)
        self._library.discard_chat(chat_id)

    def ask(
        self,
        chat_id: int,
        text: str,
        document_ids: Sequence[int],
        engine: str = "rmt",
        as_of_page: int | None = None,
    ) -> Question:
        """Store a question and answer it in the background.

        Raises:
            QuestionError: empty, too long, asked of nothing, or of a document that cannot be read.
        """
        return self._questions.ask(chat_id, text, document_ids, engine, as_of_page)

    def stop(self, question_id: int) -> None:
        """Stop answering a question."""
        self._questions.stop(question_id)

    def judge(self, question_id: int, position: int, verdict: Verdict) -> None:
        """Accept or reject a quote of an answer (0-based); KeyError if there is no such quote."""
        self._board.post(QuestionChanged(self._library.judge(question_id, position, verdict)))

    def export_chat(self, chat_id: int, path: Path, write: Callable[[ChatRecord, Path], object]) -> None:
        """Write a chat to a file in the background; ``write`` gets its record and where to write."""

        def work(target: Path) -> object:
            chat = next((chat for chat in self._library.chats() if chat.id == chat_id), None)
            if chat is None:
                raise ExportError("The chat is no longer there.")
            return write(chat_record(self._library, chat), target)

        self.export(path, work)

    def export(self, path: Path, write: Callable[[Path], object]) -> None:
        """Write a file in the background; told as :class:`Exported` or :class:`Failure`."""
        self._parse_runner.submit(
            lambda context: write_whole(path, write),
            priority=REMOVAL_PRIORITY,
            on_event=lambda event: self._on_exported(path, event),
        )

    def watch(self, folder: Path) -> None:
        """Read by itself what is new in a folder from now on; told as :class:`FolderWatched`."""
        self._lookups.submit(lambda: self._watch.add(folder))

    def unwatch(self, folder_id: int) -> None:
        """Watch a folder no longer; its documents stay."""
        self._watch.remove(folder_id)

    def set_preferences(self, chosen: Preferences) -> None:
        """Keep and apply what the user chose."""
        store_preferences(self._library, chosen)
        self._board.apply_preferences()

    def clean_up(self) -> None:
        """Remove what is rebuilt when needed, between two questions; told as :class:`CleanedUp`."""
        self._model_runner.submit(lambda context: clean_up(self._library), priority=REMOVAL_PRIORITY,
                                  on_event=self._on_cleaned)  # fmt: skip

    def model_state(self) -> ModelChanged:
        """Where the model stands."""
        return self._board.model_state

    def busy(self) -> bool:
        """Whether anything is parsed, read, asked or waits for that."""
        running = any(runner.busy() for runner in (self._parse_runner, self._recognition_runner, self._model_runner))
        return running or self._questions.busy() or self.workshop.busy()

    def close(self, timeout: float = 3.0) -> bool:
        """Stop everything and close the library; False if something did not end within ``timeout`` seconds."""
        deadline = time.monotonic() + timeout
        self._board.closing = True
        self._watch.close()
        for runner in (self._parse_runner, self._recognition_runner, self._model_runner):
            runner.begin_close()
        self.updates.begin_close()
        self.workshop.begin_close()
        looked = self._lookups.close(timeout)
        parsed = self._parse_runner.close(max(0.0, deadline - time.monotonic())) and looked
        if parsed:
            self._imports.close()
        parsed = self._recognition_runner.close(max(0.0, deadline - time.monotonic())) and parsed
        if parsed:
            self._recognitions.close()
        ended = self._model_runner.close(max(0.0, deadline - time.monotonic())) and parsed
        ended = self.workshop.close(max(0.0, deadline - time.monotonic())) and ended
        if ended:
            self._removals.finish()
            self._library.close()
        self.updates.close(min(_NETWORK_GRACE, max(0.0, deadline - time.monotonic())))
        return ended

    def _on_exported(self, path: Path, event: JobEvent) -> None:
        if isinstance(event, Succeeded):
            self._board.post(Exported(path))
        elif isinstance(event, Failed):
            self._board.post(Failure(ExportError.title, explain(event.error)))

    def _on_cleaned(self, event: JobEvent) -> None:
        if isinstance(event, Succeeded):
            self._board.post(CleanedUp(event.result if isinstance(event.result, int) else 0))
        elif isinstance(event, Failed):
            self._board.post(Failure("The disk space could not be given back", explain(event.error)))

    def _stop_work(self, document_id: int) -> bool:
        """Stop parsing, recognising, reading and waiting questions; whether anything was done with it."""
        stopped = self._stop_queues(document_id)
        self._questions.dispatch()
        return stopped

    def _stop_queues(self, document_id: int) -> bool:
        stopped = [queue.stop(document_id) for queue in (self._imports, self._readings, self._recognitions)]
        return any(stopped)

    def _on_parse_ended(self, document_id: int, readable: bool) -> None:
        if readable:
            self._read(document_id)
        self._questions.dispatch()

    def _go_on(self, document: Document) -> None:
        if needs_parsing(self._library, document):
            self._imports.parse(document.id)
        else:
            self._read(document.id)
            self._questions.dispatch()

    def _read(self, document_id: int) -> None:
        """Read what there is and recognise the rest; what is nothing but pictures is recognised first."""
        if not self._recognitions.submit(document_id):
            self._readings.submit(document_id)

    def _set_paused(self, document_id: int) -> None:
        document = self._library.document(document_id)
        if document.state in (DocumentState.QUEUED, DocumentState.READING, DocumentState.PARSING):
            self._library.set_state(document_id, DocumentState.PAUSED, document.reason)
            self._board.post_document(document_id)


def _ignore(event: JobEvent) -> None:
    """The board itself tells how the model's loading went."""
