"""Which characters of a page's text each recognised word is."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rmt_desktop.domain.seen import SeenWord
from rmt_desktop.ingest.pdf_layout import Line

_AHEAD = 60
"""Letters of the text within which the next word is looked for: what lies between was not seen as a word."""
_DROPPED = frozenset("-\u00ad\u2010\u2011\u2013\u2014")


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as it was read off a picture; pixels, y grows downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sureness: float


@dataclass(frozen=True, slots=True)
class ReadLine:
    """Words that were read together, from left to right."""

    words: tuple[ReadWord, ...]
    left: float
    top: float
    right: float
    bottom: float


def in_order(read: Sequence[ReadLine], lines: Sequence[Line]) -> Iterator[ReadWord]:
    """The words in the order of laid-out lines (pixels, y grows upwards: minus that of the words)."""
    left = list(read)
    for line in lines:
        inside = [each for each in left if _inside(each, line)]
        for each in sorted(inside, key=lambda one: one.left):
            left.remove(each)
            yield from each.words


def placed(words: Iterator[ReadWord], text: str, start: int, points: float) -> Iterator[SeenWord]:
    """The words that are found in the page's text, one after the other.

    White space and hyphens don't count: words that were parted at a line's end are one in the text.

    Args:
        words: in the text's order.
        text: of the page.
        start: where what was recognised begins in it.
        points: of the page per pixel.
    """
    letters, places = _folded(text, start)
    at = 0
    for word in words:
        wanted = _folded(word.text, 0)[0]
        found = letters.find(wanted, at, at + len(wanted) + _AHEAD) if wanted else -1
        if found >= 0:
            at = found + len(wanted)
            box = (word.left * points, word.top * points, word.right * points, word.bottom * points)
            yield SeenWord(places[found], places[at - 1] + 1, *box, word.sureness)


def _inside(read: ReadLine, line: Line) -> bool:
    middle = -(read.top + read.bottom) / 2
    return line.bottom <= middle <= line.top and line.left - 1 <= read.left and read.right <= line.right + 1


def _folded(text: str, start: int) -> tuple[str, list[int]]:
    """What counts of a text from a place on, and where each character of it stands."""
    letters: list[str] = []
    places: list[int] = []
    for index in range(start, len(text)):
        for part in unicodedata.normalize("NFKC", text[index]):
            if not part.isspace() and part not in _DROPPED:
                letters.append(part)
                places.append(index)
    return "".join(letters), places
