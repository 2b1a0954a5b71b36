"""Lay out an episode: statements and facts, each in a segment of real text, with real text in between."""

import itertools
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.evaluation.filler import Filler, FillerCursor

LENGTHS = (64, 128, 192)
"""Tokens of a segment; one of them is drawn for each episode, so that no length can be learnt."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence with the answer at ``text[start:end]``."""

    text: str
    start: int
    end: int

    @classmethod
    def fill(cls, template: str, value: str, **others: str) -> "Fact":
        """The template with ``{value}`` as the answer.

        >>> Fact.fill("{who} pays {value} a year.", "$5", who="She")
        Fact(text='She pays $5 a year.', start=9, end=11)
        """
        before, after = (part.format(**others) for part in template.split("{value}"))
        return cls(before + value + after, len(before), len(before) + len(value))


def first_clear(key: str, make: Callable[[random.Random], Episode | None]) -> Episode:
    """The first episode that ``make`` does not refuse, each try with a random state of its own."""
    return next(
        episode for attempt in itertools.count() if (episode := make(random.Random(f"{key}-{attempt}"))) is not None
    )


class EpisodeBuilder:
    """Appends segments of at most ``limit`` tokens (at least 32, a piece of filler)."""

    def __init__(self, filler: Filler, cursor: FillerCursor, limit: int):
        self._filler, self._cursor, self._limit = filler, cursor, limit
        self._segments: list[str] = []
        self._real: list[str] = []

    def __len__(self) -> int:
        return len(self._segments)

    def add_filler(self, count: int) -> None:
        """``count`` segments of real text."""
        for _ in range(count):
            self._segments.append(self._take(self._limit))

    def add_statement(self, text: str) -> int:
        """A segment that begins with a heading or definition; its index."""
        after = self._take(self._limit - self._filler.count(text))
        self._segments.append(f"{text}\n\n{after}".strip())
        return len(self) - 1

    def add_fact(self, fact: Fact, before: float) -> AnswerPlace:
        """A segment with the fact after about the share ``before`` of the real text; the answer's place."""
        room = self._limit - self._filler.count(fact.text)
        head = self._take(int(room * before))
        tail = self._take(room - self._filler.count(head))
        lead = f"{head}\n\n" if head else ""
        self._segments.append(f"{lead}{fact.text}\n\n{tail}".strip())
        return AnswerPlace(len(self) - 1, len(lead) + fact.start, len(lead) + fact.end)

    def add_facts(self, facts: Sequence[Fact], farthest: int, rng: random.Random) -> list[AnswerPlace]:
        """Facts in any order, each followed by up to ``farthest`` segments of real text; their places."""
        places = {}
        for i in rng.sample(range(len(facts)), len(facts)):
            places[i] = self.add_fact(facts[i], rng.random())
            self.add_filler(rng.randint(0, farthest))
        return [places[i] for i in range(len(facts))]

    def build(self, question: str, answers: tuple[AnswerPlace, ...]) -> Episode:
        """The finished episode."""
        return Episode(question, tuple(self._segments), answers)

    def mentions(self, words: Iterable[str]) -> bool:
        """Whether the real text holds one of the words: then the episode could be ambiguous."""
        text = " ".join(self._real).lower()
        return any(word.lower() in text for word in words)

    def _take(self, limit: int) -> str:
        self._real.append(self._cursor.take(limit))
        return self._real[-1]
