"""Keys and values of text that a causal language model has read, and the reading and writing that goes on from them.

Positions are counted by what is in view: the next token stands right after the last cached one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from rmt_desktop.memory.generation import Decoding, Written, choose
from rmt_desktop.memory.weights import read_weights, write_weights

CHUNK = 256
"""Tokens read at once: between two of them work can be stopped, and attention needs memory for them only."""
GREEDY = Decoding()
Layers = tuple[tuple[Tensor, Tensor], ...]


@dataclass(frozen=True, slots=True, eq=False)
class ReadText:
    """What a model keeps of n tokens; never changed, so that any number of questions can go on from it."""

    layers: Layers
    """Keys and values of every layer, each [1, key-value heads, n, head width]."""

    def __len__(self) -> int:
        return int(self.layers[0][0].shape[2]) if self.layers else 0

    def view(self) -> Any:
        """A cache that begins with these tokens and grows apart from them."""
        from transformers import DynamicCache

        return DynamicCache(self.layers or None)

    def first(self, count: int) -> "ReadText":
        """Truncated back to its first tokens."""
        return ReadText(tuple((keys[:, :, :count], values[:, :, :count]) for keys, values in self.layers))

    def rounded(self) -> "ReadText":
        """As it is stored: numbers of float32 in half of their bytes. Answers are then the same from disk."""
        layers = [tuple(_packed(tensor).to(tensor.dtype) for tensor in layer) for layer in self.layers]
        return ReadText(tuple((keys, values) for keys, values in layers))

    def save(self, path: Path) -> None:
        """Write as safetensors, all or nothing."""
        state = {f"{kind}.{i}": _packed(t) for i, pair in enumerate(self.layers) for kind, t in zip("kv", pair)}  # noqa: B905
        write_weights(state, path)

    @classmethod
    def load(cls, path: Path, like: Tensor) -> "ReadText":
        """Read back, with the numbers and on the device of ``like``.

        Raises:
            ModelMissing: there is no such file.
            CheckpointMismatch: it is damaged.
        """
        state = read_weights(path, "It is made anew by reading the document again.")
        back = {name: tensor.to(like.device, like.dtype) for name, tensor in state.items()}
        return cls(tuple((back[f"k.{i}"], back[f"v.{i}"]) for i in range(len(back) // 2)))


NOTHING_READ = ReadText(())


def read_on(lm: Any, ids: Sequence[int], before: ReadText = NOTHING_READ, chunk: int = CHUNK) -> Iterator[ReadText]:
    """Read further tokens in pieces, the head left out; what is read so far after each piece.

    Args:
        lm: a Hugging Face causal language model in evaluation mode.
        ids: the tokens.
        before: what was read already.
        chunk: tokens of a piece.
    """
    cache = before.view()
    device = lm.get_input_embeddings().weight.device
    for start in range(0, len(ids), chunk):
        piece = torch.tensor([list(ids[start : start + chunk])], device=device)
        with torch.inference_mode():
            lm.base_model(
                input_ids=piece,
                position_ids=_positions(cache.get_seq_length(), piece),
                past_key_values=cache,
                use_cache=True,
            )
        yield snapshot(cache)


class Prefill:
    """A reading of tokens that tells, piece by piece, how many it has read; ``read`` holds what it has left behind."""

    def __init__(self, lm: Any, ids: Sequence[int], before: ReadText = NOTHING_READ):
        self.read = before
        self._steps = read_on(lm, ids, before)

    def __iter__(self) -> Iterator[int]:
        for read in self._steps:
            self.read = read
            yield len(read)


def snapshot(cache: Any) -> ReadText:
    """What a cache of transformers holds now."""
    return ReadText(tuple((layer.keys, layer.values) for layer in cache.layers))


def write_on(
    lm: Any,
    prompt: Sequence[int],
    before: ReadText = NOTHING_READ,
    decoding: Decoding = GREEDY,
    check: Callable[[], None] = lambda: None,
) -> Iterator[Written]:
    """Read a prompt and continue it token by token, the head run at the last position only.

    Args:
        lm: as for :func:`read_on`.
        prompt: at least one token.
        before: what was read already.
        decoding: when to stop and how to choose.
        check: called before each piece and token; what it raises (``Cancelled``) ends the writing.
    """
    words = lm.get_input_embeddings().weight
    dice = torch.Generator().manual_seed(decoding.seed)
    cache, pending, left = before.view(), list(prompt), decoding.max_tokens
    while left:
        check()
        piece = torch.tensor([pending[:CHUNK]], device=words.device)
        pending = pending[CHUNK:]
        with torch.inference_mode():
            hidden = lm.base_model(
                input_ids=piece,
                position_ids=_positions(cache.get_seq_length(), piece),
                past_key_values=cache,
                use_cache=True,
            ).last_hidden_state
            if pending:
                continue
            written = choose(lm.get_output_embeddings()(hidden[0, -1]), decoding.temperature, dice)
        if written.token in decoding.stop:
            return
        yield written
        pending, left = [written.token], left - 1


def _positions(start: int, piece: Tensor) -> Tensor:
    return torch.arange(start, start + piece.shape[1], device=piece.device).unsqueeze(0)


def _packed(tensor: Tensor) -> Tensor:
    return tensor.half() if tensor.dtype is torch.float32 else tensor
