"""Parts of the questions on their own: by file, by length, with several places to find; and where an engine loses."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rmt_desktop.evaluation.by_length import bins_of
from rmt_desktop.evaluation.differences import OVER_ALL, Difference, differences
from rmt_desktop.evaluation.results import IN_WORDS, Measured, lists_only

COMPARED = ("overall", "f1", "forced", "shown", "passage", "page", "evidence", "coverage", "cpu")
"""Figures that are compared in every slice."""
_FEWEST = 8
"""Questions of a slice, and answerable ones behind a loss."""
_SEVERAL = 2
_WORTH_TELLING = 0.01
"""A mean difference from here on is told even where its interval reaches beyond zero."""

Arms = Mapping[str, Sequence[Measured]]


@dataclass(frozen=True, slots=True)
class Slice:
    """Some of the questions, through every engine."""

    name: str
    arms: dict[str, list[Measured]]

    @property
    def questions(self) -> int:
        """How many, in the arm that has most."""
        return max(map(len, self.arms.values()), default=0)


def slices(arms: Arms) -> list[Slice]:
    """All questions, then the parts of at least a few questions that are not all of them."""
    longest: Sequence[Measured] = max(arms.values(), key=len, default=[])
    groups: dict[str, list[int]] = {}
    for part in dict.fromkeys(row.part for row in longest):
        groups[f"questions of {part}"] = [i for i, row in enumerate(longest) if row.part == part]
    several = f"questions with {_SEVERAL} or more places to find"
    groups[several] = [i for i, row in enumerate(longest) if row.places >= _SEVERAL]
    for low, high in bins_of(arms):
        name = f"documents of {low:,} to {high:,} tokens"
        groups[name] = [i for i, row in enumerate(longest) if low <= row.tokens <= high]
    whole = Slice("all questions", {name: list(rows) for name, rows in arms.items()})
    kept = {name: places for name, places in groups.items() if _FEWEST <= len(places) < len(longest)}
    return [whole, *(Slice(name, _chosen(arms, places)) for name, places in kept.items())]


def _chosen(arms: Arms, places: Sequence[int]) -> dict[str, list[Measured]]:
    return {name: [rows[i] for i in places if i < len(rows)] for name, rows in arms.items()}


def slice_figures(part: Slice) -> dict[str, Any]:
    """For ``results.json``: ``name``, ``n``, ``engines`` with their means, ``differences`` of the first to the others.

    Means are over the answerable questions; ``overall`` and ``cpu`` over all.
    """
    first = next(iter(part.arms), "")
    found = differences(part.arms, COMPARED, of=first)
    return {
        "name": part.name,
        "n": part.questions,
        "engines": {name: _means(rows) for name, rows in part.arms.items()},
        "differences": [
            {"second": d.second, "figure": d.figure, "mean": round(d.mean, 5), "low": round(d.low, 5),
             "high": round(d.high, 5), "n": d.n}
            for d in found
        ],
    }  # fmt: skip


def _means(rows: Sequence[Measured]) -> dict[str, float | int | None]:
    answerable = [row for row in rows if row.answerable]
    silent = lists_only(rows)
    means: dict[str, float | int | None] = {"answerable": len(answerable)}
    for figure in COMPARED:
        counted = rows if figure in OVER_ALL else answerable
        known = counted and not (silent and figure in IN_WORDS)
        means[figure] = round(statistics.fmean(getattr(row, figure) for row in counted), 4) if known else None
    return means


@dataclass(frozen=True, slots=True)
class Loss:
    """Where the first engine is worse than another one."""

    questions: str
    """The slice's name."""
    difference: Difference
    mine: float
    """Mean of the figure."""
    other: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.difference.clear


def losses(parts: Sequence[Slice]) -> list[Loss]:
    """All of them, the clear ones first, then those of some size whose interval includes zero; the worst first.

    Time is looked at over all questions only: it is lost, or not, everywhere alike.
    """
    found = []
    for number, part in enumerate(parts):
        first = next(iter(part.arms), "")
        means = {name: _means(rows) for name, rows in part.arms.items()}
        for difference in differences(part.arms, COMPARED, of=first):
            if not _is_loss(difference, whole=number == 0):
                continue
            mine, other = means[first][difference.figure], means[difference.second][difference.figure]
            found.append(Loss(part.name, difference, float(mine or 0.0), float(other or 0.0)))
    return sorted(found, key=lambda loss: (loss.difference.figure == "cpu", not loss.clear, -abs(loss.difference.mean)))


def _is_loss(difference: Difference, whole: bool) -> bool:
    if difference.figure == "cpu":
        return whole and difference.low > 0
    return difference.n >= _FEWEST and difference.mean < 0 and (difference.clear or -difference.mean >= _WORTH_TELLING)
