"""Questions, evidence, answers, and the events by which an engine tells how far it is."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rmt_desktop.domain.language import marked

MAX_QUESTION_CHARACTERS = 2_000


class QuestionState(StrEnum):
    """How far a question has come."""

    WAITING = marked("waiting")
    RUNNING = marked("running")
    ANSWERED = marked("answered")
    STOPPED = marked("stopped")
    FAILED = marked("failed")
    INTERRUPTED = marked("interrupted")
    """It was running when the program ended without a goodbye."""


class Verdict(StrEnum):
    """What the user made of a quote."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote at its source: ``quote == page.text[start:end]``, always exactly."""

    document_id: int
    document: str
    """The document's name."""
    page: int
    """1-based."""
    start: int
    end: int
    quote: str
    score: float
    """0–1, comparable over all segments of all documents of a question."""
    segment: int
    answer_start: int = 0
    """The answer inside the quote: ``quote[answer_start:answer_end]``."""
    answer_end: int = 0

    @property
    def answer(self) -> str:
        """The words of the quote that answer the question."""
        return self.quote[self.answer_start : self.answer_end]


@dataclass(frozen=True, slots=True)
class MemoryUse:
    """A segment that the memory stems from with which the answer's segment was read."""

    document_id: int
    document: str
    """The document's name."""
    segment: int
    page: int
    """The page the segment starts on (1-based)."""
    weight: float
    """0–1: its share of that memory; what is missing to 1 over all uses stems from further segments and from the
    initial memory."""


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds spent on each part of an answer."""

    ingest: float = 0.0
    retrieve: float = 0.0
    read: float = 0.0
    generate: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found.

    ``abstained`` means: the documents do not say. Then ``text`` is None, ``evidence`` is empty and
    ``nearest`` shows the passages that came closest.
    """

    text: str | None
    abstained: bool
    confidence: float
    """0–1: the probability that the documents answer the question as given."""
    engine: str
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    timings: Timings = field(default_factory=Timings)
    tokens_read: int = 0
    peak_memory_mb: float = 0.0
    memory: tuple[MemoryUse, ...] = ()
    """Where the memory comes from that was in view at the first evidence, largest share first."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as stored, with its answer when there is one."""

    id: int
    chat_id: int
    text: str
    document_ids: tuple[int, ...]
    engine: str
    asked: datetime
    state: QuestionState
    answer: Answer | None = None
    reason: str | None = None
    """Why it failed, for the user."""
    as_of_page: int | None = None
    """Asked as if every document ended after this page (1-based); None: of the whole documents."""
    verdicts: tuple[Verdict, ...] = ()
    """On the leading quotes of the answer, in their order; the others are open."""

    def verdict(self, position: int) -> Verdict:
        """On one of the answer's quotes (0-based)."""
        return self.verdicts[position] if position < len(self.verdicts) else Verdict.OPEN


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation over one or more documents."""

    id: int
    title: str
    created: datetime
    document_ids: tuple[int, ...]
    pinned: bool = False
    """Listed before the others."""


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question that a search over all chats has found."""

    question_id: int
    chat_id: int
    chat_title: str
    question: str
    answer: str | None
    asked: datetime


@dataclass(frozen=True, slots=True)
class SegmentRead:
    """A segment was read with the question in view."""

    document_id: int
    segment: int
    page: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """A passage that may answer the question; better ones may follow."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PartialText:
    """The answer's text as far as it is known; replaces what was shown before."""

    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The last event of every answer."""

    answer: Answer


AnswerEvent = SegmentRead | EvidenceFound | PartialText | Finished
