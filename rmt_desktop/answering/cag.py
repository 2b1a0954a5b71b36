"""Cache-augmented generation: the documents are read once into the model's cache, every question goes on from there.

Chan et al., "Don't Do RAG: When Cache-Augmented Generation is All You Need for Knowledge Tasks", arXiv 2412.15605.
"""

from collections.abc import Iterator, Sequence

from rmt_desktop.answering.cached_reading import CachedReading, answer_from_cache
from rmt_desktop.answering.generated import INSTRUCTION, check_length, whole_text
from rmt_desktop.answering.language_model import LanguageModels
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import AnswerEvent
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
        reading = CachedReading(self.name, model.fingerprint, lambda: Prefill(model.lm, prompt.prefix))
        yield from answer_from_cache(reading, self._caches, model, prompt, question, documents, context)
