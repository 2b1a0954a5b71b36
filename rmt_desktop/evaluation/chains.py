"""Rows of question files as chains of paragraphs."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.evaluation.pairing import contexts_by_group
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.memory.segmenter import cut_segments
from rmt_desktop.memory.tokens import TextTokenizer

PARAGRAPHS = 6
"""Paragraphs of an article read in a row, the one with the answer among them."""
_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\s*\Z)", re.DOTALL)


class Chains:
    """Cuts rows into episodes: every paragraph a segment, a paragraph longer than ``segment_tokens`` several.

    Paragraphs are separated by blank lines. Each one is cut once, however many rows hold it.
    """

    def __init__(self, tokenizer: TextTokenizer, segment_tokens: int):
        self._tokenizer, self._segment_tokens = tokenizer, segment_tokens
        self._cuts: dict[str, list[tuple[int, int]]] = {}

    def episode(self, row: QuestionRow) -> Episode:
        """The row's context as segments in order; an answer over a cut keeps its part in the first segment."""
        bounds = [
            (match.start() + start, match.start() + end)
            for match in _PARAGRAPH.finditer(row.context)
            for start, end in self._cut(match[0])
        ]
        places = tuple(
            AnswerPlace(i, max(gold.start, start) - start, min(gold.end, end) - start)
            for gold in row.answers
            for i, (start, end) in enumerate(bounds)
            if start <= gold.start < end
        )
        return Episode(row.question, tuple(row.context[start:end] for start, end in bounds), places)

    def _cut(self, paragraph: str) -> list[tuple[int, int]]:
        if paragraph not in self._cuts:
            segments = cut_segments([Page(1, paragraph)], self._tokenizer, self._segment_tokens)
            self._cuts[paragraph] = [(s.pieces[0].start, s.pieces[0].end) for s in segments]
        return self._cuts[paragraph]


def reordered(row: QuestionRow, rng: random.Random) -> QuestionRow:
    """The row with its paragraphs in another order, and its answers and evidence where they stand then."""
    paragraphs = [(match.start(), match[0]) for match in _PARAGRAPH.finditer(row.context)]
    rng.shuffle(paragraphs)
    moves, before = [], 0
    for start, text in paragraphs:
        moves.append((start, start + len(text), before - start))
        before += len(text) + 2

    def moved(spans: Sequence[GoldSpan]) -> tuple[GoldSpan, ...]:
        return tuple(
            GoldSpan(span.start + by, span.end + by)
            for start, end, by in moves
            for span in spans
            if start <= span.start and span.end <= end
        )

    context = "\n\n".join(text for _, text in paragraphs)
    return replace(row, context=context, answers=moved(row.answers), evidence=moved(row.evidence))


def article_rows(
    rows: Sequence[QuestionRow], seed: int, paragraphs: int = PARAGRAPHS
) -> Iterator[tuple[QuestionRow, QuestionRow]]:
    """Each row as it is, and with other paragraphs of its group around its own, in the file's order.

    Rows of a group that has no other paragraph are left out.
    """
    groups = contexts_by_group(rows)
    for number, row in enumerate(rows):
        others = [context for context in groups[row.group] if context != row.context]
        if not others:
            continue
        drawn = random.Random(f"articles-{seed}-{number}").sample(others, min(len(others), paragraphs - 1))
        kept = [context for context in groups[row.group] if context in drawn or context == row.context]
        before = sum(len(context) + 2 for context in kept[: kept.index(row.context)])
        answers = tuple(GoldSpan(gold.start + before, gold.end + before) for gold in row.answers)
        yield row, QuestionRow(row.question, "\n\n".join(kept), answers, row.group)
