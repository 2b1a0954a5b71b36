"""Comparisons: of two names in the question, far apart in the text, which has more; or what both have in common."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from rmt_desktop.domain.episodes import Episode
from rmt_desktop.evaluation.episode_builder import LENGTHS, EpisodeBuilder, Fact, first_clear
from rmt_desktop.evaluation.filler import Filler
from rmt_desktop.evaluation.invented import NAMES, distinct

BETWEEN = 5
"""Segments of real text from one sentence to the next, at most."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A sentence with a name (``{value}``, the answer or not) and a ``{figure}``; questions with ``{a}``, ``{b}``."""

    name: str
    """Key of :data:`NAMES`."""
    sentence: str
    least: str
    """Asks for the one with the smaller or earlier value."""
    most: str


DATES: tuple[Comparison, ...] = (
    Comparison("ship", "The shipyard delivered {value} to its owners in {figure}.",
             "Which vessel left the shipyard earlier: {a} or {b}?", "Which vessel left the shipyard last: {a} or {b}?"),
    Comparison("person", "{value} saw the light of day in {figure}.",
             "Of {a} and {b}, whose birth came sooner?", "Of {a} and {b}, whose birth is the more recent?"),
    Comparison("company", "Incorporation of {value} goes back to {figure}.",
             "Was {a} or {b} incorporated at an earlier time?", "Was {a} or {b} incorporated at a later time?"),
    Comparison("property", "Builders handed over {value} in {figure}.",
             "Which premises were handed over before the others, {a} or {b}?",
             "Which premises were handed over after the others, {a} or {b}?"),
)  # fmt: skip
AMOUNTS: tuple[Comparison, ...] = (
    Comparison("company", "An indemnity of ${figure} was agreed for {value}.",
             "For whom was the smaller indemnity agreed, {a} or {b}?",
             "For whom was the greater indemnity agreed, {a} or {b}?"),
    Comparison("property", "Surveyors put the surface of {value} at {figure} square metres.",
             "Which has less surface: {a} or {b}?", "Which has the most surface: {a} or {b}?"),
    Comparison("drug", "Trials of {value} enrolled {figure} volunteers.",
             "Did {a} or {b} have trials with fewer volunteers?", "Did {a} or {b} have trials with more volunteers?"),
    Comparison("place", "A census found {figure} souls in {value}.",
             "Where did the census find fewer souls, {a} or {b}?", "Where did the census find more souls, {a} or {b}?"),
)  # fmt: skip

TRADES = (
    "cooper", "glazier", "notary", "surgeon", "tanner", "weaver", "pilot", "librarian", "surveyor", "baker", "farrier",
    "tailor",
)  # fmt: skip
CARGOES = ("barley", "copper", "timber", "wool", "cement", "salt", "cotton", "coal", "tin", "sugar", "oil", "leather")
SHARED = (
    ("person", TRADES, "{name} worked by turns as {first} and {second}.", "Which trade did {a} as well as {b} follow?"),
    ("ship", CARGOES, "In the hold of {name} lay {first} and {second}.", "Which cargo was aboard {a} as well as {b}?"),
)
"""Kind of name, words of which each text holds two, the text and the question."""

COMPARISON_KINDS = ("dates", "amounts", "in common")


def comparison_episodes(filler: Filler, count: int, kind: str, seed: int, segment_tokens: int = 192) -> list[Episode]:
    """``count`` episodes of one of :data:`COMPARISON_KINDS`; the same for the same arguments.

    Two sentences, each in a segment of its own, are asked about; one or two more say the same of others.
    """

    def make(rng: random.Random) -> Episode | None:
        if kind == "in common":
            return _shared(filler, rng, segment_tokens)
        if kind == "dates":
            return _compared(filler, rng, segment_tokens, DATES, _year)
        return _compared(filler, rng, segment_tokens, AMOUNTS, _amount, ",")

    return [first_clear(f"{kind}-{seed}-{i}", make) for i in range(count)]


def _year(rng: random.Random) -> int:
    return rng.randint(1815, 2019)


def _amount(rng: random.Random) -> int:
    return round(150 * math.pow(3000, rng.random()))


def _compared(
    filler: Filler,
    rng: random.Random,
    segment_tokens: int,
    forms: tuple[Comparison, ...],
    draw: Callable[[random.Random], int],
    thousands: str = "",
) -> Episode | None:
    form = rng.choice(forms)
    names = distinct(rng, NAMES[form.name], rng.choice((3, 4)))
    numbers = [draw(rng) for _ in names]
    if len(set(numbers)) < len(numbers):
        return None
    least = rng.random() < 0.5
    gold = int((numbers[0] < numbers[1]) != least)
    facts = [Fact.fill(form.sentence, n, figure=f"{f:{thousands}}") for n, f in zip(names, numbers, strict=True)]
    question = _question(form.least if least else form.most, names, rng)
    return _lay_out(filler, rng, segment_tokens, question, facts, (gold,), names)


def _shared(filler: Filler, rng: random.Random, segment_tokens: int) -> Episode | None:
    kind, words, sentence, question = rng.choice(SHARED)
    names = distinct(rng, NAMES[kind], rng.choice((3, 4)))
    both, *rest = rng.sample(words, 1 + len(names))
    facts = []
    for i, name in enumerate(names):
        pair = [both if i < 2 else rng.choice([word for word in words if word not in (both, rest[i])]), rest[i]]
        rng.shuffle(pair)
        text = sentence.format(name=name, first=pair[0], second=pair[1])
        start = text.rindex(both) if i < 2 else 0
        facts.append(Fact(text, start, start + len(both)))
    return _lay_out(filler, rng, segment_tokens, _question(question, names, rng), facts, (0, 1), names)


def _question(form: str, names: list[str], rng: random.Random) -> str:
    """With the first two names, in any order."""
    a, b = rng.sample(names[:2], 2)
    return form.format(a=a, b=b)


def _lay_out(
    filler: Filler,
    rng: random.Random,
    segment_tokens: int,
    question: str,
    facts: list[Fact],
    golds: tuple[int, ...],
    names: list[str],
) -> Episode | None:
    """The facts in any order, with real text around them; None if that text holds one of the names."""
    builder = EpisodeBuilder(filler, filler.cursor(rng), min(rng.choice(LENGTHS), segment_tokens))
    builder.add_filler(rng.randint(0, 2))
    places = builder.add_facts(facts, BETWEEN, rng)
    if builder.mentions(names):
        return None
    return builder.build(question, tuple(places[i] for i in golds))
