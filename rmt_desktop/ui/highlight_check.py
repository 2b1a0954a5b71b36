"""How well highlights lie on quotes: measured on sentences drawn from real PDFs."""

import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtPdf import QPdfDocument

from rmt_desktop.domain.documents import Page, Passage
from rmt_desktop.ui.alignment import same_words
from rmt_desktop.ui.pdf_marks import outlines, text_under

_HYPHENS = {0xFFFE: "-", 0x2: "-", 0x2010: "-", 0xAD: "-"}
_SHORTEST = 25
"""Characters of a sentence that counts as a quote; headings and numbers of pages are shorter."""


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of highlighting one quote."""

    file: str
    passage: Passage
    quote: str
    under: str
    """The text under the highlight as the viewer extracts it; empty where none is drawn."""

    @property
    def drawn(self) -> bool:
        """Whether a highlight is drawn at all."""
        return bool(self.under)

    @property
    def exact(self) -> bool:
        """Whether the text under the highlight is the quote, white space aside.

        Characters that Unicode calls compatible are equal (a ligature and its letters); a hyphen at the end of a line
        is one, whatever the viewer calls it.
        """
        return self.drawn and _plain(self.under) == _plain(self.quote)

    @property
    def same_words(self) -> bool:
        """Whether letters and digits are the same in the same order; shapes of quotation marks and hyphens aside."""
        return self.drawn and same_words(self.quote, self.under)


def place_quotes(
    files: Sequence[Path],
    pages_of: Callable[[Path], Sequence[Page]],
    sentences: Callable[[str], Sequence[tuple[int, int]]],
    count: int,
    seed: int,
) -> Iterator[Placement]:
    """Highlight ``count`` random sentences, the same number of every file as far as it has that many."""
    chance = random.Random(seed)
    for number, path in enumerate(files):
        wanted = count * (number + 1) // len(files) - count * number // len(files)
        pages = pages_of(path)
        file = QPdfDocument()
        file.load(str(path))
        for passage in _draw(pages, sentences, wanted, chance):
            yield _place(path.name, file, pages[passage.page - 1].text, passage)
        file.close()


def summary(placements: Sequence[Placement]) -> dict[str, object]:
    """Counts and shares, and every quote that is not under its highlight."""
    wrong = [p for p in placements if p.drawn and not p.same_words]
    missing = [p for p in placements if not p.drawn]
    total = max(1, len(placements))
    return {
        "quotes": len(placements),
        "exact": sum(p.exact for p in placements),
        "exact_share": round(sum(p.exact for p in placements) / total, 4),
        "same_words": sum(p.same_words for p in placements),
        "same_words_share": round(sum(p.same_words for p in placements) / total, 4),
        "no_highlight": len(missing),
        "wrong_highlight": len(wrong),
        "not_exact": [
            {"file": p.file, "page": p.passage.page, "quote": p.quote, "under": p.under}
            for p in placements
            if not p.exact
        ],
    }


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text.translate(_HYPHENS)).split())


def _draw(
    pages: Sequence[Page], sentences: Callable[[str], Sequence[tuple[int, int]]], count: int, chance: random.Random
) -> list[Passage]:
    found = [
        Passage(page.number, start, end)
        for page in pages
        for start, end in sentences(page.text)
        if end - start >= _SHORTEST
    ]
    return sorted(chance.sample(found, min(count, len(found))))


def _place(name: str, file: QPdfDocument, text: str, passage: Passage) -> Placement:
    boxes = outlines(file, passage.page - 1, text, passage.start, passage.end)
    under = text_under(file, passage.page - 1, boxes)
    return Placement(name, passage, text[passage.start : passage.end], under)
