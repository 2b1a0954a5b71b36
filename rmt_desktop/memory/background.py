"""Book text as background: sentences in order, as the BABILong protocol takes them."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.memory.sentences import sentence_bounds
from rmt_desktop.memory.tokens import TextTokenizer

SHORTEST = 10
"""Tokens of the shortest sentence that is used (arXiv 2406.10149, its public generator)."""


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """The sentences of one book, as text and as token ids end to end."""

    texts: tuple[str, ...]
    ids: NDArray[np.int32]
    starts: NDArray[np.int64]
    """Index of each sentence's first token, and the total at the end."""
    counts: NDArray[np.int32]
    """Tokens of each sentence by the tokenizer that lengths are given in."""

    def __len__(self) -> int:
        return len(self.counts)

    def sentence(self, index: int) -> list[int]:
        """Token ids of one sentence."""
        ids: list[int] = self.ids[self.starts[index] : self.starts[index + 1]].tolist()
        return ids


Count = Callable[[list[str]], list[int]]


def read_books(folder: Path, tokenizer: TextTokenizer, count: Count | None = None) -> list[Book]:
    """All books under a folder in the order of their names; first and last sentence dropped, short ones too.

    Args:
        folder: with ``*.txt`` files.
        tokenizer: the model's.
        count: tokens of sentences by the tokenizer that lengths are given in; None = the model's.

    Raises:
        FileMissing: no text there.
    """
    books = [_book(path, tokenizer, count) for path in sorted(folder.rglob("*.txt"))]
    books = [book for book in books if len(book)]
    if not books:
        raise FileMissing(f"There is no book (*.txt) under {folder}.")
    return books


def book_sentences(text: str) -> list[str]:
    """Sentences of a book on one line each, without the first and the last, which may be cut."""
    return [" ".join(text[start:end].split()) for start, end in sentence_bounds(text)][1:-1]


def walk(books: Sequence[Book], rng: random.Random) -> Iterator[tuple[Book, int]]:
    """Sentences from a random place on, book after book, without end: pairs of a book and a sentence's index."""
    book = rng.randrange(len(books))
    start = rng.randrange(len(books[book]))
    while True:
        for index in range(start, len(books[book])):
            yield books[book], index
        book, start = (book + 1) % len(books), 0


def _book(path: Path, tokenizer: TextTokenizer, count: Count | None) -> Book:
    sentences = book_sentences(path.read_text(encoding="utf-8", errors="replace"))
    encoded = [tokens.ids for tokens in tokenizer.encode_many(sentences)]
    counts = count(sentences) if count else [len(ids) for ids in encoded]
    kept = [i for i, n in enumerate(counts) if n >= SHORTEST and encoded[i]]
    starts = np.cumsum([0, *(len(encoded[i]) for i in kept)], dtype=np.int64)
    flat = np.fromiter((token for i in kept for token in encoded[i]), np.int32, int(starts[-1]))
    return Book(tuple(sentences[i] for i in kept), flat, starts, np.array([counts[i] for i in kept], np.int32))
