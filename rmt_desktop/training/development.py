"""A look at questions that are not trained on: which weights are the best, and when to stop."""

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.memory.cell import Reading, RecurrentReader
from rmt_desktop.memory.layout import Rows, SpecialTokens, build_rows
from rmt_desktop.memory.pairs import answer_scores
from rmt_desktop.memory.tokens import TextTokenizer, Tokens
from rmt_desktop.training.examples import DocumentSegments, Example, token_span
from rmt_desktop.training.losses import reading_loss

Score = Callable[[str, Sequence[str]], float]
"""Prediction and gold answers to 0–1; no gold answers: 1 for an empty prediction."""
_BATCH = 16
_MOST_SEGMENTS = 8
"""Of a long context, so many segments around an answer are read."""
_LONGEST_ANSWER = 100
"""Tokens."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over questions, 0–1; a question without answer counts as right if nothing is predicted
    (arXiv 1806.03822, section 5)."""

    f1: float
    em: float
    loss: float
    questions: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A segment with its gold span, and where its tokens stand in the context."""

    example: Example
    tokens: Tokens
    start: int


@dataclass(frozen=True, slots=True)
class _Item:
    context: str
    golds: tuple[str, ...]
    pieces: tuple[_Piece, ...]


class DevelopmentSet:
    """A fixed sample of questions, read as the program reads: segment after segment, memory carried along."""

    def __init__(
        self,
        rows: Sequence[QuestionRow],
        tokenizer: TextTokenizer,
        question_tokens: int,
        segment_tokens: int,
        scores: tuple[Score, Score],
        limit: int = 200,
    ):
        """``scores`` are F1 and exact match."""
        self._special, self._scores = tokenizer.special, scores
        drawn = list(rows) if len(rows) <= limit else random.Random("development").sample(list(rows), limit)
        cut = DocumentSegments(tokenizer, question_tokens, segment_tokens)
        items = [_item(replace(row, group=row.context), cut) for row in drawn]
        self._items = sorted(items, key=lambda item: -len(item.pieces))
        digest = hashlib.sha256("\0".join(f"{row.question}\0{row.context}" for row in drawn).encode())
        self.fingerprint = digest.hexdigest()[:16]

    def evaluate(self, reader: RecurrentReader, read: Callable[[Rows, Tensor], Reading]) -> Scores:
        """Scores of the weights as they are, without dropout; the reader's mode is left as it was."""
        training = reader.training
        reader.eval()
        try:
            with torch.no_grad():
                batches = (self._items[i : i + _BATCH] for i in range(0, len(self._items), _BATCH))
                found = [result for batch in batches for result in self._batch(reader, read, batch)]
        finally:
            reader.train(training)
        f1, em = (
            sum(score(text, item.golds) for item, (text, _) in zip(self._items, found, strict=True)) / len(found)
            for score in self._scores
        )
        return Scores(f1, em, sum(loss for _, loss in found) / len(found), len(found))

    def _batch(
        self, reader: RecurrentReader, read: Callable[[Rows, Tensor], Reading], items: Sequence[_Item]
    ) -> list[tuple[str, float]]:
        """Each item's prediction and mean loss; items are in order of falling length."""
        cell = reader.cell
        memory = cell.first_memory(len(items))
        best = [("", 0.0)] * len(items)
        losses = [0.0] * len(items)
        for step in range(len(items[0].pieces)):
            active = [item for item in items if step < len(item.pieces)]
            pieces = [item.pieces[step] for item in active]
            rows = _rows([piece.example for piece in pieces], cell.config.memory_vectors, self._special)
            rows = rows.to(cell.initial_memory.device)
            reading = read(rows, memory[: len(active)])
            memory = reading.memory
            loss = float(reading_loss(reading, rows, [piece.example for piece in pieces]))
            answers = answer_scores(reading, rows.segment).cpu()
            for i, (item, piece) in enumerate(zip(active, pieces, strict=True)):
                losses[i] += loss / len(item.pieces)
                best[i] = max(best[i], _prediction(item, piece, rows.offsets[i], answers[i]), key=lambda x: x[1])
        return [(text, loss) for (text, _), loss in zip(best, losses, strict=True)]


@dataclass(slots=True)
class Choice:
    """Which weights were best so far, and how long ago that was."""

    patience: int
    f1: float = -1.0
    loss: float = float("inf")
    step: int = -1
    since: int = 0
    """Looks since then."""

    @property
    def exhausted(self) -> bool:
        """Whether patience has run out."""
        return self.since >= self.patience

    def consider(self, scores: Scores, step: int) -> bool:
        """Whether these weights are the best so far: by F1, and by loss where F1 is the same."""
        if (scores.f1, -scores.loss) > (self.f1, -self.loss):
            self.f1, self.loss, self.step, self.since = scores.f1, scores.loss, step, 0
            return True
        self.since += 1
        return False


def _item(row: QuestionRow, cut: DocumentSegments) -> _Item:
    segments = cut.segments(row)
    held = [i for i, (a, b, _) in enumerate(segments) if any(g.start < b and g.end > a for g in row.answers)]
    first = max(0, min((held or [0])[0] - _MOST_SEGMENTS // 2, len(segments) - _MOST_SEGMENTS))
    question = cut.question_ids(row)
    pieces = tuple(
        _Piece(_example(question, tokens, start, end, row.answers), tokens, start)
        for start, end, tokens in segments[first : first + _MOST_SEGMENTS]
        if tokens.ids
    )
    return _Item(row.context, tuple(row.context[g.start : g.end] for g in row.answers), pieces)


def _example(question: list[int], tokens: Tokens, start: int, end: int, answers: Sequence[GoldSpan]) -> Example:
    inside = [GoldSpan(max(g.start, start) - start, min(g.end, end) - start) for g in answers
              if g.start < end and g.end > start]  # fmt: skip
    return Example(question, tokens.ids, *(token_span(tokens, inside[0]) if inside else (-1, -1)))


def _rows(examples: Sequence[Example], vectors: int, special: SpecialTokens) -> Rows:
    return build_rows([e.question for e in examples], [e.segment for e in examples], vectors, special)


def _prediction(item: _Item, piece: _Piece, offset: int, answers: Tensor) -> tuple[str, float]:
    """The best of the segment's answers [L, L], and how far it is above "no answer here"."""
    size = len(piece.tokens)
    sums = answers[offset : offset + size, offset : offset + size] - answers[0, 0]
    short = torch.ones_like(sums, dtype=torch.bool).tril(_LONGEST_ANSWER - 1)
    value, place = sums.masked_fill(~short, float("-inf")).flatten().max(0)
    first, last = divmod(int(place), size)
    text = item.context[piece.start + piece.tokens.starts[first] : piece.start + piece.tokens.ends[last]]
    return text, float(value)
