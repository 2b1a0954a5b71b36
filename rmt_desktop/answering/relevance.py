"""How near each segment of several documents is to a question, before anything is read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rmt_desktop.answering.model import Model
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.retrieval.fusion import Scores, dense_scores


@dataclass(frozen=True, slots=True)
class Relevance:
    """Of the n segments of all documents together, document after document."""

    dense: Scores
    """[n] cosine of the retrieval vectors of question and segment."""
    lexical: Scores
    """[n] BM25 score as a share of the best, 0–1."""


def relevance(model: Model, question: str, documents: Sequence[ReadDocument]) -> Relevance:
    """Score every segment by meaning and by words."""
    nothing = [np.zeros(0, dtype=np.float32)]
    query = model.question_vector(question)
    dense = np.concatenate([*nothing, *(dense_scores(d.vectors, query) for d in documents if d.segments)])
    lexical = np.concatenate([*nothing, *(d.lexical.scores(question) for d in documents if d.lexical is not None)])
    top = float(lexical.max(initial=0.0)) or 1.0
    return Relevance(dense, np.asarray(lexical / top, dtype=np.float32))
