import pytest
import torch

from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.memory.bank import MemoryBank, nothing_recalled, pooled, side_by_side
from rmt_desktop.memory.states import to_memory, to_state

CPU = torch.device("cpu")


def filled(count=200, vectors=3, width=16):
    torch.manual_seed(0)
    states = [torch.randn(vectors, width).half().float() for _ in range(count)]
    bank = MemoryBank(vectors, width)
    assert [bank.add(state) for state in states] == list(range(count))
    return bank, states


def test_every_state_is_kept_bit_for_bit_at_its_segment():
    bank, states = filled()
    assert len(bank) == 200
    for segment in (0, 64, 199):
        assert torch.equal(to_memory(bank.state(segment), CPU), states[segment])


def test_the_states_most_like_the_query_are_found_best_first():
    bank, states = filled()
    query = pooled(states[130])
    cosines = [float(pooled(state) @ query) for state in states]
    by_hand = sorted(range(200), key=lambda i: -cosines[i])
    assert bank.most_relevant(7 * query, 5) == tuple(by_hand[:5])
    assert by_hand[0] == 130
    assert bank.most_relevant(query, 3, before=130) == tuple([i for i in by_hand if i < 130][:3])
    assert bank.most_relevant(query, 500) == tuple(by_hand)


def test_a_key_of_its_own_decides_where_one_is_given():
    bank, states = filled(3)
    bank.add(to_state(states[0]), key=torch.eye(16)[5] * 9)
    assert bank.most_relevant(torch.eye(16)[5], 1) == (3,)


def test_what_is_recalled_stands_in_order_of_relevance_and_the_rest_is_marked_absent():
    bank, states = filled(2)
    seen = bank.recall(pooled(states[1]), 3, CPU)
    assert seen.segments == (1, 0)
    assert torch.equal(seen.view.vectors[0], torch.cat([states[1], states[0], torch.zeros(3, 16)]))
    assert seen.view.present.tolist() == [[1] * 6 + [0] * 3]
    assert bank.earlier(pooled(states[1]), 3, CPU).segments == (0,)
    assert MemoryBank(3, 16).earlier(torch.ones(16), 3, CPU).segments == ()
    both = side_by_side([seen.view, nothing_recalled(1, 9, torch.zeros(1, 16))])
    assert both.present.sum(1).tolist() == [6, 0]


def test_a_bank_that_grew_in_inference_goes_on_outside_of_it():
    bank = MemoryBank(2, 4)
    with torch.inference_mode():
        bank.add(torch.ones(2, 4))
    bank.add(-torch.ones(2, 4))
    assert bank.most_relevant(torch.ones(4), 2) == (0, 1)
    view = bank.recall(torch.ones(4), 1, CPU).view
    (view.vectors * torch.ones(4, requires_grad=True)).sum().backward()


def test_no_gradient_flows_into_a_bank():
    bank = MemoryBank(2, 4)
    bank.add(torch.randn(2, 4, requires_grad=True) * 2)
    assert not bank.recall(torch.ones(4), 1, CPU).view.vectors.requires_grad


@pytest.mark.parametrize("state", [torch.zeros(3, 15), torch.zeros(2, 16), MemoryState(2, 16, bytes(64))])
def test_states_of_another_shape_are_refused(state):
    bank, _ = filled(1)
    with pytest.raises(SizeMismatch, match="3 × 16"):
        bank.add(state)
