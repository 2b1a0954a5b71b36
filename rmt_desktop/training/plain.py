"""Lessons on agreements: what a rule says in its words is asked in the words of those who have to live by it."""

import random
from collections.abc import Sequence

from rmt_desktop.training.episodes import Lesson, Shape
from rmt_desktop.training.names import VALUES
from rmt_desktop.training.placing import Piece, lesson_of, spread
from rmt_desktop.training.plain_clauses import PLAIN_CLAUSES, PlainClause
from rmt_desktop.training.text_pool import TextPool

_EMPTY = 0.12
"""Share of the lessons whose agreement says nothing about what is asked."""
_VALUED = 0.35
"""Share of the questions on a clause with a value that ask for the value."""
_NUMBERED = 0.6
"""Share of the agreements whose clauses have numbers; these are never part of an answer."""
_MOST = 6
"""Clauses beside the one that is asked about."""


class PlainLessons:
    """``No underlease may be granted …``: who asks "Can the premises be sublet?" must find it.

    The text between must come from no agreement, which might say the same in other words.
    """

    def __init__(self, pool: TextPool):
        self._pool = pool

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """A few clauses of one agreement in any order; one of them, or now and then none, answers."""
        asked = rng.choice(PLAIN_CLAUSES)
        found = rng.random() >= _EMPTY
        others = self._others(asked, rng.randint(1, _MOST), rng)
        numbered, roles = rng.random() < _NUMBERED, _roles(asked.roles, rng)
        question, piece, kind = _asked(asked, roles, rng)
        pieces = [Piece(_said(rng.choice(other.texts), roles, rng)[0]) for other in others]
        if found:
            pieces.append(piece)
        rng.shuffle(pieces)
        first = rng.randint(1, 20)
        if numbered:
            pieces = [Piece(f"{_number(first, i)} {one.text}", one.answer) for i, one in enumerate(pieces)]
        return lesson_of(question, pieces, spread(len(pieces), shape, rng), shape, self._pool, rng, kind)

    @staticmethod
    def _others(asked: PlainClause, count: int, rng: random.Random) -> Sequence[PlainClause]:
        """Of the same kind of agreement first: they are the likeliest to be taken for the answer."""
        alike = [one for one in PLAIN_CLAUSES if one.roles == asked.roles and one is not asked]
        rest = [one for one in PLAIN_CLAUSES if one.roles != asked.roles]
        return [*rng.sample(alike, min(count, len(alike))), *rng.sample(rest, max(0, count - len(alike)))]


def _asked(clause: PlainClause, roles: tuple[str, str], rng: random.Random) -> tuple[str, Piece, str]:
    """A question, the clause with its answer, and the kind of value asked for; empty for the clause itself."""
    kind, questions = "", clause.questions
    texts: Sequence[str] = clause.texts
    if clause.valued and rng.random() < _VALUED:
        kind, questions = rng.choice(clause.valued)
        texts = [text for text in texts if f"{{{kind}}}" in text]
    text, values = _said(rng.choice(texts), roles, rng)
    names = roles if rng.random() < 0.7 else (roles[0].lower(), roles[1].lower())
    question = rng.choice(questions).format(a=names[0], b=names[1])
    return question, Piece(text, values[kind] if kind else text), kind


def _said(text: str, roles: tuple[str, str], rng: random.Random) -> tuple[str, dict[str, str]]:
    """A sentence with its values."""
    values = {kind: VALUES[kind](rng) for kind in VALUES if f"{{{kind}}}" in text}
    return text.format(a=roles[0], b=roles[1], **values), values


def _roles(roles: tuple[str, str], rng: random.Random) -> tuple[str, str]:
    """What the two are called; now and then in capitals."""
    return roles if rng.random() < 0.85 else (roles[0].upper(), roles[1].upper())


def _number(first: int, place: int) -> str:
    return f"{first + place // 3}.{place % 3 + 1}"
