"""The live plot of a training: loss of each task, lessons answered right, scores on the development questions."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from rmt_desktop.domain.language import tr
from rmt_desktop.evaluation.charts import Chart, Line, write_charts

PLOT = "training.svg"
_SMOOTH, _SMOOTHER = 60, 20
"""A curve is drawn through about as many means; of noisy ones, as many as the second number."""

Points = tuple[tuple[float, float], ...]


def draw_training(folder: Path) -> None:
    """Write ``training.svg`` from ``log.csv`` and ``metrics.csv``; a viewer never sees half a file."""
    write_charts(folder / PLOT, training_charts(folder))


def training_charts(folder: Path) -> list[Chart]:
    """The charts of a training as far as it is, from ``log.csv`` and ``metrics.csv``."""
    steps, looks = _rows(folder / "log.csv"), _rows(folder / "metrics.csv")
    loss, right = defaultdict(list), defaultdict(list)
    for row in steps:
        task = re.sub(r" of .*", "", row["task"])
        loss[task].append((_minutes(row), float(row["loss"])))
        if row["right"]:
            longest = int(re.findall(r"\d+", row["task"])[-1])  # of lessons whose gradients were added up
            right[tr("lessons of %Ln segment(s)", "", longest)].append((_minutes(row), float(row["right"])))
    charts = [Chart(tr("Loss in training"), tr("minutes"), tr("loss"), _lines(loss, _SMOOTH))]
    if right:
        lines = _lines(right, _SMOOTHER)
        title = tr("Lessons of memory answered right")
        charts.append(Chart(title, tr("minutes"), tr("share"), lines, y_range=(0.0, 1.0)))
    if looks:
        scores = tuple(
            Line(label, tuple((_minutes(row), float(row[name])) for row in looks), dots=True)
            for name, label in (("f1", "F1"), ("em", tr("exact match")))
        )
        charts.append(Chart(tr("Development questions"), tr("minutes"), tr("share"), scores, y_range=(0.0, 1.0)))
    return charts


def smoothed(points: Sequence[tuple[float, float]], means: int) -> Points:
    """Means of runs of neighbouring points, about so many.

    >>> smoothed([(0.0, 1.0), (1.0, 3.0)], 60)
    ((0.0, 1.0), (1.0, 3.0))
    >>> len(smoothed([(float(i), 0.0) for i in range(1000)], 60))
    63
    """
    size = max(1, len(points) // means)
    runs = (points[i : i + size] for i in range(0, len(points), size))
    return tuple((sum(x for x, _ in run) / len(run), sum(y for _, y in run) / len(run)) for run in runs)


def _lines(found: dict[str, list[tuple[float, float]]], means: int) -> tuple[Line, ...]:
    return tuple(Line(name, smoothed(found[name], means)) for name in sorted(found, key=_by_number))


def _by_number(name: str) -> tuple[str, int]:
    digits = re.search(r"\d+", name)
    return re.sub(r"\d.*", "", name), int(digits[0]) if digits else 0


def _minutes(row: dict[str, str]) -> float:
    return float(row["seconds"]) / 60


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        rows: Iterable[dict[str, str]] = csv.DictReader(file)
        return list(rows)
