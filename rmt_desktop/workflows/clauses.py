"""Clauses of a text: found, matched with those of another version, and compared word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rmt_desktop.domain.documents import Page, Passage

LONGEST = 1_600
"""Characters of a clause shown; of a longer one, what lies around the quote."""
LIKE = 0.5
"""Least likeness (Dice coefficient of the words) of two versions of a clause."""
_NUMBER = r"\d{1,3}(?:\.\d{1,3})*[.)]?|\([a-z\d]{1,4}\)|(?:article|section|schedule|clause)[ \t]+\w+"
_BREAK = re.compile(rf"\n[ \t]*\n|\n(?=[ \t]*(?:{_NUMBER})\s)", re.IGNORECASE)
"""Clauses begin after an empty line, or with a number of their own."""
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a clause; ``changed``: the other version does not have it so."""

    text: str
    changed: bool


def words(text: str) -> list[str]:
    """Words and numbers, without capitals.

    >>> words("Rent: £48,000 a Year")
    ['rent', '48', '000', 'a', 'year']
    """
    return _WORD.findall(text.casefold())


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs and numbered clauses of a page's text, as offsets.

    >>> [text[a:b] for text in ["1. Rent\\nIt is 5.\\n2. Law\\n\\nEnd"] for a, b in clauses(text)]
    ['1. Rent\\nIt is 5.', '2. Law', 'End']
    """
    start = 0
    for found in _BREAK.finditer(text):
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause, or clauses, in which ``text[start:end]`` stands, at most about :data:`LONGEST` characters."""
    touched = [(a, b) for a, b in clauses(text) if a < end and b > start]
    first, last = (touched[0][0], touched[-1][1]) if touched else (start, end)
    spare = max(0, LONGEST - (end - start)) // 2
    if last - first > LONGEST:
        first, last = max(first, start - spare), min(last, end + spare)
        first = start if first == start else text.find(" ", first, start) + 1 or first
        last = end if last == end else max(end, text.rfind(" ", end, last))
    return first, last


def find_words(pages: Sequence[Page], quote: str) -> Passage | None:
    """Where a quote stands word for word, white space and hyphens at line ends aside; None if nowhere."""
    parts = quote.split()
    if not parts:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    for page in pages:
        found = pattern.search(page.text)
        if found:
            return Passage(page.number, found.start(), found.end())
    return None


@dataclass(slots=True)
class ClauseIndex:
    """All clauses of a document, to be looked up by likeness; one look costs a pass over their words."""

    pages: Sequence[Page]
    _known: list[tuple[Passage, Counter[str]]] = field(default_factory=list)

    def like(self, text: str) -> Passage | None:
        """The clause most like a text; None if none is like it. Of equal ones the first."""
        wanted = Counter(words(text))
        if not wanted:
            return None
        scored = [(_dice(wanted, counted), passage) for passage, counted in self._all()]
        best = max(scored, key=lambda one: one[0], default=(0.0, None))
        return best[1] if best[0] >= LIKE else None

    def _all(self) -> list[tuple[Passage, Counter[str]]]:
        if not self._known:
            self._known = [
                (Passage(page.number, start, end), Counter(words(page.text[start:end])))
                for page in self.pages
                for start, end in clauses(page.text)
            ]
        return self._known


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def word_differences(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in stretches, those marked that the other has not so; white space does not count.

    >>> old, new = word_differences("The rent is 48,000 pounds", "The rent is 52,000 pounds")
    >>> [piece.text for piece in old if piece.changed], [piece.text for piece in new if piece.changed]
    (['48,000 '], ['52,000 '])
    """
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, [t.strip() for t in left], [t.strip() for t in right], autojunk=False)
    olds: list[Piece] = []
    news: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        olds += [Piece("".join(left[a:b]), kind != "equal")] if b > a else []
        news += [Piece("".join(right[c:d]), kind != "equal")] if d > c else []
    return olds, news
