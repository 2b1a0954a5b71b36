"""How well an engine knows when it doesn't know: risk against coverage."""

from collections.abc import Sequence

import numpy as np

Points = tuple[tuple[float, float], ...]


def risk_coverage(confidences: Sequence[float], risks: Sequence[float]) -> Points:
    """The curve of El-Yaniv & Wiener (JMLR 11, 2010, section 2): only the most confident share is answered.

    Args:
        confidences: of n answers.
        risks: what is wrong about each, 0–1.

    Returns:
        n points (share answered, mean risk of those); of equal confidence, all are answered or none, at their common
        risk.

    >>> risk_coverage([0.9, 0.1], [0.0, 1.0])
    ((0.5, 0.0), (1.0, 0.5))
    """
    if not len(confidences):
        return ()
    order = np.argsort(-np.asarray(confidences, dtype=float), kind="stable")
    known, risk = np.asarray(confidences, dtype=float)[order], np.asarray(risks, dtype=float)[order]
    for value in np.unique(known):
        risk[known == value] = risk[known == value].mean()
    answered = np.arange(1, len(risk) + 1)
    return tuple(zip((answered / len(risk)).tolist(), (np.cumsum(risk) / answered).tolist(), strict=True))


def area_under_risk(points: Points) -> float | None:
    """AURC: the mean risk over all coverages (Geifman & El-Yaniv, arXiv 1805.08206, section 2); less is better."""
    return float(np.mean([risk for _, risk in points])) if points else None
