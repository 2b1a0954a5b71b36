"""Figures of engines by the length of the document that was asked."""

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from rmt_desktop.evaluation.metrics import bootstrap_interval
from rmt_desktop.evaluation.results import Measured, lists_only

MOST_BINS = 5
_FEWEST = 8
"""Questions that a bin should hold at least."""


def length_bins(tokens: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of length (both ends included) that hold about equally many questions; one if all are alike.

    >>> length_bins([100] * 20)
    [(100, 100)]
    >>> length_bins([100] * 10 + [5000] * 10)
    [(100, 100), (5000, 5000)]
    """
    if not tokens:
        return []
    data = np.sort(np.asarray(tokens))
    count = max(1, min(MOST_BINS, len(data) // _FEWEST))
    edges = sorted({int(data[len(data) * i // count]) for i in range(count)} | {int(data[0])})
    bins = []
    for low, following in zip(edges, [*edges[1:], None], strict=True):
        inside = data[(data >= low) & (data < following)] if following is not None else data[data >= low]
        bins.append((low, int(inside[-1])))
    return bins


def bins_of(arms: Mapping[str, Sequence[Measured]]) -> list[tuple[int, int]]:
    """Ranges of length of the questions that are measured."""
    longest: Sequence[Measured] = max(arms.values(), key=len, default=[])
    return length_bins([row.tokens for row in longest])


def by_length(arms: Mapping[str, Sequence[Measured]]) -> dict[str, list[dict[str, Any]]]:
    """For each engine and range of length: how many questions, and the figures the charts show.

    F1 with its interval is over the answerable questions of the range and None where there is none.
    """
    bins = bins_of(arms)
    return {name: [_figures(rows, low, high) for low, high in bins] for name, rows in arms.items()}


def _figures(rows: Sequence[Measured], low: int, high: int) -> dict[str, Any]:
    inside = [row for row in rows if low <= row.tokens <= high]
    answerable = [row for row in inside if row.answerable]
    f1 = [] if lists_only(rows) else [row.f1 for row in answerable]
    found: dict[str, Any] = {"from": low, "to": high, "n": len(inside), "answerable": len(answerable)}
    if inside:
        ingests = [row.ingest for row in inside if row.ingest]
        found["tokens_median"] = int(statistics.median(row.tokens for row in inside))
        found["seconds_median"] = round(statistics.median(row.seconds for row in inside), 4)
        found["cpu_seconds_median"] = round(statistics.median(row.cpu for row in inside), 4)
        found["ingest_median"] = round(statistics.median(ingests), 4) if ingests else None
        found["memory_mb"] = round(max(row.memory_mb for row in inside), 1)
    if answerable:
        found["passage_recall"] = round(statistics.fmean(row.passage for row in answerable), 4)
    if f1:
        found["f1"] = round(statistics.fmean(f1), 4)
        found["f1_interval_95"] = [round(x, 4) for x in bootstrap_interval(f1)]
    return found
