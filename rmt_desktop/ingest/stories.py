"""Stories in the format of the bAbI tasks: numbered facts, and questions with their answers in between."""

from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.input_errors import DamagedFile, FileMissing

HELD_OUT = 0.15
"""Share of the stories at the end of a training file that is kept for evaluation."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question asked after some of a story's facts."""

    facts: int
    """How many facts were told before."""
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class Story:
    """Facts in order, questions apart (arXiv 1502.05698)."""

    facts: tuple[str, ...]
    queries: tuple[Query, ...]


def read_stories(path: Path) -> list[Story]:
    """All stories of a file in order.

    Raises:
        FileMissing: there is no such file.
        DamagedFile: a line has another format; the message names the line.
    """
    if not path.is_file():
        raise FileMissing(f"There are no stories at {path}.")
    stories: list[Story] = []
    facts: list[str] = []
    queries: list[Query] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        position, _, content = line.strip().partition(" ")
        if not position.isdigit() or not content:
            raise DamagedFile(f"{path.name}, line {number}: “{line[:60]}” is not a number and a sentence.")
        if position == "1" and facts:
            stories.append(Story(tuple(facts), tuple(queries)))
            facts, queries = [], []
        if "\t" in content:
            queries.append(_query(content, len(facts)))
        else:
            facts.append(" ".join(content.split()))
    return [*stories, Story(tuple(facts), tuple(queries))] if facts else stories


def _query(content: str, facts: int) -> Query:
    question, answer = content.split("\t")[:2]
    return Query(facts, question.strip(), answer.strip())


def story_files(folder: Path, task: str) -> list[Path]:
    """The files of a task, for instance ``qa1_single-supporting-fact_test.txt``, anywhere under a folder.

    Raises:
        FileMissing: there is none.
    """
    files = sorted(folder.rglob(f"{task}_*.txt"))
    if not files:
        raise FileMissing(f"There is no file {task}_*.txt under {folder}.")
    return files


def split_stories(stories: list[Story], held_out: float = HELD_OUT) -> tuple[list[Story], list[Story]]:
    """The stories to train on, and a share at the end of the file that is for evaluation only."""
    kept = len(stories) - round(len(stories) * held_out)
    return stories[:kept], stories[kept:]
