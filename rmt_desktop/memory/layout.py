"""Token rows for the backbone: ``[CLS] memory question [SEP] segment [SEP]``, padded on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class SpecialTokens:
    """Ids of the backbone's special tokens."""

    cls: int
    sep: int
    pad: int


@dataclass(frozen=True, slots=True)
class Rows:
    """A batch of B rows of L positions."""

    ids: Tensor
    """[B, L] int64; the memory positions 1..m hold the pad id and are overwritten by vectors."""
    attention: Tensor
    """[B, L] int64, 1 where a row has content."""
    types: Tensor
    """[B, L] int64, 1 at the segment and its [SEP]."""
    segment: Tensor
    """[B, L] bool, true at the tokens of the segment."""
    offsets: tuple[int, ...]
    """Position of each row's first segment token."""

    def to(self, device: torch.device) -> "Rows":
        """The same rows on another device."""
        return Rows(
            self.ids.to(device), self.attention.to(device), self.types.to(device), self.segment.to(device), self.offsets
        )


def build_rows(
    questions: Sequence[Sequence[int]],
    segments: Sequence[Sequence[int]],
    memory_vectors: int,
    special: SpecialTokens,
    shortest: int = 0,
) -> Rows:
    """Lay out questions (may be empty) beside segments.

    Args:
        questions: B lists of token ids without special tokens.
        segments: B lists of token ids without special tokens.
        memory_vectors: m, the number of positions kept free after [CLS].
        special: ids of [CLS], [SEP] and padding.
        shortest: least length L; a fixed one spares kernels compiled for every length.

    >>> rows = build_rows([[7]], [[8, 9]], 2, SpecialTokens(1, 2, 0))
    >>> rows.ids.tolist()
    [[1, 0, 0, 7, 2, 8, 9, 2]]
    >>> rows.segment.int().tolist(), rows.offsets
    ([[0, 0, 0, 0, 0, 1, 1, 0]], (5,))
    """
    memory = [special.pad] * memory_vectors
    heads = [[special.cls, *memory, *question, special.sep] for question in questions]
    rows = [[*head, *segment, special.sep] for head, segment in zip(heads, segments, strict=True)]
    length = max(shortest, *(len(row) for row in rows))
    ids = torch.full((len(rows), length), special.pad, dtype=torch.long)
    attention = torch.zeros_like(ids)
    types = torch.zeros_like(ids)
    mask = torch.zeros(ids.shape, dtype=torch.bool)
    for i, (head, row) in enumerate(zip(heads, rows, strict=True)):
        ids[i, : len(row)] = torch.tensor(row)
        attention[i, : len(row)] = 1
        types[i, len(head) : len(row)] = 1
        mask[i, len(head) : len(row) - 1] = True
    return Rows(ids, attention, types, mask, tuple(len(head) for head in heads))
