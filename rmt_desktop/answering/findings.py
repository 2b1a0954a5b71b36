"""What is kept of a segment that was read, and what its spans compete with."""

from rmt_desktop.answering.model import TokenScores
from rmt_desktop.answering.spans import best_spans
from rmt_desktop.domain.segments import ANSWERABLE_WEIGHT, Findings

SPANS = 3
"""Best spans kept of each segment."""


def findings_of(scores: TokenScores) -> Findings:
    """The best spans of a segment, and what it says of itself."""
    return Findings(scores.answerable, scores.absent, tuple(best_spans(scores, SPANS)))


def competing(findings: Findings) -> list[float]:
    """What each span competes with against those of other segments: its own logit, and its segment's answerability.

    Under one softmax over all segments, as the reader is trained (shared normalisation: Clark & Gardner, arXiv
    1710.10723, section 3.2).
    """
    return [span.margin + findings.absent + ANSWERABLE_WEIGHT * findings.answerable for span in findings.spans]
