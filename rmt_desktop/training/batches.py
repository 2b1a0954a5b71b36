"""Batches of about equal cost: pools of examples sorted by length and cut by tokens."""

import random
from collections.abc import Callable, Iterator

from rmt_desktop.training.examples import Example


def bucketed(draw: Callable[[], Example], batch_tokens: int, pool: int, seed: str) -> Iterator[list[Example]]:
    """One pool of ``pool`` examples as batches of at most ``batch_tokens`` padded tokens, in random order."""
    examples = sorted((draw() for _ in range(pool)), key=lambda example: example.tokens)
    batches: list[list[Example]] = []
    for example in examples:
        if batches and example.tokens * (len(batches[-1]) + 1) <= batch_tokens:
            batches[-1].append(example)
        else:
            batches.append([example])
    random.Random(seed).shuffle(batches)
    yield from batches
