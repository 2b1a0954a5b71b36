"""Tally: everything that answers, gathered in one pass over the whole documents, to be counted by the reader."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing

from rmt_desktop.answering.deep import DeepEngine, SegmentFindings
from rmt_desktop.answering.evidence import NEAREST
from rmt_desktop.answering.ranking import Ranking
from rmt_desktop.answering.relevance import relevance
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import Answer, AnswerEvent, Evidence, EvidenceFound, Finished, SegmentRead, Timings
from rmt_desktop.jobs.context import WorkContext


class TallyEngine(DeepEngine):
    """Reads as :class:`DeepEngine` does, but keeps every passage above the threshold instead of the best few.

    The answer has no text: how many findings there are is a matter of the rows that the user keeps, never generated.
    Findings come in reading order; up to three of a segment, of which none overlaps another.
    """

    name = "tally"

    def answer(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> Iterator[AnswerEvent]:
        """Events of one answer; the evidence of the last is what :class:`EvidenceFound` told, in that order."""
        began = time.perf_counter()
        ids = self.model.question_ids(question)
        near = relevance(self.model, question, documents)
        retrieved = time.perf_counter()
        found: list[Evidence] = []
        nearest: list[Evidence] = []
        tokens = 0
        with closing(self._read_everything(ids, documents, near, context)) as everything:
            for done, read in enumerate(everything, 1):
                document = documents[read.document]
                scored = self._scored(document, read)
                nearest = sorted([*nearest, *scored], key=lambda evidence: -evidence.score)[:NEAREST]
                for evidence in self._new(scored, found):
                    found.append(evidence)
                    yield EvidenceFound(evidence)
                tokens += read.tokens
                page = document.segments[read.segment].page
                yield SegmentRead(document.id, read.segment, page, done, len(near.dense))
        ended = time.perf_counter()
        ingest = sum(document.ingest_seconds for document in documents)
        timings = Timings(ingest, retrieve=retrieved - began, read=ended - retrieved, total=ended - began)
        confidence = nearest[0].score if nearest else 0.0
        shown = () if found else tuple(nearest)
        yield Finished(Answer(None, not found, confidence, self.name, tuple(found), shown, timings, tokens))

    def _scored(self, document: ReadDocument, read: SegmentFindings) -> list[Evidence]:
        ranking = Ranking(self.model.calibration_of(self.name))
        ranking.add(0, read.segment, read.findings, read.dense, read.lexical)
        return [self._evidence(document, ranked) for ranked in ranking.best_first()]

    def _new(self, scored: Sequence[Evidence], found: Sequence[Evidence]) -> list[Evidence]:
        """Those above the threshold that no finding covers yet, in reading order."""
        kept: list[Evidence] = []
        threshold = self.model.calibration_of(self.name).threshold
        for evidence in scored:
            above = evidence.score >= threshold
            if above and not any(_overlap(evidence, other) for other in (*kept, *found[-8:])):
                kept.append(evidence)
        return sorted(kept, key=lambda evidence: (evidence.page, evidence.start))


def _overlap(one: Evidence, other: Evidence) -> bool:
    """Whether two quotes share words: two spans of one sentence are one finding."""
    same_page = (one.document_id, one.page) == (other.document_id, other.page)
    return same_page and one.start < other.end and other.start < one.end
