"""Which module reads a file: its first bytes decide, then its suffix."""

from collections.abc import Callable
from pathlib import Path

from rmt_desktop.domain.documents import ParsedDocument
from rmt_desktop.domain.errors import DamagedFile, EmptyFile, FileMissing, FileTooLarge, UnknownFormat
from rmt_desktop.ingest.limits import ParseLimits

PDF_SUFFIXES = frozenset({".pdf"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
SUFFIXES = PDF_SUFFIXES | TEXT_SUFFIXES
_FOREIGN = {b"PK\x03\x04": "a ZIP archive or an Office file", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture",
            b"{\\rtf": "an RTF file", b"\xd0\xcf\x11\xe0": "an old Office file", b"%!PS": "a PostScript file",
            b"\x1f\x8b": "a compressed file", b"\x7fELF": "a program", b"MZ": "a program"}  # fmt: skip


def kind_of(path: Path, limits: ParseLimits) -> str:
    """``pdf`` or ``text``.

    Raises:
        FileMissing, EmptyFile, FileTooLarge, UnknownFormat, DamagedFile: why it is neither.
    """
    try:
        if not path.is_file():
            raise FileMissing(f"There is no file {path}.")
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        raise FileMissing(f"{path.name} cannot be opened ({error.strerror or error}).") from error
    if size == 0:
        raise EmptyFile(f"{path.name} is empty: it has no bytes.")
    if size > limits.max_bytes:
        raise FileTooLarge(f"{path.name} has {size / 2**20:,.0f} MiB; at most {limits.max_bytes // 2**20:,} are read.")
    if b"%PDF-" in start:
        return "pdf"
    if path.suffix.lower() in PDF_SUFFIXES:
        raise DamagedFile(f"{path.name} is not a PDF: it does not begin like one. It is damaged or misnamed.")
    for mark, what in _FOREIGN.items():
        if start.startswith(mark):
            raise UnknownFormat(f"{path.name} is {what}. Supported: PDF, plain text, Markdown.")
    return "text"


def parse_here(
    path: Path, password: str | None, limits: ParseLimits, on_page: Callable[[int, int], None]
) -> ParsedDocument:
    """Parse in this process; the program itself calls it in a child only."""
    if kind_of(path, limits) == "pdf":
        from rmt_desktop.ingest.pdf import parse_pdf

        return parse_pdf(path, password, limits.max_pages, on_page)
    from rmt_desktop.ingest.text import parse_text

    return parse_text(path, limits.max_pages, on_page)
