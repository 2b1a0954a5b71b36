"""bAbI in books: samples of any length by the BABILong protocol (arXiv 2406.10149, sec. 2)."""

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.evaluation.gpt2_tokens import Gpt2Counter
from rmt_desktop.ingest.stories import Query, Story
from rmt_desktop.memory.background import Book, walk

Encode = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a sample."""

    text: str
    ids: list[int]
    """The model's tokens."""
    fact: bool


class BabilongSample:
    """The facts of a story in their order, hidden in book text; the question stands apart.

    The text is not kept: it is told sentence by sentence, always the same, in memory that does not grow with length.
    """

    def __init__(
        self,
        story: Story,
        query: Query,
        tokens: int,
        books: Sequence[Book],
        counter: Gpt2Counter,
        encode: Encode,
        seed: str,
    ):
        """Plan a sample.

        Args:
            story: facts told before the query are taken; earlier questions are not part of the text.
            query: the question and its answer.
            tokens: GPT-2 tokens of facts, question and background together; 0 = the facts alone.
            books: background.
            counter: counts and truncates in GPT-2 tokens.
            encode: the model's tokens of a text.
            seed: of the place in the books and of the gaps.
        """
        self.question, self.target = query.text, query.answer
        self._facts, self._encode, self._books = story.facts[: query.facts], encode, books
        self._counter, self._seed = counter, seed
        room = tokens - sum(counter.count([*self._facts, query.text]))
        self._sentences, self._last = self._fit(room)
        rng = random.Random(f"{seed}-gaps")
        self.gaps = sorted(rng.randint(0, self._sentences) for _ in self._facts)
        """How many background sentences stand before each fact: drawn with replacement, then sorted."""

    def sentences(self) -> Iterator[Sentence]:
        """The text, sentence by sentence."""
        told = 0
        for position, sentence in enumerate(itertools.chain(self._background(), [None])):
            while told < len(self._facts) and self.gaps[told] <= position:
                fact = self._facts[told]
                yield Sentence(fact, self._encode(fact), True)
                told += 1
            if sentence is not None:
                yield sentence

    def text(self) -> str:
        """The whole text; for short samples."""
        return " ".join(sentence.text for sentence in self.sentences())

    def _walk(self) -> Iterator[tuple[Book, int]]:
        return walk(self._books, random.Random(f"{self._seed}-books"))

    def _fit(self, room: int) -> tuple[int, int]:
        """How many background sentences fit, and the tokens left for the last one (0 = it fits as a whole)."""
        if room <= 0:
            return 0, 0
        for number, (book, index) in enumerate(self._walk(), 1):
            length = int(book.counts[index])
            if length >= room:
                return number, 0 if length == room else room
            room -= length
        raise AssertionError("the walk through the books has no end")

    def _background(self) -> Iterator[Sentence]:
        for number, (book, index) in enumerate(itertools.islice(self._walk(), self._sentences), 1):
            if number == self._sentences and self._last:
                text = self._counter.truncate(book.texts[index], self._last)
                yield Sentence(text, self._encode(text), False)
            else:
                yield Sentence(book.texts[index], book.sentence(index), False)


def draw_queries(stories: Sequence[Story], samples: int, seed: str) -> list[tuple[Story, Query]]:
    """Questions in random order, none twice; all of them where there are fewer than asked for.

    Raises:
        InputError: the stories hold no question.
    """
    pairs = [(story, query) for story in stories for query in story.queries]
    if not pairs:
        raise InputError("The stories hold no question.")
    return random.Random(seed).sample(pairs, min(samples, len(pairs)))


def parse_length(text: str) -> int:
    """Tokens of a length such as ``4k`` or ``2M``.

    Raises:
        InputError: it is no length.

    >>> parse_length("0k"), parse_length("4k"), parse_length("2M"), parse_length("1500")
    (0, 4000, 2000000, 1500)
    """
    number, factor = text.strip().lower(), 1
    if number[-1:] in ("k", "m"):
        number, factor = number[:-1], 1000 if number[-1] == "k" else 1_000_000
    try:
        tokens = float(number) * factor
    except ValueError:
        tokens = -1.0
    if not 0 <= tokens <= 1e9:
        raise InputError(f"“{text}” is no length. Write 0k, 4k, 128k or 1M.")
    return int(tokens)
