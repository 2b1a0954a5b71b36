"""Running headers, footers and page numbers: lines at the edge of a page that other pages have there too."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rmt_desktop.ingest.pdf_layout import Line

LOOK_AHEAD = 8
"""How many pages on both sides are compared with a page."""

_EDGE = 0.12  # share of the page's height at top and bottom
_MOST_LINES = 4  # at each edge
_SAME_HEIGHT = 8.0  # points
_FEWEST_PAGES = 3  # a header stands on at least so many
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"\b[ivxlc]{1,7}\b")
_NUMBER = re.compile(r"(?:page\s+)?[\[(\-–— ]*(?:[a-z]{1,2}\s*-\s*)?#[\])\-–— ]*(?:(?:of|/)\s*#)?\Z")


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page's lines in reading order, and its edges in points."""

    lines: Sequence[Line]
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class _Mark:
    """What two running lines have in common: words without numbers, and the place."""

    words: str
    at_top: bool


def body_lines(pages: Iterable[PageLines | None]) -> Iterator[list[Line] | None]:
    """The lines of each page without those that run through the document; None stays None.

    Pages are yielded in order, at most :data:`LOOK_AHEAD` behind what was taken.
    """
    window: deque[PageLines | None] = deque()
    position = 0  # of the page to yield, within the window
    source = iter(pages)
    for page in source:
        window.append(page)
        if len(window) - position > LOOK_AHEAD:
            yield _body(window, position)
            position += 1
            if position > LOOK_AHEAD:
                window.popleft()
                position -= 1
    while position < len(window):
        yield _body(window, position)
        position += 1


def _body(window: Sequence[PageLines | None], position: int) -> list[Line] | None:
    page = window[position]
    if page is None:
        return None
    edges = _edge_lines(page)
    if not edges:
        return list(page.lines)
    others = [each for index, each in enumerate(window) if each is not None and index != position]
    seen: Counter[_Mark] = Counter()
    heights: dict[_Mark, list[float]] = {}
    for other in others:
        for mark, line in {_mark(line, other): line for line in _edge_lines(other)}.items():
            seen[mark] += 1
            heights.setdefault(mark, []).append(_height(line, other))
    running = [line for line in edges if _runs(line, page, seen, heights)]
    kept = [line for line in page.lines if not any(line is each for each in running)]
    return kept or list(page.lines)


def _runs(line: Line, page: PageLines, seen: Counter[_Mark], heights: dict[_Mark, list[float]]) -> bool:
    mark = _mark(line, page)
    place = _height(line, page)
    near = sum(abs(height - place) < _SAME_HEIGHT for height in heights.get(mark, ()))
    if _NUMBER.fullmatch(mark.words):
        return near >= 1
    return near >= _FEWEST_PAGES - 1 and any(character.isalpha() for character in mark.words)


def _edge_lines(page: PageLines) -> list[Line]:
    """The few lines near the top and the bottom."""
    margin = _EDGE * (page.top - page.bottom)
    ordered = sorted(page.lines, key=lambda line: -line.top)
    top = [line for line in ordered[:_MOST_LINES] if line.bottom > page.top - margin]
    bottom = [line for line in ordered[-_MOST_LINES:] if line.top < page.bottom + margin]
    return [*top, *(line for line in bottom if line not in top)]


def _mark(line: Line, page: PageLines) -> _Mark:
    words = _ROMAN.sub("#", _DIGITS.sub("#", " ".join(line.text.lower().split())))
    return _Mark(words, _height(line, page) > 0)


def _height(line: Line, page: PageLines) -> float:
    """Distance from the middle of the page, so that pages of several sizes can be compared at their edges."""
    middle = (line.bottom + line.top) / 2
    upper = middle > (page.bottom + page.top) / 2
    return page.top - middle + 1.0 if upper else -(middle - page.bottom + 1.0)
