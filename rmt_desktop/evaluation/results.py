"""Measured answers, their summary, and the files a run leaves."""

import csv
import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rmt_desktop.evaluation.metrics import auroc, bootstrap_interval


@dataclass(frozen=True, slots=True)
class Measured:
    """One question through one engine."""

    question: str
    answerable: bool
    prediction: str
    abstained: bool
    confidence: float
    f1: float
    em: float
    evidence: float
    """1.0 if one of the first three quotes is a gold passage."""
    bertscore: float
    seconds: float


def summary(rows: Sequence[Measured], peak_memory_mb: float) -> dict[str, Any]:
    """Figures of one engine; F1, EM, evidence recall and BERTScore over the answerable questions."""
    answerable = [row for row in rows if row.answerable]
    area = auroc([row.confidence for row in rows], [row.answerable for row in rows])
    result: dict[str, Any] = {"n": len(rows), "answerable": len(answerable)}
    for name in ("f1", "em", "evidence", "bertscore"):
        values = [getattr(row, name) for row in answerable]
        result["evidence_recall" if name == "evidence" else name] = (
            round(statistics.fmean(values), 4) if values else None
        )
    if answerable:
        result["f1_interval_95"] = [round(x, 4) for x in bootstrap_interval([row.f1 for row in answerable])]
    result["abstained_right"] = _share([row.abstained for row in rows if not row.answerable])
    result["abstained_wrong"] = _share([row.abstained for row in answerable])
    result["auroc"] = None if area is None else round(area, 4)
    result["seconds_median"] = round(statistics.median(row.seconds for row in rows), 4) if rows else None
    result["peak_memory_mb"] = peak_memory_mb
    return result


def write_results(folder: Path, results: dict[str, Any], rows: dict[str, list[Measured]]) -> None:
    """``results.json`` with the summaries, ``results.csv`` with a line per question and engine."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    with (folder / "results.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["engine", *Measured.__slots__])
        writer.writeheader()
        for engine, measured in rows.items():
            writer.writerows({"engine": engine, **asdict(row)} for row in measured)


def _share(flags: Sequence[bool]) -> float | None:
    return round(sum(flags) / len(flags), 4) if flags else None
