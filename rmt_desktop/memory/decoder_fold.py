"""The fold over a causal language model: segments in, one state at a time out, in constant memory, without the head."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.memory.bank import BankView, MemoryBank, pooled
from rmt_desktop.memory.decoder import DecoderCell, segment_rows
from rmt_desktop.memory.states import to_memory


@dataclass(frozen=True, slots=True)
class DecoderStep:
    """One segment after it was read."""

    index: int
    """0-based, counted from where the fold began."""
    memory: Tensor
    """[1, m, d] after the segment, rounded to float16 as it is stored."""
    hidden: Tensor
    """[1, L, d] last hidden layer at the segment's tokens."""
    recalled: tuple[int, ...]
    """The earlier segments whose states were in view beside the recurrent one, most relevant first."""


def fold_decoder(
    cell: DecoderCell,
    segments: Iterable[Sequence[int]],
    memory: MemoryState | None = None,
    bank: MemoryBank | None = None,
    query: Tensor | None = None,
) -> Iterator[DecoderStep]:
    """Read segments in order, handing the memory of each to the next.

    The memory is rounded to float16 after every segment, as it is stored: a fold that goes on from a stored
    state gives bit for bit what the uninterrupted fold gives.

    Args:
        cell: in evaluation mode.
        segments: token ids per segment; read lazily.
        memory: state to go on from; None = the initial memory.
        bank: the states of all segments up to ``memory``; grows by each segment read. None = an empty one where
            the cell uses a bank.
        query: [d] what the bank's keys are compared with; None = the recurrent state's mean.

    Raises:
        SizeMismatch: a state of another width, or a segment of another length than configured.
        ValueError: the cell uses a bank, ``memory`` is given and the bank isn't.

    Yields:
        One :class:`DecoderStep` per segment; only the last one is kept alive by the fold itself.
    """
    carried = starting_memory(cell, memory)
    bank = bank_for(cell, memory, bank)
    for index, segment in enumerate(segments):
        view, recalled = recall_for(cell, bank, carried, query)
        with torch.inference_mode():
            output = cell(segment_rows([segment]).to(carried.device), carried, view)
            carried = output.memory.half().float()
            if bank is not None:
                bank.add(carried[0])
        yield DecoderStep(index, carried, output.hidden, recalled)


def starting_memory(cell: DecoderCell, state: MemoryState | None) -> Tensor:
    """The memory [1, m, d] to begin or to go on with."""
    if state is None:
        return cell.first_memory(1).detach()
    return to_memory(state, cell.initial_memory.device).unsqueeze(0)


def recall_for(
    cell: DecoderCell, bank: MemoryBank | None, carried: Tensor, query: Tensor | None
) -> tuple[BankView | None, tuple[int, ...]]:
    """What the cell sees of a bank beside the memory [1, m, d] it carries, and from which segments."""
    if bank is None:
        return None, ()
    wanted = pooled(carried[0]) if query is None else query
    seen = bank.earlier(wanted, cell.config.bank_states, carried.device)
    return seen.view, seen.segments


def bank_for(cell: DecoderCell, memory: MemoryState | None, bank: MemoryBank | None) -> MemoryBank | None:
    """The bank to begin or to go on with; None for a cell that uses none.

    Raises:
        ValueError: the cell uses a bank, ``memory`` is given and the bank isn't.
    """
    if not cell.config.bank_states:
        return None
    if bank is None and memory is not None:
        raise ValueError("a cell with a memory bank goes on from a state only with the bank of the states before")
    return MemoryBank(cell.config.memory_vectors, cell.config.hidden_size) if bank is None else bank
