"""A document as engines see it: text, segments, and what reading it left behind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rmt_desktop.answering.question_readings import HeldReadings, QuestionReadings
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.segments import Heading, MemoryState, Segment
from rmt_desktop.domain.terms import DefinedTerm
from rmt_desktop.retrieval.lexical import LexicalIndex


class Memories(Protocol):
    """Stored memory by segment."""

    def after(self, segment: int) -> MemoryState | None:
        """Memory after the segment was read; None if it was not read."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with n read segments."""

    id: int
    name: str
    pages: Sequence[Page]
    """``pages[k - 1]`` is page k."""
    segments: Sequence[Segment]
    headings: Sequence[Heading]
    vectors: NDArray[np.float16]
    """[n, d] retrieval vectors."""
    lexical: LexicalIndex | None
    """None for a document without segments."""
    memories: Memories
    ingest_seconds: float = 0.0
    questions: QuestionReadings = field(default_factory=HeldReadings)
    """Where readings with a question in view are kept."""
    terms: Sequence[DefinedTerm] = ()
    """What the document defines, in reading order."""
