"""Real text by the sentence, to fill segments with."""

import random
from collections.abc import Sequence
from pathlib import Path

from rmt_desktop.memory.sentences import sentence_bounds

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

    def sentences(self, characters: int, rng: random.Random) -> list[str]:
        """Neighbouring sentences of about ``characters`` characters together, never more."""
        run = rng.choice(self._runs)
        at = rng.randrange(len(run))
        found: list[str] = []
        while at < len(run) and characters > len(run[at]):
            found.append(run[at])
            characters -= len(run[at]) + 1
            at += 1
        return found


def _sentences(text: str) -> list[str]:
    """Sentences without line breaks; the first and the last, cut anywhere, are left out."""
    spans = sentence_bounds(text)[1:-1]
    return [" ".join(text[a:b].split()) for a, b in spans if _SHORTEST <= b - a <= _LONGEST]
