"""Annotations as GFF 3, GFF 2 or GTF: each feature with its place and attributes in words."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from rmt_desktop.domain.input_errors import DamagedFile
from rmt_desktop.ingest.content import Content, pages_of
from rmt_desktop.ingest.encoding import decode
from rmt_desktop.ingest.normalise import clean
from rmt_desktop.ingest.rows import counted, grouped

PARSER = "rmt-gff 1"

MOST_FEATURES = 50_000

_PAIR = re.compile(r'\s*([\w.-]+)(?:\s+"([^"]*)"|\s*=\s*([^;]*)|\s+([^;"]+))?\s*(?:;|$)')
_COLUMNS = 9
_MOST_DIRECTIVES = 200


def read(data: bytes) -> Content:
    """Read a file of features; a FASTA part at its end is left out.

    Raises:
        DamagedFile: there is no feature and no directive in it.
    """
    text, doubt = decode(data)
    directives: list[str] = []
    features: list[str] = []
    count = broken = 0
    for line in clean(text).replace("\f", " ").splitlines():
        if line.startswith("##FASTA") or line.startswith(">"):
            break
        if line.startswith("#"):
            directives.append(line.lstrip("#! ").strip())
            continue
        cells = line.split("\t")
        if len(cells) < _COLUMNS - 1:
            broken += bool(line.strip())
            continue
        count += 1
        if count <= MOST_FEATURES:
            features.append(_feature(cells))
    if not features and not directives:
        raise DamagedFile("The file holds no feature: lines of nine columns parted by tabulators. Get it again.")
    told = [doubt] if doubt else []
    if broken:
        told.append(f"{broken:,} lines are no features and were left out.")
    if count > MOST_FEATURES:
        told.append(f"Only the first {MOST_FEATURES:,} of {count:,} features were read.")
    head = "\n".join([f"# {counted(count, 'feature')}\n", *(line for line in directives[:_MOST_DIRECTIVES] if line)])
    return Content("gff", PARSER, pages_of(grouped(head, features, "feature", "features")), None, tuple(told))


def _feature(cells: list[str]) -> str:
    """``gene on chr1, 120..560, + strand: ID gene1; Name BRCA1``."""
    sequence, source, kind, start, end, score, strand, phase = cells[:8]
    parts = [f"{kind} on {unquote(sequence)}, {start}..{end}"]
    if strand in ("+", "-"):
        parts.append(f"{strand} strand")
    parts += [f"{name} {value}" for name, value in (("source", source), ("score", score), ("phase", phase))
              if value not in (".", "")]  # fmt: skip
    attributes = "; ".join(_attributes(cells[8])) if len(cells) > 8 else ""
    return ", ".join(parts) + (f": {attributes}" if attributes else "")


def _attributes(text: str) -> Iterator[str]:
    for match in _PAIR.finditer(text):
        name, quoted, value, bare = match.groups()
        said = quoted if quoted is not None else value if value is not None else bare or ""
        yield f"{name} {unquote(said).replace(',', ', ').strip()}".strip()
