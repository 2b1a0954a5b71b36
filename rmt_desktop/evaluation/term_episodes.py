"""Defined terms: the question's name leads to a term, the term to a clause that doesn't name anyone."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rmt_desktop.domain.episodes import Episode
from rmt_desktop.evaluation.episode_builder import LENGTHS, EpisodeBuilder, Fact, first_clear
from rmt_desktop.evaluation.filler import Filler
from rmt_desktop.evaluation.invented import NAMES, VALUES, code, distinct

NEAREST, FARTHEST = 3, 10
"""Segments from the last definition to the first clause."""

Template = tuple[str, str, str]
"""Clause with ``{term}`` and ``{value}``, question with ``{name}``, key of :data:`VALUES`."""


@dataclass(frozen=True, slots=True)
class TermKind:
    """How a name (``{name}``) is given a term (``{term}``), and what is asked."""

    name: str
    """Key of :data:`NAMES`."""
    definitions: tuple[str, ...]
    terms: Callable[[random.Random, int], list[str]]
    """Draws that many terms."""
    clauses: tuple[Template, ...]


ROLES = (
    "Consignor", "Carrier", "Terminal Operator", "Charterer", "Guarantor", "Depositary", "Promoter", "Warehouse Keeper",
    "Concessionaire", "Underwriter", "Principal", "Administrator",
)  # fmt: skip


def _roles(rng: random.Random, count: int) -> list[str]:
    return rng.sample(ROLES, count)


def _codes(rng: random.Random, count: int) -> list[str]:
    return distinct(rng, code, count)


def _short_titles(rng: random.Random, count: int) -> list[str]:
    return [f"Scheme {letter}{rng.randint(2, 9)}" for letter in rng.sample("ABCDEFGHKLMNPRSTVWXZ", count)]


def _parts(rng: random.Random, count: int) -> list[str]:
    return [f"Part {number}" for number in rng.sample(("I", "II", "III", "IV", "V", "VI", "VII"), count)]


def _sections(rng: random.Random, count: int) -> list[str]:
    return [f"Section {a}.{rng.randint(1, 9)}" for a in rng.sample(range(2, 20), count)]


KINDS: dict[str, TermKind] = {
    "parties": TermKind(
        "company",
        (
            '{name}, a corporation organised abroad (hereinafter the "{term}")',
            '{name}, with its seat at the address first above written, being the "{term}"',
            "{name} enters into this deed as {term}",
        ),
        _roles,
        (
            ("The {term} shall deposit {value} with the escrow agent at signing.",
             "How much shall {name} deposit with the escrow agent?", "money"),
            ("Notices of default by the {term} lapse after {value}.",
             "After how long do notices of default by {name} lapse?", "days"),
            ("The {term} casts {value} of all ballots.", "What part of the ballots does {name} cast?", "percent"),
            ("Liability of the {term} ends on {value} at midnight.", "On what day is {name} freed of liability?",
             "date"),
        ),
    ),
    "aliases": TermKind(
        "protein",
        (
            "The protein {name}, which older papers call {term}",
            "{name} (synonym: {term})",
            "What we shall call {term} is the product known as {name}",
        ),
        _codes,
        (
            ("In liver, {term} was raised {value} over controls.", "How much was {name} raised in liver?", "fold"),
            ("Antibodies against {term} stained {value} of all cells.", "What share of cells was stained for {name}?",
             "percent"),
            ("Loss of {term} shortened survival to {value}.", "How long did animals live that had lost {name}?",
             "days"),
        ),
    ),
    "abbreviations": TermKind(
        "project",
        (
            "In these papers {name} goes by the short title {term}",
            "{name} ({term} for short)",
            "Wherever {term} is mentioned, {name} is meant",
        ),
        _short_titles,
        (
            ("For {term} the council set aside {value}.", "How much did the council set aside for {name}?", "money"),
            ("{term} is overseen by {value}.", "Who oversees {name}?", "person"),
            ("Works under {term} began on {value}.", "When did works for {name} begin?", "date"),
        ),
    ),
    "scope": TermKind(
        "property",
        (
            "{term} of this schedule relates to {name}",
            "Readers concerned with {name} may turn to {term}",
            "The provisions on {name} are collected in {term}",
        ),
        _parts,
        (
            ("{term}. The service charge amounts to {value} a year.", "What is the service charge of {name}?",
             "money"),
            ("{term}. Vacant possession is given on {value}.", "When is vacant possession of {name} given?", "date"),
            ("{term}. Repairs must be begun within {value}.", "Within what time must repairs of {name} be begun?",
             "days"),
        ),
    ),
}  # fmt: skip
"""Two hops, by kind; :func:`amendment_episode` adds a fifth kind."""

AMENDED: tuple[tuple[str, str], ...] = (
    ("cooling-off period", "days"), ("storage fee", "money"), ("late-delivery discount", "percent"),
    ("inspection period", "days"), ("audit contribution", "money"), ("spoilage allowance", "percent"),
    ("rectification period", "days"), ("marketing levy", "money"), ("retention rate", "percent"),
)  # fmt: skip
"""What a section lays down, and the kind of its value."""
ORIGINAL = "{term}. The {name} is {value}."
AMENDMENTS = (
    'What {term} lays down is struck out; "{value}" is inserted in its place.',
    "{term}: for the quantity stated there, substitute {value}.",
    "Henceforth {value} governs under {term}.",
)
AMENDED_QUESTION = "What is the {name}, as amended?"

TERM_KINDS = (*KINDS, "amendments")


def term_episodes(filler: Filler, count: int, kind: str, seed: int, segment_tokens: int = 192) -> list[Episode]:
    """``count`` episodes of one of :data:`TERM_KINDS`; the same for the same arguments.

    Two or three names are defined, at least :data:`NEAREST` segments before the first of their look-alike clauses;
    clauses stand in random order, use the term only, and differ in term and value only.
    """
    make = amendment_episode if kind == "amendments" else _term_episode
    return [
        first_clear(f"{kind}-{seed}-{i}", lambda rng: make(filler, rng, kind, segment_tokens)) for i in range(count)
    ]


def _term_episode(filler: Filler, rng: random.Random, kind: str, segment_tokens: int) -> Episode | None:
    form = KINDS[kind]
    count = rng.choice((2, 3))
    clause, question, value = rng.choice(form.clauses)
    names, terms = distinct(rng, NAMES[form.name], count), form.terms(rng, count)
    definition = rng.choice(form.definitions)
    texts = [_sentence(definition.format(name=n, term=t)) + "." for n, t in zip(names, terms, strict=True)]
    facts = [
        Fact.fill(clause, made, term=term)
        for made, term in zip(distinct(rng, VALUES[value], count), terms, strict=True)
    ]
    gold = rng.randrange(count)
    cast = _Cast(texts, facts, gold, question.format(name=names[gold]), (*names, *terms))
    return _lay_out(filler, rng, segment_tokens, cast)


def amendment_episode(filler: Filler, rng: random.Random, kind: str, segment_tokens: int) -> Episode | None:
    """Sections lay down one figure each; later amendments name the section only; the new figure is asked for."""
    count = rng.choice((2, 3))
    value = rng.choice(sorted({kind for _, kind in AMENDED}))
    names = rng.sample([name for name, kind in AMENDED if kind == value], count)
    terms, values = _sections(rng, count), distinct(rng, VALUES[value], 2 * count)
    texts = [ORIGINAL.format(name=n, term=t, value=v) for n, t, v in zip(names, terms, values, strict=False)]
    amendment = rng.choice(AMENDMENTS)
    facts = [Fact.fill(amendment, v, term=t) for t, v in zip(terms, values[count:], strict=True)]
    gold = rng.randrange(count)
    cast = _Cast(texts, facts, gold, AMENDED_QUESTION.format(name=names[gold]), (*names, *terms))
    return _lay_out(filler, rng, segment_tokens, cast)


@dataclass(frozen=True, slots=True)
class _Cast:
    """What an episode is about, before it is laid out."""

    definitions: Sequence[str]
    facts: Sequence[Fact]
    gold: int
    question: str
    words: tuple[str, ...]
    """Names and terms, which real text must not hold."""


def _lay_out(filler: Filler, rng: random.Random, segment_tokens: int, cast: _Cast) -> Episode | None:
    builder = EpisodeBuilder(filler, filler.cursor(rng), min(rng.choice(LENGTHS), segment_tokens))
    builder.add_filler(rng.randint(0, 2))
    together = " ".join(cast.definitions)
    if rng.random() < 0.5 and filler.count(together) <= segment_tokens:
        builder.add_statement(together)
    else:
        for definition in cast.definitions:
            builder.add_statement(definition)
            builder.add_filler(rng.randint(0, 1))
    builder.add_filler(rng.randint(NEAREST, FARTHEST) - 1)
    places = builder.add_facts(cast.facts, 2, rng)
    if builder.mentions(cast.words):
        return None
    return builder.build(cast.question, (places[cast.gold],))


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
