"""A comparison as the window shows it: questions by engines, filled in answer by answer."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rmt_desktop.domain.answers import MAX_QUESTION_CHARACTERS
from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.evaluation.metrics import f1
from rmt_desktop.workflows.asking import ENGINES
from rmt_desktop.workflows.comparing import ComparedAnswer, agree


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question, and what counts as its answer where that is known."""

    text: str
    golds: tuple[str, ...] | None = None
    """None: not known. Empty: the documents are known not to say."""


@dataclass(frozen=True, slots=True)
class ComparisonWish:
    """What is to be compared."""

    document_ids: tuple[int, ...]
    questions: tuple[AskedQuestion, ...]
    engines: tuple[str, ...]
    as_of_page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one engine made of one question."""

    question: int
    """Its place among the questions, 0-based."""
    compared: ComparedAnswer
    f1: float | None = None
    """Against what counts as the answer; None where that is not known."""


class Phase(StrEnum):
    """How far a comparison is."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison as far as it is; a new one is made for every change."""

    wish: ComparisonWish
    documents: tuple[str, ...]
    """Names, for people."""
    cells: tuple[Cell, ...] = ()
    phase: Phase = Phase.RUNNING
    now: str = ""
    """What is being worked on."""
    within: float = 0.0
    """How much of that is done, 0–1."""
    seconds_left: float | None = None

    @property
    def total(self) -> int:
        """Answers wanted."""
        return len(self.wish.questions) * len(self.wish.engines)

    def with_cell(self, question: int, compared: ComparedAnswer) -> "Comparison":
        """With one more answer; whether it agrees is said of the first engine's answer to the same question."""
        first = next((cell.compared for cell in self.cells if cell.question == question), compared)
        answer = compared.answer
        golds = self.wish.questions[question].golds
        known = golds is not None and answer is not None
        score = f1(answer.text or "" if not answer.abstained else "", golds or ()) if known and answer else None
        cell = Cell(question, replace(compared, agrees=agree(first.answer, answer)), score)
        return replace(self, cells=(*self.cells, cell), within=0.0)


@dataclass(frozen=True, slots=True)
class EngineFigures:
    """What an engine's answers come to."""

    engine: str
    answered: int
    not_found: int
    failed: int
    seconds: float | None
    """Median from question to answer; None where every question failed."""
    memory_mb: float | None
    """Largest while it answered."""
    agreeing: int
    """Answers whose first quote overlaps that of the first engine."""
    f1: float | None
    """Mean over the questions whose answer is known."""


def figures(comparison: Comparison) -> list[EngineFigures]:
    """A line for each engine that was asked, in the order wished for."""
    made = []
    for engine in comparison.wish.engines:
        cells = [cell for cell in comparison.cells if cell.compared.engine == engine]
        if cells:
            made.append(_figures(engine, cells))
    return made


def _figures(engine: str, cells: Sequence[Cell]) -> EngineFigures:
    good = [cell.compared for cell in cells if cell.compared.answer is not None]
    scores = [cell.f1 for cell in cells if cell.f1 is not None]
    abstained = sum(one.answer is not None and one.answer.abstained for one in good)
    return EngineFigures(
        engine=engine,
        answered=len(good) - abstained,
        not_found=abstained,
        failed=len(cells) - len(good),
        seconds=statistics.median(one.seconds for one in good) if good else None,
        memory_mb=max(one.memory_mb for one in good) if good else None,
        agreeing=sum(one.agrees for one in good),
        f1=statistics.fmean(scores) if scores else None,
    )


def checked(wish: ComparisonWish) -> ComparisonWish:
    """The wish without repetitions.

    Raises:
        QuestionError: nothing to compare, or something that cannot be asked; says what.
    """
    questions = list(dict.fromkeys(AskedQuestion(q.text.strip(), q.golds) for q in wish.questions if q.text.strip()))
    engines = tuple(dict.fromkeys(wish.engines))
    if not wish.document_ids:
        raise QuestionError("Choose at least one document to ask.")
    if not questions:
        raise QuestionError("There is no question. Type some, a line each, or take them from the chat or a file.")
    if not engines or any(name not in ENGINES for name in engines):
        raise QuestionError(f"Choose at least one engine: {', '.join(ENGINES)}.")
    for number, question in enumerate(questions, 1):
        if len(question.text) > MAX_QUESTION_CHARACTERS:
            raise QuestionError(
                f"Question {number} has {len(question.text):,} characters; at most {MAX_QUESTION_CHARACTERS:,} can be "
                "asked at once."
            )
    return replace(wish, document_ids=tuple(dict.fromkeys(wish.document_ids)), questions=tuple(questions),
                   engines=engines)  # fmt: skip
