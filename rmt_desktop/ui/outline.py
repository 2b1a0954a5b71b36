"""The outline of a document as the viewer shows it: the sections that quotes are named by."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmt_desktop.domain.documents import Page, Passage
from rmt_desktop.domain.sections import Section

_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline."""

    title: str
    level: int
    """0 is the outermost."""
    page: int
    """1-based."""
    passage: Passage | None = None
    """The line of its heading; None: it begins with the page, or its heading was not found there."""


def sections_outline(sections: Sequence[Section], pages: Sequence[Page]) -> list[Entry]:
    """Sections as an outline; the outermost level that there is stands at the edge.

    Args:
        sections: in reading order.
        pages: all pages of the document, the first first.

    >>> sections_outline([Section("1 Rent", 2, 1, 8)], [Page(1, "of 2025\\n1 Rent\\n1.1 The Tenant pays.")])
    [Entry(title='1 Rent', level=0, page=1, passage=Passage(page=1, start=8, end=14))]
    """
    outermost = min((section.level for section in sections), default=1)
    return [
        Entry(section.title, section.level - outermost, section.page, _line(section, pages[section.page - 1].text))
        for section in sections[:_MOST]
        if section.page <= len(pages)
    ]


def _line(section: Section, text: str) -> Passage | None:
    if not 0 < section.start < len(text):
        return None
    end = text.find("\n", section.start)
    return Passage(section.page, section.start, end if end > 0 else len(text))


def entry_at(entries: Sequence[Entry], page: int) -> int | None:
    """The entry (0-based) that governs a page: the last that begins on it or before."""
    before = [i for i, entry in enumerate(entries) if entry.page <= page]
    return before[-1] if before else None
