"""The outline of a document from the headings in its text, and of a document inside of another one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.sections import Section

MARKED = frozenset(
    {"docx", "odt", "rtf", "html", "mhtml", "epub", "markdown", "jats", "pubmed", "medline", "genbank", "embl"}
)
"""Formats whose readers write headings as Markdown headings; in others a line may begin with ``#`` for any reason."""
MOST = 20_000
"""Sections of a document that are kept."""

_LONGEST = 200
_LINE = re.compile(r"^(?:(#{1,6})[ \t]+(\S.*?)[ \t#]*|(```|~~~).*)$", re.MULTILINE)


def marked_sections(pages: Iterable[Page]) -> tuple[Section, ...]:
    """The Markdown headings of pages as sections; ``#`` in a fenced block of code is none.

    >>> marked_sections([Page(1, "# Lease\\n\\n## 4 Term ##\\n\\nOne year.")])
    (Section(title='Lease', level=1, page=1, start=0), Section(title='4 Term', level=2, page=1, start=9))
    """
    found: list[Section] = []
    fence = ""
    for page in pages:
        for line in _LINE.finditer(page.text):
            if line[3]:
                fence = "" if line[3] == fence else fence or line[3]
            elif not fence:
                found.append(Section(short_title(line[2]), len(line[1]), page.number, line.start()))
    return levelled(found[:MOST])


def levelled(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The same sections with levels that begin at 1 and grow by one at most."""
    return tuple(_levelled(sections))


def inside_part(sections: Iterable[Section], pages_before: int, part: str) -> Iterator[Section]:
    """Sections of a document that is part of another one: one more for the part itself, the others below it."""
    yield Section(short_title(part), 1, pages_before + 1, 0)
    for section in sections:
        yield replace(section, level=section.level + 1, page=section.page + pages_before)


def short_title(title: str) -> str:
    """A title on one line, cut where it is no title any more."""
    line = " ".join(title.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _levelled(sections: Sequence[Section]) -> Iterator[Section]:
    above: list[int] = []  # levels, as the file has them, of the sections that are open
    for section in sections:
        while above and above[-1] >= section.level:
            above.pop()
        above.append(section.level)
        yield replace(section, level=len(above))
