"""Sizes of a recurrent-memory reader, checked once."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rmt_desktop.domain.errors import CheckpointMismatch

FORMAT = "rmt-desktop-reader"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class MemoryConfig:
    """Sizes of the input ``[CLS] memory question [SEP] segment [SEP]``.

    Raises:
        ValueError: the parts don't fit into the backbone's positions.
    """

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

    def __post_init__(self) -> None:
        needed = self.memory_vectors + self.question_tokens + self.segment_tokens + 3
        if needed > self.max_positions:
            raise ValueError(
                f"memory ({self.memory_vectors}), question ({self.question_tokens}), segment "
                f"({self.segment_tokens}) and 3 special tokens need {needed} positions; the backbone has "
                f"{self.max_positions}"
            )

    @property
    def passage_tokens(self) -> int:
        """The longest text that fits beside the longest question."""
        return self.max_positions - self.memory_vectors - self.question_tokens - 3

    def save(self, path: Path) -> None:
        """Write the sizes as JSON."""
        content = {"format": FORMAT, "version": FORMAT_VERSION, **asdict(self)}
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "MemoryConfig":
        """Read the sizes from JSON.

        Raises:
            CheckpointMismatch: the file is missing, damaged, or of another kind of model.
        """
        try:
            content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            if content.pop("format") != FORMAT or content.pop("version") != FORMAT_VERSION:
                raise CheckpointMismatch(f"{path.name} describes another kind of model than this program reads.")
            return cls(**content)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise CheckpointMismatch(f"{path} is not a readable model configuration ({error}).") from error
