"""Text cut to pages of a readable length."""

import re
from collections.abc import Iterator

PAGE_CHARACTERS = 3_000

_SHORTEST = PAGE_CHARACTERS // 2
_LONGEST = PAGE_CHARACTERS + PAGE_CHARACTERS // 2
_CUTS = (
    re.compile(r"\n(?=#{1,6} )"),  # before a Markdown heading
    re.compile(r"\n[ \t]*\n"),  # between paragraphs
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?]) "),
    re.compile(r"\s"),
)


def split_pages(text: str) -> Iterator[str]:
    """Part a text at its form feeds, and what is still too long at the best place near the page length.

    No word is lost: pages joined differ from the text in white space only. An empty page between two form
    feeds stays, so that page numbers agree with the document's own.
    """
    sheets = text.rstrip("\f\n ").split("\f")
    for sheet in sheets:
        yield from _split_sheet(sheet.strip("\n"))


def _split_sheet(sheet: str) -> Iterator[str]:
    start = 0
    while len(sheet) - start > _LONGEST:
        end, following = _cut(sheet, start)
        yield sheet[start:end].strip("\n")
        start = following
    yield sheet[start:].strip("\n")


def _cut(sheet: str, start: int) -> tuple[int, int]:
    """Return where the page ends and where the next one begins.

    The best kind of place wins over the place nearest to the page length.
    """
    target = start + PAGE_CHARACTERS
    for pattern in _CUTS:
        places = list(pattern.finditer(sheet, start + _SHORTEST, start + _LONGEST))
        if places:
            best = min(places, key=lambda place: abs(place.start() - target))
            return best.start(), best.end()
    return target, target
