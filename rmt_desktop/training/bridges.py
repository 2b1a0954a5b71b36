"""Lessons in two hops over short encyclopedic texts: a question names a work, and asks for a trait of its maker."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.training import names
from rmt_desktop.training.chains import excerpt, passes_of
from rmt_desktop.training.encyclopedia import INTRODUCTIONS, JOBS, NATIONS, TRAITS, WORKS, Trait, Work
from rmt_desktop.training.episodes import Lesson, Shape, held_from
from rmt_desktop.training.placing import stacked
from rmt_desktop.training.titles import group, prize, school, title, word

_BACKWARDS = 0.25
"""Share of questions that describe the maker by its trait, and ask for the work."""
_TITLED = 0.6
"""Share of lessons whose texts begin with a line that names their subject."""


_VALUES: dict[str, Callable[[random.Random], str]] = {
    "place": names.place,
    "town": names.place,
    "date": names.date,
    "person": names.person,
    "company": names.company,
    "group": group,
    "count": lambda rng: names.number(rng, 20, 90_000),
    "year": lambda rng: str(rng.randint(1710, 2023)),
    "school": school,
    "prize": prize,
    "nation": lambda rng: rng.choice(NATIONS),
    "river": word,
    "region": word,
    "title": title,
}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A work and its maker, with the text on each."""

    name: str
    maker: str
    value: str
    work_text: str
    maker_text: str
    wording: dict[str, str]
    """What else was said of the work."""


class BridgeLessons:
    """``Emma is a novel by Ann Osk.`` … ``Ann Osk was born in Brelton.``: where was the author of Emma born?

    As in HotpotQA's bridge questions (arXiv 1809.09600, section 2.1), over made-up works among real paragraphs. Where
    the texts stand the wrong way round, they are read twice, as in ReadTwice (arXiv 2105.04241).
    """

    def __init__(self, contexts: Sequence[str]):
        """``contexts``: real paragraphs to stand in between."""
        self._contexts = contexts

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """Two or more works of one kind with their makers, in any segments."""
        work = rng.choice(WORKS)
        trait = rng.choice(TRAITS[work.maker])
        passes = passes_of(shape, rng, 0.5)
        count = shape.segments // passes
        pairs = _pairs(work, trait, rng.choice([2, 2, 3]) if count < 4 else rng.choice([2, 3, 4]), rng)
        backwards = bool(trait.relative) and rng.random() < _BACKWARDS
        texts = [text for pair in pairs for text in (pair.work_text, pair.maker_text)]
        places = [rng.randrange(count) for _ in texts]
        if passes == 1 and (places[0] > places[1]) != backwards:
            places[0], places[1] = places[1], places[0]
        segments, starts = self._segments(texts, places, count, shape, rng)
        target = 0 if backwards else 1
        answer = pairs[0].name if backwards else pairs[0].value
        start = starts[target] + texts[target].index(answer)
        place = AnswerPlace(places[target] + count * (passes - 1), start, start + len(answer))
        question = _asked_back(work, trait, pairs[0], rng) if backwards else _asked(work, trait, pairs[0], rng)
        hints = held_from(places[1 - target], pairs[0].maker, count * passes)
        return Lesson(
            Episode(question, tuple(segments * passes), (place,)), hints, supervised_from=count * (passes - 1)
        )

    def _segments(
        self, texts: Sequence[str], places: Sequence[int], count: int, shape: Shape, rng: random.Random
    ) -> tuple[list[str], list[int]]:
        """Segments with the texts in them, and where each text starts."""
        segments, starts = stacked(texts, places, rng.sample(range(len(texts)), len(texts)), count)
        for i, text in enumerate(segments):
            room = shape.characters - len(text)
            if room > 80:
                filler = excerpt(rng.choice(self._contexts), (), room, rng)[0]
                segments[i] = f"{text}\n{filler}" if text else filler
        return segments, starts


def _pairs(work: Work, trait: Trait, count: int, rng: random.Random) -> list[_Pair]:
    """Works with their makers, every name and value another one."""
    taken: list[str] = []

    def new(kind: str) -> str:
        for _ in range(50):
            value = _VALUES[kind](rng)
            if not any(value in other or other in value for other in taken):
                break
        taken.append(value)
        return value

    text, said = rng.choice(work.texts), rng.choice(trait.texts)
    titled = rng.random() < _TITLED
    return [_pair(work, trait, new, text if rng.random() < 0.7 else rng.choice(work.texts), said, titled, rng)
            for _ in range(count)]  # fmt: skip


def _pair(
    work: Work, trait: Trait, new: Callable[[str], str], text: str, said: str, titled: bool, rng: random.Random
) -> _Pair:
    name, maker, value = new("title"), new(work.maker), new(trait.value)
    wording = {"noun": rng.choice(work.nouns), "year": _VALUES["year"](rng), "place": _VALUES["place"](rng)}
    about = text.format(name=name, maker=maker, count=_VALUES["count"](rng), **wording)
    begun = rng.choice(INTRODUCTIONS[work.maker]).format(
        name=maker, day=names.date(rng), nation=rng.choice(NATIONS), job=rng.choice(JOBS), region=word(rng)
    )
    others = [t for t in TRAITS[work.maker] if t is not trait and t.value != trait.value]
    more = [_said(rng.choice(t.texts), maker, _VALUES[t.value](rng), rng) for t in rng.sample(others, rng.randrange(3))]
    sentences = [_said(said, maker, value, rng), *more]
    rng.shuffle(sentences)
    of_maker = " ".join([begun, *sentences])
    if titled:
        about, of_maker = f"{name}\n{about}", f"{maker}\n{of_maker}"
    return _Pair(name, maker, value, about, of_maker, wording)


def _said(text: str, maker: str, value: str, rng: random.Random) -> str:
    """What is said of a maker, by name or by a pronoun."""
    return text.format(it=rng.choice(["He", "She", maker, maker.split()[-1]]), value=value)


def _asked(work: Work, trait: Trait, pair: _Pair, rng: random.Random) -> str:
    who = rng.choice(work.described).format(name=pair.name, **pair.wording)
    return rng.choice(trait.questions).format(who=who, Who=who[0].upper() + who[1:])


def _asked_back(work: Work, trait: Trait, pair: _Pair, rng: random.Random) -> str:
    link = "who" if work.maker == "person" else "that"
    one = {"person": "the person", "group": "the band", "company": "the company", "town": "the town"}[work.maker]
    return rng.choice(work.asked).format(
        maker=f"{one} {link} {trait.relative.format(value=pair.value)}", **pair.wording
    )
