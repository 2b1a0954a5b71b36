"""Lessons from question files whose sentence leaves out the name that the question gives: it stands segments before."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.memory.sentences import sentence_bounds
from rmt_desktop.training import names
from rmt_desktop.training.composing import without_possessive
from rmt_desktop.training.episodes import Lesson, Shape
from rmt_desktop.training.lures import kind_of
from rmt_desktop.training.placing import Piece, apart, in_scope, lesson_of, spread
from rmt_desktop.training.templates import HEADINGS
from rmt_desktop.training.text_pool import TextPool

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: (?:(?:of|the|de|and) )?[A-Z][\w'’-]+)*")
_LONGEST = 360
"""Characters of a sentence."""
_INVENTED = 0.3
"""Share of the lessons in which the name is another one, so that it can't be known by heart."""
_NAMES = (names.person, names.company, names.place, names.project, names.vessel)


@dataclass(frozen=True, slots=True)
class Elided:
    """A question, and the sentence that answers it without the name that the question gives."""

    question: str
    name: str
    sentence: str
    answer: str
    group: str
    kind: str
    """Of the answer, as lures know it; empty if it is none of them."""


class ElidedLessons:
    """``About Chopin`` … ``Occasionally he played for his friends.``: who asks about Chopin must find the second.

    The sentence has to be told by its meaning from others, around it and of another article, that hold something
    like its answer; the name far before says whom it is about. People wrote the questions, in their own words.
    """

    def __init__(self, rows: Sequence[QuestionRow], pool: TextPool):
        self._found = [one for row in rows if (one := elided(row)) is not None]
        self._pool = pool
        if not self._found:
            raise ValueError("no question names what the sentence that answers it leaves out")

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """The name, the sentence, and the same of another article, in any order."""
        asked = rng.choice(self._found)
        both = [asked, *self._beside(asked, rng)]
        rng.shuffle(both)
        heading = rng.choice(HEADINGS)
        name, question = asked.name, asked.question
        if rng.random() < _INVENTED:
            name = rng.choice(_NAMES)(rng)
            question = question.replace(asked.name, name)
        pieces: list[Piece] = []
        for number, one in enumerate(both, 1):
            pieces.append(Piece(heading.format(name=name if one is asked else one.name, number=number)))
            pieces.append(Piece(one.sentence, one.answer if one is asked else ""))
        positions = apart(len(both), shape, rng) or spread(len(pieces), shape, rng)
        lesson = lesson_of(question, pieces, positions, shape, self._pool, rng, asked.kind)
        return Lesson(lesson.episode, in_scope(positions[::2], both.index(asked), shape.segments))

    def _beside(self, asked: Elided, rng: random.Random) -> list[Elided]:
        """A sentence of another article, with an answer of the same kind if one of a few drawn has it."""
        drawn = [one for one in rng.choices(self._found, k=8) if one.group != asked.group and one.name != asked.name]
        return sorted(drawn, key=lambda one: one.kind != asked.kind)[:1]


def elided(row: QuestionRow) -> Elided | None:
    """The row's sentence without its name; None if it has the name, or if the text before it has not."""
    if not row.answers:
        return None
    gold = row.answers[0]
    inside = [(a, b) for a, b in sentence_bounds(row.context) if a < gold.end and b > gold.start]
    if not inside or inside[-1][1] - inside[0][0] > _LONGEST:
        return None
    sentence = row.context[inside[0][0] : inside[-1][1]]
    answer = row.context[gold.start : gold.end]
    if sentence.count(answer) != 1:
        return None
    before = row.context[: inside[0][0]]
    for match in _NAME.finditer(row.question):
        name = without_possessive(match[0])
        if name in before and name.lower() not in sentence.lower():
            return Elided(
                row.question, name, " ".join(sentence.split()), " ".join(answer.split()), row.group, kind_of(answer)
            )
    return None
