"""Segments on their way to being evidence: read side by side, their best spans made into quotes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from rmt_desktop.answering.calibration import Calibration, Features
from rmt_desktop.answering.evidence import answer_from, evidence_at
from rmt_desktop.answering.model import Model, ScoredStep
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.answering.spans import best_spans
from rmt_desktop.domain.answers import Answer, AnswerEvent, Evidence, EvidenceFound, SegmentRead
from rmt_desktop.domain.segments import TokenSpan
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.segmenter import SegmentTokens

_SECOND = 0.8
"""What a segment's second span is worth beside its first, on top of its own margin."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A segment that retrieval has chosen, and what reading it finds."""

    document: ReadDocument
    segment: int
    tokens: SegmentTokens
    features: Features
    spans: list[TokenSpan]
    """The best spans, best first; empty until it was read."""
    alone: ScoredStep | None = None
    """What reading it by itself gave, with the initial memory; None until then."""
    defines: bool = False
    """Whether a term that the question names is defined in it."""
    path: list[tuple[int, bytes]] = field(default_factory=list)
    """What was read in document order before it: segment, and share of the memory that it has rewritten."""


def read_side_by_side(
    model: Model, question: str, candidates: list[Candidate], context: WorkContext
) -> list[Candidate]:
    """Read every candidate by itself, with the initial memory; the same candidates, scored.

    The stored snapshots, written without a question, are not read here: what they add to recall is measured
    apart (``bench memory --sets snapshots``).
    """
    ids = model.question_ids(question)
    for i, step in model.read_apart(ids, [c.tokens.ids for c in candidates], [None] * len(candidates)):
        context.raise_if_cancelled()
        candidate, score = candidates[i], step.scores
        candidate.alone, candidate.spans = step, best_spans(score, 2)
        margin = best_margin(candidate.spans)
        candidate.features = replace(
            candidate.features,
            answerable=score.answerable,
            margin=margin,
            carried_answerable=score.answerable,
            carried_margin=margin,
        )
    return candidates


def candidate_evidence(candidate: Candidate, count: int, calibration: Calibration) -> list[Evidence]:
    """Quotes around a candidate's ``count`` best spans, with their probability."""
    spans = candidate.spans[:count]
    probability = calibration.probability(candidate.features)
    return [
        evidence_at(
            candidate.document,
            candidate.segment,
            span,
            candidate.tokens,
            probability * float(np.exp(min(0.0, span.margin - spans[0].margin))) * (_SECOND if rank else 1.0),
        )
        for rank, span in enumerate(spans)
    ]


def events_of_reading(read: Iterable[Candidate], count: int, scale: Calibration) -> Iterator[AnswerEvent]:
    """Every one of ``count`` candidates as it has been read, and its best passage where that may be an answer."""
    for done, candidate in enumerate(read, 1):
        page = candidate.document.segments[candidate.segment].page
        yield SegmentRead(candidate.document.id, candidate.segment, page, done, count)
        evidence = candidate_evidence(candidate, 1, scale)
        if evidence and evidence[0].score >= scale.threshold:
            yield EvidenceFound(evidence[0])


def answer_of(candidates: Sequence[Candidate], scale: Calibration, engine: str) -> Answer:
    """The answer among the two best spans of each candidate."""
    scored = [evidence for candidate in candidates for evidence in candidate_evidence(candidate, 2, scale)]
    return answer_from(scored, scale.threshold, engine)


def best_margin(spans: Sequence[TokenSpan]) -> float:
    """The margin of the best span; of none, one that no span comes near."""
    return spans[0].margin if spans else -30.0
