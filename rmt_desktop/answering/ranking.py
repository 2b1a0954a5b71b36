"""The spans of all segments of all documents on one scale."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rmt_desktop.answering.calibration import Calibration, Features
from rmt_desktop.answering.likeness import reconsidered
from rmt_desktop.domain.segments import ANSWERABLE_WEIGHT, Findings, TokenSpan

SPANS = 3
"""Best spans kept of each segment."""
MOST_SPANS = 48
"""Kept of any number; those whose quotes overlap a better one drop out later."""


def competing(span: TokenSpan, absent: float, answerable: float) -> float:
    """What a span competes with against those of other segments: its own logit, and its segment's answerability.

    Under one softmax over all segments, as the reader is trained (shared normalisation: Clark & Gardner, arXiv
    1710.10723, section 3.2).

    Args:
        span: of a segment.
        absent: half the sum of the start and end logits of "no answer here", in that segment.
        answerable: logit of that segment answering the question.
    """
    return span.margin + absent + ANSWERABLE_WEIGHT * answerable


@dataclass(frozen=True, slots=True, order=True)
class RankedSpan:
    """A span and where it stands; greater is better, and of equal ones the earlier."""

    logit: float
    """What it competes with; see :func:`competing`."""
    order: int
    """Minus its position in reading order."""
    document: int = field(compare=False)
    """Position of its document among those asked."""
    segment: int = field(compare=False)
    span: TokenSpan = field(compare=False)
    features: Features = field(compare=False)
    score: float = field(compare=False)
    """Probability, 0–1."""


class Ranking:
    """The best spans so far, in constant memory.

    Spans are ordered by what they compete with (:func:`competing`); what they score, calibration says.
    """

    def __init__(self, calibration: Calibration) -> None:
        self._calibration = calibration
        self._heap: list[RankedSpan] = []
        self._seen = 0

    def add(self, document: int, segment: int, findings: Findings, dense: float, lexical: float) -> RankedSpan | None:
        """The spans of a further segment; returns the best of them.

        The segment was read once, with the memory carried along: where calibration knows a reading side by side and
        one in document order, this one stands for both.
        """
        read_once = Features(findings.answerable, 0.0, findings.answerable, 0.0, dense, lexical)
        ranked: list[RankedSpan] = []
        for span in findings.spans:
            features = replace(read_once, margin=span.margin, carried_margin=span.margin)
            probability = self._calibration.probability(features)
            self._seen += 1
            logit = competing(span, findings.absent, findings.answerable)
            ranked.append(RankedSpan(logit, -self._seen, document, segment, span, features, probability))
        for one in ranked:
            heapq.heappush(self._heap, one)
        while len(self._heap) > MOST_SPANS:
            heapq.heappop(self._heap)
        return ranked[0] if ranked else None

    def best_first(
        self, doubts: "Callable[[Sequence[RankedSpan]], Sequence[float]] | None" = None
    ) -> Iterator[RankedSpan]:
        """Spans by logit; one that ranks below another never scores above it.

        Args:
            doubts: what to take off the logits of these spans; asked once, for those that may come first,
                if they are several.
        """
        held = ranked = sorted(self._heap, reverse=True)
        if doubts is not None:
            order = reconsidered([one.logit for one in held], lambda count: doubts(held[:count]))
            ranked = [replace(held[i], logit=logit) for i, logit in order]
        ceiling = 1.0
        for one in ranked:
            ceiling = min(ceiling, one.score)
            yield replace(one, score=ceiling)
