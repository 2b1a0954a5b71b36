"""Words that text recognition has seen on the picture of a page."""

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_FORM = struct.Struct("<II5f")


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A recognised word: ``page.text[start:end]``, and where it is on the page."""

    start: int
    end: int
    left: float
    """Points from the page's left edge, as the page is shown."""
    top: float
    """Points from its upper edge."""
    right: float
    bottom: float
    sureness: float
    """0–1: how sure the recognition is of the word."""


@dataclass(frozen=True, slots=True)
class SeenWords:
    """The recognised words of a page, packed: a page has hundreds, and few of them are ever looked at.

    >>> word = SeenWord(0, 4, 10.0, 20.0, 40.0, 32.0, 0.5)
    >>> list(SeenWords.of([word])) == [word]
    True
    """

    data: bytes

    def __post_init__(self) -> None:
        if len(self.data) % _FORM.size:
            raise ValueError(f"{len(self.data)} bytes are no whole number of words")

    @classmethod
    def of(cls, words: Iterable[SeenWord]) -> "SeenWords":
        """Pack words, in the order of the page's text."""
        return cls(b"".join(
            _FORM.pack(w.start, w.end, w.left, w.top, w.right, w.bottom, w.sureness) for w in words
        ))  # fmt: skip

    def __iter__(self) -> Iterator[SeenWord]:
        return (SeenWord(*fields) for fields in _FORM.iter_unpack(self.data))

    def within(self, start: int, end: int) -> list[SeenWord]:
        """The words that ``page.text[start:end]`` has letters of."""
        return [word for word in self if word.start < end and word.end > start]


def sureness(words: Sequence[SeenWord]) -> float:
    """How sure the recognition is of words together, 0–1: a letter counts as much as any other; 0 of no words."""
    letters = sum(word.end - word.start for word in words)
    return sum(word.sureness * (word.end - word.start) for word in words) / letters if letters else 0.0
