"""Readings with a question in view, kept in the library."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rmt_desktop.answering.question_readings import question_key
from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.domain.segments import Findings, MemoryState, QuestionRead, QuestionSnapshot
from rmt_desktop.storage.library import Library

BATCH = 16
"""Segments stored at once: what a killed reading loses at most."""


@dataclass(frozen=True, slots=True)
class StoredReadings:
    """The readings of one document of the library, under one set of weights."""

    library: Library
    document_id: int
    fingerprint: str

    def open(self, question: Sequence[int], prefixes: Iterable[bytes]) -> "StoredReading":
        """Begin or go on.

        Raises:
            QuestionError: the document is gone.
        """
        key, known = question_key(question), list(prefixes)
        with _while_it_is_there():
            read = self.library.begin_question_read(self.document_id, key, self.fingerprint, known)
        return StoredReading(self.library, read, known)


@dataclass(slots=True)
class StoredReading:
    """One reading; what was added is stored batch by batch, the rest when it is closed."""

    library: Library
    read: QuestionRead
    prefixes: Sequence[bytes]
    _pending: list[QuestionSnapshot] = field(default_factory=list)

    @property
    def findings(self) -> Sequence[Findings]:
        """Of the leading segments that had been read."""
        return self.read.findings

    def memory(self) -> MemoryState | None:
        """Memory after the last of them."""
        last = len(self.read.findings) - 1
        return None if last < 0 else self.library.question_memory(self.read.id, last, self.prefixes[last])

    def memories(self) -> Iterator[MemoryState]:
        """Memory after each of them, in order, one looked up at a time.

        Raises:
            QuestionError: the document is gone.
        """
        for segment in range(len(self.read.findings)):
            with _while_it_is_there():
                memory = self.library.question_memory(self.read.id, segment, self.prefixes[segment])
                if memory is None:
                    raise KeyError(f"segment {segment} of question reading {self.read.id}")
            yield memory

    def add(self, segment: int, findings: Findings, memory: MemoryState, written: bytes) -> None:
        """Keep what reading the next segment left behind.

        Raises:
            QuestionError: the document is gone.
        """
        self._pending.append(QuestionSnapshot(segment, self.prefixes[segment], findings, memory, written))
        if len(self._pending) >= BATCH:
            with _while_it_is_there():
                self._store()

    def written(self, segment: int) -> bytes:
        """Share of the memory that a segment has rewritten; empty = all of it.

        Raises:
            QuestionError: the document is gone.
        """
        with _while_it_is_there():
            self._store()
            return self.library.question_written(self.read.id, segment, self.prefixes[segment])

    def close(self) -> None:
        """Store what is not stored yet; of a document that is gone nothing is kept."""
        with contextlib.suppress(KeyError):
            self._store()

    def _store(self) -> None:
        pending, self._pending = self._pending, []
        if pending:
            self.library.add_question_snapshots(self.read.id, pending)


@contextlib.contextmanager
def _while_it_is_there() -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise QuestionError("A document of this question is no longer in the library.") from error
