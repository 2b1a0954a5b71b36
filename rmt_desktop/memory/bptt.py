"""Backpropagation through time, truncated at a number of segments (Williams & Peng, 1990; sliding form).

Segments are numbered from 1 and the memory entering segment t is what segment t - 1 wrote. With depth k the loss of
segment t has a gradient at the memories entering segments t, t - 1, ..., t - k and at none before: k hand-overs of
memory are learned from. That holds for the loss of *every* segment, however many there are, and never more than
k + 1 segments' graphs are alive.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor

Segment = TypeVar("Segment")
Step = Callable[[Segment, Tensor], tuple[Tensor, Tensor | None]]
"""(segment, memory [B, m, d]) → (memory after it [B, m, d], the segment's loss or None where nothing is asked)."""


@dataclass(frozen=True, slots=True)
class Trained:
    """One segment after it was read in training; nothing here hangs on a graph."""

    loss: float | None
    memory: Tensor
    """[B, m, d] after the segment."""


@dataclass(slots=True)
class _Link:
    """A segment's graph, cut off from its neighbours: ``entered`` is a leaf."""

    entered: Tensor
    left: Tensor
    loss: Tensor | None


def backward_through_time(
    step: Step[Segment], segments: Iterable[Segment], memory: Tensor, depth: int
) -> Iterator[Trained]:
    """Read segments in order and add the gradients of their losses to the parameters.

    Gradients are complete once the iterator is exhausted; don't change parameters before. A loss passes backwards
    through k + 1 segments, so where every segment has one, a segment is passed k + 1 times; the losses of the first
    k + 1 segments share one pass. Scale losses inside of ``step`` (accumulation, mixed precision).

    Args:
        step: reads one segment; it must use the memory it is given.
        segments: in order, drawn lazily.
        memory: [B, m, d] entering the first segment; if it hangs on parameters they get their gradient, too.
        depth: k, hand-overs of memory that a loss reaches back over; 0 = none.

    Raises:
        ValueError: the depth is negative.
    """
    if depth < 0:
        raise ValueError(f"a truncation depth of {depth}; it must be 0 or more")
    window: deque[_Link] = deque()
    origin: Tensor | None = memory if memory.requires_grad else None
    for segment in segments:
        if len(window) > depth:
            _pass_back(window, origin)
            window.popleft()
            origin = None
        entered = memory.detach().requires_grad_()
        left, loss = step(segment, entered)
        window.append(_Link(entered, left, loss))
        memory = left.detach()
        yield Trained(None if loss is None else float(loss.detach()), memory)
    if window:
        _pass_back(window, origin)


def _pass_back(window: deque[_Link], origin: Tensor | None) -> None:
    """Take the losses that wait in the window back to its beginning; graphs are kept for later losses."""
    gradient: Tensor | None = None
    for link in reversed(window):
        outputs = [] if link.loss is None else [link.loss]
        gradients: list[Tensor | None] = [None] * len(outputs)
        if gradient is not None:
            outputs.append(link.left)
            gradients.append(gradient)
        link.entered.grad = link.loss = None
        if outputs:
            torch.autograd.backward(outputs, gradients, retain_graph=True)
        gradient = link.entered.grad
    if origin is not None and gradient is not None:
        torch.autograd.backward([origin], [gradient], retain_graph=True)
