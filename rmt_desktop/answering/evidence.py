"""Scored spans to evidence at its source, and evidence to an answer or to "not found"."""

from collections.abc import Sequence
from dataclasses import replace

from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.answering.spans import quote_around, span_passage, whole_clause
from rmt_desktop.domain.answers import Answer, Evidence
from rmt_desktop.domain.segments import TokenSpan
from rmt_desktop.memory.segmenter import SegmentTokens

SHOWN = 5
NEAREST = 3


def evidence_at(document: ReadDocument, segment: int, span: TokenSpan, tokens: SegmentTokens, score: float) -> Evidence:
    """The sentences around a span as evidence; the quote is the page's text, character for character."""
    answer = span_passage(span, tokens)
    text = document.pages[answer.page - 1].text
    quote = quote_around(answer, text)
    answer = whole_clause(answer, quote, text)
    return Evidence(
        document_id=document.id,
        document=document.name,
        page=quote.page,
        start=quote.start,
        end=quote.end,
        quote=text[quote.start : quote.end],
        score=score,
        segment=segment,
        answer_start=answer.start - quote.start,
        answer_end=answer.end - quote.start,
    )


def answer_from(scored: Sequence[Evidence], threshold: float, engine: str) -> Answer:
    """The best evidence as an answer; below the threshold nothing but the nearest passages."""
    ranked = _distinct(sorted(scored, key=lambda evidence: -evidence.score))
    confidence = ranked[0].score if ranked else 0.0
    if not ranked or confidence < threshold:
        return Answer(None, True, confidence, engine, nearest=tuple(ranked[:NEAREST]))
    shown = [evidence for evidence in ranked[:SHOWN] if evidence.score >= min(threshold, confidence / 4)]
    text = " ".join(ranked[0].answer.split())
    return Answer(text, False, confidence, engine, evidence=tuple(shown), nearest=())


def led_to_by(answer: Answer, introduction: Evidence) -> Answer:
    """The answer with the passage that led to its first quote, behind it, unless it is the same passage."""
    first, *others = answer.evidence
    return replace(answer, evidence=tuple(_distinct([first, introduction, *others])[:SHOWN]))


def _distinct(ranked: Sequence[Evidence]) -> list[Evidence]:
    """Without quotes that overlap a better one."""
    kept: list[Evidence] = []
    for evidence in ranked:
        if not any(
            e.document_id == evidence.document_id
            and e.page == evidence.page
            and e.start < evidence.end
            and e.end > evidence.start
            for e in kept
        ):
            kept.append(evidence)
    return kept
