"""Dense scores, and one ranking out of several."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def dense_scores(vectors: NDArray[np.float16], query: NDArray[np.float32]) -> Scores:
    """[n] cosine of n unit vectors [n, d] with a unit query [d]."""
    return np.asarray(vectors.astype(np.float32) @ query, dtype=np.float32)


def fuse(rankings: Sequence[Scores], constant: float = 60.0) -> Scores:
    """Reciprocal rank fusion (Cormack et al., SIGIR 2009): [n] sum of 1 / (constant + rank).

    A segment that a ranking gives zero (no word in common) gets nothing from that ranking.

    >>> int(fuse([np.array([3.0, 1.0, 0.0]), np.array([0.1, 0.9, 0.2])]).argmax())
    1
    """
    total = np.zeros(len(rankings[0]), dtype=np.float32)
    for scores in rankings:
        order = np.argsort(-scores, kind="stable")
        ranks = np.empty(len(scores), dtype=np.float32)
        ranks[order] = np.arange(1, len(scores) + 1)
        total += np.where(scores != 0, 1.0 / (constant + ranks), 0.0).astype(np.float32)
    return total


def best(scores: Scores, count: int) -> list[int]:
    """Indexes of the ``count`` highest scores, best first."""
    count = min(count, len(scores))
    top = np.argpartition(-scores, count - 1)[:count] if count else np.array([], dtype=int)
    return [int(i) for i in top[np.argsort(-scores[top], kind="stable")]]
