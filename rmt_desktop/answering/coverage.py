"""How much of a question paragraphs say, each by itself and two together.

A question in two hops asks one paragraph for a name and another one for what is said of it, so two of them hold more of
its words together than any single one does; of an ordinary question, the one that answers it mostly holds them all.
Evidence for several hops is put together by the words that are not covered yet in AIR (Yadav, Bethard & Surdeanu,
arXiv 2005.01218).
"""

import math
from collections import Counter
from functools import cached_property

from rmt_desktop.retrieval.words import terms


class Coverage:
    """Which of a question's terms the paragraphs read so far hold.

    Args:
        question: in words.
    """

    def __init__(self, question: str):
        self._terms = frozenset(terms(question))
        self._held: list[frozenset[str]] = []

    def read(self, text: str) -> None:
        """The next paragraph; all must be read before anything is asked."""
        self._held.append(self.of(text))

    def of(self, text: str) -> frozenset[str]:
        """The terms of the question that a text holds."""
        return self._terms.intersection(terms(text))

    def gain(self, one: int, other: int) -> float:
        """How much more two paragraphs hold together than the one that holds most; not above 0 if it is no more.

        Every term counts with its inverse document frequency, as in BM25.
        """
        return self.weight(self._held[one] | self._held[other]) - self._most

    def weight(self, held: frozenset[str]) -> float:
        """What terms count together."""
        return sum(self._weights[term] for term in sorted(held))

    @cached_property
    def _weights(self) -> dict[str, float]:
        holding = Counter(term for held in self._held for term in held)
        count = len(self._held)
        return {term: math.log(1 + (count - n + 0.5) / (n + 0.5)) for term, n in holding.items()}

    @cached_property
    def _most(self) -> float:
        return max(map(self.weight, self._held), default=0.0)
