"""Retrieval-augmented reading: passages found by words, by meaning or both, each read by itself.

The reader, its weights and the number of passages are those of recall (``rmt``); what is missing is memory: no
passage is read with anything else in view (Lewis et al., arXiv 2005.11401, section 2, with an extractive reader as in
Karpukhin et al., arXiv 2004.04906, section 6).
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rmt_desktop.answering.calibration import Features
from rmt_desktop.answering.candidates import Candidate, answer_of, events_of_reading, read_side_by_side
from rmt_desktop.answering.model import Model
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import AnswerEvent, Finished, PartialText, Timings
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.retrieval.fusion import Scores, best, dense_scores, fuse

PASSAGES = 24
"""Passages that are read: as many as recall reads side by side."""


class PassageVectors(Protocol):
    """Dense vectors of passages, which are the document's segments."""

    def of(self, document: ReadDocument, context: WorkContext) -> NDArray[np.float16]:
        """[n, d] unit vectors of a document's n segments; made when they are asked for the first time."""

    def query(self, question: str) -> NDArray[np.float32]:
        """[d] unit vector of a question."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Passages of all documents together, and when they were found."""

    candidates: list[Candidate]
    embedding_seconds: float
    """Spent on vectors of passages, not on the question."""


class RagEngine:
    """One of ``rag-bm25``, ``rag-dense`` and ``rag-hybrid``.

    Args:
        model: the reader.
        lexical: whether passages are ranked by BM25.
        vectors: gives the dense vectors passages are ranked by; None = not ranked by meaning. With both, the ranks
            are fused (reciprocal rank fusion).
        passages: how many are read.
    """

    def __init__(
        self,
        model: Model,
        lexical: bool,
        vectors: Callable[[], PassageVectors] | None = None,
        passages: int = PASSAGES,
    ):
        if not lexical and vectors is None:
            raise ValueError("nothing to rank passages by")
        self.name = "rag-bm25" if vectors is None else "rag-hybrid" if lexical else "rag-dense"
        self.model = model
        self._lexical, self._vectors, self._passages = lexical, vectors, passages

    def answer(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> Iterator[AnswerEvent]:
        """Events of one answer; see :class:`Engine`.

        Raises:
            EndpointError: vectors come from a service that fails.
        """
        began = time.perf_counter()
        found = self._retrieve(question, documents, context)
        retrieved = time.perf_counter()
        calibration = self.model.calibration_of(self.name)
        candidates = read_side_by_side(self.model, question, found.candidates, context)
        yield from events_of_reading(candidates, len(candidates), calibration)
        answer = answer_of(candidates, calibration, self.name)
        ended = time.perf_counter()
        timings = Timings(
            ingest=sum(document.ingest_seconds for document in documents) + found.embedding_seconds,
            retrieve=retrieved - began - found.embedding_seconds,
            read=ended - retrieved,
            total=ended - began - found.embedding_seconds,
        )
        if answer.text is not None:
            yield PartialText(answer.text)
        tokens = sum(len(candidate.tokens.ids) for candidate in candidates)
        yield Finished(replace(answer, timings=timings, tokens_read=tokens))

    def prepare(self, documents: Sequence[ReadDocument], context: WorkContext) -> None:
        """Make the passages' vectors; see :class:`~rmt_desktop.answering.protocol.PreparesDocuments`."""
        if self._vectors is not None:
            vectors = self._vectors()
            for document in documents:
                if document.segments:
                    vectors.of(document, context)

    def read_all(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> list[Candidate]:
        """All candidates with all their features: what calibration is fitted to."""
        return read_side_by_side(self.model, question, self._retrieve(question, documents, context).candidates, context)

    def _retrieve(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> _Found:
        """The best passages, best first; nothing is read yet."""
        places = [(document, i) for document in documents for i in range(len(document.segments))]
        if not places:
            return _Found([], 0.0)
        words, (meaning, seconds) = self._words(question, documents), self._meaning(question, documents, context)
        rankings = [scores for scores in (words, meaning) if scores is not None]
        ranked = rankings[0] if len(rankings) == 1 else fuse(rankings)
        lexical, dense = (np.zeros(len(places)) if scores is None else scores for scores in (words, meaning))
        chosen = [
            Candidate(
                document,
                segment,
                self.model.tokens(document.segments[segment], document.pages),
                Features(0.0, 0.0, 0.0, 0.0, float(dense[i]), float(lexical[i])),
                [],
            )
            for i in best(ranked, self._passages)
            for document, segment in [places[i]]
        ]
        return _Found(chosen, seconds)

    def _words(self, question: str, documents: Sequence[ReadDocument]) -> Scores | None:
        """[n] BM25 as a share of the best."""
        if not self._lexical:
            return None
        scores = np.concatenate([d.lexical.scores(question) for d in documents if d.lexical is not None])
        return np.asarray(scores / (float(scores.max(initial=0.0)) or 1.0), dtype=np.float32)

    def _meaning(
        self, question: str, documents: Sequence[ReadDocument], context: WorkContext
    ) -> tuple[Scores | None, float]:
        """[n] cosines in standard deviations from their mean, and the seconds that the passages' vectors took.

        Embedders differ in how near they put everything to everything; calibration must not depend on that.
        """
        if self._vectors is None:
            return None, 0.0
        vectors = self._vectors()
        began = time.perf_counter()
        passages = [vectors.of(document, context) for document in documents if document.segments]
        seconds = time.perf_counter() - began
        query = vectors.query(question)
        cosines = np.concatenate([dense_scores(own, query) for own in passages])
        return np.asarray((cosines - cosines.mean()) / (float(cosines.std()) or 1.0), dtype=np.float32), seconds
