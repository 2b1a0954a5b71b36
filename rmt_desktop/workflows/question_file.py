"""Which questions are measured: from the formats of published sets, or a file of the user's own."""

import csv
import io
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rmt_desktop.domain.input_errors import EmptyFile, InputError
from rmt_desktop.evaluation.pairing import with_unanswerable
from rmt_desktop.ingest import ParserProcess
from rmt_desktop.ingest.encoding import decode
from rmt_desktop.ingest.question_files import read_question_files
from rmt_desktop.ingest.question_rows import RawRow, check_row
from rmt_desktop.ingest.question_sets import is_hotpot, is_trivia, read_hotpot, read_trivia
from rmt_desktop.ingest.questions import QuestionRow, read_document_rows, read_rows
from rmt_desktop.ingest.source import opened


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """A question file, and how much of it is asked."""

    path: Path
    """JSONL rows; JSON of SQuAD, CUAD, HotpotQA or TriviaQA; or CSV with a header."""
    documents: Path | None = None
    """Texts that the rows name: JSONL of texts, or a folder of files."""
    limit: int | None = None
    """Only the first rows."""
    unanswerable: bool = False
    """Also ask each question of another paragraph of its group, which doesn't answer it."""
    groups: int | None = None
    """Only the first documents (titles)."""
    every: int = 1
    """Only every so many-th question of what is left: fewer questions on as many documents."""
    places: int = 0
    """Only questions with at least so many places marked as correct: 1 = answerable ones, more = "list all"."""
    sample: int | None = None
    """Only so many questions, spread evenly over what is left."""

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def label(self) -> str:
        """Folder and file: sets are called ``dev.jsonl`` too often."""
        return "/".join(self.path.absolute().parts[-2:])

    def rows(self) -> list[QuestionRow]:
        """The rows.

        Raises:
            InputError: a bad line, no question at all, or none that can be paired.
        """
        found: Iterator[QuestionRow] | list[QuestionRow] = read_questions(self.path, self.documents)
        if self.groups is not None:
            found = _of_first_groups(found, self.groups)
        if self.places:
            found = (row for row in found if len(row.gold_passages) >= self.places)
        if self.every > 1:
            found = itertools.islice(found, 0, None, self.every)
        if self.sample is not None:
            found = spread(list(found), self.sample)
        rows = with_unanswerable(list(found)) if self.unanswerable else found
        limit = self.limit and self.limit * (2 if self.unanswerable else 1)
        if not (kept := list(itertools.islice(rows, limit))):
            pairs = " that can be paired with another paragraph" if self.unanswerable else ""
            places = f" with {self.places} or more places to find" if self.places else ""
            raise InputError(f"{self.path.name} holds no question{places}{pairs}.")
        return kept


def read_questions(path: Path, documents: Path | None) -> Iterator[QuestionRow]:
    """The questions of a file, by its content.

    Raises:
        InputError: the file is missing or of no known format, or a row cannot be used; says which and why.
    """
    if documents is not None and not documents.is_dir():
        yield from read_document_rows(path, documents)
        return
    if path.suffix.lower() == ".jsonl" and documents is None:
        yield from read_rows(path)
        return
    content = _parsed(path) if path.suffix.lower() == ".json" else None
    if is_trivia(content):
        yield from read_trivia(path.name, content, documents)
    elif is_hotpot(content):
        yield from read_hotpot(path.name, content)
    elif documents is not None:
        yield from _rows_on_files(path, documents)
    else:
        found = read_question_files([path])
        if found.unusable:
            raise InputError(found.report)
        yield from found.rows


def spread(rows: Sequence[QuestionRow], count: int) -> list[QuestionRow]:
    """So many rows, evenly over all of them and in their order; all if there are no more."""
    return [rows[i * len(rows) // count] for i in range(count)] if count < len(rows) else list(rows)


def _of_first_groups(rows: Iterator[QuestionRow] | list[QuestionRow], count: int) -> Iterator[QuestionRow]:
    seen: set[str] = set()
    for row in rows:
        seen.add(row.group)
        if len(seen) > count:
            return
        yield row


def _parsed(path: Path) -> Any:
    """JSON content; None if it is none (another reader will say why)."""
    try:
        return json.loads(_text(path))
    except (ValueError, RecursionError):
        return None


def _text(path: Path) -> str:
    with opened(path) as stream:
        data = stream.read()
    if not data.strip():
        raise EmptyFile(f"{path.name} is empty.")
    return decode(data)[0]


def _rows_on_files(path: Path, folder: Path) -> Iterator[QuestionRow]:
    """Rows that name a ``document``, a file of the folder in any format the program reads, and ``answers`` as texts."""
    texts: dict[str, str] = {}
    with ParserProcess() as parser:
        for place, fields in named_rows(path):
            name = str(fields.get("document") or fields.get("file") or "")
            source = (folder / name).resolve()
            if not name or not source.is_relative_to(folder.resolve()):
                raise InputError(f"{place}: its “document” names no file in {folder}.")
            if name not in texts:
                pages = parser.parse(source).pages
                texts[name] = "\f".join(page.text.replace("\f", " ") for page in pages)
            try:
                answers = fields.get("answers", [{"text": fields["answer"]}] if fields.get("answer") else [])
                given = {"question": fields.get("question"), "context": texts[name], "answers": answers}
                yield check_row(RawRow(place, given | {"title": name})).row
            except ValueError as error:
                raise InputError(f"{place}: {error}.") from None


def named_rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Rows of a table, of JSONL or of a JSON list, each with the place it stands at; nothing in them is checked."""
    text = _text(path)
    if path.suffix.lower() in (".csv", ".tsv"):
        separator = max(",;\t", key=text.split("\n", 1)[0].count)
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
        yield from ((f"{path.name}, row {n}", row) for n, row in enumerate(rows, 1))
        return
    try:
        content = json.loads(text) if path.suffix.lower() == ".json" else None
        lines = content if isinstance(content, list) else None
        for number, line in enumerate(lines or text.splitlines(), 1):
            if lines is not None or line.strip():
                row = line if lines is not None else json.loads(line)
                if not isinstance(row, Mapping):
                    raise ValueError("it is no object with fields")
                yield f"{path.name}, row {number}", row
    except ValueError as error:
        raise InputError(f"{path.name} is no list of questions ({error}).") from None
