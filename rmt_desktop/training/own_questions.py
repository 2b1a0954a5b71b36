"""The recipe for users' own questions: how they are split, drawn, and turned into lessons of memory."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.tokens import TextTokenizer
from rmt_desktop.training.chains import ChainLessons, DocumentLessons
from rmt_desktop.training.composing import hops
from rmt_desktop.training.episodes import LessonSource
from rmt_desktop.training.examples import DocumentSegments, RowWindows, Window
from rmt_desktop.training.lessons import LessonMix
from rmt_desktop.training.recipe import Stage
from rmt_desktop.training.sources import DocumentSource, MixedSource, RowSource, Source
from rmt_desktop.training.twins import TwinLessons

PARAGRAPHS, DOCUMENTS = "paragraphs", "documents"
_CHARACTERS = 4
"""Of a token, about."""
_LONG = 2
"""Contexts of more segments than this are documents."""
_LONGEST_WINDOW = 280
_LESSON_SHARES = {"chains": 0.4, "two hops": 0.3, DOCUMENTS: 0.3}


@dataclass(frozen=True, slots=True)
class Split:
    """Rows for three uses; no text and no title is in two of them."""

    training: tuple[QuestionRow, ...]
    development: tuple[QuestionRow, ...]
    """The best weights are chosen on these."""
    report: tuple[QuestionRow, ...]
    """Nothing is chosen on these: they are asked once, of the chosen weights."""


def split_rows(rows: Sequence[QuestionRow], share: float = 0.1, seed: int = 0) -> Split:
    """Cut off about ``share`` of the rows for development and as much for the report, by title and text.

    Of two independent groups one is for development and none for the report; a single one is for training only.
    """
    groups = independent_groups(rows)
    random.Random(f"split-{seed}").shuffle(groups)
    groups.sort(key=lambda group: len(group) <= 2 * share * len(rows))  # small ones last, which go first
    parts: list[list[QuestionRow]] = []
    for left in (2, 1) if len(groups) > 2 else (1, 1):
        part: list[QuestionRow] = []
        while len(groups) > left and len(part) < share * len(rows):
            part += groups.pop()
        parts.append(part)
    return Split(tuple(row for group in groups for row in group), tuple(parts[0]), tuple(parts[1]))


def assign_rows(
    rows: Sequence[QuestionRow],
    development: Sequence[QuestionRow] | None = None,
    report: Sequence[QuestionRow] | None = None,
    seed: int = 0,
) -> Split:
    """Rows for the three uses; those for development and the report are cut off where none are given.

    Raises:
        InputError: no question with an answer is left to train on, or none to develop on.
    """
    free = without_texts_of(rows, [*(development or ()), *(report or ())])
    if development is None:
        cut = split_rows(free, seed=seed)
        split = cut if report is None else Split((*cut.training, *cut.report), cut.development, tuple(report))
    else:
        split = Split(tuple(free), tuple(without_texts_of(development, report or ())), tuple(report or ()))
        if not split.development:
            raise InputError("Every development question is on a text of the report; nothing is left to choose on.")
    if not any(row.answers for row in split.training):
        raise InputError(
            "No question with an answer is left to train on: all of them are on texts that are held out. "
            "Give development and report questions on other texts."
        )
    return split


def independent_groups(rows: Sequence[QuestionRow]) -> list[list[QuestionRow]]:
    """Rows that share a title or a text stand in one group, also by way of other rows."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for row in rows:
        parent[root(f"text {row.context}")] = root(f"title {row.group}")
    groups: dict[str, list[QuestionRow]] = defaultdict(list)
    for row in rows:
        groups[root(f"title {row.group}")].append(row)
    return list(groups.values())


def without_texts_of(rows: Sequence[QuestionRow], held_out: Sequence[QuestionRow]) -> list[QuestionRow]:
    """The rows whose text none of the held-out rows has."""
    texts = {row.context for row in held_out}
    return [row for row in rows if row.context not in texts]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a trainer draws from."""

    source: MixedSource
    stages: tuple[Stage, ...]
    lessons: LessonMix | None


def question_recipe(rows: Sequence[QuestionRow], tokenizer: TextTokenizer, config: MemoryConfig, seed: int) -> Recipe:
    """Windows of short contexts, segments of long ones with look-alikes, and lessons where texts allow them."""
    sizes = (config.question_tokens, config.segment_tokens)
    longest = _LONG * _CHARACTERS * config.segment_tokens
    short = [row for row in rows if len(row.context) <= longest]
    long = [replace(row, group=row.context) for row in rows if len(row.context) > longest]
    if not any(row.answers for row in long):
        short, long = list(rows), []
    segments = DocumentSegments(tokenizer, *sizes)
    sources: dict[str, Source] = {}
    if short:
        sources[PARAGRAPHS] = RowSource(short, RowWindows(tokenizer, config.question_tokens), seed)
    if long:
        sources[DOCUMENTS] = DocumentSource(long, segments, seed)
    lessons = _lessons(short, long, segments)
    mix = LessonMix(lessons, _LESSON_SHARES, tokenizer, *sizes, seed) if lessons else None
    windows = {
        PARAGRAPHS: Window(24, min(_LONGEST_WINDOW, config.passage_tokens), 0.15),
        DOCUMENTS: Window(min(80, config.segment_tokens), config.segment_tokens, 0.4),
    }
    weights = {PARAGRAPHS: float(len(short)), DOCUMENTS: float(len(long))}
    shares = {name: weights[name] for name in sources}
    return Recipe(MixedSource(sources, seed), (Stage(1.0, shares, windows, 0.35 if mix else 0.0, reach=6),), mix)


def _lessons(
    short: Sequence[QuestionRow], long: Sequence[QuestionRow], segments: DocumentSegments
) -> dict[str, LessonSource]:
    """A chain needs other texts to stand between, two hops a question that names another one's answer."""
    texts = len({row.context for row in short})
    lessons: dict[str, LessonSource] = {}
    if texts > 1 and any(row.answers for row in short):
        lessons["chains"] = ChainLessons(short)
    if texts > 2 and (found := hops(short, short)):
        lessons["two hops"] = TwinLessons(found, short)
    if long:
        lessons[DOCUMENTS] = DocumentLessons(long, segments)
    return lessons
