"""The fold: segments in, one state at a time out, in constant memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch

from rmt_desktop.domain.segments import MemoryState, Snapshot
from rmt_desktop.memory.bank import BankView, MemoryBank, pooled, side_by_side
from rmt_desktop.memory.cell import Reading, RecurrentReader
from rmt_desktop.memory.layout import Rows, SpecialTokens, build_rows
from rmt_desktop.memory.states import to_memory as to_memory
from rmt_desktop.memory.states import to_state as to_state


@dataclass(frozen=True, slots=True)
class Step:
    """Rows after they were read: one in a fold, a batch in a fold side by side."""

    rows: Rows
    reading: Reading
    recalled: tuple[int, ...] = ()
    """In a fold, the earlier segments whose states were in view beside the recurrent one, most relevant first."""


def fold(
    reader: RecurrentReader,
    special: SpecialTokens,
    segments: Iterable[Sequence[int]],
    memory: MemoryState | None = None,
    question: Sequence[int] = (),
    bank: MemoryBank | None = None,
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
        bank: the states of all segments up to ``memory``; grows by each segment read. None = an empty one where
            the reader uses a bank. What is seen of it is what is most like the recurrent state.

    Raises:
        ValueError: the reader uses a bank, ``memory`` is given and the bank isn't.

    Yields:
        One :class:`Step` per segment; only the last one is kept alive by the fold itself.
    """
    device = reader.cell.initial_memory.device
    m = reader.cell.config.memory_vectors
    with torch.inference_mode():
        carried = reader.cell.first_memory(1) if memory is None else to_memory(memory, device).unsqueeze(0)
    bank = _bank_for(reader, memory, bank)
    for segment in segments:
        rows = build_rows([question], [segment], m, special).to(device)
        with torch.inference_mode():
            seen = None if bank is None else bank.earlier(pooled(carried[0]), reader.cell.config.bank_states, device)
            reading: Reading = reader(rows, carried, seen and seen.view)
            carried = reading.memory.half().float()
            if bank is not None:
                bank.add(carried[0])
        yield Step(rows, reading, seen.segments if seen else ())


def _bank_for(reader: RecurrentReader, memory: MemoryState | None, bank: MemoryBank | None) -> MemoryBank | None:
    config = reader.cell.config
    if not config.bank_states:
        return None
    if bank is None and memory is not None:
        raise ValueError("a reader with a memory bank goes on from a state only with the bank of the states before")
    return MemoryBank(config.memory_vectors, config.hidden_size) if bank is None else bank


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
    bank: BankView | None = None,
) -> tuple[Rows, Reading]:
    """Read B segments side by side, each with its own question, its own memory (None = initial) and, for a reader
    with a bank, the earlier states that ``bank`` shows it (None = none)."""
    device = reader.cell.initial_memory.device
    rows = build_rows(questions, segments, reader.cell.config.memory_vectors, special).to(device)
    with torch.inference_mode():
        first = reader.cell.first_memory(1)[0]
        memory = torch.stack([first if state is None else to_memory(state, device) for state in memories])
        return rows, reader(rows, memory, bank)


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
    device, config = reader.cell.initial_memory.device, reader.cell.config
    m = config.memory_vectors
    banks = [MemoryBank(m, config.hidden_size) for _ in chains] if config.bank_states and carry else []
    with torch.inference_mode():
        memory = reader.cell.first_memory(len(chains)).clone()
    for t in range(max(map(len, chains), default=0)):
        alive = [i for i, chain in enumerate(chains) if t < len(chain)]
        rows = build_rows([questions[i] for i in alive], [chains[i][t] for i in alive], m, special).to(device)
        views = [banks[i].earlier(pooled(memory[i]), config.bank_states, device).view for i in alive if banks]
        with torch.inference_mode():
            reading: Reading = reader(rows, memory[alive], side_by_side(views) if views else None)
            if carry:
                memory[alive] = reading.memory.half().float()
        for i in alive if banks else ():
            banks[i].add(memory[i])
        yield alive, Step(rows, reading)
