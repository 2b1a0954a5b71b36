import weakref

import pytest
import torch

from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.memory.bank import BankView, MemoryBank, pooled
from rmt_desktop.memory.decoder_fold import fold_decoder
from rmt_desktop.memory.states import to_state
from tests.tiny_models import WIDTH, tiny_decoder

FAMILIES = ("gpt2", "llama")
SEGMENTS = [[(7 * i + j) % 97 for j in range(6 + i)] for i in range(8)]


def naive(cell, count):
    """The memory after ``count`` segments, everything computed anew with the whole model, its head included."""
    memory = cell.initial_memory.detach().unsqueeze(0)
    for segment in SEGMENTS[:count]:
        words = cell.lm.get_input_embeddings()(torch.tensor([segment]))
        out = cell.lm(inputs_embeds=torch.cat([memory, words, memory], dim=1), output_hidden_states=True)
        memory = out.hidden_states[-1][:, -cell.config.memory_vectors :].detach().half().float()
    return memory


@pytest.mark.parametrize("family", FAMILIES)
def test_the_fold_equals_a_naive_loop_that_computes_everything_anew(family):
    cell = tiny_decoder(family)
    for count, step in enumerate(fold_decoder(cell, SEGMENTS), 1):
        assert step.index == count - 1
        assert torch.allclose(step.memory, naive(cell, count), atol=2e-3)  # float16 may round to either neighbour
        assert step.hidden.shape == (1, len(SEGMENTS[step.index]), WIDTH)


def test_the_fold_never_runs_the_head(monkeypatch):
    cell = tiny_decoder()
    monkeypatch.setattr(cell.lm.lm_head, "forward", lambda hidden: pytest.fail("the head ran"))
    assert len(list(fold_decoder(cell, SEGMENTS))) == len(SEGMENTS)


@pytest.mark.parametrize("bank_states", [0, 2])
def test_a_fold_resumed_from_a_stored_state_is_bit_for_bit_the_same(bank_states):
    cell = tiny_decoder(bank_states=bank_states)
    whole = [to_state(step.memory[0]) for step in fold_decoder(cell, SEGMENTS)]
    bank = MemoryBank(3, WIDTH)
    for state in whole[:4]:
        bank.add(MemoryState(3, WIDTH, bytes(state.data)))
    rest = fold_decoder(cell, SEGMENTS[4:], whole[3], bank if bank_states else None)
    assert [to_state(step.memory[0]) for step in rest] == whole[4:]
    assert len(bank) == (8 if bank_states else 4)


def test_memory_is_constant_however_many_segments():
    cell = tiny_decoder()
    states, most = [], 0
    for step in fold_decoder(cell, (SEGMENTS[i % 8] for i in range(60))):
        states += [weakref.ref(step.memory), weakref.ref(step.hidden)]
        most = max(most, sum(state() is not None for state in states))
    assert most <= 4  # this step's state and hidden layer, and at most those that the next one replaces


def test_segments_are_drawn_one_at_a_time():
    drawn = []
    steps = fold_decoder(tiny_decoder(), (drawn.append(i) or SEGMENTS[0] for i in range(100)))
    next(steps)
    next(steps)
    assert drawn == [0, 1]


def test_the_bank_shows_the_earlier_states_most_like_the_recurrent_one():
    cell = tiny_decoder(bank_states=2)
    before = []
    for step in fold_decoder(cell, SEGMENTS):
        earlier = before[:-1]  # the last one is the recurrent state itself
        wanted = pooled(before[-1]) if before else None
        order = sorted(range(len(earlier)), key=lambda i: -float(pooled(earlier[i]) @ wanted))
        assert step.recalled == tuple(order[:2])
        if len(order) > 1:
            view = BankView(torch.cat([earlier[i] for i in order[:2]]).unsqueeze(0), torch.ones(1, 6, dtype=torch.long))
            from rmt_desktop.memory.decoder import segment_rows

            with torch.no_grad():
                by_hand = cell(segment_rows([SEGMENTS[step.index]]), before[-1].unsqueeze(0), view)
            assert torch.allclose(by_hand.memory, step.memory, atol=2e-3)
        before.append(step.memory[0])
    assert len(before) == len(SEGMENTS)


def test_a_query_chooses_other_states_than_the_recurrent_one():
    cell = tiny_decoder(bank_states=1)
    states = [step.memory[0] for step in fold_decoder(cell, SEGMENTS[:6])]
    bank = MemoryBank(3, WIDTH)
    for i, state in enumerate(states):
        bank.add(state, key=torch.eye(WIDTH)[i])
    (step,) = fold_decoder(cell, SEGMENTS[6:7], to_state(states[-1]), bank, query=torch.eye(WIDTH)[2])
    assert step.recalled == (2,)


def test_states_that_do_not_fit_are_refused():
    cell = tiny_decoder(bank_states=1)
    state = MemoryState(3, 16, bytes(96))
    with pytest.raises(SizeMismatch, match=r"memory of shape \(1, 3, 16\)"):
        next(fold_decoder(tiny_decoder(), SEGMENTS, state))
    with pytest.raises(ValueError, match="only with the bank"):
        next(fold_decoder(cell, SEGMENTS, MemoryState(3, WIDTH, bytes(192))))
