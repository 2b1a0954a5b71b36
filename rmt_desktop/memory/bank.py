"""Every segment's memory kept and addressable: reads see the most relevant earlier states, too.

A recurrent state alone overwrites what it kept; retrieving past states beside it undoes that (RMT-R, Kuratov et
al., arXiv 2402.10790). Here the states are not mixed by a trained cross-attention but handed to the
backbone as they are, so that its own attention decides what to take from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.memory.states import to_memory, to_state


@dataclass(frozen=True, slots=True)
class BankView:
    """The k states of m vectors that each of B rows sees; rows that have fewer are filled up with zeros."""

    vectors: Tensor
    """[B, k · m, d]"""
    present: Tensor
    """[B, k · m] int64, 0 where a row is filled up."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What one row sees of a bank."""

    view: BankView
    """Of a batch of one."""
    segments: tuple[int, ...]
    """The segments whose states are seen, most relevant first."""


class MemoryBank:
    """The states of all segments read so far, as stored bytes: ``m · d`` float16 numbers a segment.

    Args:
        vectors: m, the memory vectors of a state.
        width: d, the numbers of a vector.
    """

    def __init__(self, vectors: int, width: int):
        self._shape = (vectors, width)
        self._states: list[MemoryState] = []
        self._keys: NDArray[np.float32] = np.zeros((0, width), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._states)

    def state(self, segment: int) -> MemoryState:
        """The state after a segment (0-based)."""
        return self._states[segment]

    def add(self, memory: Tensor | MemoryState, key: Tensor | None = None) -> int:
        """Keep the state after the next segment; returns the segment's index.

        Args:
            memory: [m, d], or stored bytes. No gradient flows into a bank: what it holds is older than any
                truncation depth.
            key: [d] what the state is found by, of any length but zero; None = its vectors' mean.

        Raises:
            SizeMismatch: the state has another shape than the bank's.
        """
        state = memory if isinstance(memory, MemoryState) else to_state(memory)
        vectors, width = self._shape
        if (state.vectors, state.width) != self._shape:
            raise SizeMismatch(f"A state of {state.vectors} × {state.width} in a bank of {vectors} × {width}.")
        if len(self._keys) == len(self._states):
            self._keys = np.concatenate([self._keys, np.zeros((max(64, len(self._keys)), width), dtype=np.float32)])
        own = to_memory(state, torch.device("cpu")).mean(0)
        self._keys[len(self._states)] = _direction(own if key is None else key)
        self._states.append(state)
        return len(self._states) - 1

    def most_relevant(self, query: Tensor, count: int, before: int | None = None) -> tuple[int, ...]:
        """The segments whose keys have the largest cosine with ``query`` [d], best first.

        Args:
            query: of any length but zero.
            count: how many at most.
            before: only segments with a smaller index; None = all.
        """
        end = len(self) if before is None else min(before, len(self))
        cosines = self._keys[:end] @ _direction(query)
        return tuple(int(i) for i in np.argsort(-cosines, kind="stable")[:count])

    def earlier(self, query: Tensor, count: int, device: torch.device) -> Recalled:
        """:meth:`recall` without the last state, which the reader carries anyway."""
        return self.recall(query, count, device, before=max(0, len(self) - 1))

    def recall(self, query: Tensor, count: int, device: torch.device, before: int | None = None) -> Recalled:
        """The most relevant states as a row's :class:`BankView` with room for ``count`` of them."""
        segments = self.most_relevant(query, count, before)
        m, width = self._shape
        vectors = torch.zeros(1, count * m, width, device=device)
        present = torch.zeros(1, count * m, dtype=torch.long, device=device)
        for place, segment in enumerate(segments):
            vectors[0, place * m : (place + 1) * m] = to_memory(self._states[segment], device)
            present[0, place * m : (place + 1) * m] = 1
        return Recalled(BankView(vectors, present), segments)


def pooled(memory: Tensor) -> Tensor:
    """The unit-length mean [d] of memory vectors [m, d]."""
    return nn.functional.normalize(memory.detach().float().mean(0), dim=-1)


def _direction(vector: Tensor) -> NDArray[np.float32]:
    """A vector scaled to length one."""
    scaled = nn.functional.normalize(vector.detach().float().cpu(), dim=-1)
    return np.asarray(scaled.numpy(), dtype=np.float32)


def side_by_side(views: Sequence[BankView]) -> BankView:
    """The views of several rows as one batch."""
    return BankView(torch.cat([view.vectors for view in views]), torch.cat([view.present for view in views]))


def nothing_recalled(batch: int, slots: int, like: Tensor) -> BankView:
    """A view of ``slots`` positions without any state, on the device of ``like`` [..., d]."""
    present = torch.zeros(batch, slots, dtype=torch.long, device=like.device)
    return BankView(like.new_zeros(batch, slots, like.shape[-1]), present)
