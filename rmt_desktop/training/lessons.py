"""The lessons of memory, mixed, in batches of equally many segments."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rmt_desktop.memory.tokens import TextTokenizer
from rmt_desktop.training.episodes import LessonSource, LessonTokens, Shape, tokenise

_LENGTHS = (48, 72, 96, 128, 192)
"""Tokens of a segment; short ones are as good a lesson of memory and cheaper."""
_MANY = 14
"""So many segments are many."""
_MOST_TOKENS = 12_800
"""Of many segments together: longer ones are left out where they would come to more."""
_FAR = 0.25
"""Share of the batches whose lessons go over half of the reach or more."""
_CHOICE = 1.5
"""So many times a batch is drawn, to choose lessons of like length from."""
LONG_SEGMENTS = ("documents", "contracts")


@dataclass(slots=True)
class LessonMix:
    """An endless, resumable stream of lesson batches."""

    sources: dict[str, LessonSource]
    weights: dict[str, float]
    """How often each kind is drawn; those without a source are left out."""
    tokenizer: TextTokenizer
    question_tokens: int
    segment_tokens: int
    seed: int
    position: int = field(default=0)
    """Batches drawn so far."""

    def batch(self, reach: int, batch_tokens: int, kinds: Mapping[str, float] | None = None) -> list[LessonTokens]:
        """Lessons of one number of segments from 1 to ``reach``, together at most ``batch_tokens`` with padding.

        Few segments are drawn more often than many, for long ways to be affordable. A fixed distance would teach a
        trick that breaks at every other one. Lessons whose segments are always long have batches of their own, and of
        several drawn lessons those of like length stay together. A single lesson may be longer than ``batch_tokens``.
        ``kinds``: weights instead of the mix's own.
        """
        rng = random.Random(f"{self.seed}-lessons-{self.position}")
        self.position += 1
        weights = self._weights(kinds, rng)
        segments = self._segments(reach, rng)
        shape = Shape(segments, rng.choice([x for x in _LENGTHS if segments <= _MANY or segments * x <= _MOST_TOKENS]))
        drawn: list[LessonTokens] = []
        while padded_tokens(drawn) < batch_tokens * _CHOICE:
            name = rng.choices(list(weights), list(weights.values()))[0]
            lesson = tokenise(
                self.sources[name].draw(shape, rng), self.tokenizer, self.question_tokens, self.segment_tokens
            )
            if lesson is not None:
                drawn.append(lesson)
        drawn.sort(key=lambda lesson: lesson.tokens)
        first = rng.randrange(len(drawn))
        last = first + 1
        while last < len(drawn) and padded_tokens(drawn[first : last + 1]) <= batch_tokens:
            last += 1
        while first > 0 and padded_tokens(drawn[first - 1 : last]) <= batch_tokens:
            first -= 1
        return drawn[first:last]

    @staticmethod
    def _segments(reach: int, rng: random.Random) -> int:
        """Evenly on a logarithmic scale; where the way is long, now and then nearly all of it.

        What a gate lets slip in a segment is lost over many, and only a long way shows it.
        """
        if reach > _MANY and rng.random() < _FAR:
            return rng.randint(reach // 2, reach)
        return min(reach, int((reach + 1) ** rng.random()))

    def _weights(self, kinds: Mapping[str, float] | None, rng: random.Random) -> dict[str, float]:
        """The kinds of this batch: the long ones, or the others, as often as they weigh."""
        weights = {name: weight for name, weight in (kinds or self.weights).items() if name in self.sources}
        long = {name: weight for name, weight in weights.items() if name in LONG_SEGMENTS}
        short = {name: weight for name, weight in weights.items() if name not in LONG_SEGMENTS}
        chosen = long if rng.random() * sum(weights.values()) < sum(long.values()) else short
        return chosen or weights


def padded_tokens(lessons: Sequence[LessonTokens]) -> int:
    """Tokens of a batch with every segment padded to the longest beside it."""
    if not lessons:
        return 0
    lengths = [[len(lesson.question) + len(segment) for segment in lesson.segments] for lesson in lessons]
    longest: list[int] = [max(step) for step in zip(*lengths, strict=True)]
    return len(lessons) * sum(longest)
