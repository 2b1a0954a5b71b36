"""Find headings in a page's text, and the chain of headings that governs a place."""

import re
from collections.abc import Iterable, Sequence

from rmt_desktop.domain.documents import Page, Passage
from rmt_desktop.domain.segments import Heading

_LONGEST = 100
_NAMED = re.compile(r"(?i)^(part|article|chapter|schedule|exhibit|annex|appendix|section|clause)\s+[\dIVXLCA-Z]{1,6}\b")
_OUTER = ("part", "article", "chapter", "schedule", "exhibit", "annex", "appendix")
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+([A-Z\"“].*)$")
_MARKDOWN = re.compile(r"^(#{1,6})\s+\S")
# "12. TERM. The term of ..." - the heading is the short capitalised start of the line.
_RUN_IN = re.compile(
    r"^((?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?\s+)(?:[A-Z][\w'’&,/-]*\s*(?:(?:and|of|or|the|for|to|in|on|by)\s+)*){1,8})[.:]\s+\S"
)


def find_headings(pages: Iterable[Page]) -> list[Heading]:
    """Headings in reading order."""
    return [heading for page in pages for heading in _page_headings(page)]


def governing(headings: Sequence[Heading], place: Passage) -> tuple[Heading, ...]:
    """The headings that a place stands under, outermost first; those inside the place itself don't count."""
    chain: list[Heading] = []
    for heading in headings:
        if (heading.passage.page, heading.passage.start) >= (place.page, place.start):
            break
        while chain and chain[-1].level >= heading.level:
            chain.pop()
        chain.append(heading)
    return tuple(chain)


def _page_headings(page: Page) -> Iterable[Heading]:
    position = 0
    for line in page.text.splitlines(keepends=True):
        stripped = line.strip()
        start = position + line.index(stripped) if stripped else position
        position += len(line)
        found = _heading(stripped)
        if found is not None:
            text, level = found
            yield Heading(Passage(page.number, start, start + len(text)), text, level)


def _heading(line: str) -> tuple[str, int] | None:
    """The heading's text and level if the line is or starts with one."""
    if not len(line) > 2:
        return None
    if match := _MARKDOWN.match(line):
        return line[:_LONGEST], len(match[1])
    if match := _RUN_IN.match(line):
        return match[1].strip(), _depth(match[1])
    if len(line) > _LONGEST or line.endswith((",", ";", "-")):
        return None
    if match := _NAMED.match(line):
        return line, 1 if match[1].lower() in _OUTER else 2
    if (match := _NUMBERED.match(line.removesuffix("."))) and len(match[2].split()) <= 10 and "." not in match[2]:
        return line, _depth(match[1])
    letters = [c for c in line if c.isalpha()]
    if len(letters) >= 4 and line.isupper() and len(line.split()) <= 10 and len(letters) * 2 > len(line):
        return line, 2
    return None


def _depth(number: str) -> int:
    """Level of a numbered heading: ``4`` is 2, ``4.1`` is 3."""
    return 2 + number.strip().rstrip(".)").split()[0].rstrip(".)").count(".")
