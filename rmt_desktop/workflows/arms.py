"""One engine through all questions: an arm of a comparison."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rmt_desktop.domain.answers import Answer, Finished
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.errors import TooLongForModel
from rmt_desktop.domain.model_errors import NotEnoughMemory
from rmt_desktop.evaluation.evidence_recall import evidence_recall
from rmt_desktop.evaluation.metrics import exact_match, f1, overlap
from rmt_desktop.evaluation.results import Measured
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.jobs.context import PlainContext, Progress, WorkContext
from rmt_desktop.workflows.asking import make_engine
from rmt_desktop.workflows.memory_meter import MemoryMeter
from rmt_desktop.workflows.passage_vectors import HeldVectors, held_vectors
from rmt_desktop.workflows.row_documents import RowDocuments, page_starts, preparation
from rmt_desktop.workflows.sources import from_pages
from rmt_desktop.workflows.writing import WRITING_ENGINES

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model
    from rmt_desktop.answering.protocol import Engine
    from rmt_desktop.answering.source import ReadDocument

_WARM_UP = Page(1, "The rent is payable in advance. Either party may end this lease by three months' notice.")
_QUOTE = 400
"""Characters of the quote that the tables show."""


@dataclass(frozen=True, slots=True)
class ArmFacts:
    """What is known of an arm once its questions are answered."""

    peak_memory_mb: float
    """Largest resident memory of its process."""
    loaded_memory_mb: float
    """When everything was loaded, before the first question."""
    load_seconds: float
    others_share: float = 0.0
    """Share of the machine's processors, 0–1, that other programs used while the questions were answered."""


def prepare_engine(
    name: str, model: "Model", memory: bool, vectors: "Callable[[], HeldVectors]" = held_vectors
) -> "Engine":
    """An engine with everything loaded and used once, so that the first question is like the others."""
    held = vectors() if name in ("rag-dense", "rag-hybrid") else None
    engine = make_engine(name, model, memory, vectors=None if held is None else lambda: held)
    document = from_pages(model, 0, "warm-up", [_WARM_UP])
    for _ in engine.answer("How is the rent paid?", [document], PlainContext()):
        pass
    return engine


def measure_arm(
    engine: "Engine", model: "Model", rows: Sequence[QuestionRow], context: WorkContext
) -> Iterator[Measured]:
    """Each question's answer, scored and timed; BERTScore is left to the caller, so that it costs the arm nothing.

    Raises:
        Cancelled: between two questions, or where the engine stops.
    """
    documents = RowDocuments(model, preparation(engine.name))
    last: ReadDocument | None = None
    tokens, ingest = 0, 0.0
    for done, row in enumerate(rows, 1):
        context.raise_if_cancelled()
        document = documents.get(row)
        fresh = document is not last
        if fresh:
            last, tokens = document, _document_tokens(model, document)
            ingest = document.ingest_seconds + _prepare(engine, document, context)
        with MemoryMeter() as meter:
            began, worked = time.perf_counter(), time.process_time()
            answer, refused = _answer(engine, row.question, document, context)
            seconds, cpu = time.perf_counter() - began, time.process_time() - worked
        measured = score(row, answer, page_starts(row.context, document.pages))
        yield replace(
            measured,
            seconds=seconds,
            cpu=cpu,
            ingest=ingest if fresh else 0.0,
            tokens=tokens,
            memory_mb=meter.peak_mb,
            refused=refused,
        )
        context.report(Progress(done, len(rows), engine.name))


def _answer(engine: "Engine", question: str, document: "ReadDocument", context: WorkContext) -> tuple[Answer, str]:
    """The answer; for a document that the engine cannot take, none and the reason."""
    try:
        events = engine.answer(question, [document], context)
        return next(event.answer for event in events if isinstance(event, Finished)), ""
    except (TooLongForModel, NotEnoughMemory) as error:
        return Answer(None, True, 0.0, engine.name), str(error)


def score(row: QuestionRow, answer: Answer, starts: Sequence[int]) -> Measured:
    """An answer beside what is right, without times."""
    golds = row.gold_texts
    prediction = answer.text or ""
    shown = answer.evidence or answer.nearest
    candidate = prediction or (shown[0].answer if shown else "")
    quotes = [evidence.quote for evidence in answer.evidence[:3]]
    recall = evidence_recall(answer.evidence, row.gold_passages, starts)
    timings = answer.timings
    return Measured(
        question=row.question,
        answerable=bool(golds),
        prediction=prediction,
        abstained=answer.abstained,
        confidence=answer.confidence,
        f1=f1(prediction, golds),
        em=exact_match(prediction, golds),
        evidence=float(any(overlap(quote, gold) >= 0.5 for quote in quotes for gold in golds)),
        bertscore=0.0,
        seconds=timings.total,
        document=row.group,
        gold=golds[0] if golds else "",
        quote=" ".join(shown[0].quote.split())[:_QUOTE] if shown else "",
        passage=recall.passage,
        page=recall.page,
        coverage=recall.coverage,
        precision=recall.precision,
        shown=evidence_recall(shown, row.gold_passages, starts).passage,
        quotes=len(answer.evidence),
        places=len(row.gold_passages),
        part=row.part,
        risk=1.0 - (f1(candidate, golds) if golds else 0.0),
        retrieve=timings.retrieve,
        prefill=timings.read if answer.engine in WRITING_ENGINES else 0.0,
        read=0.0 if answer.engine in WRITING_ENGINES else timings.read,
        generate=timings.generate,
        tokens_read=answer.tokens_read,
    )


def _prepare(engine: "Engine", document: "ReadDocument", context: WorkContext) -> float:
    """Seconds of what the engine does once for every document."""
    from rmt_desktop.answering.protocol import PreparesDocuments

    began = time.perf_counter()
    if isinstance(engine, PreparesDocuments):
        engine.prepare([document], context)
    return time.perf_counter() - began


def _document_tokens(model: "Model", document: "ReadDocument") -> int:
    if document.segments:
        return sum(segment.tokens for segment in document.segments)
    return sum(len(model.tokenizer.encode(page.text)) for page in document.pages)
