"""Exact match and F1 as SQuAD defines them (arXiv 1606.05250, section 6.1), AUROC, bootstrap intervals."""

import math
import re
import string
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalise(text: str) -> str:
    """Lower case, no punctuation, no articles, single spaces.

    >>> normalise("The  Duke's, (old) house.")
    'dukes old house'
    """
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact_match(prediction: str, golds: Sequence[str]) -> float:
    """1.0 if the prediction equals a gold answer after :func:`normalise`; no golds: if nothing was predicted."""
    return max((float(normalise(prediction) == normalise(gold)) for gold in golds), default=float(not prediction))


def f1(prediction: str, golds: Sequence[str]) -> float:
    """Best F1 over words of prediction and a gold answer; no golds: 1.0 if nothing was predicted.

    >>> f1("in the year 1920", ["1920", "the 1920s"])
    0.5
    """
    return max(
        (_f1(normalise(prediction).split(), normalise(g).split()) for g in golds),
        default=float(not prediction),
    )


def overlap(a: str, b: str) -> float:
    """Share of the words of the shorter text that the other has too, 0–1."""
    first, second = normalise(a).split(), normalise(b).split()
    if not first or not second:
        return 0.0
    return sum((Counter(first) & Counter(second)).values()) / min(len(first), len(second))


def auroc(scores: Sequence[float], positive: Sequence[bool]) -> float | None:
    """Area under the ROC curve (ties count half); None unless both classes occur."""
    values, labels = np.asarray(scores, dtype=float), np.asarray(positive, dtype=bool)
    yes, no = values[labels], values[~labels]
    if not len(yes) or not len(no):
        return None
    order = np.sort(no)
    below = np.searchsorted(order, yes, side="left")
    upto = np.searchsorted(order, yes, side="right")
    return float((below + upto).sum() / 2 / len(yes) / len(no))


def bootstrap_interval(
    values: Sequence[float],
    statistic: Callable[[np.ndarray], float] = lambda sample: float(sample.mean()),
    samples: int = 2000,
    seed: int = 0,
) -> tuple[float, float]:
    """95 % percentile interval of a statistic of the values (Efron & Tibshirani 1993, chapter 13)."""
    data = np.asarray(values, dtype=float)
    rng = np.random.default_rng(seed)
    drawn = [statistic(data[rng.integers(0, len(data), len(data))]) for _ in range(samples)]
    return float(np.percentile(drawn, 2.5)), float(np.percentile(drawn, 97.5))


def wilson_interval(successes: float, trials: int) -> tuple[float, float]:
    """95 % score interval of a share (Wilson 1927, doi:10.1080/01621459.1927.10502953); keeps its width near 0 and 1.

    >>> [round(x, 3) for x in wilson_interval(100, 100)]
    [0.963, 1.0]
    """
    if not trials:
        return 0.0, 1.0
    z, share = 1.959964, successes / trials
    centre = share + z * z / (2 * trials)
    half = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    scale = 1 + z * z / trials
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def _f1(predicted: list[str], gold: list[str]) -> float:
    if not predicted or not gold:
        return float(predicted == gold)
    common = sum((Counter(predicted) & Counter(gold)).values())
    return 2 * common / (len(predicted) + len(gold))
