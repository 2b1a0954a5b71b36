"""The lessons of memory, mixed, in batches of equally many segments."""

import random
from dataclasses import dataclass, field

from rmt_desktop.memory.tokens import TextTokenizer
from rmt_desktop.training.episodes import LessonSource, LessonTokens, Shape, tokenise

_LENGTHS = (48, 72, 96, 128, 192)
"""Tokens of a segment; short ones are as good a lesson of memory and cheaper."""


@dataclass(slots=True)
class LessonMix:
    """An endless, resumable stream of lesson batches."""

    sources: dict[str, LessonSource]
    weights: dict[str, float]
    tokenizer: TextTokenizer
    question_tokens: int
    segment_tokens: int
    seed: int
    position: int = field(default=0)
    """Batches drawn so far."""

    def batch(self, reach: int, batch_tokens: int) -> list[LessonTokens]:
        """Lessons of one number of segments, drawn from 1 to ``reach``, together at most ``batch_tokens``.

        A fixed distance would teach a trick that breaks at every other one.
        """
        rng = random.Random(f"{self.seed}-lessons-{self.position}")
        self.position += 1
        shape = Shape(rng.randint(1, reach), rng.choice(_LENGTHS))
        lessons: list[LessonTokens] = []
        tokens = 0
        while True:
            name = rng.choices(list(self.weights), list(self.weights.values()))[0]
            drawn = self.sources[name].draw(shape, rng)
            lesson = tokenise(drawn, self.tokenizer, self.question_tokens, self.segment_tokens)
            if lesson is None:
                continue
            tokens += lesson.tokens
            if lessons and tokens > batch_tokens:
                return lessons
            lessons.append(lesson)
