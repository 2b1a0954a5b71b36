"""The same questions with and without memory: what is right, how far apart, and how sure."""

import csv
import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.evaluation.metrics import bootstrap_interval, f1, wilson_interval


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer and whether it is right."""

    answer: str
    right: bool
    """It overlaps a gold answer in the segment of that answer."""
    f1: float


@dataclass(frozen=True, slots=True)
class Compared:
    """One question, read with and without memory."""

    set: str
    condition: str
    """Distance, kind or file within the set."""
    question: str
    gold: str
    segments: int
    """Segments read."""
    on: Judged
    off: Judged
    alone: Judged | None = None
    """Read without the segments around, where that was asked for."""
    case: int | None = None
    """Number of the question where it is read several times, in other orders; they count together as one."""


def compared(set_name: str, condition: str, episode: Episode, on: Judged, off: Judged) -> Compared:
    """One question with its two readings."""
    return Compared(
        set_name, condition, episode.question, " | ".join(gold_texts(episode)), len(episode.segments), on, off
    )


def judge(episode: Episode, place: AnswerPlace | None) -> Judged:
    """Whether a place of an episode answers its question."""
    golds = gold_texts(episode)
    if place is None:
        return Judged("", not golds, f1("", golds))
    answer = episode.segments[place.segment][place.start : place.end]
    right = any(
        gold.segment == place.segment and gold.start < place.end and gold.end > place.start for gold in episode.answers
    )
    return Judged(answer, right, f1(answer, golds))


def gold_texts(episode: Episode) -> list[str]:
    """The texts of an episode's answers."""
    return [episode.segments[gold.segment][gold.start : gold.end] for gold in episode.answers]


def figures(rows: Sequence[Compared]) -> dict[str, Any]:
    """Figures of one condition.

    ``n`` (questions); ``segments`` (mean); for each of ``on``, ``off`` and, where measured, ``alone``: ``accuracy``
    with its Wilson interval and ``f1``; ``accuracy_difference`` and ``f1_difference`` (on - off) with paired bootstrap
    intervals over questions. All intervals are 95 %.
    """
    cases = _cases(rows)
    result: dict[str, Any] = {"n": len(cases)}
    if not rows:
        return result
    result["segments"] = round(statistics.fmean(row.segments for row in rows), 1)
    result["on"] = _arm([[row.on for row in case] for case in cases])
    result["off"] = _arm([[row.off for row in case] for case in cases])
    alone = [[row.alone] for row in rows if row.alone is not None]
    if alone:
        result["alone"] = _arm(alone)
    right = [statistics.fmean(float(row.on.right) - float(row.off.right) for row in case) for case in cases]
    result |= _difference("accuracy", right)
    return result | _difference("f1", [statistics.fmean(row.on.f1 - row.off.f1 for row in case) for case in cases])


def _cases(rows: Sequence[Compared]) -> list[list[Compared]]:
    """The readings of each question together."""
    found: dict[tuple[str, str, int], list[Compared]] = {}
    for number, row in enumerate(rows):
        case = number if row.case is None else row.case
        found.setdefault((row.set, row.condition, case), []).append(row)
    return list(found.values())


def by_condition(rows: Sequence[Compared]) -> dict[str, Any]:
    """Figures of each condition in the order of the rows, and of all together where there are several."""
    conditions = dict.fromkeys(row.condition for row in rows)
    found = {name: figures([row for row in rows if row.condition == name]) for name in conditions}
    return found | {"all": figures(rows)} if len(found) > 1 else found


def write_comparison(folder: Path, results: dict[str, Any], rows: Sequence[Compared]) -> None:
    """``results.json`` with the figures, ``results.csv`` with a line per question and reading."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    with (folder / "results.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(_line(rows[0])) if rows else ["set"])
        writer.writeheader()
        writer.writerows(map(_line, rows))


def _line(row: Compared) -> dict[str, Any]:
    line = {name: getattr(row, name) for name in ("set", "condition", "case", "question", "gold", "segments")}
    for name in ("on", "off", "alone"):
        judged = getattr(row, name)
        for field in Judged.__slots__:
            value = None if judged is None else getattr(judged, field)
            line[f"{field}_{name}"] = int(value) if isinstance(value, bool) else value
    return line


def _arm(cases: Sequence[Sequence[Judged]]) -> dict[str, Any]:
    right = sum(statistics.fmean(one.right for one in case) for case in cases)
    return {
        "accuracy": round(right / len(cases), 4),
        "accuracy_interval_95": [round(x, 4) for x in wilson_interval(right, len(cases))],
        "f1": round(statistics.fmean(statistics.fmean(one.f1 for one in case) for case in cases), 4),
    }


def _difference(name: str, values: Sequence[float]) -> dict[str, Any]:
    return {
        f"{name}_difference": round(statistics.fmean(values), 4),
        f"{name}_difference_interval_95": [round(x, 4) for x in bootstrap_interval(values)],
    }
