"""Two real paragraphs that are compared, told again with other names and years, and others of their kind."""

import random
from collections.abc import Sequence

from rmt_desktop.training import names
from rmt_desktop.training.aspects import ASPECTS, CALLINGS, COMMON, ONE
from rmt_desktop.training.dated import Dated, Told, callings, retold
from rmt_desktop.training.made_pairs import NAMES, Level, Pair, Text, asked
from rmt_desktop.training.scales import SCALES, beside

_OWN_NAME = 0.3
"""Share of the paragraphs that keep their name."""
_BORN = [aspect for aspect in ASPECTS if aspect.kind == "person" and "(born {value}) is" in aspect.texts[0]]
_MADE = [aspect for aspect in ASPECTS if aspect.kind == "title" and aspect.scale == "year"]
_CALLING = next(common for common in COMMON if common.words is CALLINGS)


class Entries:
    """Draws pairs from real paragraphs."""

    def __init__(self, entries: Sequence[Dated]):
        self._born = [entry for entry in entries if entry.born]
        self._made = [entry for entry in entries if not entry.born]
        known = [(entry, callings(entry)) for entry in self._born]
        self._by_calling = {word: [entry for entry, words in known if word in words] for word in CALLINGS}

    def pair(self, level: Level, others: int, titled: bool, characters: int, rng: random.Random) -> Pair | None:
        """Two of a kind, and others; None if there are too few."""
        if rng.random() < level.shared:
            return self._common(others, titled, characters, rng)
        entries, aspects = rng.choice([(self._born, _BORN), (self._made, _MADE)])
        if len(entries) < 2 + others:
            return None
        aspect = rng.choice(aspects)
        years = beside(SCALES["year"], 2 + others, rng)
        drawn = _Drawn(aspect.kind, 2 + others, titled, characters, rng)
        for year in years:
            drawn.add(entries, year)
        earlier = rng.random() >= level.turned
        right = int((years[0] < years[1]) != earlier)
        stem = rng.choice(aspect.less if earlier else aspect.more).format(one=rng.choice(ONE["person"]))
        return Pair(
            asked(stem, drawn.called, rng), (str(years[0]), str(years[1])), drawn.called[right], drawn.texts, (right,)
        )

    def _common(self, others: int, titled: bool, characters: int, rng: random.Random) -> Pair | None:
        """Two people with a calling in common, the only one they share; others lack it."""
        words = [word for word, entries in self._by_calling.items() if len(entries) > 1]
        if not words:
            return None
        both = rng.choice(words)
        pair = rng.sample(self._by_calling[both], 2)
        lacking = [entry for entry in self._born if entry not in self._by_calling[both]]
        if len(set(callings(pair[0])) & set(callings(pair[1]))) > 1 or not lacking:
            return None
        drawn = _Drawn("person", 2 + others, titled, characters, rng)
        for entry in pair:
            drawn.add([entry], None)
        for _ in range(others):
            drawn.add(lacking, None)
        texts = [Text(one.text, _places(one.text, both)) for one in drawn.texts]
        if not (texts[0].answers and texts[1].answers):
            return None
        question = rng.choice(_CALLING.questions).format(a=drawn.called[0], b=drawn.called[1])
        held = [" ".join(callings(entry)) for entry in pair]
        return Pair(question, (held[0], held[1]), both, texts, (0, 1))


class _Drawn:
    """Paragraphs told again under names of their own."""

    def __init__(self, kind: str, count: int, titled: bool, characters: int, rng: random.Random):
        self._invented = names.distinct(NAMES[kind], count, rng)
        self._titled, self._characters, self._rng = titled, characters, rng
        self.called: list[str] = []
        self.texts: list[Text] = []

    def add(self, entries: Sequence[Dated], year: int | None) -> None:
        """One of the entries with another year; None: with any other."""
        told: Told | None = None
        while told is None:  # not every paragraph can be told of every year
            entry = self._rng.choice(entries)
            own = self._rng.random() < _OWN_NAME and entry.name not in self.called
            name = entry.name if own else self._invented[len(self.called)]
            shift = self._rng.randint(-60, 10) if year is None else year - entry.year
            told = retold(entry, name, shift, self._characters, self._rng)
        self.called.append(name)
        lead = f"{name}\n" if self._titled else ""
        mentions = [(0, len(name))] if self._titled else []
        mentions += [(start + len(lead), end + len(lead)) for start, end in told.mentions]
        self.texts.append(Text(lead + told.text, tuple(mentions)))


def _places(text: str, word: str) -> tuple[tuple[int, int], ...]:
    at = text.find(word)
    return ((at, at + len(word)),) if at >= 0 else ()
