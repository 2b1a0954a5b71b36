"""A sequence record in words."""

from collections.abc import Iterator, Sequence
from typing import Any

from Bio.SeqFeature import SeqFeature
from Bio.SeqRecord import SeqRecord

from rmt_desktop.ingest.content import Stretch
from rmt_desktop.ingest.paging import PAGE_CHARACTERS

_ANNOTATIONS = (
    ("Organism", "organism"),
    ("Taxonomy", "taxonomy"),
    ("Molecule", "molecule_type"),
    ("Topology", "topology"),
    ("Division", "data_file_division"),
    ("Date", "date"),
    ("Accessions", "accessions"),
    ("Keywords", "keywords"),
    ("Source", "source"),
)
_SEQUENCES = frozenset({"translation", "transcription"})
_FIRST = ("gene", "locus_tag", "product", "function", "note", "protein_id", "db_xref")
_LONGEST_VALUE = 1_500
_MOST_PARTS = 30


def record_sections(record: SeqRecord) -> Iterator[Stretch]:
    """A record's annotations, then its features, each page named after the record and what it covers."""
    yield Stretch(_head(record), f"{record_name(record)} · record")
    waiting: list[str] = []
    first = last = 0
    for number, feature in enumerate(record.features, 1):
        text = feature_text(feature)
        if waiting and sum(map(len, waiting)) + len(text) > PAGE_CHARACTERS:
            yield _features(record, waiting, first, last)
            waiting = []
        first = first if waiting else number
        last = number
        waiting.append(text)
    if waiting:
        yield _features(record, waiting, first, last)


def record_name(record: SeqRecord) -> str:
    """Its accession, or its name where it has none."""
    name = record.id if record.id not in (None, ".", "", "<unknown id>") else record.name
    return name or "record without name"


def feature_text(feature: SeqFeature) -> str:
    """``CDS, location 120..560: gene pim, product Y``, one line for every other qualifier."""
    qualifiers: dict[str, Sequence[str]] = feature.qualifiers
    names = [name for name in _FIRST if name in qualifiers]
    names += [name for name in qualifiers if name not in _FIRST and name not in _SEQUENCES]
    parts = [f"{_plain(name)} {_values(qualifiers[name])}".strip() for name in names]
    lengths = [f"{_plain(name)} of {_letters(qualifiers[name]):,} letters" for name in _SEQUENCES & set(qualifiers)]
    described = "; ".join([*parts, *sorted(lengths)])
    return f"{feature.type}, location {_location(feature)}" + (f": {described}." if described else ".")


def _head(record: SeqRecord) -> str:
    annotations: dict[str, Any] = record.annotations
    lines = [f"Record: {record.id}", f"Name: {record.name}"]
    lines += [f"{name}: {_joined(annotations[key])}" for name, key in _ANNOTATIONS if _joined(annotations.get(key, ""))]
    lines.append(f"Length: {_length(record):,} letters; the sequence itself is not part of this text.")
    if record.dbxrefs:
        lines.append("Cross-references: " + ", ".join(record.dbxrefs[:50]))
    blocks = [f"# {record_name(record)}: {record.description}".rstrip(": "), "\n".join(lines)]
    if comment := _joined(annotations.get("comment", "")):
        blocks += ["## Comment", comment]
    structured = annotations.get("structured_comment", {})
    if isinstance(structured, dict):
        blocks += [f"{name}: " + "; ".join(f"{key} {value}" for key, value in rows.items())
                   for name, rows in structured.items()]  # fmt: skip
    references = [_reference(number, each) for number, each in enumerate(annotations.get("references", []), 1)]
    return "\n\n".join([*blocks, *(["## References", *references] if references else [])])


def _features(record: SeqRecord, texts: Sequence[str], first: int, last: int) -> Stretch:
    which = f"features {first}–{last}" if last > first else f"feature {first}"
    return Stretch(f"## {record_name(record)}: {which}\n\n" + "\n\n".join(texts), f"{record_name(record)} · {which}")


def _reference(number: int, reference: Any) -> str:
    parts = (reference.authors, reference.title, reference.journal, reference.comment)
    identifier = f"PubMed {reference.pubmed_id}" if reference.pubmed_id else ""
    return f"[{number}] " + " ".join(_sentence(part) for part in (*parts, identifier) if part and part != ";")


def _sentence(text: str) -> str:
    line = " ".join(text.split()).rstrip(";")
    return line if line.endswith(".") else line + "."


def _location(feature: SeqFeature) -> str:
    """Positions counted from 1, both ends inside, as the format itself prints them."""
    location = feature.location
    if location is None:
        return "unknown"
    parts = [f"{int(part.start) + 1}..{int(part.end)}" for part in location.parts[:_MOST_PARTS]]
    if len(location.parts) > _MOST_PARTS:
        parts.append(f"and {len(location.parts) - _MOST_PARTS} more")
    strand = " on the complementary strand" if location.strand == -1 else ""
    return (f"join({', '.join(parts)})" if len(parts) > 1 else parts[0]) + strand


def _values(values: Sequence[str]) -> str:
    text = ", ".join(" ".join(str(value).split()) for value in ([values] if isinstance(values, str) else values))
    return text if len(text) <= _LONGEST_VALUE else text[:_LONGEST_VALUE] + "…"


def _letters(values: Sequence[str]) -> int:
    return sum(len(str(value)) for value in ([values] if isinstance(values, str) else values))


def _length(record: SeqRecord) -> int:
    return len(record.seq) if record.seq is not None else 0


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _joined(value: Any) -> str:
    text = "; ".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value)
    return "" if text.strip() in (".", "") else text.strip()
