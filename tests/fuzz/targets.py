"""What is fuzzed: each own parser as a function of bytes, and good files to begin with.

A parser may refuse its input with an :class:`InputError`; anything else that it raises is a finding.
"""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest import (
    container,
    csv_table,
    eml,
    fasta,
    genbank,
    gff,
    html,
    jats,
    medline,
    mhtml,
    pubmed,
    rtf,
    text,
    vcf,
)
from rmt_desktop.ingest.guard import PageClock
from rmt_desktop.ingest.messages import ParseRequest, decode
from rmt_desktop.ingest.outline import marked_sections
from rmt_desktop.ingest.parts import Parts
from rmt_desktop.ingest.pdf_outline import PageText
from rmt_desktop.ingest.registry import HEAD, recognise_head
from rmt_desktop.retrieval.terms import find_terms
from tests.unit.ingest.format_samples import SAMPLES, package

Target = Callable[[bytes], object]
_REQUEST = ParseRequest("", "", None, 1024, 10_000, 20.0, recognise=False)


class _Patience(PageClock):
    """Lets a page take its time, without a thread: libFuzzer limits that of every input."""

    def __init__(self) -> None:
        pass

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        yield


def _parts() -> Parts:
    return Parts(_REQUEST, _Patience())


def _member(kind: str, changed: str) -> Target:
    """The bytes as a part of an otherwise good package: so that they are parsed, and not the archive around them."""
    with zipfile.ZipFile(BytesIO(SAMPLES[kind][1]())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}

    def target(data: bytes) -> object:
        return container.read(kind, package({**members, changed: data}), _parts())

    return target


def _page(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _heading(data: bytes) -> object:
    title, _, page = _page(data).partition("\n")
    return PageText(page).heading(title, 0), marked_sections([Page(1, page)])


def _message(data: bytes) -> object:
    with suppress(ValueError):  # how it says that this is no message
        return decode(data)
    return None


TARGETS: dict[str, Target] = {
    "csv": csv_table.read,
    "docx": _member("docx", "word/document.xml"),
    "docx-numbering": _member("docx", "word/numbering.xml"),
    "embl": lambda data: genbank.read(data, "embl"),
    "eml": lambda data: eml.read(data, _parts()),
    "epub": _member("epub", "OPS/book.opf"),
    "fasta": fasta.read,
    "genbank": lambda data: genbank.read(data, "genbank"),
    "gff": gff.read,
    "headings": _heading,
    "html": html.read,
    "jats": jats.read,
    "medline": medline.read,
    "messages": _message,
    "mhtml": mhtml.read,
    "odt": _member("odt", "content.xml"),
    "pubmed": pubmed.read,
    "recognise": lambda data: recognise_head(data[:HEAD], ""),
    "rtf": rtf.read,
    "terms": lambda data: find_terms([Page(1, _page(data))]),
    "text": lambda data: text.read(data, "markdown"),
    "vcf": vcf.read,
    "zip": lambda data: container.read("zip", data, _parts()),
}
"""Name to parser."""

_INSIDE = {
    "docx": ("docx", "word/document.xml"),
    "docx-numbering": ("docx", "word/numbering.xml"),
    "epub": ("epub", "OPS/book.opf"),
    "odt": ("odt", "content.xml"),
}
_WRITTEN = {
    "headings": [b"7.2 Term\n1. LEASE\n7.2 TERM\nOne year.\n# Markdown\n```\n# code\n```"],
    "messages": [b'["Parsed", {"kind": "a", "parser": "b", "title": null, "warnings": ["c"], "sections": []}]'],
    "terms": [
        b'Acme Inc., a corporation (the "Borrower"), and Beta (together, the "Lenders"). "Rent" means 5. '
        b"hereinafter called Lessor. epidermal growth factor receptor (EGFR). HMM (hidden Markov model)\nFee means 3."
    ],
    "text": [b"# Lease\n\nRent.\f\xef\xbb\xbfcaf\xc3\xa9", "Über".encode("utf-16")],
}


def run_target(name: str, data: bytes) -> None:
    """Parse; a refusal with a reason is as good as a document."""
    with suppress(InputError):
        TARGETS[name](data)


def seeds(name: str) -> Iterator[bytes]:
    """Good inputs of a target."""
    yield from _WRITTEN.get(name, [])
    if name in _INSIDE:
        kind, member = _INSIDE[name]
        with zipfile.ZipFile(BytesIO(SAMPLES[kind][1]())) as archive:
            yield archive.read(member)
    elif name in SAMPLES:
        yield SAMPLES[name][1]()
    elif name == "recognise":
        yield from (make()[:HEAD] for _, make in SAMPLES.values())
