"""What is killed, starved and flipped: real workflows over a real library; only the reader is tiny."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from rmt_desktop.domain.answers import Answer, Finished, Question
from rmt_desktop.domain.documents import Document
from rmt_desktop.ingest import ParserProcess
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.storage.engine import Durability
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.migrations import PRECIOUS_SCHEMA
from rmt_desktop.storage.schema import Schema, migrate
from rmt_desktop.storage.store import Store
from rmt_desktop.workflows.asking import answer
from rmt_desktop.workflows.importing import needs_parsing, parse_document, register
from rmt_desktop.workflows.reading import read_document
from tests.rooms import write_text
from tests.tiny import tiny_model

Acknowledge = Callable[[str], None]
"""Told of everything that is stored, once it is."""

Work = Callable[[Path, Acknowledge], None]

TEXT = "How much is the rent?"
CHATS = 30


@lru_cache(maxsize=1)
def model() -> object:
    return tiny_model()


def read(folder: Path, acknowledge: Acknowledge) -> None:
    """Bring in a file, parse it in the child process, read it."""
    with Library.open(folder) as library, ParserProcess() as parser:
        document = register(library, folder / "lease.txt").document
        acknowledge(f"document {document.id}")
        if needs_parsing(library, document):
            parse_document(library, parser, document.id, PlainContext())
        acknowledge(f"pages {library.document(document.id).page_count}")
        progress = PlainContext(lambda progress: acknowledge(f"segments {progress.done}"))
        read_document(library, model(), document.id, progress)  # type: ignore[arg-type]
        acknowledge("read")


def ask(folder: Path, acknowledge: Acknowledge) -> None:
    """Ask a document that is read, several times."""
    with Library.open(folder) as library:
        (document,) = library.documents()
        chat = library.add_chat("Rent", [document.id])
        acknowledge(f"chat {chat.id}")
        for _ in range(4):
            question = library.ask(chat.id, TEXT, [document.id], "rmt")
            acknowledge(f"question {question.id}")
            library.store_answer(question.id, found(library, question))
            acknowledge(f"answer {question.id}")


def upgrade(folder: Path, acknowledge: Acknowledge) -> None:
    """Open a library of the first schema."""
    Library.open(folder).close()
    acknowledge("upgraded")


def back_up(folder: Path, acknowledge: Acknowledge) -> None:
    """Write, remove and back up in turns."""
    with Library.open(folder) as library:
        for number in range(4):
            chat = library.add_chat(f"Chat {number}", [])
            acknowledge(f"chat {chat.id}")
            if number == 2:
                library.remove_document(1)
                acknowledge("removed 1")
            acknowledge(f"backup {library.back_up().number}")


def found(library: Library, question: Question) -> Answer:
    """The answer of the engine, without what differs from run to run."""
    for event in answer(library, model(), question, PlainContext()):  # type: ignore[arg-type]
        if isinstance(event, Finished):
            return event.answer
    raise AssertionError("no answer")


def essence(answered: Answer) -> tuple[object, ...]:
    """What must be equal: text, confidence, quotes and their places."""
    places = tuple((one.page, one.start, one.end, one.quote, one.score) for one in answered.evidence)
    return answered.text, answered.abstained, answered.confidence, places


def reading_digest(library: Library, document: Document) -> str:
    """Of everything that reading a document left behind."""
    digest = hashlib.sha256()
    for page in library.pages(document.id):
        digest.update(page.text.encode())
    for segment in range(document.segment_count):
        snapshot = library.snapshot(document.id, segment)
        assert snapshot is not None
        digest.update(snapshot.memory.data + snapshot.vector)
    digest.update(library.vectors(document.id)[1])
    return digest.hexdigest()


class Templates:
    """Data folders to begin with, made once; each piece of work gets a copy."""

    def __init__(self, where: Path, clauses: int = 60):
        self._where = where
        self.unread, self.whole, self.old = where / "unread", where / "whole", where / "old"
        self.unread.mkdir(parents=True)
        write_text(self.unread / "lease.txt", clauses)
        shutil.copytree(self.unread, self.whole)
        read(self.whole, lambda _: None)
        with Library.open(self.whole) as library:
            (document,) = library.documents()
            self.digest = reading_digest(library, document)
            chat = library.add_chat("Asked", [document.id])
            question = library.ask(chat.id, TEXT, [document.id], "rmt")
            library.store_answer(question.id, found(library, question))
            self.answer = essence(library.question(question.id).answer or found(library, question))
            library.back_up()
        self.old.mkdir()
        _fill_old(self.old / "library.db")

    def copy(self, template: Path, target: Path) -> Path:
        """A fresh copy, times of files included (seals speak of them)."""
        shutil.rmtree(target, ignore_errors=True)
        return Path(shutil.copytree(template, target))


def _fill_old(path: Path) -> None:
    store = Store(path, Durability("FULL"))
    migrate(store, Schema(PRECIOUS_SCHEMA.application_id, PRECIOUS_SCHEMA.migrations[:1]))
    with store.write() as connection:
        for number in range(1, CHATS + 1):
            connection.exec_driver_sql("INSERT INTO chats VALUES (?, ?, 0)", (number, f"Chat {number} {'x' * 2000}"))
    store.close()


def integrity(folder: Path) -> list[str]:
    """What SQLite finds wrong with the two databases."""
    wrong = []
    for path in (folder / "library.db", folder / "derived.db"):
        with closing(sqlite3.connect(path)) as connection:
            for (verdict,) in connection.execute("PRAGMA integrity_check"):
                if verdict != "ok":
                    wrong.append(f"{path.name}: {verdict}")
            wrong += [f"{path.name}: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    return wrong
