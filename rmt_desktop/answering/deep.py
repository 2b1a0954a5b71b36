"""Deep: the whole document read in order, the question in view in every segment and the memory carried along."""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import tee

from rmt_desktop.answering.candidates import Candidate
from rmt_desktop.answering.evidence import answer_from, evidence_at, led_to_by
from rmt_desktop.answering.findings import findings_of
from rmt_desktop.answering.hops import Hops, Mention
from rmt_desktop.answering.likeness import Likeness
from rmt_desktop.answering.model import Model, ScoredStep
from rmt_desktop.answering.provenance import memory_shares, memory_uses
from rmt_desktop.answering.question_readings import HeldReading, QuestionReading
from rmt_desktop.answering.ranking import RankedSpan, Ranking
from rmt_desktop.answering.relevance import Relevance, relevance
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import (
    Answer,
    AnswerEvent,
    Evidence,
    EvidenceFound,
    Finished,
    MemoryUse,
    PartialText,
    SegmentRead,
    Timings,
)
from rmt_desktop.domain.segments import Findings, MemoryState, TokenSpan
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.prefixes import running_digests
from rmt_desktop.memory.segmenter import SegmentTokens, begins_paragraph, segment_text


@dataclass(frozen=True, slots=True)
class SegmentFindings:
    """What one segment holds, once it was read for a question."""

    document: int
    """Position of its document among those asked."""
    segment: int
    findings: Findings
    dense: float
    """See :class:`~rmt_desktop.answering.calibration.Features`."""
    lexical: float
    tokens: int
    """Read for that now; none where it had been read before."""


class DeepEngine:
    """Reads everything, so it costs time in proportion to the documents' length.

    What was read before for the same question is not read again: an interrupted reading goes on where it stopped,
    and of a document that has grown only the new segments are read, with the same answer as a reading from the
    start. With ``memory=False`` every segment is read with the initial memory and nothing is kept: the same weights,
    for measuring what memory adds. With memory, names that it held on the way are followed (:mod:`~.hops`), and what
    introduces a name stands behind the quote that it led to. With ``likeness``, spans in sentences on something else
    fall behind.
    """

    name = "deep"

    def __init__(self, model: Model, memory: bool = True, likeness: Likeness | None = None):
        self.model = model
        self._memory = memory
        self._likeness = likeness

    def answer(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> Iterator[AnswerEvent]:
        """Events of one answer; see :class:`Engine`. ``tokens_read`` counts what was read for this answer now."""
        began = time.perf_counter()
        ids, scale = self.model.question_ids(question), self.model.calibration_of(self.name)
        near = relevance(self.model, question, documents)
        retrieved = time.perf_counter()
        ranking, readings, hops = Ranking(scale), list[QuestionReading](), self._hops(question)
        tokens = 0
        with closing(self._read_everything(ids, documents, near, context, readings, hops)) as everything:
            for done, read in enumerate(everything, 1):
                document = documents[read.document]
                best = ranking.add(read.document, read.segment, read.findings, read.dense, read.lexical)
                tokens += read.tokens
                page = document.segments[read.segment].page
                yield SegmentRead(document.id, read.segment, page, done, len(near.dense))
                if best is not None and best.score >= scale.threshold:
                    yield EvidenceFound(self._evidence(document, best))
        tokens += self._follow(hops, documents, near, ranking, context)
        answer = self._conclude(question, ranking, documents, readings, scale.threshold)
        ended = time.perf_counter()
        ingest = sum(document.ingest_seconds for document in documents)
        timings = Timings(ingest, retrieve=retrieved - began, read=ended - retrieved, total=ended - began)
        if answer.text is not None:
            yield PartialText(answer.text)
        yield Finished(replace(answer, timings=timings, tokens_read=tokens))

    def read_all(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> list[Candidate]:
        """The segments of the best spans, best first whatever the scale: what calibration is fitted to."""
        ids, ranking = self.model.question_ids(question), Ranking(self.model.calibration_of(self.name))
        near, hops = relevance(self.model, question, documents), self._hops(question)
        for read in self._read_everything(ids, documents, near, context, hops=hops):
            ranking.add(read.document, read.segment, read.findings, read.dense, read.lexical)
        self._follow(hops, documents, near, ranking, context)
        return [self._candidate(documents[best.document], best) for best in self._best(question, ranking, documents)]

    def _read_everything(
        self,
        question: Sequence[int],
        documents: Sequence[ReadDocument],
        near: Relevance,
        context: WorkContext,
        readings: list[QuestionReading] | None = None,
        hops: Hops | None = None,
    ) -> Generator[SegmentFindings]:
        """All segments of all documents in order, told to ``hops``; the readings, closed by the end, are added to
        ``readings``."""
        relevant = zip(near.dense.tolist(), near.lexical.tolist(), strict=True)
        for position, document in enumerate(documents):
            with closing(self._open(question, document)) as reading:
                if readings is not None:
                    readings.append(reading)
                for segment, findings, cost in self._read(question, document, reading, context, hops):
                    yield SegmentFindings(position, segment, findings, *next(relevant), cost)

    def _open(self, question: Sequence[int], document: ReadDocument) -> QuestionReading:
        if not self._memory:
            return HeldReading()
        return document.questions.open(question, running_digests(document.segments, document.pages))

    def _read(
        self,
        question: Sequence[int],
        document: ReadDocument,
        reading: QuestionReading,
        context: WorkContext,
        hops: Hops | None,
    ) -> Iterator[tuple[int, Findings, int]]:
        """Each segment, what it holds, and the tokens read for that: none where it had been read before."""
        every = (self.model.tokens(segment, document.pages) for segment in document.segments)
        known = zip(reading.findings, reading.memories(), every, strict=False)  # where findings end, no more is drawn
        for segment, (findings, memory, tokens) in enumerate(known):
            context.raise_if_cancelled()
            _tell(hops, document, segment, tokens, findings, memory)
            yield segment, findings, 0
        first = len(reading.findings)
        ahead, behind = tee(every)
        parts = (tokens.ids for tokens in ahead)
        context.raise_if_cancelled()
        for segment, step in enumerate(self._steps(question, parts, reading), first):
            findings = findings_of(step.scores)
            reading.add(segment, findings, step.memory, step.written)
            _tell(hops, document, segment, next(behind), findings, step.memory)
            yield segment, findings, len(step.scores.start)
            context.raise_if_cancelled()

    def _hops(self, question: str) -> Hops | None:
        return Hops(self.model, question) if self._memory else None

    def _follow(
        self,
        hops: Hops | None,
        documents: Sequence[ReadDocument],
        near: Relevance,
        ranking: Ranking,
        context: WorkContext,
    ) -> int:
        """Adds what following names finds to the ranking; the tokens read for that."""
        if hops is None:
            return 0
        places, tokens = _places(documents), 0
        for followed in hops.follow(context):
            document, segment = places[followed.segment]
            dense, lexical = float(near.dense[followed.segment]), float(near.lexical[followed.segment])
            ranking.add_followed(document, segment, followed, dense, lexical)
            tokens += followed.tokens
        return tokens

    def _steps(
        self, question: Sequence[int], parts: Iterable[list[int]], reading: QuestionReading
    ) -> Iterator[ScoredStep]:
        if self._memory:
            yield from self.model.score_in_order(question, parts, reading.memory())
        else:
            for part in parts:
                yield from self.model.score_in_order(question, [part])

    def _conclude(
        self,
        question: str,
        ranking: Ranking,
        documents: Sequence[ReadDocument],
        readings: Sequence[QuestionReading],
        threshold: float,
    ) -> Answer:
        best = self._best(question, ranking, documents)
        scored = [self._evidence(documents[span.document], span) for span in best]
        answer = answer_from(scored, threshold, self.name)
        if answer.abstained or not self._memory:
            return answer
        document, segment = best[0].document, best[0].segment - 1
        if (followed := best[0].followed) is not None:  # then it is the memory that held the name
            places, mention = _places(documents), followed.introduced
            position, index = places[mention.segment]
            introduction = self._introduction(mention, documents[position], index, answer.confidence)
            answer = led_to_by(answer, introduction)
            document, segment = places[followed.name.held]
        return replace(answer, memory=_memory_uses(documents[document], readings[document], segment))

    def _introduction(self, mention: Mention, document: ReadDocument, index: int, score: float) -> Evidence:
        """Where the name that was followed is introduced: in segment ``index`` of a document."""
        segment = document.segments[index]
        tokens = self.model.tokens(segment, document.pages)
        _, placed = segment_text(segment, document.pages, tokens)
        span = TokenSpan(
            bisect_right(placed.starts, mention.start) - 1, bisect_left(placed.starts, mention.end) - 1, 0.0
        )
        return evidence_at(document, index, span, tokens, score)

    def _best(self, question: str, ranking: Ranking, documents: Sequence[ReadDocument]) -> list[RankedSpan]:
        doubts = None if self._likeness is None else self._doubts(self._likeness, question, documents)
        return list(ranking.best_first(doubts))

    def _doubts(
        self, likeness: Likeness, question: str, documents: Sequence[ReadDocument]
    ) -> Callable[[Sequence[RankedSpan]], list[float]]:
        return lambda spans: likeness.doubts(
            question, [self._evidence(documents[span.document], span).quote for span in spans]
        )

    def _candidate(self, document: ReadDocument, ranked: RankedSpan) -> Candidate:
        tokens = self.model.tokens(document.segments[ranked.segment], document.pages)
        return Candidate(document, ranked.segment, tokens, ranked.features, [ranked.span])

    def _evidence(self, document: ReadDocument, ranked: RankedSpan) -> Evidence:
        tokens = self.model.tokens(document.segments[ranked.segment], document.pages)
        return evidence_at(document, ranked.segment, ranked.span, tokens, ranked.score)


def _tell(
    hops: Hops | None,
    document: ReadDocument,
    segment: int,
    tokens: SegmentTokens,
    findings: Findings,
    memory: MemoryState,
) -> None:
    if hops is not None:
        own = document.segments[segment]
        text, placed = segment_text(own, document.pages, tokens)
        hops.read(text, placed, findings, memory, continued=not begins_paragraph(own, document.pages))


def _places(documents: Sequence[ReadDocument]) -> list[tuple[int, int]]:
    """Document and segment of all segments in reading order."""
    return [(i, segment) for i, document in enumerate(documents) for segment in range(len(document.segments))]


def _memory_uses(document: ReadDocument, reading: QuestionReading, last: int) -> tuple[MemoryUse, ...]:
    """Where the memory comes from that was there after segment ``last``; -1 = at first."""
    shares = memory_shares(reading.written(before) for before in range(last, -1, -1))
    return memory_uses(document, ((last - back, weight) for back, weight in shares))
