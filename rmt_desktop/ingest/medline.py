"""MEDLINE records as PubMed exports them: a page for each, by Biopython."""

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from Bio import Medline

from rmt_desktop.domain.input_errors import EmptyFile
from rmt_desktop.ingest.biopython import VERSION
from rmt_desktop.ingest.citations import Citation
from rmt_desktop.ingest.content import Content, pages_of
from rmt_desktop.ingest.encoding import decode

PARSER = f"{VERSION} rmt-medline 1"

_CONTINUED = " " * 6
_FACTS = (
    ("PMID", "PMID"),
    ("Journal", "JT"),
    ("Source", "SO"),
    ("Published", "DP"),
    ("Authors", "FAU"),
    ("Publication types", "PT"),
)


def read(data: bytes) -> Content:
    """Read MEDLINE records.

    Raises:
        EmptyFile: there is none.
    """
    text, doubt = decode(data)
    lines, stray = _lines(text)
    citations = [_citation(record) for record in Medline.parse(lines) if record]
    if not citations:
        raise EmptyFile("The MEDLINE file holds no record.")
    title = citations[0].title if len(citations) == 1 else f"{len(citations):,} citations of MEDLINE"
    pages = pages_of(citation.section() for citation in citations)
    left_out = f"Lines that belong to no field of a record were left out: {stray:,}." if stray else ""
    return Content("medline", PARSER, pages, title, tuple(filter(None, (doubt, left_out))))


def _lines(text: str) -> tuple[list[str], int]:
    """Lines for Biopython, and how many go on with no field, which it fails at."""
    lines: list[str] = []
    stray, begun = 0, False
    for line in StringIO(text.replace("\r\n", "\n")):
        goes_on = line.startswith(_CONTINUED)
        begun = begun if goes_on else line != "\n"
        if begun or not goes_on:
            lines.append(line)
        elif line.strip():
            stray += 1
    return lines, stray


def _citation(record: Mapping[str, Any]) -> Citation:
    return Citation(
        identifier=f"PMID {_joined(record.get('PMID', 'unknown'))}",
        title=_joined(record.get("TI", "")),
        facts=[(name, _joined(record.get(key, ""))) for name, key in _FACTS],
        abstract=[("", _joined(record[key])) for key in ("AB", "OAB") if key in record],
        subjects=[str(term) for key in ("MH", "OT") for term in record.get(key, [])],
    )


def _joined(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else "; ".join(str(part) for part in value)
