"""What snapshots written without the question add to recall: the same segments, read with and without them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.evaluation.comparison import Compared, Judged
from rmt_desktop.evaluation.metrics import f1
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.workflows.calibrating import holds_answer
from rmt_desktop.workflows.row_documents import RowDocuments

if TYPE_CHECKING:
    from rmt_desktop.answering.candidates import Candidate
    from rmt_desktop.answering.model import Model


def compare_snapshots(model: "Model", rows: Sequence[QuestionRow], context: WorkContext) -> Iterator[Compared]:
    """Recall on contracts with stored snapshots (on) and with the initial memory for every segment (off).

    The candidates that retrieval finds are the same. They are read side by side only, not once more in document
    order, so that nothing but the snapshots can make a difference. Right means: the segment judged most probable
    holds a gold answer; F1 is that of its best span.

    Args:
        model: the loaded reader.
        rows: answerable rows; those of a document together, since each document is read once without a question.
        context: progress and cancellation.
    """
    from rmt_desktop.answering.rmt import RmtEngine

    engine, documents = RmtEngine(model), RowDocuments(model)
    for done, row in enumerate(rows, 1):
        context.raise_if_cancelled()
        candidates = engine.retrieve(row.question, [documents.get(row)])
        on, off = (_first(model, row, candidates, snapshots) for snapshots in (True, False))
        golds = " | ".join(row.context[gold.start : gold.end] for gold in row.answers)
        yield Compared("snapshots", "cuad", row.question, golds, len(candidates), on, off)
        context.report(Progress(done, len(rows), "snapshots"))


def _first(model: "Model", row: QuestionRow, candidates: Sequence["Candidate"], snapshots: bool) -> Judged:
    """The best candidate's answer."""
    from rmt_desktop.answering.spans import best_spans, span_passage

    memories = [_before(candidate) if snapshots else None for candidate in candidates]
    scores = model.score(model.question_ids(row.question), [c.tokens.ids for c in candidates], memories)
    best, text, right = float("-inf"), "", False
    for candidate, score in zip(candidates, scores, strict=True):
        for span in best_spans(score, 1):
            features = replace(
                candidate.features,
                answerable=score.answerable,
                margin=span.margin,
                carried_answerable=score.answerable,
                carried_margin=span.margin,
            )
            probability = model.calibration.probability(features)
            if probability > best:
                place = span_passage(span, candidate.tokens)
                text = candidate.document.pages[place.page - 1].text[place.start : place.end]
                best, right = probability, holds_answer(candidate, row)
    return Judged(text, right, f1(text, [row.context[gold.start : gold.end] for gold in row.answers]))


def _before(candidate: "Candidate") -> MemoryState | None:
    """Memory of everything before the candidate's segment."""
    return candidate.document.memories.after(candidate.segment - 1) if candidate.segment else None
