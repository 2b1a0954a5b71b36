"""From raw scores to probabilities, fitted on questions held out of training."""

import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rmt_desktop.domain.model_errors import CheckpointMismatch

_LEAST_SHARE = 1e-4
"""Of the descent that a step's slope promises, to be taken as it is."""
_MOST_HALVINGS = 40
_Bend = tuple[float, NDArray[np.float64], NDArray[np.float64]]
"""A loss, its gradient [k], and its hessian [k, k] or a bound of it."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a segment once it was read for a question."""

    answerable: float
    """Logit of the answerability head, read side by side."""
    margin: float
    """Best span's logit above "no answer here", read side by side."""
    carried_answerable: float
    """As above, read in document order with the memory carried along."""
    carried_margin: float
    dense: float
    """Cosine of the retrieval vectors of question and segment."""
    lexical: float
    """BM25 score as a share of the best in the document, 0–1."""

    def vector(self) -> NDArray[np.float64]:
        """[6] features in a fixed order."""
        return np.array([getattr(self, field.name) for field in fields(self)], dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic scale over :class:`Features`, and the threshold of abstention."""

    weights: tuple[float, ...] = (0.5, 0.1, 0.5, 0.1, 2.0, 0.5)
    bias: float = -2.0
    threshold: float = 0.5
    """Below this confidence the answer is "not found"."""

    def probability(self, features: Features) -> float:
        """0–1: the segment answers the question."""
        return 1.0 / (1.0 + 1.0 / self.odds(features))

    def odds(self, features: Features) -> float:
        """Of answering the question, against not: p / (1 - p)."""
        logit = float(features.vector() @ np.array(self.weights)) + self.bias
        return math.exp(max(-30.0, min(30.0, logit)))

    def save(self, path: Path) -> None:
        """Write as JSON."""
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Calibration":
        """Read from JSON.

        Raises:
            CheckpointMismatch: missing, damaged, or fitted to other features.
        """
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            calibration = cls(
                tuple(map(float, content["weights"])), float(content["bias"]), float(content["threshold"])
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CheckpointMismatch(f"{path} is not a readable calibration ({error}).") from error
        if len(calibration.weights) != len(fields(Features)):
            raise CheckpointMismatch(f"{path} was fitted to other features than this version uses.")
        return calibration


def fit_logistic(
    inputs: NDArray[np.float64], targets: NDArray[np.float64], ridge: float = 1e-3, steps: int = 50
) -> tuple[NDArray[np.float64], float]:
    """Weights [k] and bias of a logistic regression of targets [n] (0/1) on inputs [n, k], by Newton's method."""
    design = np.hstack([inputs, np.ones((len(inputs), 1))])
    penalty = np.full(design.shape[1], ridge * len(inputs))
    penalty[-1] = 0.0

    def loss(solution: NDArray[np.float64]) -> _Bend:
        logits = design @ solution
        p = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        value = np.logaddexp(0, logits).sum() - targets @ logits + penalty @ solution**2 / 2
        gradient = design.T @ (p - targets) + penalty * solution
        return float(value), gradient, (design * (p * (1 - p))[:, None]).T @ design + np.diag(penalty + 1e-9)

    solution = _newton(loss, design.shape[1], steps)
    return solution[:-1], float(solution[-1])


def fit_choice(
    inputs: NDArray[np.float64],
    targets: NDArray[np.bool_],
    owners: NDArray[np.int64],
    ridge: float = 1e-3,
    steps: int = 50,
) -> NDArray[np.float64]:
    """Weights [k] under which right segments win against the others of their question.

    The segments of a question compete under one softmax (conditional logit: McFadden, Conditional logit analysis of
    qualitative choice behavior, 1974, with the mass of all right ones summed). Unlike weights that tell the right
    segments of all questions from all wrong ones, these aren't drawn to what only tells easy questions from hard ones.
    Newton steps on the bound in which the shares of the right segments are held (expectation-maximisation).

    Args:
        inputs: [n, k] of the segments of all questions.
        targets: [n] which are right; questions with none teach nothing.
        owners: [n] number of the question, not decreasing.
        ridge: of the weights of inputs of unit variance.
        steps: at most.
    """
    scale = np.maximum(inputs.std(axis=0), 1e-6)
    standard = (inputs - inputs.mean(axis=0)) / scale
    questions = [
        (standard[own], targets[own])
        for own in (slice(*np.searchsorted(owners, (i, i + 1))) for i in np.unique(owners))
        if targets[own].any()
    ]

    def loss(weights: NDArray[np.float64]) -> _Bend:
        value, gradient, hessian = ridge * float(weights @ weights) / 2, ridge * weights, ridge * np.eye(len(weights))
        for rows, right in questions:
            logits = rows @ weights
            chances = _shares(logits)
            mean = chances @ rows
            value += float(np.logaddexp.reduce(logits) - np.logaddexp.reduce(logits[right])) / len(questions)
            gradient += (mean - _shares(logits[right]) @ rows[right]) / len(questions)
            hessian += ((rows * chances[:, None]).T @ rows - np.outer(mean, mean)) / len(questions)
        return value, gradient, hessian

    chosen: NDArray[np.float64] = _newton(loss, inputs.shape[1], steps) / scale
    return chosen


def _newton(loss: Callable[[NDArray[np.float64]], _Bend], size: int, steps: int) -> NDArray[np.float64]:
    """Where a loss is least, from zero on; steps that overshoot are halved (Nocedal & Wright, algorithm 3.1)."""
    solution = np.zeros(size)
    value, gradient, hessian = loss(solution)
    for _ in range(steps):
        change = np.linalg.solve(hessian, gradient)
        promised = float(gradient @ change)
        for halvings in range(_MOST_HALVINGS):
            length = 0.5**halvings
            found = loss(solution - length * change)
            if found[0] <= value - _LEAST_SHARE * length * promised:
                break
        else:
            break  # no way down that a number could show
        solution = solution - length * change
        value, gradient, hessian = found
        if np.abs(length * change).max() < 1e-8:
            break
    return solution


def _shares(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Softmax."""
    powers: NDArray[np.float64] = np.exp(logits - logits.max())
    powers /= powers.sum()
    return powers
