"""Whether a sentence speaks of what is asked at all: a second opinion on spans, beside the reader's own.

Far from the heading that governs them, right answers score low, and a value of the kind asked for, in a sentence on
something else, may win. The untouched sentence encoder (:mod:`rmt_desktop.retrieval.minilm`) tells these apart. It
knows nothing of memory, so it only takes off from sentences that are unlike the question, and says nothing on those
that are like enough: of a clause and its amendment, the clause is often more like the question, but wrong.
"""

from collections.abc import Callable, Sequence
from functools import cached_property

from rmt_desktop.retrieval.embedders import Embedder

LIKE = 0.3
"""Cosine of question and sentence from which on it is like enough."""
WEIGHT = 40.0
"""Taken off a span's logit for every 1.0 that its sentence is short of that."""
MOST = 7.0
"""Taken off at most."""
CONTENDERS = 12
"""At most so many of the best spans are looked at."""


class Likeness:
    """Doubts about spans whose sentences are on something else.

    Args:
        load: gives the sentence encoder; called at the first doubt.
    """

    def __init__(self, load: Callable[[], Embedder]):
        self._load = load

    @cached_property
    def _embedder(self) -> Embedder:
        return self._load()

    def doubts(self, question: str, sentences: Sequence[str]) -> list[float]:
        """[n] what is to be taken off the logits of spans in these n sentences: 0 to :data:`MOST`."""
        return [min(MOST, WEIGHT * max(0.0, LIKE - near)) for near in self.near(question, sentences)]

    def near(self, question: str, sentences: Sequence[str]) -> list[float]:
        """[n] cosine of the question and each of n sentences."""
        if not sentences:
            return []
        vectors = self._embedder.embed([question, *sentences])
        return [float(near) for near in vectors[1:] @ vectors[0]]


def reconsidered(logits: Sequence[float], doubts: Callable[[int], Sequence[float]]) -> list[tuple[int, float]]:
    """Spans in the order that doubts leave them in: position before, and logit less its doubt.

    Args:
        logits: of n spans, best first.
        doubts: about the first k of them; asked once, and only where an order can change.
    """
    count = contenders(logits)
    taken = doubts(count) if count > 1 else [0.0] * count
    close = [(i, logit - doubt) for i, (logit, doubt) in enumerate(zip(logits[:count], taken, strict=True))]
    close.sort(key=lambda one: -one[1])  # of equals, the earlier
    return close + list(enumerate(logits))[count:]


def contenders(logits: Sequence[float]) -> int:
    """How many of n spans, best first, may come first after doubts: those less than the greatest doubt behind."""
    close = sum(logit > logits[0] - MOST for logit in logits)
    return min(close, CONTENDERS)
