"""Names that a reader's memory holds, in words."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from rmt_desktop.memory.tokens import Tokens

SHARPNESS = 10.0
"""Word embeddings are about one long, so their products must be stretched before a softmax over words."""
LONGEST_HINT = 3
"""So many of the first memory vectors are taught to resemble a word piece each."""
_FIRST, _NEXT = -2.5, -1.5
"""Least log-probability of a name's first piece, and of each further one."""
_OCCURRENCES = 20
"""Of a piece; where a name stands again, it is spelt the same."""
_SHORTEST = 3
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words of a text that memory holds."""

    text: str
    certainty: float
    """0–1: geometric mean of the probabilities of its pieces."""


@dataclass(frozen=True, slots=True)
class _Read:
    text: str
    tokens: Tokens

    def begins_word(self, position: int) -> bool:
        start = self.tokens.starts[position]
        return start == 0 or not (self.text[start - 1].isalnum() and self.text[start].isalnum())

    def name(self, first: int, last: int) -> str:
        """From one token to the end of the word that another one belongs to."""
        while last + 1 < len(self.tokens) and not self.begins_word(last + 1):
            last += 1
        return self.text[self.tokens.starts[first] : self.tokens.ends[last]]


class Spelling:
    """Finds what was read in what memory holds.

    While memory is trained, its first vectors are taught to resemble the word embeddings of the name that will be
    needed further on (:mod:`rmt_desktop.training.memory_loss`). Compared with the embeddings of all pieces read so
    far, they spell it: "George Abbott", after the paragraph on his play was read.

    Args:
        words: [V, d] word embeddings of the backbone.
        memory_scale: what memory is multiplied with before it is read.
    """

    def __init__(self, words: Tensor, memory_scale: float):
        self._words, self._scale = words, memory_scale
        self._pieces: dict[int, None] = {}
        self._places: dict[int, list[tuple[_Read, int]]] = defaultdict(list)

    def read(self, text: str, tokens: Tokens) -> None:
        """A segment that memory has read."""
        read = _Read(text, tokens)
        for position, piece in enumerate(tokens.ids):
            self._pieces[piece] = None
            places = self._places[piece]
            if len(places) < _OCCURRENCES and read.begins_word(position):
                places.append((read, position))

    def name(self, memory: Tensor) -> Name | None:
        """What a memory [m, d] spells, of what was read; None if that is nothing. Longer names go before surer ones."""
        if not self._pieces:
            return None
        pieces = torch.tensor(list(self._pieces), device=self._words.device)
        held = memory[:LONGEST_HINT].to(self._words) * self._scale
        logits = (held @ self._words[pieces].T * SHARPNESS).log_softmax(-1).cpu()
        found = [dict(zip(self._pieces, row, strict=True)) for row in logits.tolist()]
        best = max(self._spelt(found), key=lambda one: (one[0], one[1]), default=None)
        if best is None:
            return None
        count, total, read, first = best
        text = read.name(first, first + count - 1)
        certainty = math.exp(total / count)
        return Name(text, certainty) if len(text) >= _SHORTEST else None

    def _spelt(self, found: list[dict[int, float]]) -> Iterator[tuple[int, float, _Read, int]]:
        """How many pieces fit, their log-probability, and where they stand."""
        for piece, share in found[0].items():
            if share < _FIRST:
                continue
            for read, first in self._places[piece]:
                total, count = share, 1
                following = read.tokens.ids[first + 1 : first + len(found)]
                for row, other in zip(found[1:], following, strict=False):
                    if row[other] <= _NEXT:
                        break
                    total, count = total + row[other], count + 1
                yield count, total, read, first
