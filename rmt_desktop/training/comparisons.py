"""Lessons in comparing: two texts say something of a kind on two things; the question asks which has more of it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.training import names, titles
from rmt_desktop.training.aspects import ASPECTS, COMMON, JOINED, ONE, Aspect, Common
from rmt_desktop.training.chains import excerpt, passes_of
from rmt_desktop.training.encyclopedia import JOBS, NATIONS, TRAITS
from rmt_desktop.training.episodes import Lesson, Shape
from rmt_desktop.training.placing import stacked
from rmt_desktop.training.scales import AMOUNTS, SCALES, TIMES, beside, day_in, year_of
from rmt_desktop.training.titles import word

_TITLED = 0.7
"""Share of lessons whose texts begin with a line that names their subject."""
_APART = 0.9
"""Share of lessons with the two texts in different segments, where there are several."""
_LIKE = 0.6
"""Share of the other segments that hold a text on something else of the kind, up to :data:`_MOST_LIKE`."""
_MOST_LIKE = 12
_MIDDLE_NAME = 0.25
"""Share of the titled texts on people that call them by one name more than the title."""

_NAMES: dict[str, names.Value] = {
    "person": names.person,
    "company": names.company,
    "town": names.place,
    "drug": names.drug,
    "gene": names.gene,
    "vessel": names.vessel,
    "title": titles.title,
    "group": titles.group,
    "magazine": titles.magazine,
    "case": titles.case,
    "building": titles.building,
    "school": titles.school,
    "genus": titles.genus,
}


@dataclass(frozen=True, slots=True)
class Level:
    """How hard the lessons are.

    What is right depends on the order of two values and on what is asked, and neither tells anything alone: asked for
    the earlier and the later of two years alike, a reader was still at chance after 4,100 lessons of one segment. Asked
    for the earlier ones only, of years far apart, it had 0.91 right after 2,500; then, with a quarter asked for the
    later ones, 0.96 after 4,100 more. Amounts are begun in the same way; memory and nearer values follow from there.
    """

    scales: tuple[str, ...] = tuple(SCALES)
    """Kinds of the values."""
    turned: float = 0.35
    """Share of questions asked the less usual way round: for the later time, the smaller amount."""
    far: bool = False
    """Whether values lie far apart."""
    shared: float = 0.2
    """Share of lessons that ask for what two things have in common."""
    filled: float = 0.3
    """Share of the texts with real text below them in their segment."""


FIRST_YEARS = Level(("year",), turned=0, far=True, shared=0, filled=0)
YEARS = Level(("year",), turned=0.25, far=True, shared=0, filled=0)
FIRST_AMOUNTS = Level(AMOUNTS, turned=0, far=True, shared=0, filled=0)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text on a thing."""

    text: str
    answers: tuple[tuple[int, int], ...]
    """Start and end of what may be the answer: the name as the question has it, or what both have in common."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two things asked about, and others of their kind."""

    question: str
    values: tuple[str, str]
    """What memory should hold after the first or the second alone."""
    answer: str
    """What it should hold after both."""
    texts: list[_Text]
    """The two asked about first."""
    right: tuple[int, ...]
    """Which of the two answer."""


class ComparisonLessons:
    """``Emma Osk (born 3 May 1950) …``, further on ``Ann Bral (born 9 June 1947) …``: who was born first?

    As in HotpotQA's comparison questions (arXiv 1809.09600, section 2.2), over made-up things, real paragraphs and
    texts on others of the kind. The answer is a name that the question holds; neither text tells by itself which. A
    share asks for what both have in common. Memory is told to hold the first one's value, then the answer.
    """

    def __init__(self, contexts: Sequence[str], level: Level = Level()):
        """``contexts``: real paragraphs to stand in between."""
        self._contexts, self._level = contexts, level
        self._aspects = [aspect for aspect in ASPECTS if aspect.scale in level.scales]

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """Two things in any segments, read once or twice, with others of their kind around."""
        passes = passes_of(shape, rng, 0.5)
        count = shape.segments // passes
        apart = count > 1 and rng.random() < _APART
        places = rng.sample(range(count), 2) if apart else [rng.randrange(count)] * 2
        others = sum(rng.random() < _LIKE for _ in range(min(count - len(set(places)), _MOST_LIKE)))
        titled = rng.random() < _TITLED
        shared = rng.random() < self._level.shared
        pair = (
            _common(rng.choice(COMMON), others, titled, rng)
            if shared
            else _compared(rng.choice(self._aspects), self._level, others, titled, rng)
        )
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

    def _filled(self, text: str, shape: Shape, titled: bool, rng: random.Random) -> str:
        """A segment with real text where there is none yet, or now and then below what there is."""
        room = shape.characters - len(text)
        if text and (room < 80 or rng.random() > self._level.filled):
            return text
        filler = excerpt(rng.choice(self._contexts), (), room if text else rng.randint(80, shape.characters), rng)[0]
        if text:
            return f"{text}\n{filler}"
        return f"{' '.join(filler.split()[:2]).strip(',.')}\n{filler}" if titled else filler


def _compared(aspect: Aspect, level: Level, others: int, titled: bool, rng: random.Random) -> _Pair:
    """One of the two has more of something."""
    called = names.distinct(_NAMES[aspect.kind], 2 + others, rng)
    numbers = beside(SCALES[aspect.scale], len(called), rng, level.far)
    less = (aspect.scale in TIMES) != (rng.random() < level.turned)
    right = int((numbers[0] < numbers[1]) != less)
    lead = rng.choice(aspect.texts)
    written = [SCALES[aspect.scale].written(number, rng) for number in numbers]
    texts = []
    for name, value, number in zip(called, written, numbers, strict=True):
        begun = lead if rng.random() < 0.6 else rng.choice(aspect.texts)
        said = {"value": value} | _times(year_of(aspect.scale, number), rng)
        texts.append(_text(aspect.kind, name, begun, said, titled, rng))
    stem = rng.choice(aspect.less if less else aspect.more)
    question = _asked(stem.format(one=rng.choice(ONE.get(aspect.kind, ("one",)))), called, rng)
    held = [value.split()[-1] if aspect.scale == "date" else value.lstrip("$") for value in written]
    return _Pair(question, (held[0], held[1]), called[right], texts, (right,))


def _asked(stem: str, called: Sequence[str], rng: random.Random) -> str:
    """The question with both names, in any order."""
    a, b = (called[0], called[1]) if rng.random() < 0.5 else (called[1], called[0])
    question = rng.choice(JOINED).format(stem=stem, low=stem[0].lower() + stem[1:], a=a, b=b)
    return question[0].lower() + question[1:] if rng.random() < 0.1 else question


def _common(common: Common, others: int, titled: bool, rng: random.Random) -> _Pair:
    """Both hold one of the words."""
    called = names.distinct(_NAMES[common.kind], 2 + others, rng)
    both, *rest = rng.sample(common.words, 6)
    lists = [[both, *rest[: rng.randint(1, 2)]], [both, *rest[2 : 2 + rng.randint(1, 2)]]]
    lists += [rng.sample(common.words, rng.randint(1, 3)) for _ in range(others)]
    texts = []
    for i, (name, words) in enumerate(zip(called, lists, strict=True)):
        rng.shuffle(words)
        said = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
        lead, times = rng.choice(common.texts), _times(rng.randint(1780, 1960), rng)
        made = _text(common.kind, name, lead, times | {"list": said}, titled, rng).text
        at = made.index(said) + said.index(both) if i < 2 else 0
        texts.append(_Text(made, ((at, at + len(both)),)))
    question = rng.choice(common.questions).format(a=called[0], b=called[1])
    return _Pair(question, (" ".join(lists[0]), " ".join(lists[1])), both, texts, (0, 1))


def _times(year: int | None, rng: random.Random) -> dict[str, str]:
    """Other times of the same thing: any year, and some before and after ``year``."""
    if year is None:
        year = rng.randint(1850, 2015)
    before, after = year - rng.randint(18, 80), year + rng.randint(18, 80)
    return {
        "year": str(rng.randint(1850, 2020)),
        "before": str(year - rng.randint(0, 3)),
        "after": str(after),
        "earlier": day_in(before, rng),
        "later": day_in(after, rng),
    }


def _text(kind: str, name: str, lead: str, said: dict[str, str], titled: bool, rng: random.Random) -> _Text:
    """A text on a thing, and where its name stands in it."""
    job, other = rng.sample(JOBS, 2)
    called = name
    if kind == "person" and titled and rng.random() < _MIDDLE_NAME:
        given, family = name.split()
        called = f"{given} {rng.choice([word(rng), word(rng)[0] + '.'])} {family}"
    text = lead.format(
        name=called, nation=rng.choice(NATIONS), job=job, job2=other, place=names.place(rng), person=names.person(rng),
        region=word(rng), genus=word(rng), **said,
    )  # fmt: skip
    text = _capital(text + (_more(kind, rng) if kind in TRAITS and rng.random() < 0.5 else ""))
    if titled:
        text = f"{_capital(name)}\n{text}"
    low, found, at = text.lower(), [], 0
    while (at := low.find(name.lower(), at)) >= 0:
        found.append((at, at + len(name)))
        at += len(name)
    return _Text(text, tuple(found))


def _more(kind: str, rng: random.Random) -> str:
    """Another sentence, without a number; often none."""
    trait = rng.choice(TRAITS[kind])
    if trait.value not in ("place", "person", "company"):
        return ""
    it = {"person": rng.choice(["He", "She"])}.get(kind, "It")
    return " " + rng.choice(trait.texts).format(it=it, value=names.VALUES.get(trait.value, names.company)(rng))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
