"""Episodes as token rows: what the memory is trained on."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.memory.spelling import LONGEST_HINT
from rmt_desktop.memory.tokens import TextTokenizer, Tokens
from rmt_desktop.training.text_pool import TextPool

_LURED = 0.4
"""Share of segments whose text has something that looks like an answer, where that is wished."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """An episode, and what reading it should leave in memory."""

    episode: Episode
    hints: tuple[str, ...] = ()
    """Words that the memory should hold after each segment: what the name asked for is called further on, or
    whether what follows is about it. Empty where nothing is known yet; none at all: nothing is asked of the memory."""
    supervised_from: int = 0
    """Segments before this one are read without being scored: the first of two passes over the same text."""


@dataclass(frozen=True, slots=True)
class LessonTokens:
    """A lesson of T segments in token ids."""

    question: list[int]
    segments: list[list[int]]
    golds: list[list[tuple[int, int]]]
    """Per segment the answers' first and last token (inclusive)."""
    hints: list[list[int]]
    """Per segment the word pieces that the memory should hold after it; empty where nothing is asked."""
    supervised_from: int

    @property
    def tokens(self) -> int:
        """Tokens of all segments, with the question beside each."""
        return sum(len(segment) + len(self.question) for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a lesson should look like."""

    segments: int
    length: int
    """Tokens of a segment, at most."""

    @property
    def characters(self) -> int:
        """About as many characters as ``length`` tokens have."""
        return round(self.length * 3.9)


class LessonSource(Protocol):
    """Draws lessons; the same random state gives the same lesson."""

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """A lesson of exactly ``shape.segments`` segments."""


def held_from(segment: int, words: str, segments: int) -> tuple[str, ...]:
    """Hints of a lesson in which ``words`` are known from a segment on.

    >>> held_from(1, "Supplier", 3)
    ('', 'Supplier', 'Supplier')
    """
    return ("",) * segment + (words,) * (segments - segment)


def place_passages(
    passages: Sequence[str],
    positions: Sequence[int],
    shape: Shape,
    pool: TextPool,
    rng: random.Random,
    lure: str = "",
) -> tuple[list[str], list[AnswerPlace]]:
    """Hide passages in real text.

    Args:
        passages: in reading order.
        positions: the segment each passage goes to, not decreasing.
        shape: of the result.
        pool: real text to fill the segments with.
        rng: of the filling.
        lure: kind of the value asked for; some of the segments get text with something that looks like it.

    Returns:
        The segments, and where each passage ended up.
    """
    segments: list[str] = []
    places: list[AnswerPlace | None] = [None] * len(passages)
    for index in range(shape.segments):
        own = [i for i, position in enumerate(positions) if position == index]
        room = shape.characters - sum(len(passages[i]) + 1 for i in own)
        lured = lure if rng.random() < _LURED else ""
        filler = pool.sentences(rng.randint(max(0, room // 2), max(0, room)), rng, lured) if room > 60 else []
        cuts = sorted(rng.randint(0, len(filler)) for _ in own)
        text = ""
        for i, cut, before in zip(own, cuts, [0, *cuts], strict=False):
            text = _join([text, *filler[before:cut]])
            start = len(text) + 1 if text else 0
            text = _join([text, passages[i]])
            places[i] = AnswerPlace(index, start, start + len(passages[i]))
        segments.append(_join([text, *filler[cuts[-1] if cuts else 0 :]]) or "…")
    return segments, [place for place in places if place is not None]


def tokenise(
    lesson: Lesson, tokenizer: TextTokenizer, question_tokens: int, segment_tokens: int
) -> LessonTokens | None:
    """The lesson in token ids; None if an answer is beyond the segment's length or no answer is left."""
    episode = lesson.episode
    texts = tokenizer.encode_many(list(episode.segments))
    golds: list[list[tuple[int, int]]] = [[] for _ in texts]
    for place in episode.answers:
        span = _span(texts[place.segment], place)
        if span is None or span[1] >= segment_tokens:
            return None
        if place.segment >= lesson.supervised_from:
            golds[place.segment].append(span)
    if episode.answers and not any(golds):
        return None
    return LessonTokens(
        question=tokenizer.encode(episode.question).ids[:question_tokens],
        segments=[text.ids[:segment_tokens] for text in texts],
        golds=golds,
        hints=[tokenizer.encode(words).ids[:LONGEST_HINT] for words in lesson.hints or ("",) * len(texts)],
        supervised_from=lesson.supervised_from,
    )


def _span(tokens: Tokens, place: AnswerPlace) -> tuple[int, int] | None:
    inside = [i for i in range(len(tokens)) if tokens.starts[i] < place.end and tokens.ends[i] > place.start]
    return (inside[0], inside[-1]) if inside else None


def _join(parts: Sequence[str]) -> str:
    return " ".join(part for part in parts if part)
