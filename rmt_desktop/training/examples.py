"""From question rows to token windows with a gold span or with none."""

import random
from dataclasses import dataclass

from rmt_desktop.domain.documents import Page
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.memory.segmenter import cut_segments
from rmt_desktop.memory.sentences import sentence_bounds
from rmt_desktop.memory.tokens import TextTokenizer, Tokens


@dataclass(frozen=True, slots=True)
class Example:
    """A question beside a window of text."""

    question: list[int]
    segment: list[int]
    start: int
    """First answer token in the segment; -1 = not answered here."""
    end: int
    """Last answer token (inclusive); -1 = not answered here."""

    @property
    def tokens(self) -> int:
        """Tokens of question and segment."""
        return len(self.question) + len(self.segment)


@dataclass(frozen=True, slots=True)
class Window:
    """Limits of a window in tokens, and how often it should miss the answer on purpose."""

    shortest: int
    longest: int
    negatives: float


class RowWindows:
    """Windows of whole sentences around (or away from) the answers of a row."""

    def __init__(self, tokenizer: TextTokenizer, question_tokens: int):
        self._tokenizer = tokenizer
        self._question_tokens = question_tokens

    def example(self, row: QuestionRow, window: Window, rng: random.Random) -> Example | None:
        """A window of the row; None if the row gives none of that kind."""
        tokens = self._tokenizer.encode(row.context)
        sentences = _token_sentences(row.context, tokens)
        if not sentences:
            return None
        length = rng.randint(window.shortest, window.longest)
        gold = [token_span(tokens, answer) for answer in row.answers]
        anchor = self._anchor(sentences, gold, rng, negative=rng.random() < window.negatives)
        if anchor is None:
            return None
        first, last = _grow(sentences, anchor, length, rng)
        return self._cut(row.question, tokens, gold, first, min(last, first + window.longest))

    def _anchor(
        self,
        sentences: list[tuple[int, int]],
        gold: list[tuple[int, int]],
        rng: random.Random,
        negative: bool,
    ) -> tuple[int, int] | None:
        """The sentences [i, j) that the window must hold."""
        if gold and not negative:
            start, end = rng.choice(gold)
            inside = [i for i, (a, b) in enumerate(sentences) if a <= end and b > start]
            return (inside[0], inside[-1] + 1) if inside else None
        free = [i for i, (a, b) in enumerate(sentences) if not any(a <= e and b > s for s, e in gold)]
        if not free:
            return None
        i = rng.choice(free)
        return i, i + 1

    def _cut(self, question: str, tokens: Tokens, gold: list[tuple[int, int]], first: int, last: int) -> Example:
        inside = [(s, e) for s, e in gold if s >= first and e < last]
        partly = [(max(s, first), min(e, last - 1)) for s, e in gold if s < last and e >= first]
        start, end = (inside or partly or [(first - 1, first - 1)])[0]
        ids = self._tokenizer.encode(question).ids[: self._question_tokens]
        return Example(ids, tokens.ids[first:last], start - first, end - first)


class DocumentSegments:
    """Segments of long documents, cut as the program cuts them, that hold or lack an answer."""

    def __init__(self, tokenizer: TextTokenizer, question_tokens: int, segment_tokens: int):
        self._tokenizer = tokenizer
        self._question_tokens = question_tokens
        self._segment_tokens = segment_tokens
        self._cache: dict[str, list[tuple[int, int, Tokens]]] = {}

    def segments(self, row: QuestionRow) -> list[tuple[int, int, Tokens]]:
        """Character start, end and tokens of every segment of the row's document."""
        if row.group not in self._cache:
            cut = list(cut_segments([Page(1, row.context)], self._tokenizer, self._segment_tokens))
            spans = [(s.pieces[0].start, s.pieces[-1].end) for s in cut]
            texts = self._tokenizer.encode_many([row.context[a:b] for a, b in spans])
            self._cache[row.group] = [(a, b, t) for (a, b), t in zip(spans, texts, strict=True)]
        return self._cache[row.group]

    def example(self, row: QuestionRow, segment: int, window: Window, rng: random.Random) -> Example | None:
        """The segment, shortened to the window's length around its answer (or anywhere if it has none)."""
        begin, end, tokens = self.segments(row)[segment]
        gold = [
            token_span(tokens, GoldSpan(max(a.start, begin) - begin, min(a.end, end) - begin))
            for a in row.answers
            if a.start < end and a.end > begin
        ]
        length = rng.randint(window.shortest, window.longest)
        start, stop = rng.choice(gold) if gold else (-1, -1)
        first = self._first(len(tokens), length, start, stop, rng)
        last = min(len(tokens), max(first + length, stop + 1))
        if start >= 0 and stop - first >= self._segment_tokens:
            return None
        shift = (start - first, stop - first) if start >= 0 else (-1, -1)
        return Example(self.question_ids(row), tokens.ids[first:last], *shift)

    def question_ids(self, row: QuestionRow) -> list[int]:
        """Token ids of the row's question."""
        return self._tokenizer.encode(row.question).ids[: self._question_tokens]

    @staticmethod
    def _first(total: int, length: int, start: int, stop: int, rng: random.Random) -> int:
        if total <= length:
            return 0
        if start < 0:
            return rng.randint(0, total - length)
        low, high = max(0, stop + 1 - length), min(start, total - length)
        return rng.randint(low, high) if low <= high else start


def token_span(tokens: Tokens, answer: GoldSpan) -> tuple[int, int]:
    """First and last token (inclusive) that overlap the characters of the answer."""
    inside = [
        i
        for i, (a, b) in enumerate(zip(tokens.starts, tokens.ends, strict=True))
        if a < answer.end and b > answer.start
    ]
    return (inside[0], inside[-1]) if inside else (-1, -1)


def _token_sentences(text: str, tokens: Tokens) -> list[tuple[int, int]]:
    """Token ranges [first, last) of the sentences of a text."""
    ranges: list[tuple[int, int]] = []
    i = 0
    for _, end in sentence_bounds(text):
        first = i
        while i < len(tokens) and tokens.starts[i] < end:
            i += 1
        if i > first:
            ranges.append((first, i))
    return ranges


def _grow(
    sentences: list[tuple[int, int]], anchor: tuple[int, int], length: int, rng: random.Random
) -> tuple[int, int]:
    """Add neighbouring sentences at random ends until ``length`` tokens are reached; token range [first, last)."""
    i, j = anchor
    while True:
        room = length - (sentences[j - 1][1] - sentences[i][0])
        choices = []
        if i > 0 and sentences[i][0] - sentences[i - 1][0] <= room:
            choices.append("left")
        if j < len(sentences) and sentences[j][1] - sentences[j - 1][1] <= room:
            choices.append("right")
        if not choices:
            return sentences[i][0], sentences[j - 1][1]
        if rng.choice(choices) == "left":
            i -= 1
        else:
            j += 1
