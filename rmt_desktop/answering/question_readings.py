"""Where the reading of a document for a question is kept, so that it can go on where it stopped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Protocol

import numpy as np

from rmt_desktop.domain.segments import Findings, MemoryState


class QuestionReading(Protocol):
    """The reading of one document for one question."""

    @property
    def findings(self) -> Sequence[Findings]:
        """Of the leading segments that had been read when it was opened."""

    def memory(self) -> MemoryState | None:
        """Memory after the last of them; None if there is none."""

    def memories(self) -> Iterator[MemoryState]:
        """Memory after each of them, in order."""

    def add(self, segment: int, findings: Findings, memory: MemoryState, written: bytes) -> None:
        """Keep what reading the next segment left behind; several are stored at once.

        The values are those of :class:`~rmt_desktop.domain.segments.QuestionSnapshot`.
        """

    def written(self, segment: int) -> bytes:
        """Share of the memory that a segment, read before or now, has rewritten; empty = all of it."""

    def close(self) -> None:
        """Store what is not stored yet; a second call does nothing."""


class QuestionReadings(Protocol):
    """The readings of one document."""

    def open(self, question: Sequence[int], prefixes: Iterable[bytes]) -> QuestionReading:
        """Begin or go on.

        Args:
            question: token ids, as the model sees the question.
            prefixes: the running digest of every segment of the document.
        """


@dataclass(slots=True)
class HeldReading:
    """A reading in memory, forgotten with its last user."""

    findings: Sequence[Findings] = ()
    _written: list[bytes] = field(default_factory=list)

    def memory(self) -> MemoryState | None:
        """Nothing had been read."""
        return None

    def memories(self) -> Iterator[MemoryState]:
        """Nothing had been read."""
        return iter(())

    def add(self, segment: int, findings: Findings, memory: MemoryState, written: bytes) -> None:
        """Keep the share only: the rest is not asked for again."""
        self._written.append(written)

    def written(self, segment: int) -> bytes:
        """Share that the segment has rewritten."""
        return self._written[segment]

    def close(self) -> None:
        """There is nothing to store."""


class HeldReadings:
    """For documents that are not in the library: every reading starts anew."""

    def open(self, question: Sequence[int], prefixes: Iterable[bytes]) -> HeldReading:
        """A reading with nothing read."""
        return HeldReading()


def question_key(question: Sequence[int]) -> bytes:
    """Names a question by its token ids: questions that differ in case or white space only share a reading."""
    return blake2b(np.asarray(question, dtype="<u4").tobytes(), digest_size=16).digest()
