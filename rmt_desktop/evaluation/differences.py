"""Differences of two engines on the same questions, with intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from rmt_desktop.evaluation.results import IN_WORDS, Measured, lists_only

FIGURES = (
    "f1",
    "overall",
    "forced",
    "shown",
    "em",
    "bertscore",
    "evidence",
    "passage",
    "page",
    "coverage",
    "precision",
    "seconds",
    "cpu",
)
"""Figures that are compared; over the answerable questions, but for those of all."""
OVER_ALL = ("overall", "seconds", "cpu")
"""Figures that questions without an answer have, too."""
_SAMPLES = 4000


@dataclass(frozen=True, slots=True)
class Difference:
    """What the first engine has more of than the second."""

    first: str
    second: str
    figure: str
    mean: float
    low: float
    """Lower end of the 95 % interval."""
    high: float
    n: int
    """Questions compared."""

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0 or self.high < 0


def differences(
    arms: dict[str, list[Measured]], figures: Sequence[str] = FIGURES, of: str | None = None
) -> list[Difference]:
    """Every pair of engines in the order of the arms, every figure; the arms hold the same questions in order.

    With ``of``, only the pairs whose first engine it is.
    """
    found = []
    for (first, ours), (second, theirs) in combinations(arms.items(), 2):
        if of not in (None, first):
            continue
        pairs = list(zip(ours, theirs, strict=False))  # an arm that was stopped has fewer
        silent = lists_only(ours) or lists_only(theirs)
        for figure in figures:
            if silent and figure in IN_WORDS:
                continue
            kept = [(a, b) for a, b in pairs if a.answerable or figure in OVER_ALL]
            values = [getattr(a, figure) - getattr(b, figure) for a, b in kept]
            if values:
                low, high = paired_interval(values)
                found.append(Difference(first, second, figure, float(np.mean(values)), low, high, len(values)))
    return found


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the second engine's time the first takes, over all questions together."""

    first: str
    second: str
    figure: str
    """``seconds``, or ``cpu`` for processor seconds."""
    ratio: float
    low: float
    """Lower end of the 95 % interval."""
    high: float
    n: int


def time_ratios(arms: dict[str, list[Measured]]) -> list[Ratio]:
    """Times of the first engine beside those of each other one; the arms hold the same questions in order."""
    found: list[Ratio] = []
    names = list(arms)
    for second in names[1:]:
        pairs = list(zip(arms[names[0]], arms[second], strict=False))
        for figure in ("seconds", "cpu"):
            ours, theirs = ([getattr(pair[i], figure) for pair in pairs] for i in (0, 1))
            if pairs and sum(theirs) > 0:
                low, high = ratio_interval(ours, theirs)
                found.append(Ratio(names[0], second, figure, sum(ours) / sum(theirs), low, high, len(pairs)))
    return found


def ratio_interval(
    ours: Sequence[float], theirs: Sequence[float], samples: int = _SAMPLES, seed: int = 0
) -> tuple[float, float]:
    """95 % percentile bootstrap interval of the ratio of two sums; questions are drawn with both times.

    >>> ratio_interval([3.0] * 9, [2.0] * 9)
    (1.5, 1.5)
    """
    pair = np.asarray([ours, theirs], dtype=float)
    count, rng = pair.shape[1], np.random.default_rng(seed)
    sums = np.concatenate(
        [pair[:, rng.integers(0, count, (part, count))].sum(axis=2).T for part in _parts(samples, count)]
    )
    ratios = sums[:, 0] / np.maximum(sums[:, 1], 1e-12)
    return float(np.percentile(ratios, 2.5)), float(np.percentile(ratios, 97.5))


def paired_interval(values: Sequence[float], samples: int = _SAMPLES, seed: int = 0) -> tuple[float, float]:
    """95 % percentile bootstrap interval of the mean of paired differences (Efron & Tibshirani 1993, chapter 13).

    Questions are drawn with replacement, each with what both engines made of it (Koehn, EMNLP 2004, section 4).

    >>> low, high = paired_interval([0.5] * 20)
    >>> (low, high)
    (0.5, 0.5)
    """
    data = np.asarray(values, dtype=float)
    rng = np.random.default_rng(seed)
    means = np.concatenate(
        [data[rng.integers(0, len(data), (part, len(data)))].mean(axis=1) for part in _parts(samples, len(data))]
    )
    return float(np.percentile(means, 2.5)), float(np.percentile(means, 97.5))


def _parts(samples: int, size: int) -> list[int]:
    """Samples in parts, so that many questions don't take much memory."""
    most = max(1, 1_000_000 // size)
    return [min(most, samples - start) for start in range(0, samples, most)]
