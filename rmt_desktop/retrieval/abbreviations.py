"""Abbreviations and what they stand for: ``epidermal growth factor receptor (EGFR)``.

Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003,
section 3. Narrower than the paper in one way: a short form has a capital letter or a digit, and two of them if it is
longer than four characters, so that ``(and)``, ``(ii)`` and ``(Guarantor)`` are none.
"""

import re
from collections.abc import Iterator

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.terms import DefinedTerm, TermKind

_PARENTHESIS = re.compile(r"\(([^()\"“”;,]{2,80}?)(?:[;,][^()]{0,80})?\)")
_SHORT_FORM = re.compile(r"(?=.*[A-Za-z])(?=.*[A-Z\d])[A-Za-z\d][\w./+’'-]{0,8}[\w+](?: [\w/+-]{1,6})?\Z")
_ROMAN = re.compile(r"[ivxlcIVXLC]+\Z")
_WORD = re.compile(r"\S+")
_BOUNDARY = re.compile(r"[.;:!?]\s+(?=[A-Z])|\n[ \t]*\n|[()]")
_WINDOW = 240


def find_abbreviations(page: Page) -> Iterator[DefinedTerm]:
    """Abbreviations that are spelled out on a page, in its order.

    >>> text = "Mutations of epidermal growth factor receptor (EGFR) are seen by PCR (polymerase chain reaction)."
    >>> [(found.term, found.definition) for found in find_abbreviations(Page(1, text))]
    [('EGFR', 'epidermal growth factor receptor'), ('PCR', 'polymerase chain reaction')]
    """
    text = page.text
    for found in _PARENTHESIS.finditer(text):
        inside = found[1].strip()
        if is_short_form(inside):
            start = long_form_start(inside, text, _sentence_start(text, found.start()), found.start())
            if start is not None:
                long_form = " ".join(text[start : found.start()].split())
                yield DefinedTerm(inside, long_form, TermKind.ABBREVIATION, page.number, start, found.end())
        elif (before := _word_before(text, found.start())) is not None and is_short_form(before[0]):
            start = long_form_start(before[0], text, found.start(1), found.end(1))
            if start is not None and not text[found.start(1) : start].strip():
                long_form = " ".join(text[start : found.end(1)].split())
                yield DefinedTerm(before[0], long_form, TermKind.ABBREVIATION, page.number, before[1], found.end())


def is_short_form(text: str) -> bool:
    """Whether this may be an abbreviation: two to ten characters, at most two words, no ordinary word."""
    marks = sum(character.isupper() or character.isdigit() for character in text)
    fits = 2 <= len(text) <= 10 and (marks > 1 or len(text) <= 4)
    return fits and bool(_SHORT_FORM.match(text)) and not _ROMAN.match(text)


def long_form_start(short: str, text: str, earliest: int, end: int) -> int | None:
    """Where in ``text[earliest:end]`` the long form of an abbreviation begins; None if that holds none.

    From right to left, each letter of the short form is met in the long one, the first at the beginning of a word;
    the long form has at most min(n + 5, 2n) words for n characters.
    """
    at = end
    for place in range(len(short) - 1, -1, -1):
        letter = short[place].lower()
        if not letter.isalnum():
            continue
        at -= 1
        while at >= earliest and (
            text[at].lower() != letter or (place == 0 and at > earliest and text[at - 1].isalnum())
        ):
            at -= 1
        if at < earliest:
            return None
    words = [word.lower().strip(",.") for word in _WORD.findall(text, at, end)]
    letters = sum(character.isalnum() for character in short)
    if len(words) > min(letters + 5, 2 * letters) or short.lower() in words:
        return None
    return at if len(" ".join(words)) > len(short) else None


def _sentence_start(text: str, before: int) -> int:
    start = earliest = max(0, before - _WINDOW)
    for mark in _BOUNDARY.finditer(text, earliest, before):
        start = mark.end()
    return start


def _word_before(text: str, end: int) -> tuple[str, int] | None:
    found = re.search(r"([^\s()]+)\s*\Z", text[max(0, end - 20) : end])
    return (found[1], max(0, end - 20) + found.start(1)) if found else None
