"""The reading map as numbers: which pages were read, and which contributed to an answer. No Qt."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rmt_desktop.domain.answers import Answer
from rmt_desktop.domain.documents import PageState
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.workflows.phrases import page_ranges

_MEMORY_HEAT = 0.6
"""Heat of the page with the largest share of the memory; quotes are hotter."""


class CellState(StrEnum):
    """What became of a page, worst last: a cell of several pages shows the worst of them."""

    READ = marked("read")
    UNREAD = marked("not read yet")
    WAITING = marked("to be recognised")
    NO_TEXT = marked("no text layer")
    FAILED = marked("could not be read")


_WORSE = list(CellState)


@dataclass(frozen=True, slots=True)
class Cell:
    """One page, or some neighbouring ones where there are more than there is room for."""

    first: int
    last: int
    """1-based, inclusive."""
    state: CellState
    heat: float = 0.0
    """0–1: how much its hottest page contributed to the answer."""


def cell_states(
    pages: Sequence[PageState],
    starts: Sequence[int],
    segments_read: int,
    unrecognised: Collection[int] = (),
    recognised: Collection[int] = (),
) -> list[CellState]:
    """The state of every page.

    Args:
        pages: as parsed, in order.
        starts: the page (1-based) on which each segment starts; empty while the document is not segmented.
        segments_read: leading segments that were read; a page is read once no later segment starts on it or before.
        unrecognised: pages (1-based) that are pictures and whose text is still to be recognised.
        recognised: pages (1-based) whose text was recognised after the document was segmented.

    >>> cell_states([PageState.TEXT, PageState.NO_TEXT, PageState.TEXT], [1, 1, 3], 2)
    [<CellState.READ: 'read'>, <CellState.NO_TEXT: 'no text layer'>, <CellState.UNREAD: 'not read yet'>]
    """
    first_unread = 1 if not starts else len(pages) + 1
    if segments_read < len(starts):
        first_unread = starts[segments_read]
    failed = {PageState.NO_TEXT: CellState.NO_TEXT, PageState.FAILED: CellState.FAILED}
    return [
        CellState.WAITING
        if number in unrecognised
        else failed.get(
            state, CellState.READ if number < first_unread and number not in recognised else CellState.UNREAD
        )
        for number, state in enumerate(pages, 1)
    ]


def group(states: Sequence[CellState], heat: Mapping[int, float], most: int) -> list[Cell]:
    """One cell per page, or at most ``most`` cells of equally many pages.

    >>> [(c.first, c.last, c.heat) for c in group([CellState.READ] * 5, {4: 0.5}, 3)]
    [(1, 2, 0.0), (3, 4, 0.5), (5, 5, 0.0)]
    """
    size = max(1, -(-len(states) // max(1, most)))
    cells: list[Cell] = []
    for start in range(0, len(states), size):
        part = states[start : start + size]
        numbers = range(start + 1, start + len(part) + 1)
        worst = max(part, key=_WORSE.index)
        cells.append(Cell(numbers[0], numbers[-1], worst, max(heat.get(number, 0.0) for number in numbers)))
    return cells


def answer_heat(answer: Answer | None, document_id: int) -> dict[int, float]:
    """Heat by page of one document: its quotes (or nearest passages) by score, and what the memory stems from."""
    if answer is None:
        return {}
    heat: dict[int, float] = {}
    quotes = answer.evidence or answer.nearest
    best = max((quote.score for quote in quotes), default=0.0) or 1.0
    largest = max((use.weight for use in answer.memory), default=0.0) or 1.0
    for use in answer.memory:
        if use.document_id == document_id:
            heat[use.page] = max(heat.get(use.page, 0.0), _MEMORY_HEAT * use.weight / largest)
    for quote in quotes:
        if quote.document_id == document_id:
            heat[quote.page] = max(heat.get(quote.page, 0.0), 0.35 + 0.65 * quote.score / best)
    return heat


def cell_words(cell: Cell) -> str:
    """``Pages 4–6 · read · contributed to the answer``."""
    name = (
        tr("Page {first:,}", first=cell.first)
        if cell.first == cell.last
        else tr("Pages {first:,}–{last:,}", first=cell.first, last=cell.last)
    )
    parts = [name, tr(cell.state.value)]
    if cell.heat >= _MEMORY_HEAT:
        parts.append(tr("quoted in the answer"))
    elif cell.heat > 0.0:
        parts.append(tr("contributed to the answer"))
    return " · ".join(parts)


def heat_words(answer: Answer | None, document_id: int) -> str:
    """``answer from pages 4, 8``; of what was not found, the pages of the nearest passages."""
    if answer is None:
        return ""
    quotes = answer.evidence or answer.nearest
    pages = sorted({quote.page for quote in quotes if quote.document_id == document_id})
    if not pages:
        return ""
    if answer.evidence:
        return tr("answer from page(s) {pages}", "", len(pages), pages=page_ranges(pages))
    return tr("nearest on page(s) {pages}", "", len(pages), pages=page_ranges(pages))


def map_words(states: Sequence[CellState], left: str = "") -> str:
    """What the whole map says: how much was read, what could not be, and how long the rest takes."""
    count = {state: [n for n, s in enumerate(states, 1) if s is state] for state in CellState}
    readable = len(count[CellState.READ]) + len(count[CellState.UNREAD])
    if count[CellState.UNREAD]:
        parts = [tr("{read:,} of {total:,} pages read", read=len(count[CellState.READ]), total=readable)]
    else:
        parts = [
            tr("All pages read")
            if readable == len(states)
            else tr("{read:,} of {total:,} pages read", read=readable, total=len(states))
        ]
    if left:
        parts.append(left)
    for state, words in (
        (CellState.WAITING, tr("to be recognised")),
        (CellState.NO_TEXT, tr("no text layer")),
        (CellState.FAILED, tr("could not be read")),
    ):
        if count[state]:
            parts.append(f"{words}: {page_ranges(count[state])}")
    return " · ".join(parts)
