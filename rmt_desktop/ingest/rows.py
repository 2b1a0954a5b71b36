"""Rows of a table or records of a file, grouped to pages that are named after the numbers they hold."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rmt_desktop.ingest.content import Stretch
from rmt_desktop.ingest.paging import PAGE_CHARACTERS

_SEQUENCE = re.compile(r"[A-Z*-]{60,}|[a-z*-]{60,}")
_LONGEST_CELL = 2_000
_LONGEST_ROW = 4_000


def grouped(head: str, lines: Iterable[str], one: str, many: str, first: int = 1) -> Iterator[Stretch]:
    """Sections of a page's length.

    Args:
        head: what stands before the first row; may be empty.
        lines: the text of each row.
        one: what a row is called: ``row``, ``record``.
        many: what several are called.
        first: the number of the first row.
    """
    waiting: list[str] = []
    size, start, number = 0, first, first - 1
    if head:
        yield Stretch(head, "overview")
    for number, line in enumerate(lines, first):
        text = f"{one.capitalize()} {number}. {line[:_LONGEST_ROW]}"
        if waiting and size + len(text) > PAGE_CHARACTERS:
            yield Stretch("\n".join(waiting), _label(start, number - 1, one, many))
            waiting, size, start = [], 0, number
        waiting.append(text)
        size += len(text) + 1
    if waiting:
        yield Stretch("\n".join(waiting), _label(start, number, one, many))


def counted(count: int, one: str) -> str:
    """``1 variant``, ``1,200 variants``."""
    return f"{count:,} {one}" + ("" if count == 1 else "s")


def named_cells(names: Sequence[str], cells: Sequence[str]) -> str:
    """``gene: BRCA1; start: 120``: each cell that isn't empty with its column's name."""
    parts = []
    for index, cell in enumerate(cells):
        text = one_line(cell)
        if text:
            name = names[index] if index < len(names) and names[index] else f"column {index + 1}"
            parts.append(f"{name}: {text}")
    return "; ".join(parts)


def one_line(cell: str) -> str:
    """A cell's text; what is a sequence of a protein or a nucleic acid is no prose and only its length is told."""
    text = " ".join(cell.split())
    if _SEQUENCE.fullmatch(text):
        return f"sequence of {len(text):,} letters"
    return text if len(text) <= _LONGEST_CELL else text[:_LONGEST_CELL] + "…"


def _label(first: int, last: int, one: str, many: str) -> str:
    return f"{many} {first}–{last}" if last > first else f"{one} {first}"
