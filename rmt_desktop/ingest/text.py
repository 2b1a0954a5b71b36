"""Plain text and Markdown: bytes to pages of a readable length."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.errors import EmptyFile, FileTooLarge, UnknownFormat
from rmt_desktop.ingest.encoding import decode, looks_binary
from rmt_desktop.ingest.messages import Message, Opened, PageRead, Parsed, ParseRequest
from rmt_desktop.ingest.normalise import clean
from rmt_desktop.ingest.source import opened

PARSER = "rmt-text 1"
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
_HEADING = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)


def parse(request: ParseRequest, emit: Callable[[Message], None]) -> Parsed:
    """Read a text file and emit its pages.

    Raises:
        FileMissing, UnknownFormat, EmptyFile, FileTooLarge: see the names.
    """
    with opened(Path(request.path)) as stream:
        data = stream.read()
    if looks_binary(data):
        raise UnknownFormat("The file holds binary data that is no document.")
    raw, doubt = decode(data)
    text = clean(raw)
    if not text.strip():
        raise EmptyFile("The file holds nothing but white space.")
    pages = list(split_pages(text))
    if len(pages) > request.max_pages:
        raise FileTooLarge(
            f"The text makes {len(pages):,} pages; up to {request.max_pages:,} are read. Split it into parts."
        )
    emit(Opened(len(pages)))
    for number, page in enumerate(pages, start=1):
        emit(PageRead(Page(number, page)))
    title = _HEADING.search(pages[0]) if request.kind == "markdown" else None
    return Parsed(
        kind=request.kind,
        parser=PARSER,
        title=title.group(1) if title else None,
        warnings=(doubt,) if doubt else (),
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
