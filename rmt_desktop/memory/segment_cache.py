"""Read a text of any length with a cache of constant size: the seeds of the idea that recurrent memory grew from.

Transformer-XL (Dai et al., arXiv 1901.02860, sec. 3.2) keeps the last keys and values and forgets the rest; the
Compressive Transformer (Rae et al., arXiv 1911.05507, sec. 3) pools what would be forgotten into fewer slots first.
Both were trained that way; here a pretrained model is read so without any training, therefore as in StreamingLLM (Xiao
et al., arXiv 2309.17453, sec. 3.2): the first tokens always stay, and positions are counted inside of the cache.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.memory.kv_cache import NOTHING_READ, ReadText, read_on
from rmt_desktop.memory.rotary import move_keys


@dataclass(frozen=True, slots=True)
class CacheSizes:
    """Slots of the parts of a cache ``[first | compressed | recent]``.

    Raises:
        SizeMismatch: a number is out of range.
    """

    first: int
    """The first tokens, which stay."""
    recent: int
    """The last tokens."""
    segment: int
    """Tokens read at once."""
    compressed: int = 0
    """Slots of pooled older tokens; 0 = what is older is forgotten."""
    rate: int = 4
    """Tokens that are pooled into a slot."""

    def __post_init__(self) -> None:
        if self.first < 0 or self.recent < 1 or self.segment < 1 or self.compressed < 0 or self.rate < 2:
            raise SizeMismatch(f"a cache cannot have these sizes: {self}")

    @property
    def longest(self) -> int:
        """Positions that are in use while a segment is read."""
        return self.first + self.compressed + self.recent + self.rate + self.segment


@dataclass(frozen=True, slots=True, eq=False)
class SegmentCache:
    """What is kept after a segment."""

    read: ReadText
    """Keys and values at positions 0, 1, 2, …"""
    compressed: int = 0
    """Slots in use that hold several tokens each, after the first tokens."""


def fold_segments(lm: Any, ids: Sequence[int], sizes: CacheSizes) -> Iterator[tuple[int, SegmentCache]]:
    """Read segment by segment; how many tokens were read, and what is kept of them.

    Args:
        lm: a model that passes :func:`~rmt_desktop.memory.rotary.check_rotary`, in evaluation mode.
        ids: the text; its first ``sizes.first`` tokens stay in view.
        sizes: must fit, with question and answer, into the model's positions.
    """
    kept, done = SegmentCache(NOTHING_READ), 0
    while done < len(ids):
        segment = ids[done : done + (sizes.segment if done else sizes.first + sizes.segment)]
        for read in read_on(lm, segment, kept.read):
            kept = SegmentCache(read, kept.compressed)
        done += len(segment)
        with torch.inference_mode():
            kept = shrink(lm, kept, sizes)
        yield done, kept


def shrink(lm: Any, cache: SegmentCache, sizes: CacheSizes) -> SegmentCache:
    """Forget or compress what is older than the recent tokens, and close the ranks."""
    old_from = min(sizes.first, len(cache.read)) + cache.compressed
    too_many = len(cache.read) - old_from - sizes.recent
    pooled = too_many // sizes.rate if sizes.compressed else 0
    leaving = pooled * sizes.rate if sizes.compressed else too_many
    if leaving <= 0:
        return cache
    dropped = max(0, cache.compressed + pooled - sizes.compressed)
    slots = _Slots(old_from, leaving, pooled, sizes, dropped)
    layers = tuple(_shrink_layer(lm, keys, values, slots) for keys, values in cache.read.layers)
    return SegmentCache(ReadText(layers), cache.compressed + pooled - dropped)


@dataclass(frozen=True, slots=True)
class _Slots:
    old_from: int
    """Where the uncompressed tokens begin."""
    leaving: int
    """How many of them, the oldest, leave."""
    pooled: int
    """Slots that they are pooled into."""
    sizes: CacheSizes
    dropped: int
    """Compressed slots, the oldest, that are forgotten."""


def _shrink_layer(lm: Any, keys: Tensor, values: Tensor, slots: _Slots) -> tuple[Tensor, Tensor]:
    first, rate = slots.sizes.first, slots.sizes.rate
    old, end = slots.old_from, slots.old_from + slots.leaving
    parts_k, parts_v = [keys[:, :, :old]], [values[:, :, :old]]
    places = list(range(old))
    if slots.pooled:
        inside = torch.arange(slots.leaving, device=keys.device) % rate
        together = move_keys(lm, keys[:, :, old:end], -inside)  # a group's keys all stand where its first one stands
        parts_k.append(_mean(together, rate))
        parts_v.append(_mean(values[:, :, old:end], rate))
        places += range(old, end, rate)
    places += range(end, keys.shape[2])
    all_keys = torch.cat([*parts_k, keys[:, :, end:]], dim=2)
    all_values = torch.cat([*parts_v, values[:, :, end:]], dim=2)
    staying = [i for i in range(len(places)) if not first <= i < first + slots.dropped]
    moves = [new - places[i] for new, i in enumerate(staying)]
    chosen = torch.tensor(staying, device=keys.device)
    moved = move_keys(lm, all_keys[:, :, chosen], torch.tensor(moves, device=keys.device))
    return moved, all_values[:, :, chosen]


def _mean(tensor: Tensor, rate: int) -> Tensor:
    """[1, heads, n, width] to the means of ``rate`` neighbours: [1, heads, n / rate, width]."""
    batch, heads, count, width = tensor.shape
    return tensor.reshape(batch, heads, count // rate, rate, width).mean(dim=3)
