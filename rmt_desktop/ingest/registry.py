"""Which format a file is of: its content decides, its suffix only where the content leaves a choice."""

from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.errors import DamagedFile, UnknownFormat
from rmt_desktop.ingest.encoding import looks_binary
from rmt_desktop.ingest.source import opened


@dataclass(frozen=True, slots=True)
class Format:
    """A format the program reads."""

    kind: str
    suffixes: frozenset[str]


PDF = Format("pdf", frozenset({".pdf"}))
TEXT = Format("text", frozenset({".txt", ".text"}))
MARKDOWN = Format("markdown", frozenset({".md", ".markdown"}))
FORMATS = (PDF, TEXT, MARKDOWN)

SUFFIXES = frozenset().union(*(known.suffixes for known in FORMATS))
"""Suffixes, in lower case with their dot, of files that are taken from a dropped folder."""

_READ = "RMT Desktop reads PDF, plain text and Markdown."
_HEAD = 8192
_PDF_MARK = b"%PDF-"
_PDF_MARK_WITHIN = 1024  # what Adobe's reader tolerates before the header

_FOREIGN = (
    (b"PK\x03\x04", "a Zip archive or an Office document", "Save the document as PDF and add that."),
    (b"\xd0\xcf\x11\xe0", "an older Office document", "Save it as PDF and add that."),
    (b"{\\rtf", "a rich text (RTF) document", "Save it as PDF and add that."),
    (b"%!PS", "a PostScript file", "Convert it to PDF and add that."),
    (b"\x89PNG", "a picture (PNG)", "Its text must be recognised (OCR) and saved as PDF first."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Its text must be recognised (OCR) and saved as PDF first."),
    (b"II*\x00", "a picture (TIFF)", "Its text must be recognised (OCR) and saved as PDF first."),
    (b"MM\x00*", "a picture (TIFF)", "Its text must be recognised (OCR) and saved as PDF first."),
    (b"GIF8", "a picture (GIF)", "Its text must be recognised (OCR) and saved as PDF first."),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it and add what is inside."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it and add what is inside."),
    (b"Rar!", "a RAR archive", "Unpack it and add what is inside."),
    (b"SQLite format 3", "a database", "Export what you want to read as text."),
)
_WEB_PAGE = (b"<!doctype html", b"<html")


def recognise(path: Path) -> Format:
    """Return the format of a file.

    Raises:
        FileMissing: the file cannot be read.
        DamagedFile: it is named ``.pdf`` but holds something else.
        UnknownFormat: it holds nothing the program reads.
    """
    with opened(path) as stream:
        head = stream.read(_HEAD)
    suffix = path.suffix.lower()
    if _is_pdf(head, suffix):
        return PDF
    foreign = _foreign(head)
    if suffix in PDF.suffixes:
        raise DamagedFile(f"The file is named .pdf but is no PDF: it {_looks(head, foreign)}. Get the document again.")
    if foreign is not None:
        raise UnknownFormat(f"This is {foreign[0]}. {_READ} {foreign[1]}")
    if looks_binary(head):
        raise UnknownFormat(f"The file holds binary data that is no document. {_READ}")
    return MARKDOWN if suffix in MARKDOWN.suffixes else TEXT


def _is_pdf(head: bytes, suffix: str) -> bool:
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_PDF_MARK):
        return True
    writes_about_pdf = suffix in TEXT.suffixes | MARKDOWN.suffixes
    return not writes_about_pdf and _PDF_MARK in head[:_PDF_MARK_WITHIN]


def _foreign(head: bytes) -> tuple[str, str] | None:
    """Name a well-known format that is not read, and what to do with it."""
    for mark, name, advice in _FOREIGN:
        if head.startswith(mark):
            return name, advice
    if head.lstrip()[:64].lower().startswith(_WEB_PAGE):
        return "a web page (HTML)", "Print it to PDF in your browser and add that."
    return None


def _looks(head: bytes, foreign: tuple[str, str] | None) -> str:
    if foreign is not None:
        return f"is {foreign[0]}"
    if not head.strip(b"\0"):
        return "holds only zeros, as after an interrupted download"
    return "holds binary data of another kind" if looks_binary(head) else "holds plain text"
