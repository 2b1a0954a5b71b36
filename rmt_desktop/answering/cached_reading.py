"""Documents that are read once into a cache, and answers that go on from there: what cag, xl and compressive share."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from rmt_desktop.answering.chat_format import Prompt
from rmt_desktop.answering.document_caches import DocumentCaches, cache_key
from rmt_desktop.answering.generated import reading_events, write_answer
from rmt_desktop.answering.language_model import LanguageModel
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import AnswerEvent, Timings
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.kv_cache import ReadText


class PrefixReading(Protocol):
    """Tells while it is iterated how many tokens of the prefix are read; ``read`` holds what is kept of them."""

    read: ReadText

    def __iter__(self) -> Iterator[int]:
        """Tokens read so far, after every piece."""


@dataclass(frozen=True, slots=True)
class CachedReading:
    """How an engine reads a prefix, and what tells its caches from those of others."""

    engine: str
    version: str
    """Changes with the model's weights and with how it reads."""
    begin: Callable[[], PrefixReading]


def answer_from_cache(
    reading: CachedReading,
    caches: DocumentCaches,
    model: LanguageModel,
    prompt: Prompt,
    question: str,
    documents: Sequence[ReadDocument],
    context: WorkContext,
) -> Iterator[AnswerEvent]:
    """Events of one answer: the prefix is found in the cache, or read and kept there; then the answer is written."""
    key = cache_key([document.id for document in documents], reading.version, prompt.prefix)
    began = time.perf_counter()
    read = caches.find(key, model.weights)
    looked = time.perf_counter()
    cost = len(prompt.after)
    if read is None:
        steps = reading.begin()
        yield from reading_events(steps, prompt, documents, context.raise_if_cancelled)
        read = caches.keep(key, steps.read)
        cost += len(prompt.prefix)
    timings = Timings(retrieve=looked - began, read=time.perf_counter() - looked)
    tokens = model.write(prompt.after, read, context.raise_if_cancelled)
    yield from write_answer(tokens, model, question, documents, reading.engine, timings, cost)
