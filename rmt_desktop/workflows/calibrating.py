"""Fit the scale of probabilities on contracts that were held out of training."""

import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.models.catalogue import minilm_folder
from rmt_desktop.workflows.row_documents import RowDocuments, page_starts

if TYPE_CHECKING:
    from rmt_desktop.answering.rmt import Candidate, RmtEngine

WRONG_ABSTENTIONS = 0.05
"""Share of answerable held-out questions that may be left unanswered."""
_LONGEST_CONTRACT = 90_000


def calibrate_reader(data: Path, folder: Path, questions: int, seed: int, context: WorkContext) -> dict[str, Any]:
    """Fit weights, bias and threshold of the reader in ``folder`` and write ``calibration.json`` there.

    Args:
        data: the training data folder; only contracts that training held out are used.
        folder: of the reader.
        questions: how many questions are drawn.
        seed: of the draw.
        context: progress and cancellation.

    Returns:
        What was fitted, and how well it separates on the same questions.
    """
    from rmt_desktop.answering.calibration import Calibration, fit_logistic
    from rmt_desktop.answering.model import load_model
    from rmt_desktop.answering.rmt import RmtEngine
    from rmt_desktop.evaluation.metrics import auroc
    from rmt_desktop.training.recipe import contract_rows, split_contracts

    path = folder / "calibration.json"
    if not path.exists():
        Calibration().save(path)
    engine = RmtEngine(load_model(folder, minilm_folder()))
    _, held_out = split_contracts(contract_rows(data))
    short = [row for row in held_out if len(row.context) <= _LONGEST_CONTRACT]
    drawn = random.Random(f"calibration-{seed}").sample(short, min(questions, len(short)))
    drawn.sort(key=lambda row: row.group)
    inputs, targets, owners = _observations(engine, drawn, context)
    weights, bias = fit_logistic(inputs, targets)
    fitted = Calibration(tuple(round(float(w), 5) for w in weights), round(bias, 5), 0.5)
    probability = 1 / (1 + np.exp(-(inputs @ np.array(fitted.weights) + fitted.bias)))
    best = np.array([probability[owners == i].max() for i in range(len(drawn))])
    answerable = np.array([bool(row.answers) for row in drawn])
    threshold = round(float(np.quantile(best[answerable], WRONG_ABSTENTIONS)), 4)
    replace(fitted, threshold=threshold).save(path)
    return {
        "questions": len(drawn),
        "answerable": int(answerable.sum()),
        "segments": len(targets),
        "segment_auroc": auroc(probability.tolist(), (targets > 0).tolist()),
        "question_auroc": auroc(best.tolist(), answerable.tolist()),
        "abstained_right": float((best[~answerable] < threshold).mean()),
        "weights": fitted.weights,
        "bias": fitted.bias,
        "threshold": threshold,
    }


def _observations(
    engine: "RmtEngine", rows: list[QuestionRow], context: WorkContext
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features [n, 6] of every segment read, whether it holds an answer [n], and its question's index [n]."""
    inputs: list[np.ndarray] = []
    targets: list[float] = []
    owners: list[int] = []
    documents = RowDocuments(engine.model)
    for index, row in enumerate(rows):
        context.raise_if_cancelled()
        for candidate in engine.read_all(row.question, [documents.get(row)], context):
            inputs.append(candidate.features.vector())
            targets.append(float(holds_answer(candidate, row)))
            owners.append(index)
        context.report(Progress(index + 1, len(rows), "calibrating"))
    return np.array(inputs), np.array(targets), np.array(owners)


def holds_answer(candidate: "Candidate", row: QuestionRow) -> bool:
    """Whether a gold span of the row overlaps the candidate's segment."""
    document = candidate.document
    starts = page_starts(row.context, document.pages)
    return any(
        gold.start < starts[piece.page - 1] + piece.end and gold.end > starts[piece.page - 1] + piece.start
        for piece in document.segments[candidate.segment].pieces
        for gold in row.answers
    )
