"""Which MIME types the program opens: those of the formats that its reader is registered for."""

import mimetypes
from xml.sax.saxutils import quoteattr

from bundling.project import COMMAND

_TYPES = {
    ".md": "text/markdown", ".markdown": "text/markdown", ".txt": "text/plain", ".text": "text/plain",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".docm": "application/vnd.ms-word.document.macroEnabled.12",
    ".odt": "application/vnd.oasis.opendocument.text", ".rtf": "application/rtf",
    ".epub": "application/epub+zip", ".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml",
    ".mhtml": "application/x-mimearchive", ".mht": "application/x-mimearchive", ".eml": "message/rfc822",
    ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".tab": "text/tab-separated-values",
    ".xml": "application/xml", ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".tex": "text/x-tex", ".bib": "text/x-bibtex", ".rst": "text/x-rst", ".json": "application/json",
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".tif": "image/tiff", ".tiff": "image/tiff",
}  # fmt: skip

# Formats of the life sciences that shared-mime-info does not know: type, comment, suffixes.
_OWN = (
    ("chemical/seq-na-genbank", "GenBank record", (".gb", ".gbk", ".genbank", ".gp", ".gbff")),
    ("chemical/seq-na-embl", "EMBL record", (".embl",)),
    ("chemical/seq-na-fasta", "FASTA sequences", (".fasta", ".fa", ".fna", ".faa", ".ffn", ".fas")),
    ("text/x-vcf", "Genetic variants (VCF)", (".vcf",)),
    ("text/x-gff", "Genome features", (".gff", ".gff3", ".gtf")),
    ("application/x-medline", "MEDLINE records", (".nbib", ".medline")),
    ("application/x-jats+xml", "JATS article", (".nxml",)),
)

NEVER_DEFAULT = frozenset({"application/zip"})
"""Opened, but another program is the place for it."""


def suffixes() -> tuple[str, ...]:
    """Suffixes that the reader takes, as the program itself lists them."""
    from rmt_desktop.ingest.registry import SUFFIXES

    return tuple(sorted(SUFFIXES))


def mime_types(known: tuple[str, ...]) -> tuple[str, ...]:
    """MIME types of suffixes, PDF first; what has none on this system is left out.

    >>> mime_types((".md", ".pdf", ".nosuch"))
    ('application/pdf', 'text/markdown')
    """
    found = {mime_type(suffix) for suffix in known} - NEVER_DEFAULT - {None}
    return tuple(sorted((kind for kind in found if kind), key=lambda kind: (kind != "application/pdf", kind)))


def mime_type(suffix: str) -> str | None:
    """The MIME type of a suffix; None if it has none."""
    own = next((kind for kind, _, theirs in _OWN if suffix in theirs), None)
    return own or _TYPES.get(suffix) or mimetypes.guess_type(f"a{suffix}", strict=True)[0]


def mime_package(known: tuple[str, ...]) -> str:
    """The XML file for shared-mime-info that explains the types it does not know; empty if it knows all."""
    kinds = [_explained(kind, comment, [s for s in theirs if s in known]) for kind, comment, theirs in _OWN]
    if not any(kinds):
        return ""
    opening = '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', opening, *filter(None, kinds), "</mime-info>", ""])


def _explained(kind: str, comment: str, globs: list[str]) -> str:
    if not globs:
        return ""
    parent = "application/xml" if kind.endswith("+xml") else "text/plain"
    lines = [f"  <mime-type type={quoteattr(kind)}>", f"    <comment>{comment}</comment>"]
    lines += [f"    <sub-class-of type={quoteattr(parent)}/>", f'    <icon name="{COMMAND}"/>']
    lines += [f"    <glob pattern={quoteattr('*' + suffix)}/>" for suffix in globs]
    return "\n".join([*lines, "  </mime-type>"])
