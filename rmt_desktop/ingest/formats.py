"""From a file's bytes to pages: the reader of each format, loaded when it is first needed. Child process only."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rmt_desktop.domain.input_errors import EmptyFile, FileTooLarge
from rmt_desktop.ingest.content import Content
from rmt_desktop.ingest.guard import PageClock
from rmt_desktop.ingest.messages import Message, Opened, PageRead, Parsed, ParseRequest
from rmt_desktop.ingest.outline import MARKED, marked_sections
from rmt_desktop.ingest.parts import Parts
from rmt_desktop.ingest.source import opened

Reader = Callable[[bytes], Content]


def parse(request: ParseRequest, emit: Callable[[Message], None], clock: PageClock) -> Parsed:
    """Read a file of any format and emit its pages.

    Raises:
        InputError: one of its kinds.
    """
    if request.kind == "pdf":
        from rmt_desktop.ingest import pdf

        return pdf.parse(request, emit, clock)
    with opened(Path(request.path)) as stream:
        data = stream.read()
    if not data:
        raise EmptyFile("The file is empty.")
    content = read(request.kind, data, Parts(replace(request, recognise_later=False), clock))
    if len(content.pages) > request.max_pages:
        count = f"{len(content.pages):,} pages; up to {request.max_pages:,} are read"
        raise FileTooLarge(f"The document makes {count}. Split it into parts.")
    emit(Opened(len(content.pages)))
    for page in content.pages:
        emit(PageRead(page))
    return Parsed(content.kind, content.parser, content.title, content.warnings, content.sections)


def read(kind: str, data: bytes, parts: Parts) -> Content:
    """Read a document of any format but PDF that is in memory, with its outline where the format has headings.

    Args:
        kind: the format's.
        data: the bytes of the file.
        parts: reads what is inside of it, if it is an archive or a message; tells password and limits.
    """
    content = _read(kind, data, parts)
    return replace(content, sections=marked_sections(content.pages)) if content.kind in MARKED else content


def _read(kind: str, data: bytes, parts: Parts) -> Content:
    match kind:
        case "zip" | "docx" | "odt" | "epub":
            from rmt_desktop.ingest import container

            return container.read(kind, data, parts)
        case "eml":
            from rmt_desktop.ingest import eml

            return eml.read(data, parts)
        case _:
            return reader(kind)(data)


def reader(kind: str) -> Reader:
    """The function that reads a format that holds one document and nothing else."""
    match kind:
        case "html":
            from rmt_desktop.ingest import html

            return html.read
        case "mhtml":
            from rmt_desktop.ingest import mhtml

            return mhtml.read
        case "rtf":
            from rmt_desktop.ingest import rtf

            return rtf.read
        case "jats":
            from rmt_desktop.ingest import jats

            return jats.read
        case "pubmed":
            from rmt_desktop.ingest import pubmed

            return pubmed.read
        case "medline":
            from rmt_desktop.ingest import medline

            return medline.read
        case "genbank" | "embl":
            from rmt_desktop.ingest import genbank

            return lambda data: genbank.read(data, kind)
        case "fasta":
            from rmt_desktop.ingest import fasta

            return fasta.read
        case "vcf":
            from rmt_desktop.ingest import vcf

            return vcf.read
        case "gff":
            from rmt_desktop.ingest import gff

            return gff.read
        case "csv":
            from rmt_desktop.ingest import csv_table

            return csv_table.read
        case _:
            from rmt_desktop.ingest import text

            return lambda data: text.read(data, "markdown" if kind == "markdown" else "text")
