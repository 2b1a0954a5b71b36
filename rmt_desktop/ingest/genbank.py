"""GenBank and EMBL records, by Biopython: what is known of a sequence as readable passages, never the sequence."""

import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice, pairwise

from Bio import SeqIO
from Bio.SeqRecord import SeqRecord

from rmt_desktop.domain.input_errors import DamagedFile
from rmt_desktop.ingest.biopython import VERSION, remarks
from rmt_desktop.ingest.content import Content, Stretch, pages_of
from rmt_desktop.ingest.encoding import decode
from rmt_desktop.ingest.genbank_text import record_name, record_sections

PARSER = f"{VERSION} rmt-genbank 1"

MOST_RECORDS = 5_000

_STARTS = {
    "genbank": re.compile(r"^LOCUS .*", re.MULTILINE),
    "embl": re.compile(r"^ID .*", re.MULTILINE),
}
_SEQUENCE = re.compile(r"^(?:ORIGIN|SQ )", re.MULTILINE)


def read(data: bytes, kind: str) -> Content:
    """Read all records of a file; a record that Biopython cannot parse is given as it is written.

    Args:
        data: the file's bytes.
        kind: ``genbank`` or ``embl``.

    Raises:
        DamagedFile: there is no record in it.
    """
    text, doubt = decode(data)
    sections: list[Stretch] = []
    titles: list[str] = []
    told = [doubt] if doubt else []
    with remarks() as complaints:
        for number, entry in enumerate(islice(_entries(text, kind), MOST_RECORDS + 1), 1):
            if number > MOST_RECORDS:
                told.append(f"Only the first {MOST_RECORDS:,} records were read.")
                break
            try:
                record = _record(entry, kind)
                added = list(record_sections(record))
                title = f"{record_name(record)}: {record.description}".strip(": ")
            except MemoryError:
                raise
            except Exception as error:  # whatever the parser trips over in a malformed record
                told.append(_broken(number, error))
                added, title = [_as_written(entry, number)], f"record {number}"
            sections.extend(added)
            titles.append(title)
    if not titles:
        raise DamagedFile("The file holds no record of this format. Get it again.")
    title = titles[0] if len(titles) == 1 else f"{len(titles):,} records"
    return Content(kind, PARSER, pages_of(sections), title, (*told, *complaints))


def _entries(text: str, kind: str) -> Iterator[str]:
    """The text of each record; what stands before the first, as in releases of GenBank, is passed over."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = [match.start() for match in _STARTS[kind].finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        yield text[start:end]


def _record(entry: str, kind: str) -> SeqRecord:
    found = next(iter(SeqIO.parse(StringIO(entry), kind)), None)
    if found is None:
        raise ValueError("it ends before it has begun")
    return found


def _as_written(entry: str, number: int) -> Stretch:
    """The lines of a record before its sequence."""
    sequence = _SEQUENCE.search(entry)
    return Stretch(entry[: sequence.start() if sequence else len(entry)], f"record {number}")


def _broken(number: int, error: Exception) -> str:
    detail = " ".join(str(error).split())[:120] or type(error).__name__
    return f"Record {number:,} is damaged and is given as it is written, without its sequence ({detail})."
