from collections.abc import Iterator

import torch

from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.memory.layout import build_rows
from rmt_desktop.memory.recurrence import fold, fold_side_by_side, read_batch, snapshot, to_memory, to_state
from tests.tiny import tiny_reader, tokenizer

SPECIAL = tokenizer().special
SEGMENTS = [list(range(3000 + 10 * i, 3000 + 10 * i + 8 + i)) for i in range(6)]
QUESTION = [2054, 2003]


def test_the_fold_equals_a_naive_loop():
    reader = tiny_reader()
    memory = reader.cell.first_memory(1)
    for step, segment in zip(fold(reader, SPECIAL, SEGMENTS, question=QUESTION), SEGMENTS, strict=True):
        with torch.inference_mode():
            reading = reader(build_rows([QUESTION], [segment], 4, SPECIAL), memory)
        memory = reading.memory.half().float()
        assert torch.equal(step.reading.memory, reading.memory)
        assert torch.equal(step.reading.start, reading.start)


def test_a_fold_resumed_from_a_stored_state_is_bit_for_bit_the_same():
    reader = tiny_reader()
    whole = [to_state(step.reading.memory[0]).data for step in fold(reader, SPECIAL, SEGMENTS)]
    first = [snapshot(i, step.reading) for i, step in enumerate(fold(reader, SPECIAL, SEGMENTS[:3]))]
    rest = fold(reader, SPECIAL, SEGMENTS[3:], first[-1].memory)
    resumed = [to_state(step.reading.memory[0]).data for step in rest]
    assert [s.memory.data for s in first] + resumed == whole


def test_segments_are_drawn_one_at_a_time():
    drawn = 0

    def endless() -> Iterator[list[int]]:
        nonlocal drawn
        while True:
            drawn += 1
            yield SEGMENTS[0]

    steps = fold(tiny_reader(), SPECIAL, endless())
    next(steps)
    next(steps)
    assert drawn == 2


def test_a_state_survives_bytes_bit_for_bit():
    memory = torch.randn(4, 32).half().float()
    state = to_state(memory)
    assert torch.equal(to_memory(MemoryState(4, 32, bytes(state.data)), torch.device("cpu")), memory)


def test_a_batch_reads_each_row_with_its_own_memory():
    reader = tiny_reader()
    states = [to_state(torch.randn(4, 32)), None]
    _, together = read_batch(reader, SPECIAL, [QUESTION] * 2, SEGMENTS[:2], states)
    for i in range(2):
        _, alone = read_batch(reader, SPECIAL, [QUESTION], [SEGMENTS[i]], [states[i]])
        assert torch.allclose(alone.answerable[0], together.answerable[i], atol=1e-5)
    assert not torch.allclose(together.answerable[0], together.answerable[1])


def test_chains_folded_side_by_side_equal_single_folds():
    reader = tiny_reader()
    chains = [SEGMENTS[:2], SEGMENTS[1:], SEGMENTS[3:4], []]
    questions = [QUESTION, [2040], [], QUESTION]
    single = [list(fold(reader, SPECIAL, c, question=q)) for c, q in zip(chains, questions, strict=True)]
    seen = 0
    for t, (alive, step) in enumerate(fold_side_by_side(reader, SPECIAL, questions, chains)):
        assert alive == [i for i, chain in enumerate(chains) if t < len(chain)]
        for row, i in enumerate(alive):
            length = single[i][t].rows.ids.shape[1]
            assert torch.allclose(step.reading.start[row, :length], single[i][t].reading.start[0], atol=1e-5)
            assert torch.allclose(step.reading.memory[row], single[i][t].reading.memory[0], atol=1e-5)
            seen += 1
    assert seen == 8


def test_a_fold_that_does_not_carry_reads_everything_with_the_initial_memory():
    reader = tiny_reader()
    chains = [SEGMENTS[:3], SEGMENTS[3:]]
    for t, (_, step) in enumerate(fold_side_by_side(reader, SPECIAL, [QUESTION] * 2, chains, carry=False)):
        _, alone = read_batch(reader, SPECIAL, [QUESTION] * 2, [chain[t] for chain in chains], [None] * 2)
        assert torch.equal(step.reading.start, alone.start)
