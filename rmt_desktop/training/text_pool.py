"""Real text by the sentence, to fill segments with."""

import random
from collections.abc import Sequence
from pathlib import Path

from rmt_desktop.memory.sentences import sentence_bounds
from rmt_desktop.training.lures import holds

_SHORTEST, _LONGEST = 25, 400
"""Characters of a usable sentence."""
_SLICE = 40_000
"""Characters taken from one file at a time."""


class TextPool:
    """Sentences of files; neighbours stay together."""

    def __init__(self, files: Sequence[Path], slices: int = 160, seed: int = 0):
        if not files:
            raise ValueError("no text to fill segments with")
        rng = random.Random(f"text-pool-{seed}")
        self._runs: list[list[str]] = []
        for number in range(slices):
            text = files[number % len(files)].read_text(encoding="utf-8", errors="replace")
            start = rng.randint(0, max(0, len(text) - _SLICE))
            run = _sentences(text[start : start + _SLICE])
            if len(run) > 20:
                self._runs.append(run)

        self._lures: dict[str, list[tuple[int, int]]] = {}

    def sentences(self, characters: int, rng: random.Random, lure: str = "") -> list[str]:
        """Neighbouring sentences of about ``characters`` characters together, never more.

        Args:
            characters: as many at most.
            rng: where they are taken from.
            lure: a kind of value; one of the first two sentences has something that looks like it, where there is
                such a sentence.
        """
        run, at = self._start(rng, lure)
        found: list[str] = []
        while at < len(run) and characters > len(run[at]):
            found.append(run[at])
            characters -= len(run[at]) + 1
            at += 1
        return found

    def _start(self, rng: random.Random, lure: str) -> tuple[list[str], int]:
        """A run, and the sentence of it to begin with."""
        alike = self._alike(lure) if lure else []
        if not alike:
            run = rng.choice(self._runs)
            return run, rng.randrange(len(run))
        number, at = rng.choice(alike)
        return self._runs[number], max(0, at - rng.randrange(2))

    def _alike(self, lure: str) -> list[tuple[int, int]]:
        """Every sentence that looks like it: its run, and its number there."""
        if lure not in self._lures:
            self._lures[lure] = [
                (i, k) for i, run in enumerate(self._runs) for k, sentence in enumerate(run) if holds(lure, sentence)
            ]
        return self._lures[lure]


def _sentences(text: str) -> list[str]:
    """Sentences without line breaks; the first and the last, cut anywhere, are left out."""
    spans = sentence_bounds(text)[1:-1]
    return [" ".join(text[a:b].split()) for a, b in spans if _SHORTEST <= b - a <= _LONGEST]
