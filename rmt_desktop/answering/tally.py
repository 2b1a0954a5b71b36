"""Tally: everything that answers, gathered in one pass over the whole documents, to be counted by the reader."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing

from rmt_desktop.answering.deep import DeepEngine
from rmt_desktop.answering.evidence import NEAREST
from rmt_desktop.answering.ranking import Ranking
from rmt_desktop.answering.relevance import relevance
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import Answer, AnswerEvent, Evidence, EvidenceFound, Finished, SegmentRead, Timings
from rmt_desktop.domain.segments import Findings
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
        done = tokens = 0
        for document in documents:
            with closing(self._open(ids, document)) as reading:
                for segment, findings, cost in self._read(ids, document, reading, context):
                    scored = self._scored(
                        document, segment, findings, float(near.dense[done]), float(near.lexical[done])
                    )
                    nearest = sorted([*nearest, *scored], key=lambda evidence: -evidence.score)[:NEAREST]
                    for evidence in self._new(scored, found):
                        found.append(evidence)
                        yield EvidenceFound(evidence)
                    done, tokens = done + 1, tokens + cost
                    yield SegmentRead(document.id, segment, document.segments[segment].page, done, len(near.dense))
        ended = time.perf_counter()
        ingest = sum(document.ingest_seconds for document in documents)
        timings = Timings(ingest, retrieve=retrieved - began, read=ended - retrieved, total=ended - began)
        confidence = nearest[0].score if nearest else 0.0
        shown = () if found else tuple(nearest)
        yield Finished(Answer(None, not found, confidence, self.name, tuple(found), shown, timings, tokens))

    def _scored(
        self, document: ReadDocument, segment: int, findings: Findings, dense: float, lexical: float
    ) -> list[Evidence]:
        ranking = Ranking(self.model.calibration_of(self.name))
        ranking.add(0, segment, findings, dense, lexical)
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
