"""Tables as text (CSV, TSV): each row with the names of its columns."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice

from rmt_desktop.domain.input_errors import EmptyFile, UnknownFormat
from rmt_desktop.ingest.content import Content, pages_of
from rmt_desktop.ingest.encoding import decode, looks_binary
from rmt_desktop.ingest.normalise import clean
from rmt_desktop.ingest.rows import counted, grouped, named_cells, one_line

PARSER = "rmt-csv 1"

MOST_ROWS = 50_000

_SAMPLE_ROWS = 50
_SEPARATORS = "\t,;|"
_LARGEST_FIELD = 1_000_000


def read(data: bytes) -> Content:
    """Read a table.

    Raises:
        EmptyFile: it has no rows.
        UnknownFormat: it is no text.
    """
    if looks_binary(data):
        raise UnknownFormat("The file holds binary data that is no table.")
    text, doubt = decode(data)
    text = clean(text).replace("\f", " ")
    rows = _rows(text, _separator(text))
    told = [doubt] if doubt else []
    names: Sequence[str] = []
    first = next(rows, None)
    if first is None:
        raise EmptyFile("The table has no rows.")
    body: Iterator[Sequence[str]] = rows
    if _is_header(first):
        names = [" ".join(name.split()) for name in first]
    else:
        body = iter([first, *rows])
    kept = list(islice(body, MOST_ROWS))
    left = sum(1 for _ in body)
    if left:
        told.append(f"Only the first {MOST_ROWS:,} of {MOST_ROWS + left:,} rows were read.")
    head = f"# Table of {counted(len(kept) + left, 'row')}\n\nColumns: {' | '.join(names)}" if names else ""
    lines = (named_cells(names, row) if names else " | ".join(map(one_line, row)) for row in kept)
    return Content("csv", PARSER, pages_of(grouped(head, lines, "row", "rows")), None, tuple(told))


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """Rows with something in them; a quotation mark that is never closed doesn't swallow the file."""
    csv.field_size_limit(_LARGEST_FIELD)
    exact = text.count('"') % 2 == 1
    reader = csv.reader(
        StringIO(text), delimiter=separator, quoting=csv.QUOTE_NONE if exact else csv.QUOTE_MINIMAL
    )  # fmt: skip
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue
        if any(cell.strip() for cell in row):
            yield row


def _separator(text: str) -> str:
    """The character that parts the rows of a sample most evenly."""
    sample = [line for line in text[:200_000].splitlines()[:_SAMPLE_ROWS] if line.strip()]

    def score(separator: str) -> tuple[float, int]:
        counts = [line.count(separator) for line in sample]
        most = max(counts, default=0)
        common = max(set(counts), key=counts.count) if counts else 0
        return (counts.count(common) / len(counts) if common else 0.0, most)

    return max(_SEPARATORS, key=score)


def _is_header(row: Sequence[str]) -> bool:
    """Whether a row names columns: short words, each once, none of them a number."""
    cells = [cell.strip() for cell in row]
    filled = [cell for cell in cells if cell]
    if not filled or len(set(filled)) < len(filled) or any(len(cell) > 80 for cell in filled):
        return False
    return not any(_is_number(cell) for cell in filled)


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True
