"""Sizes of a recurrent memory over a causal language model, checked once."""

from dataclasses import dataclass
from typing import Any, ClassVar

from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.memory.config import Alignment, check_alignment, check_memory
from rmt_desktop.memory.lora import LoraSettings
from rmt_desktop.memory.stored_config import StoredConfig


@dataclass(frozen=True, slots=True)
class DecoderConfig(StoredConfig):
    """Sizes of the input ``[read memory | bank | segment | write memory]``.

    Raises:
        SizeMismatch: the parts don't fit into the backbone's positions, or a number is out of range.
    """

    FORMAT: ClassVar[str] = "rmt-desktop-decoder"
    memory_vectors: int = 16
    segment_tokens: int = 512
    """Longest segment."""
    hidden_size: int = 768
    max_positions: int = 1024
    family: str = "gpt2"
    """The backbone's ``model_type``."""
    segment_alignment: Alignment = "token"
    bptt_depth: int = 2
    """Hand-overs of memory that a loss reaches back over in training."""
    bank_states: int = 0
    """Earlier states in view beside the recurrent one."""
    lora: LoraSettings | None = None
    """Adapters to train instead of the backbone's weights."""
    backbone_digest: str = ""
    """SHA-256 of the frozen weights that a checkpoint with adapters leaves out; empty = it holds every weight."""

    def __post_init__(self) -> None:
        check_memory(self.memory_vectors, self.segment_tokens, self.bank_states, self.bptt_depth)
        check_alignment(self.segment_alignment)
        needed = self.segment_start + self.segment_tokens + self.memory_vectors
        if needed > self.max_positions:
            raise SizeMismatch(
                f"read memory ({self.memory_vectors}), bank ({self.bank_slots}), segment ({self.segment_tokens}) and "
                f"write memory ({self.memory_vectors}) need {needed} positions; the backbone has {self.max_positions}"
            )

    @property
    def bank_slots(self) -> int:
        """Positions kept for the states of the bank."""
        return self.bank_states * self.memory_vectors

    @property
    def segment_start(self) -> int:
        """Position of a segment's first token."""
        return self.memory_vectors + self.bank_slots


def config_for(backbone: Any, **sizes: Any) -> DecoderConfig:
    """A configuration with width, positions and family of a backbone (a Hugging Face causal language model).

    Args:
        backbone: the model.
        sizes: the other fields of :class:`DecoderConfig`.
    """
    from rmt_desktop.memory.causal_lm import positions

    about = backbone.config
    return DecoderConfig(
        hidden_size=int(about.hidden_size), max_positions=positions(about), family=about.model_type, **sizes
    )
