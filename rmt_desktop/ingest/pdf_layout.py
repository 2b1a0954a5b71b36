"""Words with places to lines in reading order: columns one after the other, tables row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from rmt_desktop.ingest.pdf_words import Word

_FRAGMENT_GAP = 1.6  # of the line height: wider gaps part columns and cells
_MOST_PITCH = 1.45  # times the usual distance of lines: a new paragraph
_MOST_HEIGHTS = 2.6  # times the height of a line: more than double spacing
_FEWEST_LINES = 6  # on each side of a gutter
_FEWEST_BETWEEN = 10  # where the columns are only a part of the page
_FULL_LINES = 0.5  # share of a column's lines that fill most of its width
_LEAST_GUTTER = 6.0  # points
_MOST_CROSSING = 0.34  # share of lines that may run across the gutter of a page: title, abstract, tables


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its place in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    new_block: bool = False
    """A wider gap than usual stands before it."""


@dataclass(slots=True)
class _Fragment:
    """Words next to each other."""

    words: list[Word]
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0
    middle: float = 0.0

    def settle(self) -> "_Fragment":
        """Take the place of the words; the line is where most of them are."""
        tall = sorted(self.words, key=lambda word: word.top - word.bottom)[len(self.words) // 2]
        self.left, self.right = self.words[0].left, max(word.right for word in self.words)
        self.bottom, self.top = tall.bottom, tall.top
        self.middle = (self.bottom + self.top) / 2
        return self


def page_lines(words: Sequence[Word], gap: float = _FRAGMENT_GAP) -> list[Line]:
    """The lines of a page in the order in which they are read.

    Args:
        words: of the page, in the order of its content.
        gap: wider ones, in heights of the line, part columns and cells.
    """
    fragments = list(_fragments(words, gap))
    if not fragments:
        return []
    gutter = _gutter(fragments)
    if gutter is None:
        return _spaced(list(_rows(fragments)))
    lines: list[Line] = []
    for band in _bands(fragments, gutter):
        lines.extend(_spaced(list(_rows(band))))
    return lines


def _fragments(words: Sequence[Word], gap: float) -> Iterator[_Fragment]:
    """Words of the same line that follow each other in the content without a wide gap."""
    current: _Fragment | None = None
    for word in words:
        if current is not None and _follows(current.words[-1], word, gap):
            current.words.append(word)
        else:
            if current is not None:
                yield current.settle()
            current = _Fragment([word])
    if current is not None:
        yield current.settle()


def _follows(last: Word, word: Word, gap: float) -> bool:
    height = max(last.height, word.height, 1.0)
    middle = (word.bottom + word.top) / 2
    same_line = last.bottom - 0.2 * height < middle < last.top + 0.2 * height
    return same_line and -0.5 * height < word.left - last.right < gap * height


def _rows(fragments: Sequence[_Fragment]) -> Iterator[Line]:
    """Lines from top to bottom; what stands on the same line is joined from left to right."""
    row: list[_Fragment] = []
    for fragment in sorted(fragments, key=lambda each: -each.middle):
        if row and not _same_row(row, fragment):
            yield _line(row)
            row = []
        row.append(fragment)
    if row:
        yield _line(row)


def _same_row(row: Sequence[_Fragment], fragment: _Fragment) -> bool:
    """Whether a fragment's middle lies within the line, and the line's within the fragment."""
    anchor = max(row, key=lambda each: each.right - each.left)
    overlap = min(anchor.top, fragment.top) - max(anchor.bottom, fragment.bottom)
    lower = min(anchor.top - anchor.bottom, fragment.top - fragment.bottom)
    return overlap > 0.5 * max(lower, 0.1)


def _line(row: Sequence[_Fragment]) -> Line:
    ordered = sorted(row, key=lambda each: each.left)
    return Line(
        " ".join(word.text for fragment in ordered for word in fragment.words),
        ordered[0].left,
        min(fragment.bottom for fragment in ordered),
        max(fragment.right for fragment in ordered),
        max(fragment.top for fragment in ordered),
    )


def _spaced(lines: Sequence[Line]) -> list[Line]:
    """Lines that stand apart from the one before are marked."""
    pitches = [above.bottom - below.bottom for above, below in pairwise(lines)]
    usual = median(pitches) if pitches else 0.0
    spaced = []
    for index, line in enumerate(lines):
        pitch = pitches[index - 1] if index else 0.0
        wide = pitch > _MOST_PITCH * usual or pitch > _MOST_HEIGHTS * (line.top - line.bottom)
        spaced.append(Line(line.text, line.left, line.bottom, line.right, line.top, wide or index == 0))
    return spaced


def _gutter(fragments: Sequence[_Fragment]) -> tuple[float, float] | None:
    """The empty strip between two columns of running text; None for any other page.

    Cells of a table are short: columns are told from them by lines that fill their width.
    """
    left, right = min(each.left for each in fragments), max(each.right for each in fragments)
    width = right - left
    found = [
        (-len(_across(fragments, (start + end) / 2)), end - start, (start, end))
        for start, end in _strips(fragments, left + 0.3 * width, right - 0.3 * width)
        if end - start >= _LEAST_GUTTER and _has_columns(fragments, (start + end) / 2)
    ]
    return max(found)[2] if found else None  # crossed by the fewest lines, then the widest


def _strips(fragments: Sequence[_Fragment], first: float, last: float) -> Iterator[tuple[float, float]]:
    """Strips in the middle of the page, between a line's end and the next line's beginning."""
    edges = sorted({each.right for each in fragments if first < each.right < last})
    starts = sorted({each.left for each in fragments if first < each.left < last})
    for edge in _thinned(edges):
        following = next((start for start in starts if start > edge + _LEAST_GUTTER - 0.01), None)
        if following is not None:
            yield edge, following


def _thinned(edges: Sequence[float]) -> Sequence[float]:
    """At most 60 edges: lines set flush right end at the same place again and again."""
    rounded = sorted({round(edge, 1) for edge in edges})
    return rounded[:: max(1, len(rounded) // 60)]


def _has_columns(fragments: Sequence[_Fragment], middle: float) -> bool:
    """Whether the page is set in columns, or a part of it that nothing crosses (a leaflet, an invoice's terms)."""
    across = sorted((each.middle for each in _across(fragments, middle)), reverse=True)
    if len(across) <= _MOST_CROSSING * len(fragments):
        return _parts_columns(fragments, middle, _FEWEST_LINES)
    stretch = max(_stretches(fragments, across), key=len)
    return _parts_columns(stretch, middle, _FEWEST_BETWEEN)


def _stretches(fragments: Sequence[_Fragment], across: Sequence[float]) -> Iterator[list[_Fragment]]:
    """What stands between one height and the next, from top to bottom."""
    for ceiling, floor in pairwise((float("inf"), *across, float("-inf"))):
        yield [each for each in fragments if floor < each.middle < ceiling]


def _across(fragments: Sequence[_Fragment], middle: float) -> list[_Fragment]:
    return [each for each in fragments if each.left < middle < each.right]


def _parts_columns(fragments: Sequence[_Fragment], middle: float, fewest: int) -> bool:
    for side in (
        [each for each in fragments if each.right <= middle],
        [each for each in fragments if each.left >= middle],
    ):
        if len(side) < fewest:
            return False
        width = max(each.right for each in side) - min(each.left for each in side)
        full = sum(each.right - each.left > 0.75 * width for each in side)
        letters = sum(len(word.text) for each in side for word in each.words)
        if full < _FULL_LINES * len(side) or letters < 20 * len(side):
            return False
    return True


def _bands(fragments: Sequence[_Fragment], gutter: tuple[float, float]) -> Iterator[list[_Fragment]]:
    """Parts of a page in reading order: what runs across it, then its columns, then what runs across again.

    Lines that stand on one side only belong to what runs across: the short last line of a paragraph, a heading.
    """
    middle = (gutter[0] + gutter[1]) / 2
    across = sorted(_across(fragments, middle), key=lambda each: -each.middle)
    rest = [each for each in fragments if not each.left < middle < each.right]
    whole: list[_Fragment] = []
    for start, ceiling in _groups(across):
        floor = start[0].middle if start else None
        above = [each for each in rest if (ceiling is None or each.middle <= ceiling)
                 and (floor is None or each.middle > floor)]  # fmt: skip
        columns = _columns(above, middle)
        if all(columns):
            yield from (part for part in (whole, *columns) if part)
            whole = list(start)
        else:
            whole += [*above, *start]
    if whole:
        yield whole


def _groups(across: Sequence[_Fragment]) -> Iterator[tuple[list[_Fragment], float | None]]:
    """Each fragment that runs across, with the place where the part above it begins; at last the page's end."""
    ceiling: float | None = None
    for fragment in across:
        yield [fragment], ceiling
        ceiling = fragment.middle
    yield [], ceiling


def _columns(fragments: Sequence[_Fragment], middle: float) -> tuple[list[_Fragment], list[_Fragment]]:
    return (
        [each for each in fragments if (each.left + each.right) / 2 <= middle],
        [each for each in fragments if (each.left + each.right) / 2 > middle],
    )
