"""The outline of a document: the bookmarks of a PDF, otherwise the headings that reading found."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLoggingCategory, QModelIndex
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument

from rmt_desktop.domain.documents import Passage
from rmt_desktop.domain.segments import Heading

_MOST = 5_000
_Role = QPdfBookmarkModel.Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline."""

    title: str
    level: int
    """0 is the outermost."""
    page: int
    """1-based."""
    passage: Passage | None = None
    """The heading's words, where known."""


def bookmarks(document: QPdfDocument) -> list[Entry]:
    """A PDF's own outline, in order; empty if it has none."""
    # QtPdf warns of every bookmark that names a page only, with numbers it never set; such bookmarks are usual.
    QLoggingCategory.setFilterRules("qt.pdf.bookmarks.warning=false")
    model = QPdfBookmarkModel()
    model.setDocument(document)
    found: list[Entry] = []
    _collect(model, QModelIndex(), 0, document.pageCount(), found)
    return found


def headings_outline(headings: Sequence[Heading]) -> list[Entry]:
    """Headings as an outline; the outermost level that there is stands at the edge.

    >>> headings_outline([Heading(Passage(2, 0, 4), "1  Rent", 2)])
    [Entry(title='1 Rent', level=0, page=2, passage=Passage(page=2, start=0, end=4))]
    """
    outermost = min((heading.level for heading in headings), default=1)
    return [
        Entry(" ".join(heading.text.split()), heading.level - outermost, heading.passage.page, heading.passage)
        for heading in headings[:_MOST]
    ]


def _collect(model: QPdfBookmarkModel, parent: QModelIndex, level: int, pages: int, found: list[Entry]) -> None:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        title, page = " ".join(str(index.data(_Role.Title) or "").split()), index.data(_Role.Page)
        if title and isinstance(page, int) and 0 <= page < pages and len(found) < _MOST:
            found.append(Entry(title, level, page + 1))
        _collect(model, index, level + 1, pages, found)


def entry_at(entries: Sequence[Entry], page: int) -> int | None:
    """The entry (0-based) that governs a page: the last that begins on it or before."""
    before = [i for i, entry in enumerate(entries) if entry.page <= page]
    return before[-1] if before else None
