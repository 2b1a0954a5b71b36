"""Generated lessons of binding: a heading or a definition governs what stands further on."""

import random
from collections.abc import Sequence

from rmt_desktop.training import names
from rmt_desktop.training.episodes import Lesson, Shape, held_from
from rmt_desktop.training.facts import CLAUSES, FACTS
from rmt_desktop.training.names import VALUES, distinct
from rmt_desktop.training.placing import Piece, apart, in_scope, lesson_of, spread
from rmt_desktop.training.templates import (
    ALIASES,
    AMENDMENTS,
    CLAUSE_NUMBERS,
    HEADINGS,
    NOW,
    PART_NAMES,
    PART_NUMBERS,
    POINTERS,
    ROLES,
    WHO,
)
from rmt_desktop.training.text_pool import TextPool

_KINDS: dict[str, names.Value] = {
    "company": names.company,
    "person": names.person,
    "drug": names.drug,
    "gene": names.gene,
    "estate": names.estate,
    "project": names.project,
    "plant": names.plant,
    "vessel": names.vessel,
    "fund": names.fund,
    "town": names.place,
}


class ScopeLessons:
    """``Schedule 2: Acme`` … ``The monthly fee is 400 dollars.``: look-alike facts under headings of their own."""

    def __init__(self, pool: TextPool):
        self._pool = pool

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """Two or three subjects in a row; the question names one of them, or now and then a stranger."""
        fact = rng.choice(FACTS)
        *subjects, stranger = distinct(_KINDS[rng.choice(fact.kinds)], rng.choice([3, 3, 4]), rng)
        values = distinct(VALUES[fact.value], len(subjects), rng)
        asked = rng.randrange(len(subjects)) if rng.random() < 0.9 else -1
        passage, heading = rng.choice(fact.passages), rng.choice(HEADINGS)
        pieces: list[Piece] = []
        for i, (subject, value) in enumerate(zip(subjects, values, strict=True)):
            title = heading.format(name=subject, number=i + 1)
            pieces.append(Piece(title.upper() if rng.random() < 0.1 else title))
            pieces.append(Piece(passage.format(value=value), value if i == asked else ""))
        question = rng.choice(fact.questions).format(name=subjects[asked] if asked >= 0 else stranger)
        positions = apart(len(subjects), shape, rng) or spread(len(pieces), shape, rng)
        lesson = lesson_of(question, pieces, positions, shape, self._pool, rng, fact.value)
        return Lesson(lesson.episode, in_scope(positions[::2], asked, shape.segments))


class TermLessons:
    """``Acme Holdings (the "Borrower")`` … ``the Borrower shall pay``: the question says Acme.

    Now and then the first hop alone is asked: what Acme is called, or who the Borrower is.
    """

    def __init__(self, pool: TextPool):
        self._pool = pool

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """A definition of two parties, then a clause for each."""
        style = rng.choice(ALIASES)
        parties = distinct(_KINDS[rng.choice(style.kinds)], 2, rng)
        terms = list(rng.choice(ROLES)) if style.roles else distinct(names.gene, 2, rng)
        rng.shuffle(terms)
        asked = rng.randrange(2)
        definitions = [style.text.format(name=p, term=t) for p, t in zip(parties, terms, strict=True)]
        if rng.random() < 0.16:
            back = style.roles and rng.random() < 0.5
            named = parties if back else terms
            pieces = [Piece(d, named[asked] if i == asked else "") for i, d in enumerate(definitions)]
            question = rng.choice(WHO if back else style.naming).format(name=parties[asked], term=terms[asked])
            return lesson_of(question, pieces, spread(2, shape, rng), shape, self._pool, rng)
        clause = rng.choice([c for c in CLAUSES if bool(c.kinds) == style.roles])
        values = distinct(VALUES[clause.value], 2, rng)
        order = rng.sample(range(2), 2)
        text = rng.choice(clause.passages)
        joined = [Piece(_introduced(definitions, style.opening))] if style.roles else [Piece(d) for d in definitions]
        clauses = [Piece(text.format(name=terms[i], value=values[i]), values[i] if i == asked else "") for i in order]
        pieces = [*joined, *clauses]
        positions = spread(len(pieces), shape, rng)
        question = rng.choice(clause.questions).format(name=parties[asked])
        hint_from = positions[0] if style.roles else positions[asked]
        lesson = lesson_of(question, pieces, positions, shape, self._pool, rng, clause.value)
        return Lesson(lesson.episode, held_from(hint_from, terms[asked], shape.segments))


class PartLessons:
    """``Chapter 3 is about Acme`` … ``Chapter 3. The fee is 400 dollars.``: a name stands for a part of the text."""

    def __init__(self, pool: TextPool):
        self._pool = pool

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """Two or three names with their parts, then the parts in any order."""
        fact = rng.choice(FACTS)
        count = rng.choice([2, 2, 3])
        subjects = distinct(_KINDS[rng.choice(fact.kinds)], count, rng)
        values = distinct(VALUES[fact.value], count, rng)
        word = rng.choice(PART_NAMES)
        parts = [f"{word} {number}" for number in rng.sample(rng.choice(PART_NUMBERS), count)]
        pointer, passage = rng.choice(POINTERS), rng.choice(fact.passages)
        asked = rng.randrange(count)
        pointers = [Piece(pointer.format(name=s, part=p)) for s, p in zip(subjects, parts, strict=True)]
        bodies = [
            Piece(f"{part}. {passage.format(value=value)}", value if i == asked else "")
            for i, (part, value) in enumerate(zip(parts, values, strict=True))
        ]
        rng.shuffle(bodies)
        positions = spread(2 * count, shape, rng)
        lesson = lesson_of(
            rng.choice(fact.questions).format(name=subjects[asked]),
            [*pointers, *bodies],
            positions,
            shape,
            self._pool,
            rng,
            fact.value,
        )
        return Lesson(lesson.episode, held_from(positions[asked], parts[asked], shape.segments))


class AmendmentLessons:
    """A clause, and further on an amendment that names only its number and overrides it."""

    def __init__(self, pool: TextPool):
        self._pool = pool

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """Two clauses, two amendments or one; the answer is what holds in the end."""
        fact = rng.choice([f for f in FACTS if f.value in ("money", "period", "percent", "date")])
        other = rng.choice([f for f in FACTS if f is not fact and f.value == fact.value])
        name = _KINDS[rng.choice(fact.kinds)](rng)
        begun, cited = rng.choice(CLAUSE_NUMBERS)
        numbers = distinct(rng.choice(_NUMBERS), 2, rng)
        old, new, before, after = distinct(VALUES[fact.value], 4, rng)
        amended = rng.random() < 0.8
        clauses = [
            Piece(f"{begun.format(numbers[0])} {rng.choice(fact.passages).format(value=old)}", "" if amended else old),
            Piece(f"{begun.format(numbers[1])} {rng.choice(other.passages).format(value=before)}"),
        ]
        rng.shuffle(clauses)
        amendment = rng.choice(AMENDMENTS)
        amendments = [Piece(_sentence(amendment.format(number=cited.format(numbers[1]), old=before, new=after)))]
        if amended:
            own = _sentence(amendment.format(number=cited.format(numbers[0]), old=old, new=new))
            amendments.append(Piece(own, new))
        rng.shuffle(amendments)
        heading = Piece(rng.choice(HEADINGS).format(name=name, number=rng.randint(1, 9)))
        pieces = [heading, *clauses, *amendments]
        question = rng.choice(fact.questions).format(name=name)
        if amended:
            question = question.replace("?", rng.choice(NOW) + "?")
        positions = spread(len(pieces), shape, rng)
        lesson = lesson_of(question, pieces, positions, shape, self._pool, rng, fact.value)
        known = positions[next(i for i, piece in enumerate(pieces) if piece.text.startswith(begun.format(numbers[0])))]
        return Lesson(lesson.episode, held_from(known, numbers[0], shape.segments))


_NUMBERS: tuple[names.Value, ...] = (
    lambda rng: f"{rng.randint(1, 19)}.{rng.randint(1, 9)}",
    lambda rng: f"{rng.randint(1, 19)}.{rng.randint(1, 9)}",
    lambda rng: str(rng.randint(2, 60)),
    lambda rng: rng.choice("ABCDEFGHKLMNPR"),
)
"""Numbers of clauses."""


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _introduced(definitions: Sequence[str], opening: str) -> str:
    return opening.format(first=definitions[0], second=definitions[1])
