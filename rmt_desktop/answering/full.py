"""The whole text in the prompt: the plainest way, and the most expensive."""

import time
from collections.abc import Iterator, Sequence

from rmt_desktop.answering.generated import INSTRUCTION, check_length, reading_events, whole_text, write_answer
from rmt_desktop.answering.language_model import LanguageModels
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import AnswerEvent, Timings
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.kv_cache import Prefill


class FullContextEngine:
    """Reads documents that fit into the model's window anew for every question."""

    name = "full"

    def __init__(self, models: LanguageModels):
        self._models = models

    def answer(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> Iterator[AnswerEvent]:
        """Events of one answer; see :class:`Engine`.

        Raises:
            ModelMissing: no language model is installed.
            TooLongForModel: the documents do not fit into the model's window.
        """
        model = self._models.get()
        prompt = model.format.prompt(INSTRUCTION, whole_text(documents), question)
        check_length(prompt, model, self.name)
        began = time.perf_counter()
        reading = Prefill(model.lm, prompt.prefix)
        yield from reading_events(reading, prompt, documents, context.raise_if_cancelled)
        timings = Timings(read=time.perf_counter() - began)
        tokens = model.write(prompt.after, reading.read, context.raise_if_cancelled)
        cost = len(prompt.prefix) + len(prompt.after)
        yield from write_answer(tokens, model, question, documents, self.name, timings, cost)
