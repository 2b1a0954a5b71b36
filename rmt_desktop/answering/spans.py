"""Token scores to answer spans, and spans to quotes at their source."""

import re
from collections.abc import Sequence

import numpy as np

from rmt_desktop.answering.model import TokenScores
from rmt_desktop.domain.documents import Passage
from rmt_desktop.domain.segments import TokenSpan
from rmt_desktop.memory.segmenter import SegmentTokens
from rmt_desktop.memory.sentences import sentence_bounds

LONGEST_ANSWER = 100
"""Tokens."""
LONGEST_QUOTE = 600
"""Characters."""
_LABELLED = re.compile(
    r"""(?:\d{1,2}(?:\.\d{1,2})*\.?|\([a-z]{1,4}\)|\(\d{1,2}\))\s+(?=["'“‘(]?[A-Z][^\s]*\s+\S+\s+\S)"""
)
"""The number of a clause, before a sentence of some words."""


def best_spans(scores: TokenScores, count: int = 3, longest: int = LONGEST_ANSWER) -> list[TokenSpan]:
    """The best spans that don't overlap, best first; empty if the segment has no tokens."""
    size = len(scores.start)
    if size == 0:
        return []
    sums = scores.start[:, None] + scores.end[None, :]
    if scores.matched is not None:
        sums = sums + scores.matched
    distance = np.arange(size)[None, :] - np.arange(size)[:, None]
    sums = np.where((distance >= 0) & (distance < longest), sums, -np.inf)
    spans: list[TokenSpan] = []
    while len(spans) < count:
        first, last = divmod(int(sums.argmax()), size)
        if not np.isfinite(sums[first, last]):
            break
        spans.append(TokenSpan(first, last, float(sums[first, last]) / 2))
        sums[: last + 1, first:] = -np.inf
    return spans


def span_passage(span: TokenSpan, tokens: SegmentTokens) -> Passage:
    """The span's place; of a span over a page break, the longer part."""
    places = tokens.places[span.first : span.last + 1]
    pages = [place.page for place in places]
    page = max(set(pages), key=lambda number: (pages.count(number), -number))
    inside = [place for place in places if place.page == page]
    return Passage(page, inside[0].start, inside[-1].end)


def whole_clause(answer: Passage, quote: Passage, text: str) -> Passage:
    """The quote as the answer, where the answer is but the number that a clause begins with.

    A reader that points at passages answers "May animals be kept?" with the number of the clause that says so.

    Args:
        answer: within the quote.
        quote: the sentences around it.
        text: the page's whole text.
    """
    label = _LABELLED.match(text, quote.start, quote.end)
    if label is not None and answer.start == quote.start and answer.end <= label.end():
        return quote
    return answer


def quote_around(answer: Passage, text: str) -> Passage:
    """The sentences that hold the answer; of a sentence that is very long, the part around the answer.

    Args:
        answer: place of the answer.
        text: the page's whole text.
    """
    margin = LONGEST_QUOTE * 4
    low, high = max(0, answer.start - margin), min(len(text), answer.end + margin)
    bounds = [(low + a, low + b) for a, b in sentence_bounds(text[low:high])]
    inside = [(a, b) for a, b in bounds if a < answer.end and b > answer.start]
    if not inside:
        return answer
    start, end = min(inside[0][0], answer.start), max(inside[-1][1], answer.end)
    if end - start <= max(LONGEST_QUOTE, answer.end - answer.start):
        return Passage(answer.page, start, end)
    room = max(0, LONGEST_QUOTE - (answer.end - answer.start)) // 2
    start, end = max(start, answer.start - room), min(end, answer.end + room)
    return Passage(answer.page, *_whole_words(text, start, end, answer))


def sentence_of(text: str, start: int, end: int) -> str:
    """The sentences that hold ``text[start:end]``, as :func:`quote_around` cuts them."""
    quote = quote_around(Passage(1, start, end), text)
    return text[quote.start : quote.end]


def _whole_words(text: str, start: int, end: int, answer: Passage) -> Sequence[int]:
    while 0 < start < answer.start and not text[start - 1].isspace():
        start += 1
    while answer.end < end < len(text) and not text[end].isspace():
        end -= 1
    while start < answer.start and text[start].isspace():
        start += 1
    while end > answer.end and text[end - 1].isspace():
        end -= 1
    return start, end
