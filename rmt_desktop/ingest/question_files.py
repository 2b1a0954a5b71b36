"""Users' own question files, whatever their format: what can be used, and why the rest can't."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rmt_desktop.domain.input_errors import DamagedFile, EmptyFile, InputError, UnknownFormat
from rmt_desktop.ingest.encoding import decode, looks_binary
from rmt_desktop.ingest.question_csv import read_table
from rmt_desktop.ingest.question_json import read_lines, read_list, read_squad
from rmt_desktop.ingest.question_rows import RawRow, check_row
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.ingest.source import opened

_SHOWN = 5
"""Reasons that a message lists."""
_TABLES, _JSON = (".csv", ".tsv"), (".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one place of a file."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The usable questions of some files."""

    rows: tuple[QuestionRow, ...]
    """Each question on a text once, with all its answers."""
    usable: int
    total: int
    unusable: tuple[Remark, ...]
    decided: tuple[Remark, ...]
    """Usable, but something was ambiguous."""

    @property
    def report(self) -> str:
        """Some lines on what can be used, for people."""
        lines = [*_listed("Not usable", self.unusable), *_listed("Please check", self.decided)]
        return "\n".join([*lines, f"{self.usable:,} of {self.total:,} rows are usable."])


def read_question_files(paths: Sequence[Path]) -> QuestionSet:
    """All questions of some files: SQuAD-style JSON, rows in JSON or JSONL, or CSV with a header.

    Raises:
        FileMissing, EmptyFile, UnknownFormat, DamagedFile: a file cannot be read at all.
        InputError: no row of any file is usable, or none has an answer; lists the first few with reasons.
    """
    rows: dict[tuple[str, str], QuestionRow] = {}
    unusable: list[Remark] = []
    decided: list[Remark] = []
    usable = 0
    for raw in (raw for path in paths for raw in _raw_rows(path)):
        try:
            checked = check_row(raw)
        except ValueError as error:
            unusable.append(Remark(raw.place, str(error)))
            continue
        usable += 1
        _join(rows, checked.row)
        if checked.note:
            decided.append(Remark(raw.place, checked.note))
    found = QuestionSet(tuple(rows.values()), usable, usable + len(unusable), tuple(unusable), tuple(decided))
    _refuse_useless(found, paths)
    return found


def _refuse_useless(found: QuestionSet, paths: Iterable[Path]) -> None:
    names = ", ".join(path.name for path in paths)
    if not found.total:
        raise InputError(f"{names} holds no question.")
    if not any(row.answers for row in found.rows):
        what = "No row is usable" if not found.rows else "No usable row has an answer"
        raise InputError("\n".join([f"{what}: there is nothing to learn from {names}.", found.report]))


def _raw_rows(path: Path) -> Iterator[RawRow]:
    suffix = path.suffix.lower()
    if suffix not in _TABLES + _JSON:
        raise UnknownFormat(f"{path.name} is no question file: they end in {', '.join(_JSON + _TABLES)}.")
    with opened(path) as stream:
        data = stream.read()
    if not data.strip():
        raise EmptyFile(f"{path.name} is empty.")
    if looks_binary(data):
        raise DamagedFile(f"{path.name} holds no text.")
    text = decode(data)[0]
    return read_table(path.name, text) if suffix in _TABLES else _json_rows(path.name, text)


def _json_rows(name: str, text: str) -> Iterator[RawRow]:
    """By content: the two suffixes are often confused."""
    try:
        content: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        if "\n" not in text.strip() or text.lstrip()[:1] == "[" or text.lstrip().split("\n")[0].strip() == "{":
            raise DamagedFile(f"{name} is not JSON ({error}). Perhaps it was not copied completely.") from None
        return read_lines(name, text)
    if isinstance(content, list):
        return read_list(name, content)
    if isinstance(content, dict) and "data" in content:
        return read_squad(name, content)
    return read_lines(name, json.dumps(content, ensure_ascii=False))


def _join(rows: dict[tuple[str, str], QuestionRow], row: QuestionRow) -> None:
    """A question asked twice of the same text has the answers of both."""
    key = (row.question, row.context)
    known = rows.get(key)
    if known is not None:
        spans = sorted({*known.answers, *row.answers}, key=lambda span: (span.start, span.end))
        row = replace(known, answers=tuple(spans))
    rows[key] = row


def _listed(title: str, remarks: Sequence[Remark]) -> list[str]:
    if not remarks:
        return []
    more = [f"  … and {len(remarks) - _SHOWN:,} more"] if len(remarks) > _SHOWN else []
    return [f"{title}:", *(f"  {remark}" for remark in remarks[:_SHOWN]), *more]
