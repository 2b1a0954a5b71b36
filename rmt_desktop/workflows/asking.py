"""Answer a stored question from the documents it was asked of."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from rmt_desktop.domain.answers import MAX_QUESTION_CHARACTERS, AnswerEvent, Finished, Question
from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.as_of import document_as_of
from rmt_desktop.workflows.conversation import COMPOSE, composed, understood
from rmt_desktop.workflows.embeddings import likeness
from rmt_desktop.workflows.passage_vectors import held_vectors, stored_vectors
from rmt_desktop.workflows.sources import SourceCache
from rmt_desktop.workflows.tally import TALLY
from rmt_desktop.workflows.writing import WRITING_ENGINES, make_writing_engine

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model
    from rmt_desktop.answering.protocol import Engine
    from rmt_desktop.answering.rag import PassageVectors

ENGINES = ("rmt", "deep", "rag-bm25", "rag-dense", "rag-hybrid", "passage", *WRITING_ENGINES)


def check_question(text: str, document_ids: Sequence[int], as_of_page: int | None = None) -> str:
    """The question without white space around it.

    Raises:
        QuestionError: empty, too long, asked of no document, or as of a page that no document has.
    """
    text = text.strip()
    if not text:
        raise QuestionError("The question is empty. Type what you want to know.")
    if len(text) > MAX_QUESTION_CHARACTERS:
        raise QuestionError(
            f"The question has {len(text):,} characters; at most {MAX_QUESTION_CHARACTERS:,} can be asked at once. "
            "Shorten it, or add the long text as a document."
        )
    if not document_ids:
        raise QuestionError("No document is selected. Select the documents to ask.")
    if as_of_page is not None and as_of_page < 1:
        raise QuestionError(f"There is no page {as_of_page}: pages are counted from 1.")
    return text


def make_engine(
    name: str, model: "Model", memory: bool = True, vectors: "Callable[[], PassageVectors] | None" = None
) -> "Engine":
    """The engine of that name.

    Args:
        name: one of :data:`ENGINES`.
        model: the reader.
        memory: False measures without; engines that have none don't mind.
        vectors: where dense retrieval has its vectors from; None = the local model, nothing kept.

    Raises:
        QuestionError: there is no such engine.
        ModelMissing: it needs a language model and there can be none.
    """
    from rmt_desktop.answering.deep import DeepEngine
    from rmt_desktop.answering.passage import PassageEngine
    from rmt_desktop.answering.rag import RagEngine
    from rmt_desktop.answering.rmt import RmtEngine
    from rmt_desktop.answering.tally import TallyEngine

    if name == "rmt":
        return RmtEngine(model, memory)
    if name == "deep":
        return DeepEngine(model, memory, likeness())
    if name == TALLY:
        return TallyEngine(model, memory)
    if name == "passage":
        return PassageEngine(model)
    if name in WRITING_ENGINES:
        return make_writing_engine(name, model)
    if name == "rag-bm25":
        return RagEngine(model, lexical=True)
    if name in ("rag-dense", "rag-hybrid"):
        return RagEngine(model, name == "rag-hybrid", vectors or held_vectors)
    raise QuestionError(f"There is no engine {name!r}. Engines: {', '.join(ENGINES)}.")


def answer(
    library: Library,
    model: "Model",
    question: Question,
    context: WorkContext,
    cache: SourceCache | None = None,
) -> Iterator[AnswerEvent]:
    """Events of the answer; every document of the question must have been read.

    A follow-up question is asked as it is understood after the chat's earlier ones. With a language model installed,
    what an extractive engine finds is put into a short answer; stopping that leaves what was found.

    Raises:
        QuestionError: unknown engine, or a document that is gone.
        Cancelled: the context was cancelled.
    """
    engine = make_engine(question.engine, model, vectors=lambda: stored_vectors(library))
    sources = cache or SourceCache(library)
    try:
        documents = [sources.get(model, document_id) for document_id in dict.fromkeys(question.document_ids)]
    except KeyError as error:
        raise QuestionError("A document of this question is no longer in the library.") from error
    if question.as_of_page is not None:
        documents = [document_as_of(model, document, question.as_of_page) for document in documents]
    text = understood(library, question)
    events = engine.answer(text, documents, context)
    if library.setting(COMPOSE, "on") == "on" and question.engine != TALLY:
        events = composed(events, model, text, context)
    for event in events:
        if isinstance(event, Finished):
            yield Finished(replace(event.answer, peak_memory_mb=peak_memory_mb()))
        else:
            yield event


def peak_memory_mb() -> float:
    """The largest resident memory of this process so far, in MiB."""
    memory = psutil.Process().memory_info()
    if hasattr(memory, "peak_wset"):  # Windows
        return round(float(memory.peak_wset) / 2**20, 1)
    status = Path("/proc/self/status")
    if status.exists():  # Linux; getrusage would give the parent's peak where that was larger
        found = re.search(r"^VmHWM:\s+(\d+) kB$", status.read_text(), re.MULTILINE)
        if found:
            return round(int(found[1]) / 2**10, 1)
    import resource
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)
