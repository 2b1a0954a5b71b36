"""The laboratory: the same questions through several engines, each in a process of its own, and a report."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rmt_desktop.domain.errors import Cancelled, QuestionError, RmtError
from rmt_desktop.evaluation.bertscore import TokenVectors, best_bertscore
from rmt_desktop.evaluation.by_length import by_length
from rmt_desktop.evaluation.differences import differences, time_ratios
from rmt_desktop.evaluation.report import write_report
from rmt_desktop.evaluation.results import Measured, summary, write_results
from rmt_desktop.evaluation.slices import losses, slice_figures, slices
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.workflows.arm_process import ArmSetting, run_arm
from rmt_desktop.workflows.arms import ArmFacts
from rmt_desktop.workflows.asking import ENGINES
from rmt_desktop.workflows.question_parts import Questions
from rmt_desktop.workflows.run_facts import run_facts
from rmt_desktop.workflows.tally import TALLY

MEASURED_ENGINES = (*ENGINES, TALLY)
"""Those that answer, and the one that lists everything it finds."""

RunArm = Callable[[str, Sequence[QuestionRow], WorkContext], Iterator[Measured | ArmFacts]]
ScoreText = Callable[[str], TokenVectors]


@dataclass(frozen=True, slots=True)
class Laboratory:
    """How a run is measured."""

    run: RunArm
    """Puts the questions through one engine."""
    vectors: ScoreText
    """For BERTScore."""
    facts: Mapping[str, Any]
    """What to note in ``results.json`` about reader, memory and vectors."""


def laboratory(setting: ArmSetting) -> Laboratory:
    """The real one: a process for each engine.

    Raises:
        ModelError: the reader or the local encoder is missing or damaged.
    """
    from rmt_desktop.evaluation.bertscore import encoder_vectors
    from rmt_desktop.memory.checkpoint import fingerprint
    from rmt_desktop.models.catalogue import minilm_folder
    from rmt_desktop.workflows.models import reader_folder

    def run(engine: str, rows: Sequence[QuestionRow], context: WorkContext) -> Iterator[Measured | ArmFacts]:
        return run_arm(setting, engine, rows, context)

    facts = {
        "memory": "on" if setting.memory else "off",
        "reader": fingerprint(setting.reader or reader_folder()),
        "embeddings": f"{setting.endpoint.model} at {setting.endpoint.url}" if setting.endpoint else "all-MiniLM-L6-v2",
        "bertscore": "all-MiniLM-L6-v2, layer 6, no idf, not rescaled",
    }
    return Laboratory(run, encoder_vectors(minilm_folder()), facts)


def run_qa(
    lab: Laboratory,
    questions: Questions,
    engines: Sequence[str],
    out: Path,
    context: WorkContext,
    command: str = "",
) -> dict[str, Any]:
    """Measure engines on the same questions; ``out`` gets ``results.json``, ``results.csv``, charts and a report.

    Everything is written anew after each engine, so that a run that is stopped leaves what it has measured. An engine
    that fails is named with its reason, and the others are measured all the same.

    Raises:
        InputError: the question file has a bad line, or no question at all.
        QuestionError: unknown engine.
        RmtError: every engine has failed; the error of the last one.
        Cancelled: the user stopped it; what was measured is in ``out``.
    """
    names = checked_engines(engines)
    rows = questions.rows()
    head = _head(questions, rows, lab, command)
    measured: dict[str, list[Measured]] = {}
    facts: dict[str, ArmFacts] = {}
    failed: dict[str, str] = {}
    error: RmtError | None = None
    for name in names:
        found: list[Measured] = []
        measured[name] = found
        try:
            for item in lab.run(name, rows, context):
                if isinstance(item, ArmFacts):
                    facts[name] = item
                else:
                    row = rows[len(found)]
                    best = best_bertscore(item.prediction, row.gold_texts, lab.vectors)
                    found.append(replace(item, bertscore=best))
                    context.report(Progress(len(found), len(rows), name))
        except Cancelled:
            _write(out, head, measured, facts, {**failed, name: "stopped by the user"})
            raise
        except RmtError as caught:
            failed[name], error = f"{caught.title}: {caught}", caught
        results = _write(out, head, measured, facts, failed)
    if error is not None and len(failed) == len(names):
        raise error
    return results


def checked_engines(engines: Sequence[str]) -> list[str]:
    """Engine names without repetition.

    Raises:
        QuestionError: there is no such engine.
    """
    names = list(dict.fromkeys(name.strip() for name in engines if name.strip()))
    for name in names:
        if name not in MEASURED_ENGINES:
            raise QuestionError(f"There is no engine {name!r}. Engines: {', '.join(MEASURED_ENGINES)}.")
    if not names:
        raise QuestionError(f"No engine was named. Engines: {', '.join(MEASURED_ENGINES)}.")
    return names


def _head(questions: Questions, rows: Sequence[QuestionRow], lab: Laboratory, command: str) -> dict[str, Any]:
    """What was asked, of what, where and when."""
    asked = json.dumps([[row.question, row.context, row.gold_texts] for row in rows]).encode()
    return {
        "data": questions.name,
        "data_set": questions.label,
        "unanswerable": questions.unanswerable,
        **lab.facts,
        "questions": len(rows),
        "documents": len({row.context for row in rows}),
        "questions_sha256": hashlib.sha256(asked).hexdigest(),
        **run_facts(command),
    }


def _write(
    out: Path,
    head: Mapping[str, Any],
    measured: Mapping[str, list[Measured]],
    facts: Mapping[str, ArmFacts],
    failed: Mapping[str, str],
) -> dict[str, Any]:
    """Everything known so far."""
    kept = {name: rows for name, rows in measured.items() if rows}
    engines: dict[str, Any] = {}
    for name, rows in kept.items():
        fact = facts.get(name)
        engines[name] = summary(rows, fact.peak_memory_mb if fact else max(row.memory_mb for row in rows))
        if fact:
            engines[name] |= {
                "loaded_memory_mb": fact.loaded_memory_mb,
                "load_seconds": round(fact.load_seconds, 2),
                "others_share": fact.others_share,
            }
    parts = slices(kept)
    results = {
        **head,
        "engines": engines,
        "failed": dict(failed),
        "lengths": by_length(kept),
        "differences": [_rounded(asdict(found)) for found in differences(kept)],
        "time_ratios": [_rounded(asdict(found)) for found in time_ratios(kept)],
        "slices": [slice_figures(part) for part in parts],
        "losses": [_rounded({"questions": loss.questions} | asdict(loss.difference)) for loss in losses(parts)],
    }
    write_results(out, results, kept)
    write_report(out, results, kept)
    return results


def _rounded(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: round(value, 5) if isinstance(value, float) else value for name, value in fields.items()}
