"""Pieces of a lesson and the segments they stand in."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.training.episodes import Lesson, Shape, place_passages
from rmt_desktop.training.text_pool import TextPool

_FAR_APART = 0.4
"""Share of the lessons whose passages stand as far from their headings as there is room."""
_LURED = 0.7
"""Share of the lessons with text around that holds values of the kind asked for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage, and the part of it that answers the question."""

    text: str
    answer: str = ""


def lesson_of(
    question: str,
    pieces: Sequence[Piece],
    positions: Sequence[int],
    shape: Shape,
    pool: TextPool,
    rng: random.Random,
    lure: str = "",
) -> Lesson:
    """Hide pieces in real text, without hints.

    Args:
        question: of the lesson.
        pieces: in reading order; those with an answer answer the question.
        positions: the segment of each piece, not decreasing.
        shape: of the lesson.
        pool: real text.
        rng: of the hiding.
        lure: kind of the value asked for; often, some of the text around holds what looks like it.
    """
    lured = lure if rng.random() < _LURED else ""
    segments, places = place_passages([piece.text for piece in pieces], positions, shape, pool, rng, lured)
    answers = []
    for piece, place in zip(pieces, places, strict=True):
        if piece.answer:
            start = place.start + piece.text.rindex(piece.answer)
            answers.append(AnswerPlace(place.segment, start, start + len(piece.answer)))
    return Lesson(Episode(question, tuple(segments), tuple(answers)))


def spread(count: int, shape: Shape, rng: random.Random) -> list[int]:
    """The segment of each passage, in order: anywhere, or with the first far before the rest."""
    if rng.random() < 0.25:
        late = rng.randint(shape.segments // 2, shape.segments - 1)
        return [0, *sorted(rng.randint(late, shape.segments - 1) for _ in range(count - 1))]
    return sorted(rng.randrange(shape.segments) for _ in range(count))


def apart(subjects: int, shape: Shape, rng: random.Random) -> list[int]:
    """Places for heading, passage, heading, passage …, no passage beside its own heading; empty if that can't be.

    Without this, a segment often shows by itself whose fact it holds, and memory is not needed. Often a passage
    stands just before the next heading, as far from its own as there is room.
    """
    if shape.segments >= 2 * subjects and rng.random() < _FAR_APART:
        return _far_apart(subjects, shape.segments, rng)
    for _ in range(60):
        places = sorted(rng.randrange(shape.segments) for _ in range(2 * subjects))
        if all(places[2 * i] < places[2 * i + 1] for i in range(subjects)):
            return places
    return []


def _far_apart(subjects: int, segments: int, rng: random.Random) -> list[int]:
    """The first and last segment of each of so many stretches, at random, that the text is cut into.

    >>> _far_apart(2, 4, random.Random(0))
    [0, 1, 2, 3]
    """
    cuts = sorted(rng.sample(range(1, segments - subjects), subjects - 1))
    bounds = [0, *(cut + i for i, cut in enumerate(cuts, start=1)), segments]
    return [place for first, end in pairwise(bounds) for place in (first, end - 1)]


def stacked(
    texts: Sequence[str], places: Sequence[int], order: Iterable[int], count: int
) -> tuple[list[str], list[int]]:
    """Texts below each other in their segments.

    Args:
        texts: to be placed.
        places: the segment of each.
        order: indices of all texts; of those in one segment the earlier one stands above.
        count: segments.

    Returns:
        The segments, empty where nothing stands, and where in its segment each text starts.
    """
    segments, starts = [""] * count, [0] * len(texts)
    for i in order:
        before = segments[places[i]]
        starts[i] = len(before) + 1 if before else 0
        segments[places[i]] = f"{before}\n{texts[i]}" if before else texts[i]
    return segments, starts


def in_scope(headings: Sequence[int], asked: int, segments: int) -> tuple[str, ...]:
    """After each segment, whether what follows is about the subject asked for, that is under heading ``asked``.

    >>> in_scope([1, 2], asked=0, segments=4)
    ('', 'yes', 'no', 'no')
    """
    hints = []
    for segment in range(segments):
        last = max((i for i, at in enumerate(headings) if at <= segment), default=None)
        hints.append("" if last is None else "yes" if last == asked else "no")
    return tuple(hints)
