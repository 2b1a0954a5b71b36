"""Endless, resumable streams of examples."""

import random
from collections.abc import Sequence
from typing import Protocol

import bm25s

from rmt_desktop.domain.errors import TrainingError
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.training.examples import DocumentSegments, Example, RowWindows, Window

_MOST_TRIES = 1000
"""Rows drawn in vain, one after the other, before a stream gives up."""


class Source(Protocol):
    """A stream of examples with a position that can be saved."""

    position: int

    def next(self, window: Window) -> Example:
        """The next example for windows of this size."""


class RowSource:
    """Rows in a new order each epoch, each cut to a window."""

    def __init__(self, rows: Sequence[QuestionRow], windows: RowWindows, seed: int):
        if not rows:
            raise ValueError("no rows to train on")
        self._rows = rows
        self._windows = windows
        self._seed = seed
        self._order: list[int] = []
        self._epoch = -1
        self.position = 0

    def next(self, window: Window) -> Example:
        """The next row that gives a window of this size.

        Raises:
            TrainingError: no row gives any.
        """
        for _ in range(max(_MOST_TRIES, 2 * len(self._rows))):
            epoch, index = divmod(self.position, len(self._rows))
            if epoch != self._epoch:
                self._epoch = epoch
                self._order = list(range(len(self._rows)))
                random.Random(f"{self._seed}-{epoch}").shuffle(self._order)
            rng = random.Random(f"{self._seed}-{self.position}")
            self.position += 1
            example = self._windows.example(self._rows[self._order[index]], window, rng)
            if example is not None:
                return example
        raise TrainingError("None of the questions gives a window of text to learn from; check the question file.")


class DocumentSource:
    """Questions on long documents: segments with an answer, and the segments BM25 confuses with them."""

    def __init__(self, rows: Sequence[QuestionRow], segments: DocumentSegments, seed: int, hard_negatives: int = 6):
        self._rows = rows
        self._answerable = [row for row in rows if row.answers]
        if not self._answerable:
            raise ValueError("no answerable row to train on")
        self._segments = segments
        self._seed = seed
        self._hard = hard_negatives
        self._indexes: dict[str, bm25s.BM25] = {}
        self.position = 0

    def next(self, window: Window) -> Example:
        """A segment with an answer, or (as often as the window says) one that only looks like it.

        Raises:
            TrainingError: no question gives any.
        """
        for _ in range(max(_MOST_TRIES, 2 * len(self._rows))):
            rng = random.Random(f"{self._seed}-{self.position}")
            self.position += 1
            if rng.random() < window.negatives:
                row = rng.choice(self._rows)
                pool = self._confused(row)
            else:
                row = rng.choice(self._answerable)
                pool = self._answered(row)
            example = self._segments.example(row, rng.choice(pool), window, rng) if pool else None
            if example is not None:
                return example
        raise TrainingError("None of the questions gives a segment to learn from; check the question file.")

    def _answered(self, row: QuestionRow) -> list[int]:
        spans = self._segments.segments(row)
        return [i for i, (a, b, _) in enumerate(spans) if any(g.start < b and g.end > a for g in row.answers)]

    def _confused(self, row: QuestionRow) -> list[int]:
        """Segments without answer that share the question's words, best first, and as many from anywhere."""
        texts = [tokens.ids for _, _, tokens in self._segments.segments(row)]
        index = self._indexes.get(row.group)
        if index is None:
            index = self._indexes[row.group] = bm25s.BM25()
            index.index([[str(i) for i in text] for text in texts], show_progress=False)
        words = [[str(i) for i in self._segments.question_ids(row)]]
        found, _ = index.retrieve(words, k=min(len(texts), self._hard + 8), show_progress=False)
        answered = set(self._answered(row))
        ranked = [int(i) for i in found[0] if int(i) not in answered][: self._hard]
        others = [i for i in range(len(texts)) if i not in answered]
        rng = random.Random(f"{self._seed}-{self.position}-others")
        return ranked + rng.sample(others, min(len(others), len(ranked)))


class MixedSource:
    """Draws from several sources by weight."""

    def __init__(self, sources: dict[str, Source], seed: int):
        self.sources = sources
        self._seed = seed
        self.position = 0

    def next(self, weights: dict[str, float], windows: dict[str, Window]) -> Example:
        """The next example; weights and windows by name of the source."""
        rng = random.Random(f"{self._seed}-{self.position}")
        self.position += 1
        name = rng.choices(list(weights), list(weights.values()))[0]
        return self.sources[name].next(windows[name])

    def state(self) -> dict[str, int]:
        """Positions to resume from."""
        return {"": self.position, **{name: source.position for name, source in self.sources.items()}}

    def resume(self, state: dict[str, int]) -> None:
        """Go on from saved positions."""
        self.position = state[""]
        for name, source in self.sources.items():
            source.position = state.get(name, 0)
