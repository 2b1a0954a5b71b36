"""What a format's reader returns: pages, each with the name of its place in the document's own terms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.input_errors import EmptyFile
from rmt_desktop.domain.sections import Section
from rmt_desktop.ingest.normalise import clean
from rmt_desktop.ingest.paging import split_pages

_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document: Markdown headings (``## 4 Term``), blocks parted by empty lines, form feeds at pages."""

    text: str
    label: str | None = None
    """Its place (``rows 1–40``, ``PMID 123``). Without one, pages are named after the heading they stand under."""


@dataclass(frozen=True, slots=True)
class Content:
    """A document as its format's reader understood it."""

    kind: str
    parser: str
    pages: tuple[Page, ...]
    title: str | None = None
    warnings: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    """Its outline, in reading order."""


def pages_of(sections: Iterable[Stretch]) -> tuple[Page, ...]:
    """Sections cut to pages of a readable length, numbered from 1.

    Raises:
        EmptyFile: there is no text in them.
    """
    pages = tuple(Page(number, text, label=label) for number, (text, label) in enumerate(_sheets(sections), 1))
    if not any(page.text.strip() for page in pages):
        raise EmptyFile("The document holds no text.")
    return pages


def renumbered(pages: Iterable[Page], first: int, part: str) -> Iterator[Page]:
    """Pages of a document that is part of another one: numbered from ``first``, labelled with the part's name."""
    for number, page in enumerate(pages, first):
        place = page.label or f"page {page.number}"
        yield replace(page, number=number, label=short(f"{part} · {place}"))


def short(label: str) -> str:
    """A label on one line, cut to a length that fits beside a page number."""
    line = " ".join(label.split())
    return line if len(line) <= _LONGEST_LABEL else line[: _LONGEST_LABEL - 1].rstrip() + "…"


def _sheets(sections: Iterable[Stretch]) -> Iterator[tuple[str, str | None]]:
    for section in sections:
        heading: str | None = None
        for text in split_pages(_one_feed(clean(section.text))):
            inside: list[str] = _HEADING.findall(text)
            starts = bool(inside) and (heading is None or text.lstrip("\n").startswith("#"))
            place = section.label or (inside[0] if starts else heading)
            heading = inside[-1] if inside else heading
            if text.strip() or section.label is None:
                yield text, short(place) if place else None


_FEEDS = re.compile(r"\s*\f\s*")


def _one_feed(text: str) -> str:
    """Two ways of saying "new page" in a row are one, and none stands at the start or the end."""
    return _FEEDS.sub("\f", text).strip("\f")
