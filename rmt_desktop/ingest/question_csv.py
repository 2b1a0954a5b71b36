"""Questions in a table: a header with ``question``, ``context``, ``answer`` and perhaps ``answer_start``."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from rmt_desktop.ingest.question_rows import RawRow

NEEDED = ("question", "context", "answer")
_LONGEST_FIELD = 2**31 - 1
_SEPARATORS = ",;\t"


def read_table(name: str, text: str) -> Iterator[RawRow]:
    """One row a record; an empty ``answer`` says that the text does not answer the question.

    A question with several answers has several records. Fields are separated by commas, semicolons or tabs.
    """
    limit = csv.field_size_limit(_LONGEST_FIELD)  # a context may be a whole contract
    try:
        yield from _records(name, text)
    finally:
        csv.field_size_limit(limit)


def _records(name: str, text: str) -> Iterator[RawRow]:
    header_line = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    header: list[str] | None = None
    while True:
        place = f"{name}, line {reader.line_num + 1}"
        try:
            record = next(reader, None)
        except csv.Error as error:
            yield RawRow(place, None, f"the table is broken ({error})")
            return
        if record is None:
            return
        if header is None:
            header = [field.strip().lower() for field in record]
            if missing := [column for column in NEEDED if column not in header]:
                yield RawRow(place, None, f"the header has no column “{missing[0]}”")
                return
        elif any(field.strip() for field in record):
            yield _row(place, header, record)


def _row(place: str, header: list[str], record: list[str]) -> RawRow:
    if len(record) != len(header):
        return RawRow(place, None, f"it has {len(record)} fields, the header {len(header)}")
    fields: dict[str, Any] = dict(zip(header, record, strict=True))
    answer, start = fields["answer"], fields.get("answer_start", "").strip()
    if start and not start.isdecimal():
        return RawRow(place, None, f"the start “{start}” is no whole number")
    if start and not answer.strip():
        return RawRow(place, None, "it has a start but no answer")
    answers = [{"text": answer, "answer_start": int(start) if start else None}] if answer.strip() else []
    return RawRow(place, {**fields, "answers": answers})
