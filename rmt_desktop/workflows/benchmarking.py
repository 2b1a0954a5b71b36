"""Questions with known answers through the engines."""

import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rmt_desktop.domain.answers import Answer, Finished
from rmt_desktop.domain.errors import InputError
from rmt_desktop.evaluation.bertscore import bertscore_f1
from rmt_desktop.evaluation.metrics import exact_match, f1, overlap
from rmt_desktop.evaluation.pairing import with_unanswerable
from rmt_desktop.evaluation.results import Measured, summary, write_results
from rmt_desktop.ingest.questions import QuestionRow, read_document_rows, read_rows
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.models.catalogue import minilm_folder
from rmt_desktop.workflows.asking import make_engine, peak_memory_mb
from rmt_desktop.workflows.row_documents import RowDocuments, preparation

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model

TokenVectors = Callable[[str], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """Which questions are asked."""

    path: Path
    documents: Path | None = None
    """Texts that the rows name."""
    limit: int | None = None
    """Only the first rows."""
    unanswerable: bool = False
    """Also ask each question of another paragraph of its group, which doesn't answer it."""

    def rows(self) -> list[QuestionRow]:
        """The rows.

        Raises:
            InputError: a bad line, no question at all, or none that can be paired.
        """
        found = read_document_rows(self.path, self.documents) if self.documents else read_rows(self.path)
        rows = with_unanswerable(list(found)) if self.unanswerable else found
        limit = self.limit and self.limit * (2 if self.unanswerable else 1)
        if not (kept := list(itertools.islice(rows, limit))):
            pairs = " that can be paired with another paragraph" if self.unanswerable else ""
            raise InputError(f"{self.path.name} holds no question{pairs}.")
        return kept


def run_qa(
    load: "Callable[[], Model]",
    questions: QuestionFile,
    engines: Sequence[str],
    memory: bool,
    out: Path,
    context: WorkContext,
) -> dict[str, Any]:
    """Measure engines on the same questions; writes ``results.json`` and ``results.csv`` into ``out``.

    Raises:
        InputError: the question file has a bad line, or no question at all.
        QuestionError: unknown engine.
    """
    rows = questions.rows()
    model = load()
    vectors = token_vectors()
    measured = {name: list(_measure(name, model, rows, memory, vectors, context)) for name in engines}
    figures = {name: summary(found, peak_memory_mb()) for name, found in measured.items()}
    results = {
        "data": questions.path.name,
        "unanswerable": questions.unanswerable,
        "memory": "on" if memory else "off",
        "reader": model.fingerprint,
        "engines": figures,
    }
    write_results(out, results, measured)
    return results


def token_vectors() -> TokenVectors:
    """Unit vectors [tokens, d] of a text by the untouched MiniLM, for BERTScore."""
    import torch

    from rmt_desktop.memory.backbone import load_encoder
    from rmt_desktop.memory.tokens import TextTokenizer

    folder = minilm_folder()
    encoder, tokenizer = load_encoder(folder).eval(), TextTokenizer(folder)
    longest = int(encoder.config.max_position_embeddings) - 2

    def vectors(text: str) -> NDArray[np.float32]:
        ids = [tokenizer.special.cls, *tokenizer.encode(text).ids[:longest], tokenizer.special.sep]
        with torch.inference_mode():
            hidden = encoder(input_ids=torch.tensor([ids])).last_hidden_state[0, 1:-1]
            return np.asarray(torch.nn.functional.normalize(hidden, dim=-1).numpy(), dtype=np.float32)

    return vectors


def _measure(
    name: str, model: "Model", rows: Sequence[QuestionRow], memory: bool, vectors: TokenVectors, context: WorkContext
) -> Iterator[Measured]:
    engine = make_engine(name, model, memory)
    documents = RowDocuments(model, preparation(name))
    for done, row in enumerate(rows, 1):
        context.raise_if_cancelled()
        document = documents.get(row)
        began = time.perf_counter()
        events = engine.answer(row.question, [document], context)
        answer = next(event.answer for event in events if isinstance(event, Finished))
        yield _score(row, answer, time.perf_counter() - began, vectors)
        context.report(Progress(done, len(rows), name))


def _score(row: QuestionRow, answer: Answer, seconds: float, vectors: TokenVectors) -> Measured:
    golds = [row.context[gold.start : gold.end] for gold in row.answers]
    prediction = answer.text or ""
    candidate = vectors(prediction) if golds and prediction else None
    best = (
        max((bertscore_f1(candidate, vectors(gold)) for gold in golds), default=0.0) if candidate is not None else 0.0
    )
    quotes = [evidence.quote for evidence in answer.evidence[:3]]
    return Measured(
        question=row.question,
        answerable=bool(golds),
        prediction=prediction,
        abstained=answer.abstained,
        confidence=answer.confidence,
        f1=f1(prediction, golds),
        em=exact_match(prediction, golds),
        evidence=float(any(overlap(quote, gold) >= 0.5 for quote in quotes for gold in golds)),
        bertscore=best,
        seconds=seconds,
    )
