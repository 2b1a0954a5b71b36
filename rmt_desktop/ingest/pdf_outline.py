"""A PDF's bookmarks as sections, each at the character of its page where its heading stands."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

import pypdfium2 as pdfium

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.sections import Section
from rmt_desktop.ingest.normalise import clean
from rmt_desktop.ingest.outline import MOST, levelled, short_title

_DEEPEST = 12
_MOST_PLACES = 100
"""Of a title on its page that are looked at."""
_NUMBER = re.compile(
    r"^(?:(?:section|article|clause|part|§)\s*)?[\dIVXLC]{1,9}(?:[.)][\dIVXLC]{1,9}){0,8}[.)]?\s+",
    re.IGNORECASE,
)


def bookmarks(document: pdfium.PdfDocument, pages: Sequence[Page]) -> tuple[Section, ...]:
    """The outline of an opened PDF; empty where it has none, or none that can be read.

    Args:
        document: as PDFium has it.
        pages: all pages, with the text that offsets refer to.
    """
    found: list[Section] = []
    texts: dict[int, PageText] = {}
    last: dict[int, int] = {}
    try:
        for title, level, page in islice(_entries(document), MOST):
            if 1 <= page <= len(pages):
                text = texts.get(page) or texts.setdefault(page, PageText(pages[page - 1].text))
                last[page] = text.heading(title, last.get(page, 0))
                found.append(Section(title, level, page, last[page]))
    except pdfium.PdfiumError:  # an outline is a comfort: what was read of it stays
        pass
    return levelled(sorted(found, key=lambda section: (section.page, section.start)))


class PageText:
    """A page's text, ready for headings to be found in it.

    >>> PageText("See Term below.\\n7.2 TERM\\nOne year.").heading("Term", 0)
    16
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._letters, self._places = _folded(text)
        self._lines = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]

    def heading(self, title: str, earliest: int) -> int:
        """Where the heading of a title stands, or ``earliest`` where it doesn't.

        White space and letter case don't count, the title may lack the heading's number or have one that the heading
        lacks, and a heading at the beginning of a line wins over the same words inside of one.
        """
        inside: list[int] = []
        for words in dict.fromkeys((_folded(title)[0], _folded(_NUMBER.sub("", title))[0])):
            for start in islice(self._starts(words, earliest), _MOST_PLACES):
                line = self._lines[bisect_right(self._lines, start) - 1]
                before = self._text[line:start].strip()
                if not before or _NUMBER.fullmatch(f"{before} "):
                    return self._text.index(before, line) if before else start
                inside.append(start)
        return inside[0] if inside else earliest

    def _starts(self, words: str, earliest: int) -> Iterator[int]:
        """Characters at which the words begin."""
        at = self._letters.find(words, bisect_left(self._places, earliest)) if words else -1
        while at >= 0:
            yield self._places[at]
            at = self._letters.find(words, at + 1)


def _entries(document: pdfium.PdfDocument) -> Iterator[tuple[str, int, int]]:
    """Title, level from 1 and page from 1 of every bookmark that leads to a page."""
    for bookmark in document.get_toc(max_depth=_DEEPEST):
        title = short_title(clean(bookmark.get_title()))
        destination = bookmark.get_dest()
        index = destination.get_index() if destination is not None else None
        if title and index is not None:
            yield title, bookmark.level + 1, index + 1


def _folded(text: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character).casefold():
            if part.isalnum():
                letters.append(part)
                places.append(index)
    return "".join(letters), places
