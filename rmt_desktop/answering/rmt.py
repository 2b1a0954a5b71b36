"""Recall: retrieve segments, read them with the question in view, carry memory through them in document order."""

import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rmt_desktop.answering.calibration import Features
from rmt_desktop.answering.candidates import Candidate, answer_of, best_margin, events_of_reading, read_side_by_side
from rmt_desktop.answering.model import Model, ScoredStep
from rmt_desktop.answering.provenance import path_uses
from rmt_desktop.answering.relevance import relevance
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.answering.spans import best_spans
from rmt_desktop.domain.answers import Answer, AnswerEvent, Finished, MemoryUse, PartialText, Timings
from rmt_desktop.domain.documents import Passage
from rmt_desktop.domain.segments import Heading
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.headings import governing
from rmt_desktop.retrieval.fusion import best, fuse
from rmt_desktop.retrieval.terms import named_terms

CANDIDATES = 24
"""Segments read side by side."""
SURVIVORS = 8
"""Segments read again in document order, at most."""
_SHARE = 3
"""One in so many candidates is read again, but at least so many: reading in order must not take longer than reading
side by side, and segments in order are read one by one."""
_WITHIN = 20.0
"""Of the candidates, those whose odds are at least the best one's divided by this are read again: with what others say
in view, they may still win."""
OPENING = 2
"""Segments at the start of a document that are always read: title, parties, date."""
_SCOPE_TOKENS = 64
_WORDY = 2
"""Candidates that are read in order for the words they share with the question."""

_Stop = tuple[Candidate | None, int, list[int]]
"""Read in order: the candidate (None beside those that only inform), the segment it stands in, and its tokens."""


class RmtEngine:
    """The default engine; its cost does not depend on the documents' length.

    With ``memory=False`` every segment is read with the initial memory: the same weights and candidates, for
    measuring what memory adds.
    """

    name = "rmt"

    def __init__(self, model: Model, memory: bool = True):
        self.model = model
        self._memory = memory

    def answer(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> Iterator[AnswerEvent]:
        """Events of one answer; see :class:`Engine`."""
        began, scale = time.perf_counter(), self.model.calibration_of(self.name)
        found = self.retrieve(question, documents)
        retrieved = time.perf_counter()
        candidates = read_side_by_side(self.model, question, found, context)
        survivors = self._survivors(candidates)
        read = self.read_in_order(question, survivors, candidates, context)
        yield from events_of_reading(read, len(survivors), scale)
        answer = answer_of(candidates, scale, self.name)
        ended = time.perf_counter()
        timings = Timings(
            ingest=sum(document.ingest_seconds for document in documents),
            retrieve=retrieved - began,
            read=ended - retrieved,
            total=ended - began,
        )
        tokens = sum(len(c.tokens.ids) for c in candidates) + sum(len(c.tokens.ids) for c in survivors)
        if answer.text is not None:
            yield PartialText(answer.text)
        uses = _memory_uses(answer, survivors)
        yield Finished(replace(answer, timings=timings, tokens_read=tokens, memory=uses))

    def read_all(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> list[Candidate]:
        """All candidates with all their features: what calibration is fitted to."""
        candidates = read_side_by_side(self.model, question, self.retrieve(question, documents), context)
        for _ in self.read_in_order(question, self._survivors(candidates), candidates, context):
            pass
        return candidates

    def retrieve(self, question: str, documents: Sequence[ReadDocument]) -> list[Candidate]:
        """Candidate segments of all documents together, best first; nothing is read yet.

        The opening of every document is among them, and the passages that define what the question names.
        """
        places = [(document, i) for document in documents for i in range(len(document.segments))]
        if not places:
            return []
        near = relevance(self.model, question, documents)
        chosen = best(fuse([near.dense, near.lexical]), CANDIDATES)
        defining = {document.id: _defining(document, question) for document in documents}
        wanted = [segment < OPENING or segment in defining[document.id] for document, segment in places]
        chosen += [i for i, needed in enumerate(wanted) if needed and i not in chosen]
        return [
            Candidate(
                document,
                segment,
                self.model.tokens(document.segments[segment], document.pages),
                Features(0.0, 0.0, 0.0, 0.0, float(near.dense[i]), float(near.lexical[i])),
                [],
                defines=segment in defining[document.id],
            )
            for i in chosen
            for document, segment in [places[i]]
        ]

    def read_in_order(
        self, question: str, survivors: list[Candidate], candidates: list[Candidate], context: WorkContext
    ) -> Iterator[Candidate]:
        """Read survivors, with what they may depend on, in document order, memory carried along.

        Read beside them: the headings that govern them, the opening (parties and defined terms stand there), the
        passages that define what the question names, and the candidates that share most words with the question (they
        may say what its names are called elsewhere).
        """
        if not self._memory:
            yield from survivors
            return
        ids = self.model.question_ids(question)
        for document in {c.document.id: c.document for c in survivors}.values():
            own = [c for c in candidates if c.document is document]
            way = list(self._path(survivors, own))
            path: list[tuple[int, bytes]] = []
            for (candidate, segment, _), step in zip(way, self._steps(ids, way, own), strict=True):
                context.raise_if_cancelled()
                if candidate is not None:
                    candidate.path = list(path)
                    candidate.spans = best_spans(step.scores, 2)
                    candidate.features = replace(
                        candidate.features,
                        carried_answerable=step.scores.answerable,
                        carried_margin=best_margin(candidate.spans),
                    )
                    yield candidate
                path.append((segment, step.written))

    def _steps(self, question: list[int], way: list[_Stop], own: list[Candidate]) -> Iterator[ScoredStep]:
        """Read a way; what comes first was read with the same memory before, and is not read again."""
        parts = [part for *_, part in way]
        first = next((c.alone for c in own if c.tokens.ids is parts[0]), None)
        if first is None or self.model.config.bank_states:  # a bank is filled by reading only
            yield from self.model.score_in_order(question, parts)
        else:
            yield first
            yield from self.model.score_in_order(question, parts[1:], first.memory)

    def _path(self, survivors: list[Candidate], own: list[Candidate]) -> Iterator[_Stop]:
        """What is read in order of one document; nothing after the last survivor, which nobody would remember.

        Headings are read where one of them is news: it governs no survivor before, and is not in what was read last.
        """
        last = max(c.segment for c in survivors if c.document is own[0].document)
        wordy = sorted(own, key=lambda c: -c.features.lexical)[:_WORDY]
        known: tuple[Heading, ...] = ()
        before = -1
        for candidate in sorted(own, key=lambda c: c.segment):
            if candidate in survivors:
                chain = _headings_of(candidate)
                if any(h not in known and _segment_of(h.passage, candidate.document) != before for h in chain):
                    yield from self._scope(chain, candidate.document)
                known, before = chain, candidate.segment
                yield candidate, candidate.segment, candidate.tokens.ids
            elif candidate.segment < last and (candidate.segment < OPENING or candidate.defines or candidate in wordy):
                before = candidate.segment
                yield None, candidate.segment, candidate.tokens.ids

    def _scope(self, chain: Sequence[Heading], document: ReadDocument) -> Iterator[_Stop]:
        """Headings together; they count as where the last stands."""
        text = " ".join(heading.text for heading in chain)
        tokens = self.model.tokenizer.encode(text).ids[:_SCOPE_TOKENS]
        if tokens:
            yield None, _segment_of(chain[-1].passage, document), tokens

    def _survivors(self, candidates: list[Candidate]) -> list[Candidate]:
        scale = self.model.calibration_of(self.name)
        odds = {id(c): scale.odds(c.features) for c in candidates}
        most = min(SURVIVORS, max(_SHARE, len(candidates) // _SHARE))
        ranked = sorted(candidates, key=lambda c: -odds[id(c)])[:most]
        close = [c for c in ranked if odds[id(c)] * _WITHIN >= odds[id(ranked[0])]]
        return sorted(close, key=lambda c: (c.document.id, c.segment))


def _defining(document: ReadDocument, question: str) -> set[int]:
    """The segments in which terms are defined that the question names."""
    named = named_terms(document.terms, question) if document.segments else []
    return {_segment_of(Passage(term.page, term.start, term.end), document) for term in named}


def _headings_of(candidate: Candidate) -> tuple[Heading, ...]:
    """The headings that stand before a candidate and govern it."""
    return governing(candidate.document.headings, candidate.document.segments[candidate.segment].pieces[0])


def _segment_of(place: Passage, document: ReadDocument) -> int:
    """The segment that a place begins in."""
    ends = lambda segment: (segment.pieces[-1].page, segment.pieces[-1].end)  # noqa: E731
    return min(bisect_right(document.segments, (place.page, place.start), key=ends), len(document.segments) - 1)


def _memory_uses(answer: Answer, survivors: Sequence[Candidate]) -> tuple[MemoryUse, ...]:
    """Where the memory comes from that the answer's segment was read with; nothing if it was read without."""
    for evidence in answer.evidence[:1]:
        for candidate in survivors:
            if (candidate.document.id, candidate.segment) == (evidence.document_id, evidence.segment):
                return path_uses(candidate.document, candidate.path)
    return ()
