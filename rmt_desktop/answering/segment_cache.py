"""Engines ``xl`` and ``compressive``: the text read segment by segment, the question asked of what is still cached."""

from collections.abc import Iterator, Sequence

from rmt_desktop.answering.cached_reading import CachedReading, answer_from_cache
from rmt_desktop.answering.chat_format import Prompt
from rmt_desktop.answering.generated import INSTRUCTION, whole_text
from rmt_desktop.answering.language_model import ANSWER_TOKENS, LanguageModel, LanguageModels
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import AnswerEvent
from rmt_desktop.domain.errors import TooLongForModel
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.kv_cache import NOTHING_READ, ReadText
from rmt_desktop.memory.rotary import check_rotary
from rmt_desktop.memory.segment_cache import CacheSizes, fold_segments

SEGMENT, RECENT, COMPRESSED = 512, 1536, 512
"""Tokens read at once; slots of the last tokens; slots of them that engine ``compressive`` gives to older ones. Both
engines have the same number in all, so that they compare."""


class SegmentCacheEngine:
    """Reads texts of any length in constant memory; what it answers from is the end of the text.

    Args:
        models: the user's language models.
        compress: False forgets what is older than the recent tokens (``xl``), True pools it (``compressive``).
    """

    def __init__(self, models: LanguageModels, compress: bool):
        self.name = "compressive" if compress else "xl"
        self._models, self._caches, self._compress = models, models.caches, compress

    def answer(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> Iterator[AnswerEvent]:
        """Events of one answer; see :class:`Engine`. ``tokens_read`` counts what was read for this answer now.

        Raises:
            ModelMissing: no language model is installed.
            CheckpointMismatch: the model's cache cannot slide.
            TooLongForModel: the question does not fit beside the cache.
        """
        model = self._models.get()
        check_rotary(model.lm)
        prompt = model.format.prompt(INSTRUCTION, whole_text(documents), question)
        sizes = self._sizes(model, prompt)
        version = f"{model.fingerprint}.{self.name}-{sizes.recent}-{sizes.segment}-{sizes.compressed}"
        reading = CachedReading(self.name, version, lambda: _Reading(model, prompt, sizes))
        yield from answer_from_cache(reading, self._caches, model, prompt, question, documents, context)

    def _sizes(self, model: LanguageModel, prompt: Prompt) -> CacheSizes:
        """As configured, or what the window leaves beside instruction, question and answer."""
        first = len(prompt.before)
        room = model.window - first - max(len(prompt.after) + ANSWER_TOKENS, SEGMENT if model.window > 4096 else 0)
        recent = min(RECENT, room // 2)
        if recent < 16:
            raise TooLongForModel(
                f"{model.name} reads {model.window:,} tokens at once, of which question and instruction already take "
                f"{first + len(prompt.after):,}. Shorten it, or use a model with a longer window."
            )
        compressed = recent * COMPRESSED // RECENT if self._compress else 0
        return CacheSizes(first, recent - compressed, min(SEGMENT, room // 4), compressed)


class _Reading:
    """Tells how many tokens are read; ``read`` holds what is kept of them."""

    def __init__(self, model: LanguageModel, prompt: Prompt, sizes: CacheSizes):
        self.read: ReadText = NOTHING_READ
        self._steps = fold_segments(model.lm, prompt.prefix, sizes)

    def __iter__(self) -> Iterator[int]:
        for done, cache in self._steps:
            self.read = cache.read
            yield done
