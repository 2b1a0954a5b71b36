"""Variant calls (VCF 4): what the header explains, and each record with its fields named."""

import re
from collections.abc import Iterator, Sequence

from rmt_desktop.domain.input_errors import DamagedFile
from rmt_desktop.ingest.content import Content, pages_of
from rmt_desktop.ingest.encoding import decode
from rmt_desktop.ingest.normalise import clean
from rmt_desktop.ingest.rows import counted, grouped

PARSER = "rmt-vcf 1"

MOST_RECORDS = 50_000

_COLUMNS = ("CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO")
_MOST_SAMPLES = 20
_LONGEST_ALLELE = 40
_DESCRIBED = re.compile(r'ID=([^,>]+).*?Description="([^"]*)"')
_KIND = re.compile(r"##(\w+)=(.*)")
_MOST_HEADER_LINES = 2_000


def read(data: bytes) -> Content:
    """Read a file of variants.

    Raises:
        DamagedFile: it has no line of column names and no record.
    """
    text, doubt = decode(data)
    lines = clean(text).replace("\f", " ").splitlines()
    samples: Sequence[str] = ()
    header: list[str] = []
    records: list[str] = []
    count = 0
    for line in lines:
        if line.startswith("##"):
            header.append(line)
        elif line.startswith("#"):
            samples = line.lstrip("#").split("\t")[9:]
        elif line.strip():
            count += 1
            if count <= MOST_RECORDS:
                records.append(_record(line.split("\t"), samples))
    if not records and not header:
        raise DamagedFile("The file holds neither a VCF header nor a record. Get it again.")
    told = [doubt] if doubt else []
    if count > MOST_RECORDS:
        told.append(f"Only the first {MOST_RECORDS:,} of {count:,} variants were read.")
    if len(samples) > _MOST_SAMPLES:
        told.append(f"Genotypes of the first {_MOST_SAMPLES} of {len(samples):,} samples were read.")
    head = "\n".join([f"# {counted(count, 'variant')}\n", *_explained(header), *_samples(samples)])
    return Content("vcf", PARSER, pages_of(grouped(head, records, "record", "records")), None, tuple(told))


def _explained(header: Sequence[str]) -> Iterator[str]:
    """Header lines in words: ``INFO DP: Total Depth``."""
    for line in header[:_MOST_HEADER_LINES]:
        found = _KIND.match(line)
        if found is None:
            continue
        kind, rest = found.groups()
        described = _DESCRIBED.search(rest)
        if described:
            yield f"{kind} {described[1]}: {described[2]}"
        elif kind != "contig":
            yield f"{kind}: {rest.strip('<>')}"
    contigs = sum(line.startswith("##contig") for line in header)
    if contigs:
        yield f"Contigs named in the header: {contigs:,}"


def _samples(samples: Sequence[str]) -> Iterator[str]:
    if samples:
        yield f"Samples ({len(samples):,}): " + ", ".join(samples[:_MOST_SAMPLES])


def _record(cells: Sequence[str], samples: Sequence[str]) -> str:
    parts = []
    for name, cell in zip(_COLUMNS, cells, strict=False):
        if cell not in (".", ""):
            parts.append(f"{name} {_alleles(cell) if name in ('REF', 'ALT') else cell.replace(';', ', ')}")
    if len(cells) > 9:
        keys = cells[8].split(":")
        for sample, values in list(zip(samples, cells[9:], strict=False))[:_MOST_SAMPLES]:
            named = ", ".join(f"{key} {value}" for key, value in zip(keys, values.split(":"), strict=False))
            parts.append(f"sample {sample}: {named}")
    return "; ".join(parts)


def _alleles(cell: str) -> str:
    return ", ".join(
        allele if len(allele) <= _LONGEST_ALLELE else f"{len(allele):,} bases" for allele in cell.split(",")
    )
