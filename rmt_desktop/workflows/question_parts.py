"""Several question files measured together, each a part of the report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.workflows.question_file import QuestionFile


class Questions(Protocol):
    """What is asked."""

    @property
    def name(self) -> str:
        """For ``results.json``."""

    @property
    def label(self) -> str:
        """For people."""

    @property
    def unanswerable(self) -> bool:
        """Whether each question is also asked of a paragraph that doesn't answer it."""

    def rows(self) -> list[QuestionRow]:
        """The questions, those of a document together."""


@dataclass(frozen=True, slots=True)
class QuestionParts:
    """Two or more files; their rows say which they come from."""

    files: tuple[QuestionFile, ...]

    @property
    def name(self) -> str:
        """The files' names."""
        return ", ".join(file.name for file in self.files)

    @property
    def label(self) -> str:
        """The files with their folders."""
        return ", ".join(_part(file) for file in self.files)

    @property
    def unanswerable(self) -> bool:
        """See :class:`Questions`."""
        return any(file.unanswerable for file in self.files)

    def rows(self) -> list[QuestionRow]:
        """The rows of all files, one file after the other.

        Raises:
            InputError: a file is missing, has a bad line, or no question that is wanted.
        """
        return [replace(row, part=_part(file)) for file in self.files for row in file.rows()]


def question_files(data: Sequence[Path], documents: Sequence[Path], wanted: QuestionFile) -> Questions:
    """The file or the files, each with the documents at its place.

    Args:
        data: question files.
        documents: none; or as many as question files; or one for all of them.
        wanted: how much of each is asked; its path and documents don't matter.

    Raises:
        InputError: documents for some of the files only.
    """
    if documents and len(documents) not in (1, len(data)):
        raise InputError(
            f"{len(data)} question files and {len(documents)} documents: name the documents of each file in the same "
            "order, or one for all."
        )
    texts: list[Path | None] = [*documents]
    if len(documents) < 2:
        texts = (texts or [None]) * len(data)
    files = tuple(replace(wanted, path=path, documents=text) for path, text in zip(data, texts, strict=True))
    return files[0] if len(files) == 1 else QuestionParts(files)


def _part(file: QuestionFile) -> str:
    return file.label.removesuffix(file.path.suffix)
