"""Segments of a document and the memory carried from one to the next."""

from dataclasses import dataclass

from rmt_desktop.domain.documents import Passage

ANSWERABLE_WEIGHT = 0.3
"""What the answerability of its segment counts beside a span's own logit, where spans of several segments compete."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of whole sentences that the model reads at once.

    ``pieces`` are in reading order, one per page the segment touches, and never empty.
    """

    index: int
    """0-based position in the document."""
    pieces: tuple[Passage, ...]
    tokens: int
    """Tokens of the segment's text, special tokens not counted."""

    @property
    def page(self) -> int:
        """The page the segment starts on (1-based)."""
        return self.pieces[0].page


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the place it stands; it governs the text up to the next one of its level or above."""

    passage: Passage
    text: str
    level: int
    """1 is the outermost."""


@dataclass(frozen=True, slots=True)
class MemoryState:
    """Memory vectors after a segment.

    ``data`` holds ``vectors × width`` little-endian float16 numbers, row by row.
    """

    vectors: int
    width: int
    data: bytes

    def __post_init__(self) -> None:
        if len(self.data) != self.vectors * self.width * 2:
            raise ValueError(
                f"memory of {self.vectors} × {self.width} float16 needs {self.vectors * self.width * 2} bytes, "
                f"got {len(self.data)}"
            )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What reading one segment left behind."""

    segment: int
    memory: MemoryState
    """Memory *after* the segment."""
    vector: bytes
    """Retrieval vector of the segment: ``width`` little-endian float16 numbers of unit length."""


@dataclass(frozen=True, slots=True)
class TokenSpan:
    """Tokens [first, last] of a segment."""

    first: int
    last: int
    margin: float
    """Half the sum of start and end logits above "no answer here"."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What reading one segment with a question in view found."""

    answerable: float
    """Logit of the segment answering the question."""
    absent: float
    """Half the sum of the start and end logits of "no answer here"; with a span's margin, the span's own logit."""
    spans: tuple[TokenSpan, ...]
    """The best spans, best first."""


@dataclass(frozen=True, slots=True)
class QuestionSnapshot:
    """What reading one segment with a question in view left behind: enough to answer without reading it again."""

    segment: int
    prefix: bytes
    """Digest of the text from the document's start to this segment's end."""
    findings: Findings
    memory: MemoryState
    """Memory *after* the segment."""
    written: bytes
    """Share of the memory, 0–1, that the segment has rewritten: as many little-endian float16 numbers as the memory
    has; empty = all of it (a reader without gate)."""


@dataclass(frozen=True, slots=True)
class QuestionRead:
    """How far a document was read for a question."""

    id: int
    findings: tuple[Findings, ...]
    """Of the leading segments that were read."""
