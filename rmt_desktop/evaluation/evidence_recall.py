"""Whether the quotes of an answer stand where the gold passages do."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.ingest.questions import GoldSpan

FIRST = 3
"""Quotes that count for the recall of a passage and a page, as in the recall by text."""


@dataclass(frozen=True, slots=True)
class EvidenceRecall:
    """Shares 0–1 of one question."""

    passage: float
    """1 if one of the first three quotes overlaps a gold passage, character for character."""
    page: float
    """1 if one of the first three quotes stands on the page of a gold passage."""
    coverage: float
    """Share of all gold passages that any quote overlaps: "list all" in one number."""
    precision: float = 0.0
    """Share of all quotes that overlap a gold passage: what finding everything costs."""


def evidence_recall(quotes: Sequence[Evidence], golds: Sequence[GoldSpan], starts: Sequence[int]) -> EvidenceRecall:
    """Compare places.

    Args:
        quotes: best first, of one document.
        golds: gold passages as spans of the document's text.
        starts: where each page begins in that text; ``starts[n - 1]`` is page n.
    """
    if not golds:
        return EvidenceRecall(0.0, 0.0, 0.0)
    spans = [(starts[q.page - 1] + q.start, starts[q.page - 1] + q.end) for q in quotes]

    def met(gold: GoldSpan, places: Sequence[tuple[int, int]]) -> bool:
        return any(start < gold.end and end > gold.start for start, end in places)

    def right(place: tuple[int, int]) -> bool:
        return any(met(gold, [place]) for gold in golds)

    pages = {page for gold in golds for page in range(_page(starts, gold.start), _page(starts, gold.end - 1) + 1)}
    return EvidenceRecall(
        passage=float(any(met(gold, spans[:FIRST]) for gold in golds)),
        page=float(any(quote.page in pages for quote in quotes[:FIRST])),
        coverage=sum(met(gold, spans) for gold in golds) / len(golds),
        precision=sum(map(right, spans)) / len(spans) if spans else 0.0,
    )


def _page(starts: Sequence[int], at: int) -> int:
    return max(1, bisect_right(starts, at))
