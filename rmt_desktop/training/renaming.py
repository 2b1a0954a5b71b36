"""Other names for the same things, so that few texts are not learned by heart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import torch

from rmt_desktop.training.examples import Example


def renamed(batch: Sequence[Example], share: float, rng: torch.Generator) -> list[Example]:
    """The batch with words that only one of its examples has exchanged for words that only another one has.

    A word is exchanged wherever it stands in question and text alike, so that what matches still matches; words of
    answers stay. Every other example is left as it is.

    Args:
        batch: examples of different texts.
        share: of the words that may be exchanged, 0–1.
        rng: of the choice.
    """
    own = [{*e.question, *e.segment} for e in batch]
    seen = Counter(word for words in own for word in words)
    rare = [
        sorted(word for word in words if seen[word] == 1 and word not in e.segment[max(0, e.start) : e.end + 1])
        for words, e in zip(own, batch, strict=True)
    ]
    pool = [word for words in rare for word in words]
    found: list[Example] = []
    for example, words in zip(batch, rare, strict=True):
        chosen = (torch.rand(len(words), generator=rng) < share).tolist()
        others = torch.randint(max(1, len(pool)), (len(words),), generator=rng).tolist()
        left = bool(torch.rand(1, generator=rng) < 0.5)
        names = {} if left else {w: pool[i] for w, yes, i in zip(words, chosen, others, strict=True) if yes}
        found.append(
            replace(
                example,
                question=[names.get(word, word) for word in example.question],
                segment=[names.get(word, word) for word in example.segment],
            )
        )
    return found
