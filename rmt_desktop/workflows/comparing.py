"""One question through several engines, side by side, with time and memory."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rmt_desktop.domain.answers import Answer, AnswerEvent, Evidence, Finished, SegmentRead
from rmt_desktop.domain.errors import Cancelled, QuestionError, RmtError
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.as_of import document_as_of
from rmt_desktop.workflows.asking import ENGINES, check_question, make_engine
from rmt_desktop.workflows.memory_meter import MemoryMeter
from rmt_desktop.workflows.onetime import LoadModel, read_files
from rmt_desktop.workflows.passage_vectors import stored_vectors
from rmt_desktop.workflows.sources import SourceCache

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model
    from rmt_desktop.answering.source import ReadDocument

OnEvent = Callable[[str, AnswerEvent], None]
"""Told the engine's name and what it tells while it answers."""


@dataclass(frozen=True, slots=True)
class ComparedAnswer:
    """What one engine made of the question."""

    engine: str
    answer: Answer | None
    """None if it failed."""
    preparing_seconds: float = 0.0
    """Work done once for these documents: vectors, indexes, caches."""
    seconds: float = 0.0
    """From question to answer."""
    memory_mb: float = 0.0
    """Largest resident memory while it answered, everything that is loaded included."""
    added_memory_mb: float = 0.0
    """What of it came on top while it answered."""
    agrees: bool = False
    """Its first quote overlaps that of the first engine, or neither found an answer."""
    error: RmtError | None = None


def compare(
    library: Library,
    model: "Model",
    question: str,
    document_ids: Sequence[int],
    engines: Sequence[str],
    context: WorkContext,
    on_event: OnEvent = lambda engine, event: None,
    as_of_page: int | None = None,
    cache: SourceCache | None = None,
) -> Iterator[ComparedAnswer]:
    """Answers in the order of the engines, each as soon as it is there; nothing is stored in the library.

    All engines ask the same documents with the same loaded reader. An engine that fails says why, and the next one is
    asked all the same.

    Raises:
        QuestionError: empty question, unknown engine, no engine, or a document that is gone.
        Cancelled: the context was cancelled; answers yielded so far stand.
    """
    text = check_question(question, document_ids, as_of_page)
    names = list(dict.fromkeys(engines))
    for name in names:
        if name not in ENGINES:
            raise QuestionError(f"There is no engine {name!r}. Engines: {', '.join(ENGINES)}.")
    if not names:
        raise QuestionError(f"Choose at least one engine: {', '.join(ENGINES)}.")
    documents = _documents(library, model, document_ids, as_of_page, cache or SourceCache(library))
    first: ComparedAnswer | None = None
    for done, name in enumerate(names):
        context.report(Progress(done, len(names), name))
        found = _ask(library, model, name, text, documents, context, on_event)
        first = first or found
        yield replace(found, agrees=agree(first.answer, found.answer))
    context.report(Progress(len(names), len(names), names[-1]))


def compare_files(
    library: Library,
    load: LoadModel,
    files: Sequence[Path],
    question: str,
    engines: Sequence[str],
    context: WorkContext,
    password: str | None = None,
) -> Iterator[ComparedAnswer]:
    """As :func:`compare`, of files that are read first as far as they are not read yet.

    Raises:
        RmtError: a file cannot be read, or the question cannot be asked.
    """
    check_question(question, range(len(files)))
    outcomes = read_files(library, load, files, context, password)
    for outcome in outcomes:
        if outcome.error is not None:
            raise outcome.error
    ids = list(dict.fromkeys(outcome.document.id for outcome in outcomes if outcome.document))
    yield from compare(library, load(), question, ids, engines, context)


def _documents(
    library: Library, model: "Model", ids: Sequence[int], as_of_page: int | None, cache: SourceCache
) -> "list[ReadDocument]":
    try:
        documents = [cache.get(model, document_id) for document_id in dict.fromkeys(ids)]
    except KeyError as error:
        raise QuestionError("A document of this question is no longer in the library.") from error
    if as_of_page is None:
        return documents
    return [document_as_of(model, document, as_of_page) for document in documents]


def _ask(
    library: Library,
    model: "Model",
    name: str,
    question: str,
    documents: "Sequence[ReadDocument]",
    context: WorkContext,
    on_event: OnEvent,
) -> ComparedAnswer:
    """One engine's answer, or why there is none."""
    from rmt_desktop.answering.protocol import PreparesDocuments

    preparing = time.perf_counter()
    try:
        engine = make_engine(name, model, vectors=lambda: stored_vectors(library))
        if isinstance(engine, PreparesDocuments):
            engine.prepare(documents, context)
        model.question_vector(question)  # loads what is loaded lazily, so that the first engine does not pay for it
        began = time.perf_counter()
        with MemoryMeter() as meter:
            answer = _finished(engine.answer(question, documents, context), name, context, on_event)
        seconds = time.perf_counter() - began
    except Cancelled:
        raise
    except RmtError as error:
        return ComparedAnswer(name, None, error=error)
    return ComparedAnswer(
        engine=name,
        answer=replace(answer, peak_memory_mb=meter.peak_mb),
        preparing_seconds=began - preparing,
        seconds=seconds,
        memory_mb=meter.peak_mb,
        added_memory_mb=round(meter.peak_mb - meter.start_mb, 1),
    )


def _finished(events: Iterator[AnswerEvent], name: str, context: WorkContext, on_event: OnEvent) -> Answer:
    for event in events:
        on_event(name, event)
        if isinstance(event, SegmentRead):
            context.report(Progress(event.done, event.total, name))
        if isinstance(event, Finished):
            return event.answer
    raise RuntimeError(f"engine {name} ended without an answer")


def agree(one: Answer | None, other: Answer | None) -> bool:
    """Whether the first quotes of two answers overlap, or both found nothing."""
    if one is None or other is None:
        return False
    if one.abstained or other.abstained:
        return one.abstained and other.abstained
    return bool(one.evidence and other.evidence) and _overlap(one.evidence[0], other.evidence[0])


def _overlap(one: Evidence, other: Evidence) -> bool:
    same_page = (one.document_id, one.page) == (other.document_id, other.page)
    return same_page and one.start < other.end and other.start < one.end
