"""Measured answers, their summary, and the tables a run leaves."""

import csv
import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rmt_desktop.evaluation.abstention import area_under_risk, risk_coverage
from rmt_desktop.evaluation.metrics import auroc, bootstrap_interval
from rmt_desktop.evaluation.writing import write_whole

_SHARES = ("f1", "forced", "shown", "em", "evidence", "passage", "page", "coverage", "precision", "quotes", "bertscore")
IN_WORDS = ("f1", "overall", "forced", "em", "bertscore")
"""Figures of the answer's words, which an engine that lists findings does not give."""
_NAMES = {
    "forced": "f1_forced",
    "shown": "shown_recall",
    "evidence": "evidence_recall",
    "passage": "passage_recall",
    "page": "page_recall",
    "coverage": "coverage",
}


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
    """1.0 if the text of one of the first three quotes is that of a gold answer."""
    bertscore: float
    seconds: float
    """From question to answer; reading the document before is ``ingest``."""
    document: str = ""
    tokens: int = 0
    """Of the document."""
    gold: str = ""
    """A gold answer, for people."""
    quote: str = ""
    """The first quote, or the nearest passage of an engine that has abstained."""
    passage: float = 0.0
    page: float = 0.0
    coverage: float = 0.0
    """As in :class:`~rmt_desktop.evaluation.evidence_recall.EvidenceRecall`."""
    risk: float = 0.0
    """1 - F1 of the answer it gave or, if it has abstained, would have given; 1 where there is none."""
    ingest: float = 0.0
    """Seconds of preparing the document; 0 from its second question on."""
    retrieve: float = 0.0
    prefill: float = 0.0
    read: float = 0.0
    generate: float = 0.0
    cpu: float = 0.0
    """Processor seconds of ``seconds``, over all threads: hardly disturbed by what else the machine does."""
    tokens_read: int = 0
    memory_mb: float = 0.0
    """Largest resident memory while it was answered."""
    refused: str = ""
    """Why the engine could not take the document at all; counted as "not found"."""
    part: str = ""
    """Which of several question files it comes from."""
    places: int = 0
    """Places of the document that are marked as correct."""
    quotes: int = 0
    """Quotes given."""
    precision: float = 0.0
    """Share of them that stand at such a place."""
    shown: float = 0.0
    """As ``passage``, where the nearest passages that an abstaining engine shows count as its quotes."""

    @property
    def overall(self) -> float:
        """F1 over all questions, where an answer to one that has none is worth nothing and "not found" is worth 1."""
        return self.f1

    @property
    def forced(self) -> float:
        """F1 of the answer it gave or, if it has abstained, would have given: apart from where its threshold lies."""
        return 1.0 - self.risk


def lists_only(rows: Sequence[Measured]) -> bool:
    """Whether an engine gives findings and no answer in words."""
    found = [row for row in rows if not row.abstained]
    return bool(found) and not any(row.prediction for row in found)


def summary(rows: Sequence[Measured], peak_memory_mb: float) -> dict[str, Any]:
    """Figures of one engine; quality over the answerable questions, abstention over all."""
    answerable, silent = [row for row in rows if row.answerable], lists_only(rows)
    result: dict[str, Any] = {"n": len(rows), "answerable": len(answerable)}
    if refused := [row for row in rows if row.refused]:
        result |= {"refused": len(refused), "refused_why": refused[0].refused}
    for name in _SHARES:
        values = [] if name in IN_WORDS and silent else [getattr(row, name) for row in answerable]
        result[_NAMES.get(name, name)] = round(statistics.fmean(values), 4) if values else None
    if rows and not silent:
        result["f1_overall"] = round(statistics.fmean(row.overall for row in rows), 4)
    if answerable and not silent:
        result["f1_interval_95"] = [round(x, 4) for x in bootstrap_interval([row.f1 for row in answerable])]
    result |= _abstention(rows) | _speed(rows)
    result["peak_memory_mb"] = peak_memory_mb
    return result


def _abstention(rows: Sequence[Measured]) -> dict[str, Any]:
    area = auroc([row.confidence for row in rows], [row.answerable for row in rows])
    risk = area_under_risk(risk_coverage([row.confidence for row in rows], [row.risk for row in rows]))
    return {
        "abstained_right": _share([row.abstained for row in rows if not row.answerable]),
        "abstained_wrong": _share([row.abstained for row in rows if row.answerable]),
        "auroc": None if area is None else round(area, 4),
        "aurc": None if risk is None else round(risk, 4),
    }


def _speed(rows: Sequence[Measured]) -> dict[str, Any]:
    """Median seconds by phase, and tokens per second of all reading and generating together."""
    if not rows:
        return {"seconds_median": None}
    seconds = sorted(row.seconds for row in rows)
    phases = {
        name: round(statistics.median(getattr(row, name) for row in rows), 4)
        for name in ("retrieve", "prefill", "read", "generate")
    }
    ingests = [row.ingest for row in rows if row.ingest]
    phases["ingest"] = round(statistics.median(ingests), 4) if ingests else 0.0
    busy = sum(row.prefill + row.read + row.generate for row in rows)
    return {
        "seconds_median": round(statistics.median(seconds), 4),
        "seconds_p95": round(seconds[min(len(seconds) - 1, int(0.95 * len(seconds)))], 4),
        "cpu_seconds_median": round(statistics.median(row.cpu for row in rows), 4),
        "seconds_by_phase": phases,
        "tokens_per_second": round(sum(row.tokens_read for row in rows) / busy, 1) if busy else None,
    }


def write_results(folder: Path, results: Mapping[str, Any], rows: Mapping[str, Sequence[Measured]]) -> None:
    """``results.json`` with the summaries, ``results.csv`` with a line per question and engine."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "results.json", (json.dumps(results, indent=2) + "\n").encode())
    partial = folder / "results.csv.part"
    with partial.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["engine", *Measured.__slots__])
        writer.writeheader()
        for engine, measured in rows.items():
            writer.writerows({"engine": engine, **asdict(row)} for row in measured)
    partial.replace(folder / "results.csv")


def _share(flags: Sequence[bool]) -> float | None:
    return round(sum(flags) / len(flags), 4) if flags else None
