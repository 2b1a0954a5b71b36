"""The fold: segments in, one state at a time out, in constant memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from rmt_desktop.domain.segments import MemoryState, Snapshot
from rmt_desktop.memory.cell import Reading, RecurrentReader
from rmt_desktop.memory.layout import Rows, SpecialTokens, build_rows


@dataclass(frozen=True, slots=True)
class Step:
    """Rows after they were read: one in a fold, a batch in a fold side by side."""

    rows: Rows
    reading: Reading


def to_state(memory: Tensor) -> MemoryState:
    """Memory [m, d] as stored bytes (float16)."""
    array = memory.detach().to("cpu", torch.float16).contiguous().numpy()
    return MemoryState(array.shape[0], array.shape[1], array.astype("<f2").tobytes())


def to_memory(state: MemoryState, device: torch.device) -> Tensor:
    """Stored bytes as memory [m, d] in float32."""
    array = np.frombuffer(state.data, dtype="<f2").reshape(state.vectors, state.width)
    return torch.from_numpy(array.astype(np.float32)).to(device)


def fold(
    reader: RecurrentReader,
    special: SpecialTokens,
    segments: Iterable[Sequence[int]],
    memory: MemoryState | None = None,
    question: Sequence[int] = (),
) -> Iterator[Step]:
    """Read segments in order, handing the memory of each to the next.

    The memory is rounded to float16 after every segment, as it is stored: a fold that goes on from a stored
    state gives bit for bit what the uninterrupted fold gives.

    Args:
        reader: in evaluation mode.
        special: special tokens of the backbone.
        segments: token ids per segment, without special tokens; read lazily.
        memory: state to go on from; None = the initial memory.
        question: token ids of the question in view; empty = read for no particular question.

    Yields:
        One :class:`Step` per segment; only the last one is kept alive by the fold itself.
    """
    device = reader.cell.initial_memory.device
    m = reader.cell.config.memory_vectors
    with torch.inference_mode():
        carried = reader.cell.first_memory(1) if memory is None else to_memory(memory, device).unsqueeze(0)
    for segment in segments:
        rows = build_rows([question], [segment], m, special).to(device)
        with torch.inference_mode():
            reading: Reading = reader(rows, carried)
            carried = reading.memory.half().float()
        yield Step(rows, reading)


def snapshot(index: int, reading: Reading) -> Snapshot:
    """What is stored after segment ``index`` was read (batch of one)."""
    vector = reading.vector[0].to("cpu", torch.float16).numpy().astype("<f2").tobytes()
    return Snapshot(index, to_state(reading.memory[0]), vector)


def read_batch(
    reader: RecurrentReader,
    special: SpecialTokens,
    questions: Sequence[Sequence[int]],
    segments: Sequence[Sequence[int]],
    memories: Sequence[MemoryState | None],
) -> tuple[Rows, Reading]:
    """Read B segments side by side, each with its own question and its own memory (None = initial)."""
    device = reader.cell.initial_memory.device
    rows = build_rows(questions, segments, reader.cell.config.memory_vectors, special).to(device)
    with torch.inference_mode():
        first = reader.cell.first_memory(1)[0]
        memory = torch.stack([first if state is None else to_memory(state, device) for state in memories])
        return rows, reader(rows, memory)


def fold_side_by_side(
    reader: RecurrentReader,
    special: SpecialTokens,
    questions: Sequence[Sequence[int]],
    chains: Sequence[Sequence[Sequence[int]]],
    carry: bool = True,
) -> Iterator[tuple[list[int], Step]]:
    """:func:`fold` for B chains at once: all t-th segments are read in one batch, each with its chain's memory.

    Args:
        reader: in evaluation mode.
        special: special tokens of the backbone.
        questions: B token id lists, each in view of its whole chain; may be empty.
        chains: B lists of segments; chains may differ in length.
        carry: False reads every segment with the initial memory.

    Yields:
        For every t, the indexes of the chains that have a t-th segment, and the batch of those segments.
    """
    device = reader.cell.initial_memory.device
    m = reader.cell.config.memory_vectors
    with torch.inference_mode():
        memory = reader.cell.first_memory(len(chains)).clone()
    for t in range(max(map(len, chains), default=0)):
        alive = [i for i, chain in enumerate(chains) if t < len(chain)]
        rows = build_rows([questions[i] for i in alive], [chains[i][t] for i in alive], m, special).to(device)
        with torch.inference_mode():
            reading: Reading = reader(rows, memory[alive])
            if carry:
                memory[alive] = reading.memory.half().float()
        yield alive, Step(rows, reading)
