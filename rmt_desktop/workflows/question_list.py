"""Questions for a comparison, from a file: with or without answers, on whatever documents are chosen."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest.encoding import decode
from rmt_desktop.ingest.source import opened
from rmt_desktop.workflows.comparison import AskedQuestion
from rmt_desktop.workflows.question_file import named_rows, read_questions

_MOST = 1000
"""Questions taken from one file."""


def read_question_list(path: Path) -> tuple[AskedQuestion, ...]:
    """The questions of a text file (a line each), a table or rows with ``question`` and perhaps ``answer``, or SQuAD.

    Raises:
        InputError: the file is missing, of no known format, has no question or too many; says which row and why.
    """
    kind = path.suffix.lower()
    if kind in (".csv", ".tsv", ".jsonl"):
        found = [_question(place, fields) for place, fields in named_rows(path)]
    elif kind == ".json":
        found = [AskedQuestion(row.question, tuple(row.gold_texts)) for row in read_questions(path, None)]
    else:
        with opened(path) as stream:
            lines = decode(stream.read())[0].splitlines()
        found = [AskedQuestion(line.strip()) for line in lines if line.strip()]
    if not found:
        raise InputError(f"{path.name} holds no question.")
    if len(found) > _MOST:
        raise InputError(
            f"{path.name} holds {len(found):,} questions; at most {_MOST:,} can be compared here. For larger sets "
            "there is the command line: rmt-desktop bench qa"
        )
    return tuple(dict.fromkeys(found))


def _question(place: str, fields: Mapping[str, Any]) -> AskedQuestion:
    text = str(fields.get("question") or "").strip()
    if not text:
        raise InputError(f"{place}: there is no “question” in it.")
    answers = fields.get("answers")
    if isinstance(answers, list):
        golds = (str(answer.get("text", "") if isinstance(answer, Mapping) else answer) for answer in answers)
        return AskedQuestion(text, tuple(golds))
    answer = fields.get("answer")
    return AskedQuestion(text, None if answer is None else tuple(filter(None, [str(answer).strip()])))
