"""Question files: SQuAD-style rows and contract questions, read and checked line by line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest.source import opened


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """``context[start:end]`` answers the question."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question on a context; no answers = not answerable from it."""

    question: str
    context: str
    answers: tuple[GoldSpan, ...]
    group: str
    """Title or document: what must not be split between training and development."""
    accepted: tuple[str, ...] = ()
    """Texts that answer it as well, whether they stand in the context or not: aliases, "yes"."""
    evidence: tuple[GoldSpan, ...] = ()
    """Passages that support the answer where these are not the answers themselves: supporting facts."""
    part: str = ""
    """Which of several question files it comes from; empty where there is one."""

    @property
    def gold_texts(self) -> list[str]:
        """Every text that counts as the answer; none = not answerable."""
        return list(dict.fromkeys([*(self.context[a.start : a.end] for a in self.answers), *self.accepted]))

    @property
    def gold_passages(self) -> tuple[GoldSpan, ...]:
        """Where a reader must look."""
        return self.evidence or self.answers


def read_rows(path: Path) -> Iterator[QuestionRow]:
    """Rows of a JSONL file ``{title, context, question, answers: [{text, answer_start}]}``.

    Raises:
        FileMissing: the file cannot be opened.
        InputError: a line is not such a row; says which line and why.
    """
    for number, row in _lines(path):
        try:
            context = str(row["context"])
            yield QuestionRow(
                str(row["question"]), context, _answers(row, context), str(row.get("title") or context[:80])
            )
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path.name}, line {number}: not a question row ({error}).") from error


def read_document_rows(path: Path, documents: Path) -> Iterator[QuestionRow]:
    """Rows that name a ``document`` of a second file ``{document, text}``.

    Raises:
        FileMissing: one of the files cannot be opened.
        InputError: a line is not such a row, or names an unknown document.
    """
    texts = {str(row["document"]): str(row["text"]) for _, row in _lines(documents)}
    for number, row in _lines(path):
        try:
            name = str(row["document"])
            yield QuestionRow(str(row["question"]), texts[name], _answers(row, texts[name]), name)
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path.name}, line {number}: not a question on a document ({error}).") from error


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with opened(path) as stream, TextIOWrapper(stream, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except ValueError as error:
                    raise InputError(f"{path.name}, line {number}: not JSON ({error}).") from error


def _answers(row: dict[str, Any], context: str) -> tuple[GoldSpan, ...]:
    spans = []
    for answer in row["answers"]:
        start, text = int(answer["answer_start"]), str(answer["text"])
        if not text or context[start : start + len(text)] != text:
            raise ValueError(f"the text at {start} is not the answer {text[:40]!r}")
        spans.append(GoldSpan(start, start + len(text)))
    return tuple(spans)
