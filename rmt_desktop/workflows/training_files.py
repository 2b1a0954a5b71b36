"""What can be learned from question files, and why the rest of them cannot, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest.question_files import read_question_files

_MOST = 500
"""Lines with a problem that are named."""


@dataclass(frozen=True, slots=True)
class TrainingFiles:
    """What was found in some files."""

    paths: tuple[Path, ...]
    good: bool
    """Whether there is something to learn from."""
    summary: str
    problems: tuple[str, ...] = ()
    """A line each, with its file and line."""


def training_files_words(paths: Sequence[Path]) -> TrainingFiles:
    """Look at question files; what is wrong with them is part of the result."""
    if not paths:
        return TrainingFiles((), False, "")
    try:
        found = read_question_files(paths)
    except InputError as error:
        summary, _, rest = str(error).partition("\n")
        return TrainingFiles(tuple(paths), False, f"{error.title}: {summary}", tuple(rest.splitlines()))
    problems = [str(remark) for remark in (*found.unusable, *found.decided)]
    more = [f"… and {len(problems) - _MOST:,} more"] if len(problems) > _MOST else []
    summary = f"{found.usable:,} of {found.total:,} rows are usable: {len(found.rows):,} different questions."
    return TrainingFiles(tuple(paths), True, summary, (*problems[:_MOST], *more))
