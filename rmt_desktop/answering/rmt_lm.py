"""Engine ``rmt-lm``: a decoder with recurrent memory reads the whole text and writes from its memory."""

import time
from collections.abc import Iterator, Sequence

from rmt_desktop.answering.chat_format import ChatFormat, chat_format
from rmt_desktop.answering.generated import INSTRUCTION, reading_events, whole_text, write_answer
from rmt_desktop.answering.language_model import LanguageModel, LanguageModels
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import AnswerEvent, Timings
from rmt_desktop.domain.errors import TooLongForModel
from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.backbone import best_device
from rmt_desktop.memory.bank import MemoryBank
from rmt_desktop.memory.causal_lm import stop_tokens
from rmt_desktop.memory.decoder import DecoderCell
from rmt_desktop.memory.decoder_checkpoint import load_decoder
from rmt_desktop.memory.decoder_fold import fold_decoder
from rmt_desktop.memory.generation import Decoding, write_with_memory
from rmt_desktop.memory.states import to_state
from rmt_desktop.models.entries import Kind

ANSWER_TOKENS = 48
_HOW = (
    "Engine rmt-lm needs a decoder with a trained memory. Install one with “rmt-desktop models install "
    "rmt-gpt2-babilong-qa1” (over gpt2), or bring your own: rmt-desktop models import FILE --backbone gpt2 --out DIR "
    "--name NAME"
)


class RmtLmEngine:
    """Reads texts of any length in constant memory, ``[read memory | segment | write memory]`` by segment."""

    name = "rmt-lm"

    def __init__(self, models: LanguageModels):
        self._models = models

    def answer(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> Iterator[AnswerEvent]:
        """Events of one answer; see :class:`Engine`.

        Raises:
            ModelMissing: no memory is installed, or not the model that it is wrapped around.
            TooLongForModel: the question does not fit beside a segment.
        """
        cell, format = self._load()
        prompt = format.prompt(INSTRUCTION, whole_text(documents), question)
        began = time.perf_counter()
        length = _segment_length(cell, len(prompt.after))
        segments = [prompt.prefix[i : i + length] for i in range(0, len(prompt.prefix), length)]
        reading = _Reading(cell, segments[:-1])
        yield from reading_events(reading, prompt, documents, context.raise_if_cancelled)
        timings = Timings(read=time.perf_counter() - began)
        last = [*(segments[-1] if segments else []), *prompt.after]
        decoding = Decoding(ANSWER_TOKENS, stop_tokens(cell.lm))
        tokens = write_with_memory(cell, last, reading.memory, reading.bank, decoding, context.raise_if_cancelled)
        writer = LanguageModel(self.name, "", cell.lm, format)
        cost = len(prompt.prefix) + len(prompt.after)
        yield from write_answer(tokens, writer, question, documents, self.name, timings, cost)

    def _load(self) -> tuple[DecoderCell, ChatFormat]:
        store, choice = self._models.store, self._models.choice
        memories = [model for model in store.installed() if model.kind is Kind.MEMORY]
        named = [model for model in memories if choice and model.name.lower() == choice.lower()]
        if not memories:
            raise ModelMissing(_HOW)
        memory = (named or memories)[0]
        backbone = store.find(memory.backbone)
        for model in (memory, backbone):
            store.trust(model)
        cell = load_decoder(memory.folder, backbone.folder).to(best_device()).requires_grad_(False)
        return cell, chat_format(backbone.folder)


def _segment_length(cell: DecoderCell, after: int) -> int:
    """Tokens of a segment: as trained, or what leaves room for question and answer behind the last one."""
    room = cell.config.max_positions - cell.config.segment_start - after - ANSWER_TOKENS
    length = min(cell.config.segment_tokens, room)
    if length < 8:
        raise TooLongForModel(
            f"The question takes {after:,} tokens and the model has {cell.config.max_positions:,} positions in all: "
            "nothing is left for the text. Shorten the question."
        )
    return length


class _Reading:
    """Tells how many tokens are read; ``memory`` and ``bank`` hold what is left of them."""

    def __init__(self, cell: DecoderCell, segments: Sequence[Sequence[int]]):
        sizes = cell.config
        self.memory: MemoryState | None = None
        self.bank = MemoryBank(sizes.memory_vectors, sizes.hidden_size) if sizes.bank_states else None
        self._lengths = [len(segment) for segment in segments]
        self._steps = fold_decoder(cell, segments, None, self.bank)

    def __iter__(self) -> Iterator[int]:
        done = 0
        for step, length in zip(self._steps, self._lengths, strict=True):
            self.memory = to_state(step.memory[0])
            done += length
            yield done
