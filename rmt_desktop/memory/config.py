"""Sizes of a recurrent-memory reader, checked once."""

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.memory.lora import LoraSettings
from rmt_desktop.memory.stored_config import StoredConfig

Alignment = Literal["token", "sentence", "paragraph"]
"""Where segments may end: between any two words, where sentences end, or (at the latest) where paragraphs do."""
ALIGNMENTS: tuple[Alignment, ...] = get_args(Alignment)


@dataclass(frozen=True, slots=True)
class MemoryConfig(StoredConfig):
    """Sizes of the input ``[CLS] memory bank question [SEP] segment [SEP]``.

    Raises:
        SizeMismatch: the parts don't fit into the backbone's positions, or a number is out of range.
    """

    FORMAT: ClassVar[str] = "rmt-desktop-reader"
    memory_vectors: int = 8
    segment_tokens: int = 192
    """Longest segment, special tokens not counted."""
    question_tokens: int = 64
    """Longest question; longer ones are cut at the end."""
    hidden_size: int = 384
    max_positions: int = 512
    memory_scale: float = 1.0
    """What memory outputs are multiplied with before they are read as inputs (outputs of a layer norm are
    several times longer than word embeddings)."""
    gated: bool = False
    """Whether a learned gate decides, vector by vector and dimension by dimension, how much of the memory a
    segment rewrites (Block-Recurrent Transformers, arXiv 2203.07852, sec. 3.2); without it every segment
    rewrites all of it, as in the original RMT."""
    bank_states: int = 0
    """Earlier states in view beside the recurrent one."""
    segment_alignment: Alignment = "sentence"
    bptt_depth: int = 2
    """Hand-overs of memory that a loss reaches back over in training."""
    pair_width: int = 0
    """Width of the vectors by which a first and a last token of an answer are matched; 0 = scored apart."""
    segment_type: int = 1
    """Token type of the segment; the original RMT reads everything as type 0."""
    lora: LoraSettings | None = None
    """Adapters to train instead of the backbone's weights."""

    def __post_init__(self) -> None:
        check_memory(self.memory_vectors, self.segment_tokens, self.bank_states, self.bptt_depth)
        check_alignment(self.segment_alignment)
        memory = self.memory_vectors + self.bank_slots
        needed = memory + self.question_tokens + self.segment_tokens + 3
        if needed > self.max_positions:
            raise SizeMismatch(
                f"memory ({memory}), question ({self.question_tokens}), segment "
                f"({self.segment_tokens}) and 3 special tokens need {needed} positions; the backbone has "
                f"{self.max_positions}"
            )

    @property
    def bank_slots(self) -> int:
        """Positions kept for the states of the bank."""
        return self.bank_states * self.memory_vectors

    @property
    def passage_tokens(self) -> int:
        """The longest text that fits beside the longest question."""
        return self.max_positions - self.memory_vectors - self.bank_slots - self.question_tokens - 3


def check_memory(vectors: int, segment_tokens: int, bank_states: int, bptt_depth: int) -> None:
    """Numbers that every kind of memory needs in range.

    Raises:
        SizeMismatch: one is not.
    """
    if vectors < 1 or segment_tokens < 1 or bank_states < 0 or bptt_depth < 0:
        raise SizeMismatch(
            f"{vectors} memory vectors, segments of {segment_tokens} tokens, {bank_states} states of the bank, "
            f"BPTT depth {bptt_depth}: the first two must be at least 1, the others at least 0"
        )


def check_alignment(alignment: str) -> None:
    """Make sure that it is one of :data:`ALIGNMENTS`.

    Raises:
        SizeMismatch: it is not.
    """
    if alignment not in ALIGNMENTS:
        raise SizeMismatch(f"segments aligned to “{alignment}”; known are {', '.join(ALIGNMENTS)}")
