"""What the first bytes of a file say about its format."""

import re

_PROLOGUE = re.compile(rb"<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})")
_HEADER = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Type|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST_HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]*:[ \t\r\n])")
_RELATED = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_LETTERS = re.compile(rb">[^\n]*\r?\n[A-Za-z*-]{20,}\r?\n")
_XML_ROOTS = {
    b"html": "html",
    b"article": "jats",
    b"pmc-articleset": "jats",
    b"PubmedArticleSet": "pubmed",
    b"PubmedArticle": "pubmed",
    b"PubmedBookArticle": "pubmed",
    b"MedlineCitationSet": "pubmed",
}
_MARKS = (
    (b"{\\rtf", "rtf"),
    (b"##fileformat=VCF", "vcf"),
    (b"##gff-version", "gff"),
    (b"PMID- ", "medline"),
)
_LOCUS = re.compile(rb"(?:\A|\n)LOCUS {3,}\S+ .*\d (?:bp|aa)\b")
_EMBL = re.compile(rb"\AID {3}[^\n]*(?:SV \d|\bBP\b|\bSQ\b|\bAA\b)")


def text_kind(head: bytes, suffix: str) -> str | None:
    """The format of a file of text by its content; None where only its suffix can tell.

    Args:
        head: the first kilobytes.
        suffix: in lower case with its dot.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    start = head.lstrip()
    for mark, kind in _MARKS:
        if start.startswith(mark):
            return kind
    if _LOCUS.search(head):
        return "genbank"
    if _EMBL.match(start):
        return "embl"
    if start.startswith(b"<"):
        return _markup_kind(start, suffix)
    if start.startswith(b">") and _LETTERS.match(start):
        return "fasta"
    return mail_kind(head, suffix)


def mail_kind(head: bytes, suffix: str) -> str | None:
    """``eml`` or ``mhtml`` if the file begins like a message and isn't named like a text."""
    if suffix in (".txt", ".text", ".md", ".markdown", ".csv", ".tsv") or not _FIRST_HEADER.match(head.lstrip()):
        return None
    headers = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    if len(_HEADER.findall(headers)) < 2:
        return None
    return "mhtml" if _RELATED.search(headers) else "eml"


def package_kind(head: bytes, suffix: str) -> str:
    """The format of a ZIP package by the names of its first members, or by its suffix; ``zip`` for any other."""
    if b"mimetypeapplication/epub+zip" in head[:100]:
        return "epub"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:120]:
        return "odt"
    named = {".docx": "docx", ".docm": "docx", ".odt": "odt", ".epub": "epub"}.get(suffix)
    if named is None and suffix != ".zip" and (b"word/" in head or b"[Content_Types].xml" in head):
        return "docx"
    return named or "zip"


def _markup_kind(start: bytes, suffix: str) -> str | None:
    root = _root(start)
    lower = start[:2048].lower()
    if root == b"article" and (b"<!doctype html" in lower or not _looks_jats(start)):
        return "html" if suffix in (".html", ".htm", ".xhtml") else None
    if root in _XML_ROOTS:
        return _XML_ROOTS[root]
    if lower.startswith((b"<!doctype html", b"<html")) or b"<html" in lower:
        return "html"
    return None


def _root(start: bytes) -> bytes:
    """The name of the first element after declarations and comments."""
    rest = start
    while match := _PROLOGUE.match(rest):
        rest = rest[match.end() :].lstrip()
    found = _ROOT.match(rest)
    return found.group(1) if found else b""


def _looks_jats(start: bytes) -> bool:
    marks = (b"JATS", b"NLM//DTD", b"article-type", b"<front", b"dtd-version", b"ncbi.nlm.nih.gov")
    return any(mark in start for mark in marks)
