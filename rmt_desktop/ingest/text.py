"""Plain text and Markdown to pages of readable length."""

from collections.abc import Callable, Iterator
from pathlib import Path

from rmt_desktop.domain.documents import Page, PageState, ParsedDocument
from rmt_desktop.domain.errors import EmptyFile, FileTooLarge, UnknownFormat
from rmt_desktop.ingest.cleaning import clean

PARSER = "text/1"
PAGE_CHARACTERS = 3000
_MARKDOWN = (".md", ".markdown")


def parse_text(path: Path, max_pages: int, on_page: Callable[[int, int], None]) -> ParsedDocument:
    """A text file cut into pages at form feeds, and where it has none at ends of paragraphs.

    Raises:
        UnknownFormat: the bytes are not text.
        EmptyFile: nothing but white space.
    """
    text = decode(path.read_bytes(), path.name)
    if not text.strip():
        raise EmptyFile(f"{path.name} holds no text.")
    parts = [part for sheet in text.split("\f") for part in cut_pages(clean(sheet))]
    if len(parts) > max_pages:
        raise FileTooLarge(f"{path.name} would have {len(parts):,} pages; at most {max_pages:,} are read.")
    pages = []
    for number, part in enumerate(parts, 1):
        blank = not part.strip()
        reason = "This page is blank." if blank else None
        pages.append(Page(number, part, PageState.NO_TEXT if blank else PageState.TEXT, None, reason))
        on_page(number, len(parts))
    kind = "markdown" if path.suffix.lower() in _MARKDOWN else "text"
    return ParsedDocument(kind, tuple(pages), PARSER)


def decode(data: bytes, name: str) -> str:
    """Bytes as text: by byte-order mark, as UTF-8, or as Windows-1252.

    Raises:
        UnknownFormat: the bytes are not text.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if _looks_binary(data):
        raise UnknownFormat(f"{name} is not a text file. Supported: PDF, plain text, Markdown.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _looks_binary(data: bytes) -> bool:
    sample = data[:65536]
    odd = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in sample)
    return b"\x00" in sample or odd * 50 > len(sample)


def cut_pages(text: str) -> Iterator[str]:
    """Pages of about :data:`PAGE_CHARACTERS`, cut at a blank line, a line end, or a space, in this order."""
    start = 0
    while len(text) - start > PAGE_CHARACTERS * 4 // 3:
        low, high = start + PAGE_CHARACTERS * 2 // 3, start + PAGE_CHARACTERS * 4 // 3
        end = high
        for mark in ("\n\n", "\n", " "):
            found = text.rfind(mark, low, high)
            if found >= 0:
                end = found + len(mark)
                break
        yield text[start:end]
        start = end
    yield text[start:]
