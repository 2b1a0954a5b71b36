"""Lessons in comparing: two texts say something of a kind on two things; the question asks which has more of it."""

import random
from collections.abc import Sequence

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.training.chains import excerpt, passes_of
from rmt_desktop.training.dated import Dated
from rmt_desktop.training.episodes import Lesson, Shape
from rmt_desktop.training.made_pairs import EVERYTHING, Level, Pair, made_pair
from rmt_desktop.training.placing import stacked
from rmt_desktop.training.scales import AMOUNTS
from rmt_desktop.training.told_pairs import Entries

_TITLED = 0.7
"""Share of lessons whose texts begin with a line that names their subject."""
_APART = 0.9
"""Share of lessons with the two texts in different segments, where there are several."""
_LIKE = 0.6
"""Share of the other segments that hold a text on something else of the kind, up to :data:`_MOST_LIKE`."""
_MOST_LIKE = 12

FIRST_YEARS = Level(("year",), turned=0, far=True, shared=0, filled=0, real=0)
YEARS = Level(("year",), turned=0.25, far=True, shared=0, filled=0, real=0)
FIRST_AMOUNTS = Level(AMOUNTS, turned=0, far=True, shared=0, filled=0, real=0)


class ComparisonLessons:
    """``Emma Osk (born 3 May 1950) …``, further on ``Ann Bral (born 9 June 1947) …``: who was born first?

    As in HotpotQA's comparison questions (arXiv 1809.09600, section 2.2), over made-up things, real paragraphs and
    texts on others of the kind. The answer is a name that the question holds; neither text tells by itself which. A
    share asks for what both have in common. Memory is told to hold the first one's value, then the answer.
    """

    def __init__(self, contexts: Sequence[str], level: Level = EVERYTHING, entries: Sequence[Dated] = ()):
        """``contexts``: real paragraphs to stand in between; ``entries``: real ones to compare."""
        self._contexts, self._level, self._entries = contexts, level, Entries(entries)

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """Two things in any segments, read once or twice, with others of their kind around."""
        passes = passes_of(shape, rng, 0.5)
        count = shape.segments // passes
        apart = count > 1 and rng.random() < _APART
        places = rng.sample(range(count), 2) if apart else [rng.randrange(count)] * 2
        others = sum(rng.random() < _LIKE for _ in range(min(count - len(set(places)), _MOST_LIKE)))
        titled = rng.random() < _TITLED
        pair = self._pair(others, titled, shape.characters, rng)
        places += rng.sample([i for i in range(count) if i not in places], others)
        order = rng.sample(range(len(places)), len(places))
        segments, starts = stacked([one.text for one in pair.texts], places, order, count)
        filled = [self._filled(text, shape, titled, rng) for text in segments]
        offset = count * (passes - 1)
        first, last = sorted(places[:2])
        answers = tuple(
            AnswerPlace(offset + places[i], starts[i] + start, starts[i] + end)
            for i in pair.right
            # what both hold can't be known at the first of them, unless both were read before
            if len(pair.right) == 1 or passes == 2 or places[i] == last
            for start, end in pair.texts[i].answers
        )
        value = pair.values[0 if places[0] <= places[1] else 1]
        hints = tuple("" if i < first else value if i < last else pair.answer for i in range(count * passes))
        return Lesson(Episode(pair.question, tuple(filled * passes), answers), hints, supervised_from=offset)

    def _pair(self, others: int, titled: bool, characters: int, rng: random.Random) -> Pair:
        """Of real paragraphs or made up."""
        real = rng.random() < self._level.real
        told = self._entries.pair(self._level, others, titled, characters, rng) if real else None
        return told or made_pair(self._level, others, titled, rng)

    def _filled(self, text: str, shape: Shape, titled: bool, rng: random.Random) -> str:
        """A segment with real text where there is none yet, or now and then below what there is."""
        room = shape.characters - len(text)
        if text and (room < 80 or rng.random() > self._level.filled):
            return text
        filler = excerpt(rng.choice(self._contexts), (), room if text else rng.randint(80, shape.characters), rng)[0]
        if text:
            return f"{text}\n{filler}"
        return f"{' '.join(filler.split()[:2]).strip(',.')}\n{filler}" if titled else filler
