"""The document as one paragraph: the reader alone, without retrieval and without memory."""

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rmt_desktop.answering.evidence import answer_from, evidence_at
from rmt_desktop.answering.model import Model
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.answering.spans import best_spans
from rmt_desktop.domain.answers import AnswerEvent, Finished, PartialText, Timings
from rmt_desktop.domain.segments import Segment
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.segmenter import cut_segments


class PassageEngine:
    """Reads each document in pieces as long as the backbone allows; never abstains.

    Its confidence is the answerability of the piece that holds the answer.
    """

    name = "passage"

    def __init__(self, model: Model):
        self._model = model

    def answer(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> Iterator[AnswerEvent]:
        """Events of one answer; see :class:`Engine`."""
        began = time.perf_counter()
        ids = self._model.question_ids(question)
        pieces = [(document, piece) for document in documents for piece in self._pieces(document)]
        tokens = [self._model.tokens(piece, document.pages) for document, piece in pieces]
        found = []
        scores = self._model.score(ids, [t.ids for t in tokens], [None] * len(tokens))
        for (document, piece), own, score in zip(pieces, tokens, scores, strict=True):
            context.raise_if_cancelled()
            spans = best_spans(score, 1)
            logit = score.answerable + (spans[0].margin if spans else 0.0)
            found += [evidence_at(document, piece.index, span, own, _probability(logit)) for span in spans]
        answer = answer_from(found, 0.0, self.name)
        seconds = time.perf_counter() - began
        if answer.text is not None:
            yield PartialText(answer.text)
        read = sum(len(t.ids) for t in tokens)
        yield Finished(replace(answer, timings=Timings(read=seconds, total=seconds), tokens_read=read))

    def _pieces(self, document: ReadDocument) -> Iterator[Segment]:
        return cut_segments(document.pages, self._model.tokenizer, self._model.config.passage_tokens)


def _probability(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit / 2))))
