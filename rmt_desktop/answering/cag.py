"""Cache-augmented generation: the documents are read once into the model's cache, every question goes on from there.

Chan et al., "Don't Do RAG: When Cache-Augmented Generation is All You Need for Knowledge Tasks", arXiv 2412.15605.
"""

import time
from collections.abc import Iterator, Sequence

from rmt_desktop.answering.document_caches import cache_key
from rmt_desktop.answering.generated import INSTRUCTION, check_length, reading_events, whole_text, write_answer
from rmt_desktop.answering.language_model import LanguageModels
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import AnswerEvent, Timings
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.kv_cache import Prefill


class CagEngine:
    """Reads documents that fit into the model's window once; the next question on them pays for itself only."""

    name = "cag"

    def __init__(self, models: LanguageModels):
        self._models, self._caches = models, models.caches

    def answer(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> Iterator[AnswerEvent]:
        """Events of one answer; see :class:`Engine`. ``tokens_read`` counts what was read for this answer now.

        Raises:
            ModelMissing: no language model is installed.
            TooLongForModel: the documents do not fit into the model's window.
        """
        model = self._models.get()
        prompt = model.format.prompt(INSTRUCTION, whole_text(documents), question)
        check_length(prompt, model, self.name)
        key = cache_key([document.id for document in documents], model.fingerprint, prompt.prefix)
        began = time.perf_counter()
        read = self._caches.find(key, model.weights)
        looked = time.perf_counter()
        cost = len(prompt.after)
        if read is None:
            reading = Prefill(model.lm, prompt.prefix)
            yield from reading_events(reading, prompt, documents, context.raise_if_cancelled)
            read = self._caches.keep(key, reading.read)
            cost += len(prompt.prefix)
        timings = Timings(retrieve=looked - began, read=time.perf_counter() - looked)
        tokens = model.write(prompt.after, read, context.raise_if_cancelled)
        yield from write_answer(tokens, model, question, documents, self.name, timings, cost)
