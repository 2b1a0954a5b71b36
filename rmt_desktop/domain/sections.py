"""Sections: the outline of a document, and the path of headings that leads to a place in it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """Where a section begins; it goes on to the next one of its level or above."""

    title: str
    """Without markup, on one line."""
    level: int
    """1 is the outermost."""
    page: int
    """1-based."""
    start: int
    """Character offset in the page's text; 0 where the heading itself was not found on its page."""


def path_to(sections: Sequence[Section], page: int, start: int) -> tuple[Section, ...]:
    """The sections a place stands in, outermost first; a place at a heading stands in that heading's section.

    Args:
        sections: in reading order.
        page: of the place, 1-based.
        start: character offset of the place in the page's text.

    >>> law = [Section("9 General", 1, 4, 0), Section("9.2 Law", 2, 4, 80), Section("10 Notices", 1, 5, 0)]
    >>> [section.title for section in path_to(law, 4, 95)]
    ['9 General', '9.2 Law']
    """
    path: list[Section] = []
    for section in sections:
        if (section.page, section.start) > (page, start):
            break
        while path and path[-1].level >= section.level:
            path.pop()
        path.append(section)
    return tuple(path)


def section_name(path: Sequence[Section]) -> str:
    """The innermost section as people refer to it: ``§ 7.2 Termination``; empty outside of any.

    >>> section_name([Section("7.2 Termination", 2, 1, 0)]), section_name([Section("Term", 1, 1, 0)]), section_name([])
    ('§ 7.2 Termination', 'Term', '')
    """
    if not path:
        return ""
    title = path[-1].title
    return f"§ {title}" if title[:1].isdigit() else title
