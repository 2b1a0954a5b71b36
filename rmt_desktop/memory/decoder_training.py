"""How a decoder reads a segment in training: the step that truncated backpropagation through time repeats."""

from torch import Tensor

from rmt_desktop.memory.bank import MemoryBank, pooled, side_by_side
from rmt_desktop.memory.bptt import Step
from rmt_desktop.memory.decoder import DecoderCell, SegmentRows, next_token_loss


def next_token_step(cell: DecoderCell) -> Step[SegmentRows]:
    """A fresh step for one batch of texts, with a bank per text where the cell uses banks.

    States of a bank are constants in training: the gradient flows through the recurrent memory only.

    One update of the weights::

        step = next_token_step(cell)
        for read in backward_through_time(step, rows, cell.first_memory(batch), cell.config.bptt_depth):
            context.raise_if_cancelled()
        optimizer.step()
    """
    banks: list[MemoryBank] = []
    size = cell.config.memory_vectors, cell.config.hidden_size

    def step(rows: SegmentRows, memory: Tensor) -> tuple[Tensor, Tensor | None]:
        view = None
        if cell.config.bank_states:
            banks.extend(MemoryBank(*size) for _ in range(len(memory) - len(banks)))
            seen = [
                bank.earlier(pooled(carried), cell.config.bank_states, memory.device).view
                for bank, carried in zip(banks, memory, strict=True)
            ]
            view = side_by_side(seen)
        output = cell(rows, memory, view)
        for bank, written in zip(banks, output.memory, strict=bool(banks)):
            bank.add(written)
        return output.memory, next_token_loss(cell, rows, output)

    return step
