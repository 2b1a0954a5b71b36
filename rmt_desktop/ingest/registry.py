"""Which format a file is of: its content decides, its suffix only where the content leaves a choice."""

from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.input_errors import DamagedFile, UnknownFormat
from rmt_desktop.ingest.encoding import looks_binary
from rmt_desktop.ingest.signatures import package_kind, text_kind
from rmt_desktop.ingest.source import opened


@dataclass(frozen=True, slots=True)
class Format:
    """A format the program reads."""

    kind: str
    suffixes: frozenset[str]
    name: str
    """As a user would call it."""


def _format(kind: str, name: str, *suffixes: str) -> Format:
    return Format(kind, frozenset(suffixes), name)


PDF = _format("pdf", "PDF", ".pdf")
TEXT = _format("text", "plain text", ".txt", ".text")
MARKDOWN = _format("markdown", "Markdown", ".md", ".markdown")
FORMATS = (
    PDF,
    _format("docx", "Word (DOCX)", ".docx", ".docm"),
    _format("odt", "OpenDocument text", ".odt"),
    _format("rtf", "RTF", ".rtf"),
    _format("html", "web pages (HTML)", ".html", ".htm", ".xhtml"),
    _format("mhtml", "saved web pages (MHTML)", ".mhtml", ".mht"),
    _format("eml", "e-mail (EML)", ".eml"),
    _format("epub", "EPUB", ".epub"),
    MARKDOWN,
    TEXT,
    _format("csv", "tables (CSV, TSV)", ".csv", ".tsv", ".tab"),
    _format("jats", "articles (JATS XML)", ".nxml", ".xml"),
    _format("pubmed", "PubMed XML"),
    _format("medline", "MEDLINE", ".nbib", ".medline"),
    _format("genbank", "GenBank", ".gb", ".gbk", ".genbank", ".gp", ".gbff"),
    _format("embl", "EMBL", ".embl"),
    _format("fasta", "FASTA", ".fasta", ".fa", ".fna", ".faa", ".ffn", ".fas"),
    _format("vcf", "VCF", ".vcf"),
    _format("gff", "GFF and GTF", ".gff", ".gff3", ".gtf"),
    _format("zip", "ZIP archives of these", ".zip"),
)

SUFFIXES = frozenset().union(*(known.suffixes for known in FORMATS))
"""Suffixes, in lower case with their dot, of files that are taken from a dropped folder."""

_BY_KIND = {known.kind: known for known in FORMATS}
_PACKAGED = frozenset({"docx", "odt", "epub", "zip"})
_BY_CONTENT_ONLY = frozenset({"jats", "pubmed", "rtf"})  # a text with their suffix is none of them
_READ = "RMT Desktop reads " + ", ".join(known.name for known in FORMATS[:-1]) + f" and {FORMATS[-1].name}."
HEAD = 8192
"""How many bytes are looked at."""
_PDF_MARK = b"%PDF-"
_PDF_MARK_WITHIN = 1024  # what Adobe's reader tolerates before the header

_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0",
        "an Office document of the old kind, or one that opens with a password only",
        "Save it as DOCX or PDF without password and add that.",
    ),
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
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")


def recognise(path: Path) -> Format:
    """Return the format of a file.

    Raises:
        FileMissing: the file cannot be read.
        DamagedFile: its name promises a format that it does not hold.
        UnknownFormat: it holds nothing the program reads.
    """
    with opened(path) as stream:
        head = stream.read(HEAD)
    return recognise_head(head, path.suffix.lower())


def recognise_head(head: bytes, suffix: str) -> Format:
    """Return the format of a file by its first :data:`HEAD` bytes and its suffix; raises as :func:`recognise`."""
    if _is_pdf(head, suffix):
        return PDF
    if suffix in PDF.suffixes:
        raise DamagedFile(f"The file is named .pdf but is no PDF: it {_looks(head)}. Get the document again.")
    if head.startswith(_ZIP_MARKS):
        return _BY_KIND[package_kind(head, suffix)]
    for mark, name, advice in _FOREIGN:
        if head.startswith(mark):
            raise UnknownFormat(f"This is {name}. {_READ} {advice}")
    if looks_binary(head):
        raise UnknownFormat(f"The file holds binary data that is no document. {_READ}")
    return _of_text(head, suffix)


def _of_text(head: bytes, suffix: str) -> Format:
    kind = text_kind(head, suffix)
    if kind is not None:
        return _BY_KIND[kind]
    named = next((known for known in FORMATS if suffix in known.suffixes), TEXT)
    if named.kind in _PACKAGED:
        raise DamagedFile(f"The file is named {suffix} but {_looks(head)}. Get the document again.")
    return TEXT if named.kind in _BY_CONTENT_ONLY else named


def _is_pdf(head: bytes, suffix: str) -> bool:
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_PDF_MARK):
        return True
    writes_about_pdf = suffix in SUFFIXES - PDF.suffixes
    return not writes_about_pdf and _PDF_MARK in head[:_PDF_MARK_WITHIN]


def _looks(head: bytes) -> str:
    """Say what is in a file that is not what its name says."""
    foreign = next((name for mark, name, _ in _FOREIGN if head.startswith(mark)), None)
    if foreign is not None:
        return f"is {foreign}"
    if head.startswith(_ZIP_MARKS):
        return "is a ZIP archive or an Office document"
    if not head.strip(b"\0"):
        return "holds only zeros, as after an interrupted download"
    if looks_binary(head):
        return "holds binary data of another kind"
    return "is a web page (HTML)" if text_kind(head, "") == "html" else "holds plain text"
