"""The spans of all segments of all documents on one scale."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rmt_desktop.answering.calibration import Calibration, Features
from rmt_desktop.answering.findings import competing
from rmt_desktop.answering.hops import Followed
from rmt_desktop.answering.likeness import reconsidered
from rmt_desktop.domain.segments import Findings, TokenSpan

MOST_SPANS = 48
"""Kept of any number; those whose quotes overlap a better one drop out later."""


@dataclass(frozen=True, slots=True, order=True)
class RankedSpan:
    """A span and where it stands; greater is better, and of equal ones the earlier."""

    logit: float
    """What it competes with; see :func:`~.findings.competing`."""
    order: int
    """Minus its position in reading order."""
    document: int = field(compare=False)
    """Position of its document among those asked."""
    segment: int = field(compare=False)
    span: TokenSpan = field(compare=False)
    features: Features = field(compare=False)
    score: float = field(compare=False)
    """Probability, 0–1."""
    followed: Followed | None = field(default=None, compare=False)
    """How its segment came to be read again; None if it was not."""


class Ranking:
    """The best spans so far, in constant memory.

    Spans are ordered by what they compete with (:func:`~.findings.competing`); what they score, calibration says.
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
        return self._add(document, segment, findings, competing(findings), dense, lexical)

    def add_followed(self, document: int, segment: int, followed: Followed, dense: float, lexical: float) -> None:
        """The spans of a segment that was read again."""
        self._add(document, segment, followed.findings, followed.logits, dense, lexical, followed)

    def _add(
        self,
        document: int,
        segment: int,
        findings: Findings,
        logits: Sequence[float],
        dense: float,
        lexical: float,
        followed: Followed | None = None,
    ) -> RankedSpan | None:
        read_once = Features(findings.answerable, 0.0, findings.answerable, 0.0, dense, lexical)
        ranked: list[RankedSpan] = []
        for span, logit in zip(findings.spans, logits, strict=True):
            features = replace(read_once, margin=span.margin, carried_margin=span.margin)
            probability = self._calibration.probability(features)
            self._seen += 1
            ranked.append(RankedSpan(logit, -self._seen, document, segment, span, features, probability, followed))
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
