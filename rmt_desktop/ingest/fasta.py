"""FASTA: headers, lengths and composition of sequences. The sequences themselves are no prose and not shown."""

from collections import Counter
from collections.abc import Iterator
from io import StringIO

from Bio.SeqIO.FastaIO import SimpleFastaParser

from rmt_desktop.domain.input_errors import DamagedFile
from rmt_desktop.ingest.biopython import VERSION
from rmt_desktop.ingest.content import Content, pages_of
from rmt_desktop.ingest.encoding import decode
from rmt_desktop.ingest.rows import counted, grouped

PARSER = f"{VERSION} rmt-fasta 1"

MOST_RECORDS = 50_000

_NUCLEOTIDES = frozenset("ACGTUNRYSWKMBDHV-.*")
_MOST_LETTERS = 22


def read(data: bytes) -> Content:
    """Read the headers of a FASTA file and measure its sequences.

    Raises:
        DamagedFile: there is no record in it.
    """
    text, doubt = decode(data)
    lines: list[str] = []
    count = total = 0
    for title, sequence in _records(text):
        count += 1
        total += len(sequence)
        if count <= MOST_RECORDS:
            lines.append(_described(title, sequence))
    if not count:
        raise DamagedFile("The file holds no FASTA record: no line begins with “>”. Get it again.")
    told = [doubt] if doubt else []
    if count > MOST_RECORDS:
        told.append(f"Only the first {MOST_RECORDS:,} of {count:,} records are described.")
    sequences = counted(count, "sequence")
    head = f"# {sequences}\n\nThe file holds {sequences} with {total:,} letters in all."
    return Content("fasta", PARSER, pages_of(grouped(head, lines, "record", "records")), None, tuple(told))


def _records(text: str) -> Iterator[tuple[str, str]]:
    start = text.find(">")
    yield from SimpleFastaParser(StringIO(text[max(start, 0) :].replace("\r", "\n")))


def _described(title: str, sequence: str) -> str:
    """``sp|P12345 protein: protein sequence of 120 amino acids; L 12 %, A 9 %``."""
    letters = Counter(sequence.upper())
    name = " ".join(title.split()) or "without name"
    if not sequence:
        return f"{name}: no sequence."
    if set(letters) <= _NUCLEOTIDES:
        known = sum(letters[base] for base in "ACGTU")
        content = f"; GC content {100 * (letters['G'] + letters['C']) / known:.1f} %" if known else ""
        what = f"nucleotide sequence of {len(sequence):,} bases{content}"
    else:
        what = f"protein sequence of {len(sequence):,} amino acids"
    shares = ", ".join(f"{letter} {100 * number / len(sequence):.1f} %" for letter, number in _common(letters))
    return f"{name}: {what}; composition {shares}."


def _common(letters: Counter[str]) -> list[tuple[str, int]]:
    return sorted(letters.items(), key=lambda item: (-item[1], item[0]))[:_MOST_LETTERS]
