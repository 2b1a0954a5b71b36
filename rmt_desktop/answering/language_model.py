"""The installed language model that is asked: chosen, checked for memory, loaded at its first use."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import psutil
import torch

from rmt_desktop.answering.chat_format import ChatFormat, chat_format
from rmt_desktop.answering.document_caches import DocumentCaches
from rmt_desktop.domain.model_errors import ModelMissing, NotEnoughMemory
from rmt_desktop.memory.backbone import best_device, load_causal_lm, prefers_bfloat16
from rmt_desktop.memory.causal_lm import positions, stop_tokens
from rmt_desktop.memory.generation import Decoding, Written
from rmt_desktop.memory.kv_cache import NOTHING_READ, ReadText, write_on
from rmt_desktop.models.entries import Kind, memory_needed
from rmt_desktop.models.store import InstalledModel, ModelStore, how_to_install
from rmt_desktop.storage.vault import is_protected

ANSWER_TOKENS = 96
"""The longest answer."""


@dataclass(slots=True, eq=False)
class LanguageModel:
    """A causal language model with its tokenizer; used from one thread."""

    name: str
    fingerprint: str
    """Changes with its weights."""
    lm: Any
    format: ChatFormat

    @property
    def window(self) -> int:
        """Tokens it reads at once."""
        return positions(self.lm.config)

    @property
    def weights(self) -> torch.Tensor:
        """The word embeddings: their device and numbers are the model's."""
        found: torch.Tensor = self.lm.get_input_embeddings().weight
        return found

    def write(
        self,
        prompt: Sequence[int],
        before: ReadText = NOTHING_READ,
        check: Callable[[], None] = lambda: None,
        most: int = ANSWER_TOKENS,
    ) -> Iterator[Written]:
        """The likeliest continuation of a prompt, token by token."""
        return write_on(self.lm, prompt, before, Decoding(most, stop_tokens(self.lm)), check)


class LanguageModels:
    """The user's language models, one of them loaded.

    Args:
        store: the installed ones.
        choice: the name of the one to use; None = the one installed last.
        device: a device of torch; ``auto`` = the best.
    """

    def __init__(self, store: ModelStore, choice: str | None = None, device: str = "auto"):
        self.store, self.choice = store, choice
        on_disk = not is_protected(store.caches.parent)  # a text can be read out of what a model keeps of it
        self.caches = DocumentCaches(store.caches, on_disk)
        self._device = device
        self._loaded: LanguageModel | None = None

    def chosen(self) -> InstalledModel:
        """The model that is used.

        Raises:
            ModelMissing: none is installed, or not the one that was chosen.
        """
        if self.choice:
            return self.store.find(self.choice)
        for model in self.store.installed():
            if model.kind is Kind.LANGUAGE_MODEL:
                return model
        raise ModelMissing(f"No language model is installed. {how_to_install()}")

    def available(self) -> bool:
        """Whether a language model is installed."""
        try:
            return bool(self.chosen())
        except ModelMissing:
            return False

    def get(self) -> LanguageModel:
        """The loaded model.

        Raises:
            ModelMissing: none is installed.
            ModelAltered: its files are not as they were installed.
            NotEnoughMemory: it would not fit.
            CheckpointMismatch: it cannot be read.
        """
        model = self.chosen()
        if self._loaded is None or self._loaded.fingerprint != model.fingerprint:
            self._loaded = None  # before the other one takes its place in memory
            self._loaded = load_language_model(self.store, model, self._device)
        return self._loaded


def load_language_model(store: ModelStore, model: InstalledModel, device: str = "auto") -> LanguageModel:
    """Check the files and the memory, then load; errors as of :meth:`LanguageModels.get`."""
    store.trust(model)
    place = best_device(device)
    dtype = fitting_dtype(model, place)
    lm = load_causal_lm(model.folder, dtype=dtype).to(place).eval().requires_grad_(False)
    return LanguageModel(model.name, model.fingerprint, lm, chat_format(model.folder))


def fitting_dtype(model: InstalledModel, device: torch.device) -> torch.dtype:
    """The numbers that a model is loaded with: two bytes on GPUs, and on processors where they are faster or where
    four would not fit.

    Raises:
        NotEnoughMemory: not even two bytes a weight would fit.
    """
    free = _free(device)
    wide = memory_needed(model.parameters, 4) <= free and device.type == "cpu"
    if wide and not (model.parameters > 10**9 and prefers_bfloat16()):
        return torch.float32
    needed = memory_needed(model.parameters, 2)
    if needed > free:
        raise NotEnoughMemory(
            f"{model.name} needs {needed / 2**30:.1f} GB of memory and {free / 2**30:.1f} GB are free. Close other "
            "programs, or use a smaller model."
        )
    return torch.float16 if device.type == "mps" else torch.bfloat16


def _free(device: torch.device) -> int:
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    return int(psutil.virtual_memory().available)
