"""BERTScore: greedy matching of contextual token vectors (Zhang et al., arXiv 1904.09675, section 3)."""

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


def bertscore_f1(candidate: Vectors, reference: Vectors) -> float:
    """F1 of precision and recall by best cosine, without idf weights and without rescaling.

    Args:
        candidate: [a, d] unit vectors of the predicted text's tokens.
        reference: [b, d] unit vectors of the gold text's tokens.

    >>> x = np.eye(3, dtype=np.float32)
    >>> bertscore_f1(x[:2], x[:2]), round(bertscore_f1(x[:1], x[:2]), 3), bertscore_f1(x[:0], x)
    (1.0, 0.667, 0.0)
    """
    if not len(candidate) or not len(reference):
        return 0.0
    similarity = candidate @ reference.T
    precision, recall = float(similarity.max(1).mean()), float(similarity.max(0).mean())
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0
