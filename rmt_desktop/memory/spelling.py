"""How surely a reader's memory holds each name that was read."""

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from rmt_desktop.domain.names import named_in
from rmt_desktop.memory.tokens import Tokens

SHARPNESS = 10.0
"""Word embeddings are about one long, so their products must be stretched before a softmax over words."""
LONGEST_HINT = 3
"""So many of the first memory vectors are taught to resemble a word piece each."""
_LEAST = -12.0
"""Log-probability of a piece, at least: one that memory doesn't hold is no worse than another."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words of a text that memory may hold."""

    text: str
    certainty: float
    """0–1: geometric mean of the probabilities of its first pieces, where memory held it most surely."""
    held: int
    """Segment after which that was so."""


class Spelling:
    """Compares what memory holds with the names that were read.

    While memory is trained, its first vectors are taught to resemble the word embeddings of the name that will be
    needed further on (:mod:`rmt_desktop.training.memory_loss`). Compared with the embeddings of all pieces read so
    far, they spell it: "George Abbott", after the paragraph on his play was read.

    It takes constant time and space for each name and each different piece of the text.

    Args:
        words: [V, d] word embeddings of the backbone.
        memory_scale: what memory is multiplied with before it is read.
    """

    def __init__(self, words: Tensor, memory_scale: float):
        self._words, self._scale = words, memory_scale
        self._pieces: dict[int, int] = {}
        self._names: dict[str, str] = {}
        self._spelt = torch.zeros(0, LONGEST_HINT, dtype=torch.long, device=words.device)
        self._counts = torch.zeros(0, device=words.device)
        self._best = torch.zeros(0, device=words.device)
        self._held = torch.zeros(0, dtype=torch.long, device=words.device)
        self._segments = 0

    def read(self, text: str, tokens: Tokens, memory: Tensor) -> None:
        """The next segment, and the memory [m, d] after it."""
        self._learn(text, tokens)
        if self._names:
            pieces = torch.tensor(list(self._pieces), device=self._words.device)
            held = memory[:LONGEST_HINT].to(self._words) * self._scale
            logits = (held @ self._words[pieces].T * SHARPNESS).log_softmax(-1).clamp(min=_LEAST)
            slots = torch.arange(len(held), device=pieces.device)
            spelt = logits[slots, self._spelt[:, : len(held)]]
            within = slots < self._counts[:, None]
            surely = (spelt * within).sum(-1) / within.sum(-1)
            better = surely > self._best
            self._best = torch.where(better, surely, self._best)
            self._held[better] = self._segments
        self._segments += 1

    def names(self) -> Iterator[Name]:
        """All names that were read, the surest first."""
        known = list(self._names.values())
        best, held = self._best.tolist(), self._held.tolist()
        for i in sorted(range(len(known)), key=lambda i: -best[i]):
            yield Name(known[i], math.exp(best[i]), held[i])

    def _learn(self, text: str, tokens: Tokens) -> None:
        """Pieces and names that weren't read before."""
        for piece in tokens.ids:
            self._pieces.setdefault(piece, len(self._pieces))
        spelt: list[list[int]] = []
        counts: list[int] = []
        for start, end in named_in(text):
            name = text[start:end]
            first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
            if name.lower() in self._names or first == last:
                continue
            self._names[name.lower()] = name
            columns = [self._pieces[piece] for piece in tokens.ids[first : min(last, first + LONGEST_HINT)]]
            counts.append(len(columns))
            spelt.append(columns + [0] * (LONGEST_HINT - len(columns)))
        if spelt:
            place = self._words.device
            self._spelt = torch.cat([self._spelt, torch.tensor(spelt, device=place)])
            self._counts = torch.cat([self._counts, torch.tensor(counts, dtype=torch.float, device=place)])
            self._best = torch.cat([self._best, torch.full((len(counts),), -math.inf, device=place)])
            self._held = torch.cat([self._held, torch.zeros(len(counts), dtype=torch.long, device=place)])
