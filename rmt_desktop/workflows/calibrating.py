"""Fit the scales of probabilities on questions that were held out of training."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.models.catalogue import minilm_folder
from rmt_desktop.workflows.asking import make_engine
from rmt_desktop.workflows.passage_vectors import held_vectors
from rmt_desktop.workflows.row_documents import RowDocuments, page_starts, preparation

if TYPE_CHECKING:
    from rmt_desktop.answering.calibration import Calibration
    from rmt_desktop.answering.candidates import Candidate
    from rmt_desktop.answering.deep import DeepEngine
    from rmt_desktop.answering.model import Model
    from rmt_desktop.answering.rag import RagEngine
    from rmt_desktop.answering.rmt import RmtEngine

    Calibrated = RmtEngine | DeepEngine | RagEngine

CALIBRATED = ("rmt", "deep", "rag-bm25", "rag-dense", "rag-hybrid")
"""Engines with a scale of their own."""
OF_ITS_OWN_ORDER = ("deep",)
"""Engines whose scale says how sure they may be, and not what comes first."""
WRONG_ABSTENTIONS = 0.1
"""Share of the answerable held-out questions on each kind of document that may be left unanswered."""
_LEAST_STRETCH = 1e-3
"""Where the sums say nothing of being right, the order stays and all confidences are about the same."""
_FOLDS = 6
_LONGEST_DOCUMENT = 90_000
"""Characters; longer ones would take most of the time."""


@dataclass(slots=True)
class _Observed:
    """What one engine has read for all questions together."""

    inputs: list[np.ndarray] = field(default_factory=list)
    """Features [6] of each segment."""
    targets: list[bool] = field(default_factory=list)
    """Whether it holds an answer."""
    owners: list[int] = field(default_factory=list)
    """Index of its question."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The same as arrays."""

    inputs: np.ndarray
    """[n, k] features of each segment."""
    targets: np.ndarray
    """[n] bool."""
    own: list[np.ndarray]
    """By question, the indices of its segments; those of all questions are 0 to n in order."""
    ordered: bool
    """The segments of a question are best first; a scale doesn't change that."""

    @classmethod
    def of(cls, observed: _Observed, questions: int, ordered: bool) -> "_Read":
        owners = np.array(observed.owners)
        own = [np.flatnonzero(owners == i) for i in range(questions)]
        return cls(np.array(observed.inputs), np.array(observed.targets), own, ordered)

    def only(self, questions: np.ndarray) -> "_Read":
        """What was read for some of the questions."""
        kept = [self.own[i] for i in questions]
        rows = np.concatenate(kept)
        ends = np.cumsum([len(one) for one in kept])
        own = [np.arange(end - len(one), end) for one, end in zip(kept, ends, strict=True)]
        return _Read(self.inputs[rows], self.targets[rows], own, self.ordered)

    def firsts(self, weights: Sequence[float] | np.ndarray) -> list[int]:
        """By question, the index of the segment that is shown first under a scale's weights."""
        sums = self.inputs @ np.asarray(weights)
        return [int(rows[0] if self.ordered else rows[sums[rows].argmax()]) for rows in self.own]

    def probability(self, scale: "Calibration") -> np.ndarray:
        """[n] of each segment."""
        probability: np.ndarray = 1 / (1 + np.exp(-(self.inputs @ np.array(scale.weights) + scale.bias)))
        return probability


def calibrate_reader(
    data: Path,
    folder: Path,
    questions: int,
    seed: int,
    context: WorkContext,
    engines: Sequence[str] = CALIBRATED,
) -> dict[str, Any]:
    """Fit weights, bias and threshold of the reader in ``folder`` and write them there.

    Every engine that retrieves has a scale of its own, fitted in the same way to the same questions, so that
    comparing them compares neither scales nor thresholds: ``calibration.json`` for ``rmt``,
    ``calibration-ENGINE.json`` for the others. That of ``deep`` is fitted to what ``deep`` shows first.

    Args:
        data: the training data folder; only documents that training held out are used.
        folder: of the reader.
        questions: how many questions are drawn, as many of each kind of document.
        seed: of the draw.
        context: progress and cancellation.
        engines: some of :data:`CALIBRATED`.

    Returns:
        By engine what was fitted, how well it separates on the same questions, and how well (``in_folds``) scales
        do that were fitted in the same way to other documents.

    Raises:
        QuestionError: an engine that has no scale of its own.
    """
    from rmt_desktop.answering.calibration import Calibration
    from rmt_desktop.answering.model import load_model
    from rmt_desktop.training.recipe import held_out_rows

    if unknown := sorted(set(engines) - set(CALIBRATED)):
        raise QuestionError(f"{unknown[0]} has no scale of its own. Engines: {', '.join(CALIBRATED)}.")
    path = folder / "calibration.json"
    if not path.exists():
        Calibration().save(path)
    held_out = held_out_rows(data)
    kind_of = {row.group: kind for kind, rows in enumerate(held_out) for row in rows}
    drawn = _drawn(held_out, questions, random.Random(f"calibration-{seed}"))
    observed = _observations(load_model(folder, minilm_folder()), engines, drawn, context)
    answerable = np.array([bool(row.answers) for row in drawn])
    kinds = np.array([kind_of[row.group] for row in drawn])
    documents = [row.group for row in drawn]
    reports = {}
    for name, found in observed.items():
        ordered = name in OF_ITS_OWN_ORDER
        reports[name] = _fit(_scale_file(folder, name), found, answerable, kinds, ordered)
        reports[name]["in_folds"] = _in_folds(found, answerable, kinds, documents, ordered)
    return reports


def _drawn(kinds: Sequence[Sequence[QuestionRow]], questions: int, rng: random.Random) -> list[QuestionRow]:
    """As many questions of each kind of document, those of a document together.

    A scale that is fitted to one kind abstains too often on another: how sure a reader is differs between them.
    """
    drawn: list[QuestionRow] = []
    for rows in kinds:
        short = [row for row in rows if len(row.context) <= _LONGEST_DOCUMENT]
        drawn += rng.sample(short, min(questions // len(kinds), len(short)))
    return sorted(drawn, key=lambda row: row.group)


def _scale_file(folder: Path, engine: str) -> Path:
    return folder / ("calibration.json" if engine == "rmt" else f"calibration-{engine}.json")


def _fit(
    path: Path, observed: _Observed, answerable: np.ndarray, kinds: np.ndarray, ordered: bool = False
) -> dict[str, Any]:
    """Fit a scale to what an engine has read, and write it.

    Args:
        path: of the scale.
        observed: what the engine has read.
        answerable: [n] by question, whether its document answers it.
        kinds: [n] by question, the kind of its document.
        ordered: what was read for a question is best first; the scale doesn't change that.
    """
    from rmt_desktop.evaluation.metrics import auroc

    read = _Read.of(observed, len(answerable), ordered)
    fitted = _scale(read)
    firsts = read.firsts(fitted.weights)
    probability = read.probability(fitted)
    best = probability[firsts]
    threshold = _threshold(best, answerable, kinds)
    replace(fitted, threshold=threshold).save(path)
    return {
        "questions": len(answerable),
        "answerable": int(answerable.sum()),
        "segments": len(read.targets),
        "segment_auroc": auroc(probability.tolist(), observed.targets),
        "first_right": float(read.targets[firsts].mean()),
        "confidence_of_first": float(best.mean()),
        **_separation(best, answerable, threshold),
        "abstained_wrong": [float((one < threshold).mean()) for one in _of_each_kind(best, answerable, kinds)],
        "weights": fitted.weights,
        "bias": fitted.bias,
        "threshold": threshold,
    }


def _in_folds(
    observed: _Observed, answerable: np.ndarray, kinds: np.ndarray, documents: Sequence[str], ordered: bool = False
) -> dict[str, Any]:
    """What scales do on questions that they weren't fitted to: whole documents are left out, a sixth at a time.

    Args:
        observed: what the engine has read.
        answerable: [n] by question, whether its document answers it.
        kinds: [n] by question, the kind of its document.
        documents: [n] by question, its document; there are two or more.
        ordered: what was read for a question is best first.

    Returns:
        ``first_right`` by kind of document, of the answerable questions; ``question_auroc``; ``abstained_right``.
    """
    read = _Read.of(observed, len(answerable), ordered)
    names = sorted(set(documents))
    random.Random("folds").shuffle(names)
    fold = np.array([names.index(name) % _FOLDS for name in documents])
    best, right = np.zeros(len(answerable)), np.zeros(len(answerable))
    for left_out in np.unique(fold):
        own = fold == left_out
        scale = _scale(read.only(np.flatnonzero(~own)))
        firsts = read.firsts(scale.weights)
        best[own] = read.probability(scale)[firsts][own]
        right[own] = read.targets[firsts][own]
    threshold = _threshold(best, answerable, kinds)
    return {
        "first_right": [float(one.mean()) for one in _of_each_kind(right, answerable, kinds)],
        **_separation(best, answerable, threshold),
    }


def _scale(read: _Read) -> "Calibration":
    """Weights and bias; the threshold is still to come.

    The weights are those under which right segments win against the others of their question: that is how they are
    used. Their sum is then stretched (Platt scaling) so that of the best segment of a question, which is the one that
    is shown, it is the probability of holding an answer. Where the engine has put the segments of each question in
    order, there is nothing to win: a logistic regression says how often the first is right.
    """
    from rmt_desktop.answering.calibration import Calibration, fit_choice, fit_logistic

    if read.ordered:
        firsts = [int(rows[0]) for rows in read.own]
        weights, bias = fit_logistic(read.inputs[firsts], read.targets[firsts].astype(np.float64))
    else:
        owners = np.repeat(np.arange(len(read.own)), [len(rows) for rows in read.own])
        chosen = fit_choice(read.inputs, read.targets, owners)
        firsts = read.firsts(chosen)
        stretch, bias = fit_logistic((read.inputs[firsts] @ chosen)[:, None], read.targets[firsts].astype(np.float64))
        weights = chosen * max(float(stretch[0]), _LEAST_STRETCH)
    return Calibration(tuple(round(float(w), 5) for w in weights), round(bias, 5), 0.5)


def _threshold(best: np.ndarray, answerable: np.ndarray, kinds: np.ndarray) -> float:
    """Leaves no more answerable questions below it than :data:`WRONG_ABSTENTIONS`, of whichever kind of document."""
    shares = _of_each_kind(best, answerable, kinds)
    return round(min(float(np.quantile(one, WRONG_ABSTENTIONS)) for one in shares), 4)


def _separation(best: np.ndarray, answerable: np.ndarray, threshold: float) -> dict[str, float | None]:
    """How well the confidences of the best segments [n] tell answerable questions from others."""
    from rmt_desktop.evaluation.metrics import auroc

    return {
        "question_auroc": auroc(best.tolist(), answerable.tolist()),
        "abstained_right": float((best[~answerable] < threshold).mean()),
    }


def _of_each_kind(values: np.ndarray, answerable: np.ndarray, kinds: np.ndarray) -> list[np.ndarray]:
    """The values [n] of the answerable questions on each kind of document."""
    return [values[answerable & (kinds == kind)] for kind in np.unique(kinds[answerable])]


def _observations(
    model: "Model", names: Sequence[str], rows: list[QuestionRow], context: WorkContext
) -> dict[str, _Observed]:
    """By engine, everything it reads for the rows; each document is prepared once."""
    vectors = cache(held_vectors)
    engines = {name: make_engine(name, model, vectors=vectors) for name in names}
    observed = {name: _Observed() for name in names}
    documents = RowDocuments(model, "read" if "read" in map(preparation, names) else "cut")
    for index, row in enumerate(rows):
        context.raise_if_cancelled()
        for name, engine in engines.items():
            found = observed[name]
            for candidate in cast("Calibrated", engine).read_all(row.question, [documents.get(row)], context):
                found.inputs.append(candidate.features.vector())
                found.targets.append(holds_answer(candidate, row))
                found.owners.append(index)
        context.report(Progress(index + 1, len(rows), "calibrating"))
    return observed


def holds_answer(candidate: "Candidate", row: QuestionRow) -> bool:
    """Whether a gold span of the row overlaps the candidate's segment."""
    document = candidate.document
    starts = page_starts(row.context, document.pages)
    return any(
        gold.start < starts[piece.page - 1] + piece.end and gold.end > starts[piece.page - 1] + piece.start
        for piece in document.segments[candidate.segment].pieces
        for gold in row.answers
    )
