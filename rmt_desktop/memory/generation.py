"""Tokens out of a causal language model that has memory, segment and question in view."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.memory.bank import MemoryBank
from rmt_desktop.memory.decoder import DecoderCell
from rmt_desktop.memory.decoder_fold import bank_for, recall_for, starting_memory


@dataclass(frozen=True, slots=True)
class Decoding:
    """How tokens are chosen, and when to stop."""

    max_tokens: int = 64
    stop: frozenset[int] = frozenset()
    """Ids that end the text; they are not part of it."""
    temperature: float = 0.0
    """0 takes the likeliest token; otherwise logits are divided by it and a token is drawn."""
    seed: int = 0
    """Of the draws."""


@dataclass(frozen=True, slots=True)
class Written:
    """A token that the model wrote."""

    token: int
    probability: float
    """0–1, as the model saw it."""


def generate(
    cell: DecoderCell,
    prompt: Sequence[int],
    memory: MemoryState | None = None,
    bank: MemoryBank | None = None,
    decoding: Decoding = Decoding(),
    check: Callable[[], None] = lambda: None,
) -> Iterator[int]:
    """The token ids of :func:`write_with_memory`."""
    return (written.token for written in write_with_memory(cell, prompt, memory, bank, decoding, check))


def write_with_memory(
    cell: DecoderCell,
    prompt: Sequence[int],
    memory: MemoryState | None = None,
    bank: MemoryBank | None = None,
    decoding: Decoding = Decoding(),
    check: Callable[[], None] = lambda: None,
) -> Iterator[Written]:
    """Continue ``[read memory | bank | segment, question]`` token by token, with a key-value cache.

    The text stands where it stood in training: right after the segment, with no write memory before it.

    Args:
        cell: in evaluation mode.
        prompt: token ids of the segment followed by the question's.
        memory: state after the segments before; None = the initial memory.
        bank: the states of the segments before, where the cell uses a bank.
        decoding: when to stop and how to choose.
        check: called before each token; what it raises (``Cancelled``) ends the generation.

    Raises:
        SizeMismatch: the prompt is empty or leaves no position for a token, or a state is of another width.
        ValueError: the cell uses a bank, ``memory`` is given and the bank isn't.

    Yields:
        Tokens, until a stop token, ``max_tokens``, or the backbone's last position.
    """
    most = cell.config.max_positions - cell.config.segment_start - 1
    if not 0 < len(prompt) <= most:
        raise SizeMismatch(f"{len(prompt)} tokens of segment and question; 1 to {most} leave room for an answer")
    carried = starting_memory(cell, memory)
    view, _ = recall_for(cell, bank_for(cell, memory, bank), carried, None)
    dice = torch.Generator().manual_seed(decoding.seed)
    with torch.inference_mode():
        before, attention = cell.before_segment(carried, view)
        words = cell.embed(torch.tensor([list(prompt)], device=carried.device))
        state = _State(torch.cat([before, words], dim=1), attention)
    for _ in range(min(decoding.max_tokens, most + 1 - len(prompt))):
        check()
        with torch.inference_mode():
            written = choose(cell.logits(state.read(cell)), decoding.temperature, dice)
            state.inputs = cell.embed(torch.tensor([[written.token]], device=carried.device))
        if written.token in decoding.stop:
            return
        yield written


class _State:
    """What the backbone has read, and what it has still to read."""

    def __init__(self, inputs: Tensor, attention: Tensor):
        self.inputs = inputs
        self._attention = attention
        self._cache: Any = None
        self._read = 0

    def read(self, cell: DecoderCell) -> Tensor:
        """Read what is new; the hidden state [d] at its end."""
        count = self.inputs.shape[1]
        end = self._read + count
        missing = end - self._attention.shape[1]
        self._attention = torch.cat([self._attention, self._attention.new_ones(1, missing)], dim=1)
        output = cell.lm.base_model(
            inputs_embeds=self.inputs,
            attention_mask=self._attention,
            position_ids=torch.arange(self._read, end, device=self.inputs.device).unsqueeze(0),
            past_key_values=self._cache,
            use_cache=True,
        )
        self._cache, self._read = output.past_key_values, end
        last: Tensor = output.last_hidden_state[0, -1]
        return last


def choose(logits: Tensor, temperature: float, dice: torch.Generator) -> Written:
    """The likeliest token of logits [vocabulary], or with a temperature a drawn one."""
    chances = torch.softmax(logits.float().cpu() / (temperature if temperature > 0 else 1.0), dim=-1)
    token = int(chances.argmax()) if temperature <= 0 else int(torch.multinomial(chances, 1, generator=dice))
    return Written(token, float(chances[token]))
