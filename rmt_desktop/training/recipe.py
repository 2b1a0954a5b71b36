"""The default reader's curriculum: which data, in which windows, at which moment."""

import random
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.ingest.questions import QuestionRow, read_document_rows, read_rows
from rmt_desktop.memory.tokens import TextTokenizer
from rmt_desktop.training.binding import AmendmentLessons, PartLessons, ScopeLessons, TermLessons
from rmt_desktop.training.bridges import BridgeLessons
from rmt_desktop.training.chains import ChainLessons, DocumentLessons
from rmt_desktop.training.comparisons import FIRST_AMOUNTS, FIRST_YEARS, YEARS, ComparisonLessons
from rmt_desktop.training.composing import hops
from rmt_desktop.training.contracts import ContractLessons
from rmt_desktop.training.dated import dated
from rmt_desktop.training.elided import ElidedLessons
from rmt_desktop.training.episodes import LessonSource
from rmt_desktop.training.examples import DocumentSegments, RowWindows, Window
from rmt_desktop.training.lessons import LessonMix
from rmt_desktop.training.plain import PlainLessons
from rmt_desktop.training.sources import DocumentSource, MixedSource, RowSource, Source
from rmt_desktop.training.text_pool import TextPool
from rmt_desktop.training.twins import TwinLessons

CONTRACTS = "cuad"
SHARES = {
    "squad_train_part": 0.30,
    "new_wiki": 0.14,
    "reddit": 0.08,
    "reviews": 0.06,
    "qamr": 0.10,
    "qasrl": 0.02,
    "nq_open": 0.05,
    "qed": 0.02,
    "bioasq": 0.03,
    "policyqa": 0.03,
    "fairytale": 0.03,
    "friends": 0.01,
    "tatqa": 0.01,
    "multispan": 0.01,
    CONTRACTS: 0.11,
}
"""How often each source is drawn."""
BRIEF = ("qamr", "qasrl")
"""Sources whose contexts are single sentences."""
LESSONS = {
    "scope": 0.18,
    "elided": 0.09,
    "plain": 0.09,
    "terms": 0.12,
    "parts": 0.06,
    "amendments": 0.14,
    "contracts": 0.05,
    "chains": 0.08,
    "two hops": 0.08,
    "bridges": 0.07,
    "comparisons": 0.25,
    "documents": 0.04,
}
"""How often each kind of lesson is drawn."""
_BESIDE = 0.15
"""Share of the other kinds where comparing is begun."""
ARTICLES = ("squad_train_part", "new_wiki")
ENTRIES = ("nq_open", "qed", "multispan")
"""Sets of single paragraphs of an encyclopedia."""
SENTENCES = "qamr"
"""Questions on single sentences; only the longer ones say enough to describe something."""
_DESCRIBING = 7
"""Words of such a question, at least."""
LONG = ("timeqa", "covid_qa")
HELD_OUT_LONG = ("contract_nli",)
"""Sets of long documents that the default reader is never trained on, and calibrated with."""
TRAINING_AGREEMENTS = 70
"""The first so many agreements are for training; the others are for measuring."""
HELD_OUT_CONTRACTS = 24
SLICES = 500
"""Of the files whose text stands around lessons."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What is drawn until a share of the training has passed."""

    until: float
    """Share of the whole training, 0–1."""
    weights: dict[str, float]
    windows: dict[str, Window]
    lessons: float = 0.0
    """Share of the steps that teach memory."""
    reach: int = 1
    """Most segments of a lesson."""
    kinds: dict[str, float] | None = None
    """How often each kind of lesson is drawn; None: as :data:`LESSONS` says."""


def curriculum(segment_tokens: int) -> tuple[Stage, ...]:
    """Short windows first, then whole paragraphs and segments, then memory over more and more segments.

    Comparing is begun step by step (:class:`~.made_pairs.Level`): it is not learned from the mix alone. That costs
    plain reading something, so the mix follows.
    """
    short, brief = Window(40, 128, 0.15), Window(24, 64, 0.1)
    full = _windows(Window(56, 280, 0.15), brief, Window(80, segment_tokens, 0.5))
    return (
        Stage(0.1, SHARES, _windows(short, brief, Window(48, 128, 0.4))),
        Stage(0.18, SHARES, full),
        Stage(0.28, SHARES, full, lessons=0.4, reach=2),
        Stage(0.4, SHARES, full, lessons=0.4, reach=4),
        Stage(0.43, SHARES, full, lessons=0.85, reach=1, kinds=_mostly({"first years": 1.0})),
        Stage(0.465, SHARES, full, lessons=0.85, reach=1, kinds=_mostly({"years": 1.0})),
        Stage(0.485, SHARES, full, lessons=0.85, reach=1, kinds=_mostly({"first amounts": 0.7, "years": 0.3})),
        Stage(0.505, SHARES, full, lessons=0.85, reach=1, kinds=_mostly({"comparisons": 1.0})),
        Stage(0.535, SHARES, full, lessons=0.8, reach=6, kinds=_mostly({"comparisons": 1.0})),
        Stage(0.7, SHARES, full, lessons=0.35, reach=6),
        Stage(0.8, SHARES, full, lessons=0.3, reach=12),
        Stage(1.0, SHARES, full, lessons=0.3, reach=100),
    )


def _mostly(kinds: dict[str, float]) -> dict[str, float]:
    """Lessons of some kinds, beside a few of all others."""
    others = {name: share for name, share in LESSONS.items() if name != "comparisons"}
    beside = {name: _BESIDE * share / sum(others.values()) for name, share in others.items()}
    return beside | {name: (1 - _BESIDE) * share for name, share in kinds.items()}


def _windows(paragraphs: Window, brief: Window, contracts: Window) -> dict[str, Window]:
    return {**{name: brief if name in BRIEF else paragraphs for name in SHARES}, CONTRACTS: contracts}


def split_contracts(rows: list[QuestionRow]) -> tuple[list[QuestionRow], list[QuestionRow]]:
    """Rows to train on, and the rows of a few contracts held out for calibration, by a fixed draw."""
    names = sorted({row.group for row in rows})
    held_out = set(random.Random("held-out contracts").sample(names, min(HELD_OUT_CONTRACTS, len(names) // 4)))
    return [r for r in rows if r.group not in held_out], [r for r in rows if r.group in held_out]


def contract_rows(data: Path) -> list[QuestionRow]:
    """All training questions on contracts."""
    return list(read_document_rows(data / CONTRACTS / "train.jsonl", data / CONTRACTS / "contracts.jsonl"))


def held_out_rows(data: Path) -> list[list[QuestionRow]]:
    """Questions that the default reader is not trained on, kind by kind: contracts, non-disclosure agreements."""
    return [split_contracts(contract_rows(data))[1], *(_long_rows(data, name) for name in HELD_OUT_LONG)]


def _long_rows(data: Path, name: str) -> list[QuestionRow]:
    """All training questions of a set of long documents."""
    folder = data / "long" / name
    return list(read_document_rows(folder / "train.jsonl", folder / "documents.jsonl"))


def reader_lessons(
    data: Path, tokenizer: TextTokenizer, question_tokens: int, segment_tokens: int, seed: int
) -> LessonMix:
    """The memory lessons of the default reader from the data folder's layout; plain questions only with books."""
    agreements = sorted((data / "agreements").glob("*.txt"))[:TRAINING_AGREEMENTS]
    books = sorted((data / "books" / "train").glob("*"))[:20]
    pool = TextPool([*agreements, *books], SLICES, seed)
    rows = [row for name in ARTICLES for row in read_rows(data / "qa" / "train" / f"{name}.jsonl")]
    entries = [row for name in ENTRIES for row in read_rows(data / "qa" / "train" / f"{name}.jsonl")]
    encyclopedic = [*rows, *entries]
    sentences = [row for row in read_rows(data / "qa" / "train" / f"{SENTENCES}.jsonl")
                 if len(row.question.split()) >= _DESCRIBING]  # fmt: skip
    contracts, _ = split_contracts(contract_rows(data))
    long = [row for name in LONG for row in _long_rows(data, name)]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in agreements]
    texts += list(dict.fromkeys(row.context for row in contracts))
    paragraphs = list(dict.fromkeys(row.context for row in rows))
    sources: dict[str, LessonSource] = {
        "scope": ScopeLessons(pool),
        "elided": ElidedLessons(rows, pool),
        "terms": TermLessons(pool),
        "parts": PartLessons(pool),
        "amendments": AmendmentLessons(pool),
        "contracts": ContractLessons(texts, pool),
        "chains": ChainLessons(rows),
        "two hops": TwinLessons(hops([*encyclopedic, *sentences], encyclopedic), encyclopedic),
        "bridges": BridgeLessons(paragraphs),
        "first years": ComparisonLessons(paragraphs, FIRST_YEARS),
        "years": ComparisonLessons(paragraphs, YEARS),
        "first amounts": ComparisonLessons(paragraphs, FIRST_AMOUNTS),
        "comparisons": ComparisonLessons(paragraphs, entries=dated(dict.fromkeys(row.context for row in encyclopedic))),
        "documents": DocumentLessons([*contracts, *long], DocumentSegments(tokenizer, question_tokens, segment_tokens)),
    }
    if books:
        sources["plain"] = PlainLessons(TextPool(books, SLICES, seed))
    return LessonMix(sources, LESSONS, tokenizer, question_tokens, segment_tokens, seed)


def reader_source(
    data: Path, tokenizer: TextTokenizer, question_tokens: int, segment_tokens: int, seed: int
) -> MixedSource:
    """The streams of the default reader from the data folder's layout."""
    windows = RowWindows(tokenizer, question_tokens)
    sources: dict[str, Source] = {
        name: RowSource(list(read_rows(data / "qa" / "train" / f"{name}.jsonl")), windows, seed)
        for name in SHARES
        if name != CONTRACTS
    }
    train, _ = split_contracts(contract_rows(data))
    sources[CONTRACTS] = DocumentSource(train, DocumentSegments(tokenizer, question_tokens, segment_tokens), seed)
    return MixedSource(sources, seed)
