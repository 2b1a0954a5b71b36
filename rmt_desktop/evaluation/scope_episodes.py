"""Scope: a heading names the subject, look-alike passages many segments later don't."""

import random
from dataclasses import dataclass

from rmt_desktop.domain.episodes import Episode
from rmt_desktop.evaluation.episode_builder import LENGTHS, EpisodeBuilder, Fact, first_clear
from rmt_desktop.evaluation.filler import Filler
from rmt_desktop.evaluation.invented import NAMES, VALUES, distinct

DISTANCES = (1, 2, 4, 8, 16, 64)
"""Segments from the heading to the passage that it governs."""
LOOK_ALIKES = 2
"""Subjects of an episode, each with its heading and its passage: reading without memory finds one in two."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a subject ``{name}``, and the passage that says ``{value}`` without naming it."""

    passage: str
    question: str
    value: str
    """Key of :data:`VALUES`."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of subject, its headings (``{name}``, first letter as it stands), and what is asked."""

    name: str
    """Key of :data:`NAMES`."""
    headings: tuple[str, ...]
    questions: tuple[Question, ...]


TEMPLATES: tuple[Subject, ...] = (
    Subject(
        "property",
        ("SURVEY REPORT: {name}", "This report describes {name}.", "File opened for the insurance of {name}"),
        (
            Question("The roof was last renewed on {value}.", "When was the roof of {name} last renewed?", "date"),
            Question(
                "Rebuilding after total loss is put at {value}, debris removal included.",
                "What would it cost to rebuild {name}?",
                "money",
            ),
            Question("Keys are kept by {value}, who lives nearby.", "Who keeps the keys of {name}?", "person"),
        ),
    ),
    Subject(
        "company",
        ("ANNEX OF SUPPLIERS - {name}", "The following terms were agreed with {name}.", "Credit file of {name}"),
        (
            Question(
                "Invoices fall due {value} after receipt of the goods.", "When do invoices of {name} fall due?", "days"
            ),
            Question(
                "A rebate of {value} is granted on yearly turnover.", "What rebate does {name} grant?", "percent"
            ),
            Question("Unsecured credit is limited to {value}.", "Up to what sum does {name} get credit?", "money"),
        ),
    ),
    Subject(
        "drug",
        ("{name} - summary of characteristics", "Monograph on {name}", "The next pages deal with {name} only."),
        (
            Question("Adults begin with {value} in the evening.", "With what dose of {name} do adults begin?", "dose"),
            Question(
                "Nausea was reported by {value} of those treated.",
                "What share of patients on {name} felt sick?",
                "percent",
            ),
            Question(
                "Treatment must be stopped {value} before surgery.",
                "How long before surgery must {name} be stopped?",
                "days",
            ),
        ),
    ),
    Subject(
        "gene",
        ("Findings on {name}", "Experiments on the locus {name}", "Knock-out of {name}: findings"),
        (
            Question(
                "Transcripts rose {value} under heat stress.", "How much did {name} rise under heat stress?", "fold"
            ),
            Question(
                "Homozygous carriers lived {value} on average.", "How long did carriers without {name} live?", "days"
            ),
            Question("The screen turned up {value} interacting loci.", "How many loci interact with {name}?", "count"),
        ),
    ),
    Subject(
        "ship",
        ("Register entry of {name}", "Of the fate of {name}", "{name}: from the log book"),
        (
            Question("Launching took place on {value} in fair weather.", "When was {name} launched?", "date"),
            Question("Command was then given to {value}.", "Who was given command of {name}?", "person"),
            Question("The hold was full with {value} sacks of meal.", "How many sacks did {name} carry?", "count"),
        ),
    ),
    Subject(
        "place",
        ("GAZETTEER. {name}", "An account of {name}", "Travellers now come to {name}."),
        (
            Question("At the last count there were {value} inhabitants.", "How many people live in {name}?", "count"),
            Question("The pier reaches {value} into the bay.", "How far does the pier of {name} reach?", "length"),
            Question("Its first mayor was {value}, a grocer.", "Who was the first mayor of {name}?", "person"),
        ),
    ),
    Subject(
        "person",
        ("Personnel file: {name}", "A short life of {name}", "Statement taken from {name}"),
        (
            Question("A pension of {value} a year was granted.", "What pension was {name} granted?", "money"),
            Question("Schooling took place at {value}, under nuns.", "Where did {name} go to school?", "place"),
            Question("Retirement was granted on {value}.", "When did {name} retire?", "date"),
        ),
    ),
    Subject(
        "project",
        ("Progress report on {name}", "Minutes of the board of {name}", "Accounts of {name}"),
        (
            Question("Overruns so far come to {value}.", "By how much has {name} overrun its budget?", "money"),
            Question("The chair is now held by {value}.", "Who chairs {name}?", "person"),
            Question("A strike has cost {value} so far.", "How long was {name} on strike?", "days"),
        ),
    ),
)  # fmt: skip


def scope_episodes(filler: Filler, count: int, distance: int, seed: int, segment_tokens: int = 192) -> list[Episode]:
    """``count`` episodes; the same for the same arguments.

    Each holds :data:`LOOK_ALIKES` subjects one after the other: a segment opened by the subject's heading,
    ``distance`` - 1 segments of real text, and the segment with the passage. Passages of an episode differ in their
    values only; the question names one subject.
    """
    return [
        first_clear(f"scope-{seed}-{distance}-{i}", lambda rng: _episode(filler, rng, distance, segment_tokens))
        for i in range(count)
    ]


def _episode(filler: Filler, rng: random.Random, distance: int, segment_tokens: int) -> Episode | None:
    subject = rng.choice(TEMPLATES)
    asked = rng.choice(subject.questions)
    names = distinct(rng, NAMES[subject.name], LOOK_ALIKES)
    values = distinct(rng, VALUES[asked.value], LOOK_ALIKES)
    heading, before = rng.choice(subject.headings), rng.random()
    builder = EpisodeBuilder(filler, filler.cursor(rng), min(rng.choice(LENGTHS), segment_tokens))
    builder.add_filler(rng.randint(0, 2))
    places = []
    for name, value in zip(names, values, strict=True):
        builder.add_statement(_sentence(heading.format(name=name)))
        builder.add_filler(distance - 1)
        places.append(builder.add_fact(Fact.fill(asked.passage, value), before))
        builder.add_filler(rng.randint(0, 1))
    if builder.mentions(names):
        return None
    gold = rng.randrange(LOOK_ALIKES)
    return builder.build(asked.question.format(name=names[gold]), (places[gold],))


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
