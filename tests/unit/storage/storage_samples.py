"""Domain objects as the library gets them, small and exact."""

import struct
from pathlib import Path

from rmt_desktop.domain.answers import Answer, Evidence, MemoryUse, Timings
from rmt_desktop.domain.documents import Document, Page, PageState, ParsedDocument, Passage
from rmt_desktop.domain.segments import Heading, MemoryState, Segment, Snapshot
from rmt_desktop.storage.library import Library

WIDTH = 4
FINGERPRINT = "pypdf 6 · model a · 256"


def add(library: Library, name: str = "lease.pdf", content: str | None = None) -> Document:
    """A document whose content is as new as its name, unless said otherwise."""
    return library.add_document(
        content_hash=content or f"hash of {name}", name=name, path=Path("/docs") / name, kind="pdf", size=1234
    )


def parsed(page_count: int = 3) -> ParsedDocument:
    pages = tuple(Page(number, f"Text of page {number}. " * 20) for number in range(1, page_count + 1))
    return ParsedDocument(kind="pdf", pages=pages, parser="pypdf 6")


def parsed_in_part() -> ParsedDocument:
    pages = (
        Page(1, "Rent is due on the first.", label="i"),
        Page(2, "", PageState.NO_TEXT, label="ii", reason="The page is an image."),
        Page(3, "", PageState.FAILED, reason="The page is damaged."),
        Page(4, "The term is one year.", label="A-1"),
    )
    return ParsedDocument(kind="pdf", pages=pages, parser="pypdf 6", title="Lease")


def segments(count: int = 5) -> list[Segment]:
    """Every other segment runs on to the next page."""
    return [
        Segment(i, (Passage(i + 1, 3, 40), Passage(i + 2, 0, 17))[: 1 + i % 2], tokens=100 + i) for i in range(count)
    ]


def headings() -> list[Heading]:
    return [Heading(Passage(1, 0, 4), "§ 1 Rent", 1), Heading(Passage(2, 0, 6), "1.1 Deposit", 2)]


def floats(*values: float) -> bytes:
    return struct.pack(f"<{len(values)}e", *values)


def snapshot(segment: int) -> Snapshot:
    row = floats(*(segment + i / 8 for i in range(WIDTH)))
    return Snapshot(segment, MemoryState(2, WIDTH, row + row[::-1]), vector=row)


def read_document(library: Library, name: str = "lease.pdf", count: int = 5, read: int = 5) -> Document:
    """A parsed document of ``count`` segments of which ``read`` are read."""
    document = add(library, name)
    library.store_parsed(document.id, parsed())
    library.begin_reading(document.id, FINGERPRINT, segments(count), headings())
    for segment in range(read):
        library.add_snapshot(document.id, snapshot(segment))
    return library.document(document.id)


def evidence(document: Document, score: float = 0.75) -> Evidence:
    quote = "Rent is due on the first."
    return Evidence(
        document_id=document.id,
        document=document.name,
        page=1,
        start=0,
        end=len(quote),
        quote=quote,
        score=score,
        segment=0,
        answer_start=15,
        answer_end=24,
    )


def answer(document: Document) -> Answer:
    return Answer(
        text="the first",
        abstained=False,
        confidence=0.8125,
        engine="rmt",
        evidence=(evidence(document, 0.75), evidence(document, 0.5)),
        timings=Timings(0.5, 0.25, 1.5, 0.125, 2.375),
        tokens_read=1024,
        peak_memory_mb=512.5,
        memory=(
            MemoryUse(document.id, document.name, segment=4, page=3, weight=0.625),
            MemoryUse(document.id, document.name, segment=0, page=1, weight=0.25),
        ),
    )


def abstention(document: Document) -> Answer:
    return Answer(None, True, 0.125, "rmt", nearest=(evidence(document, 0.0625),))
