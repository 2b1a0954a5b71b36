"""Two made-up things that are compared, and others of their kind."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from rmt_desktop.domain.words import capital, mentions, places
from rmt_desktop.training import names, titles
from rmt_desktop.training.aspects import ASPECTS, COMMON, JOINED, ONE, Aspect, Common
from rmt_desktop.training.encyclopedia import JOBS, NATIONS, TRAITS
from rmt_desktop.training.scales import SCALES, TIMES, beside, day_in, year_of
from rmt_desktop.training.titles import word

_MIDDLE_NAME = 0.25
"""Share of the titled texts on people that call them by one name more than the title."""

NAMES: dict[str, names.Value] = {
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
"""Makers of names by their kind."""


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
    real: float = 0.45
    """Share of lessons whose texts are real paragraphs, told again with other names and years."""


EVERYTHING = Level()


@dataclass(frozen=True, slots=True)
class Text:
    """A text on a thing."""

    text: str
    answers: tuple[tuple[int, int], ...]
    """Start and end of what may be the answer: the name as the question has it, or what both have in common."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things asked about, and others of their kind."""

    question: str
    values: tuple[str, str]
    """What memory should hold after the first or the second alone."""
    answer: str
    """What it should hold after both."""
    texts: list[Text]
    """The two asked about first."""
    right: tuple[int, ...]
    """Which of the two answer."""


def made_pair(level: Level, others: int, titled: bool, rng: random.Random) -> Pair:
    """Two things and ``others`` more; one of the two has more of something, or both hold one of several words."""
    if rng.random() < level.shared:
        return _common(rng.choice(COMMON), others, titled, rng)
    return _compared(rng.choice([a for a in ASPECTS if a.scale in level.scales]), level, others, titled, rng)


def _compared(aspect: Aspect, level: Level, others: int, titled: bool, rng: random.Random) -> Pair:
    """One of the two has more of something."""
    called = names.distinct(NAMES[aspect.kind], 2 + others, rng)
    numbers = beside(SCALES[aspect.scale], len(called), rng, level.far)
    less = asks_for_less(aspect, level, rng)
    lead = rng.choice(aspect.texts)
    written = [SCALES[aspect.scale].written(number, rng) for number in numbers]
    texts = []
    for name, value, number in zip(called, written, numbers, strict=True):
        begun = lead if rng.random() < 0.6 else rng.choice(aspect.texts)
        said = {"value": value} | _times(year_of(aspect.scale, number), rng)
        texts.append(_text(aspect.kind, name, begun, said, titled, rng))
    held = [value.split()[-1] if aspect.scale == "date" else value.lstrip("$") for value in written]
    return compared(aspect, less, numbers, called, held, texts, rng)


def asks_for_less(aspect: Aspect, level: Level, rng: random.Random) -> bool:
    """Whether the question is for the earlier or smaller one of the two."""
    return (aspect.scale in TIMES) != (rng.random() < level.turned)


def compared(
    aspect: Aspect,
    less: bool,
    numbers: Sequence[int],
    called: Sequence[str],
    held: Sequence[str],
    texts: list[Text],
    rng: random.Random,
) -> Pair:
    """Two things of which the question asks for one.

    Args:
        aspect: what they are compared by.
        less: as :func:`asks_for_less` says.
        numbers: the values; of these and of all that follows, the first two count.
        called: names.
        held: what memory should hold of the values.
        texts: on all things.
        rng: of the wording.
    """
    right = int((numbers[0] < numbers[1]) != less)
    stem = rng.choice(aspect.less if less else aspect.more).format(one=rng.choice(ONE))
    return Pair(_asked(stem, called, rng), (held[0], held[1]), called[right], texts, (right,))


def _asked(stem: str, called: Sequence[str], rng: random.Random) -> str:
    """The question with both names, in any order."""
    a, b = (called[0], called[1]) if rng.random() < 0.5 else (called[1], called[0])
    question = rng.choice(JOINED).format(stem=stem, low=stem[0].lower() + stem[1:], a=a, b=b)
    return question[0].lower() + question[1:] if rng.random() < 0.1 else question


def _common(common: Common, others: int, titled: bool, rng: random.Random) -> Pair:
    """Both hold one of the words."""
    called = names.distinct(NAMES[common.kind], 2 + others, rng)
    both, *rest = rng.sample(common.words, 6)
    lists = [[both, *rest[: rng.randint(1, 2)]], [both, *rest[2 : 2 + rng.randint(1, 2)]]]
    lists += [rng.sample(common.words, rng.randint(1, 3)) for _ in range(others)]
    texts = []
    for name, words in zip(called, lists, strict=True):
        rng.shuffle(words)
        said = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
        lead, times = rng.choice(common.texts), _times(rng.randint(1780, 1960), rng)
        made = _text(common.kind, name, lead, times | {"list": said}, titled, rng).text
        texts.append(Text(made, places(made, [both])[:1]))
    question = rng.choice(common.questions).format(a=called[0], b=called[1])
    return Pair(question, (" ".join(lists[0]), " ".join(lists[1])), both, texts, (0, 1))


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


def _text(kind: str, name: str, lead: str, said: dict[str, str], titled: bool, rng: random.Random) -> Text:
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
    text = capital(text + (_more(kind, rng) if kind in TRAITS and rng.random() < 0.5 else ""))
    if titled:
        text = f"{capital(name)}\n{text}"
    return Text(text, mentions(text, name))


def _more(kind: str, rng: random.Random) -> str:
    """Another sentence, without a number; often none."""
    trait = rng.choice(TRAITS[kind])
    if trait.value not in ("place", "person", "company"):
        return ""
    it = {"person": rng.choice(["He", "She"])}.get(kind, "It")
    return " " + rng.choice(trait.texts).format(it=it, value=names.VALUES.get(trait.value, names.company)(rng))
