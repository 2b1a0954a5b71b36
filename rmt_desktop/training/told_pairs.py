"""Two real paragraphs that are compared, told again with other names and years, and others of their kind."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from rmt_desktop.domain.words import mentions, places
from rmt_desktop.training import names
from rmt_desktop.training.aspects import ASPECTS, CALLINGS, COMMON
from rmt_desktop.training.dated import Dated, callings, retold
from rmt_desktop.training.made_pairs import NAMES, Level, Pair, Text, asks_for_less, compared
from rmt_desktop.training.scales import SCALES, beside

_OWN_NAME = 0.3
"""Share of the paragraphs that keep their name."""
_TRIES = 100
"""To find a paragraph that can be told of a year, or a year that one can be told of."""
_BORN = [aspect for aspect in ASPECTS if aspect.kind == "person" and "(born {value}) is" in aspect.texts[0]]
_MADE = [aspect for aspect in ASPECTS if aspect.kind == "title" and aspect.scale == "year"]
_CALLING = next(common for common in COMMON if common.words is CALLINGS)


@dataclass(frozen=True, slots=True)
class _Calling:
    """A word, the people of whom it is said, and the others."""

    word: str
    holding: list[Dated]
    lacking: list[Dated]


class Entries:
    """Draws pairs from real paragraphs."""

    def __init__(self, entries: Sequence[Dated]):
        self._born = {entry.name: entry for entry in entries if entry.born}
        self._made = [entry for entry in entries if not entry.born]
        self._words = {name: callings(entry) for name, entry in self._born.items()}
        found = [_Calling(word, *self._told_apart(word)) for word in CALLINGS]
        self._callings = [calling for calling in found if len(calling.holding) > 1]

    def _told_apart(self, word: str) -> tuple[list[Dated], list[Dated]]:
        born = self._born.values()
        return ([one for one in born if word in self._words[one.name]],
                [one for one in born if word not in self._words[one.name]])  # fmt: skip

    def pair(self, level: Level, others: int, titled: bool, characters: int, rng: random.Random) -> Pair | None:
        """Two of a kind, and others; None if that can't be had."""
        if rng.random() < level.shared:
            return self._common(others, titled, characters, rng)
        entries, aspects = rng.choice([(list(self._born.values()), _BORN), (self._made, _MADE)])
        if len(entries) < 2 + others:
            return None
        aspect = rng.choice(aspects)
        years = beside(SCALES["year"], 2 + others, rng)
        drawn = _Drawn(aspect.kind, 2 + others, titled, characters, rng)
        if not all(drawn.add(entries, year) for year in years):
            return None
        less = asks_for_less(aspect, level, rng)
        return compared(aspect, less, years, drawn.called, list(map(str, years)), drawn.texts, rng)

    def _common(self, others: int, titled: bool, characters: int, rng: random.Random) -> Pair | None:
        """Two people with a calling in common, the only one they share; others lack it."""
        if not self._callings:
            return None
        both = rng.choice(self._callings)
        pair = rng.sample(both.holding, 2)
        held = [self._words[entry.name] for entry in pair]
        if len(set(held[0]) & set(held[1])) > 1 or not both.lacking:
            return None
        drawn = _Drawn("person", 2 + others, titled, characters, rng)
        if not all(drawn.add(entries, None) for entries in [pair[:1], pair[1:], *[both.lacking] * others]):
            return None
        texts = [Text(one.text, places(one.text, [both.word])[:1]) for one in drawn.texts]
        if not (texts[0].answers and texts[1].answers):
            return None
        question = rng.choice(_CALLING.questions).format(a=drawn.called[0], b=drawn.called[1])
        return Pair(question, (" ".join(held[0]), " ".join(held[1])), both.word, texts, (0, 1))


class _Drawn:
    """Paragraphs told again under names of their own."""

    def __init__(self, kind: str, count: int, titled: bool, characters: int, rng: random.Random):
        self._invented = names.distinct(NAMES[kind], count, rng)
        self._titled, self._characters, self._rng = titled, characters, rng
        self.called: list[str] = []
        self.texts: list[Text] = []

    def add(self, entries: Sequence[Dated], year: int | None) -> bool:
        """One of the entries with another year; None: with any other. False if none was found that can have it."""
        for _ in range(_TRIES):
            entry = self._rng.choice(entries)
            own = self._rng.random() < _OWN_NAME and entry.name not in self.called
            name = entry.name if own else self._invented[len(self.called)]
            shift = self._rng.randint(-60, 10) if year is None else year - entry.year
            told = retold(entry, name, shift, self._characters, self._rng)
            if told is not None:
                text = f"{name}\n{told}" if self._titled else told
                self.called.append(name)
                self.texts.append(Text(text, mentions(text, name)))
                return True
        return False
