import weakref

import pytest
import torch

from rmt_desktop.memory.bptt import backward_through_time
from rmt_desktop.memory.cell import EncoderCell
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.decoder import next_token_loss, segment_rows
from rmt_desktop.memory.layout import SpecialTokens, build_rows
from tests.tiny_models import POSITIONS, WIDTH, tiny_decoder, tiny_encoder

T = 6
SEGMENTS = [[(11 * i + 3 * j) % 97 for j in range(7)] for i in range(T)]
SPECIAL = SpecialTokens(1, 2, 0)


def decoder_step(cell, asked):
    def step(segment, memory):
        rows = segment_rows([segment], [1] if segment in asked else None)
        output = cell(rows, memory)
        return output.memory, next_token_loss(cell, rows, output)

    return step


def encoder_step(cell, asked):
    def step(segment, memory):
        output = cell(build_rows([[]], [segment], cell.config.memory_vectors, SPECIAL), memory)
        return output.memory, output.hidden.square().mean(dim=1)[..., ::3].sum() if segment in asked else None

    return step


def encoder_cell(gated=False):
    backbone = tiny_encoder("bert")
    config = MemoryConfig(3, 16, 0, WIDTH, POSITIONS, gated=gated)
    return EncoderCell(backbone, config).eval()


CELLS = {
    "gpt2": (lambda: tiny_decoder("gpt2"), decoder_step),
    "llama": (lambda: tiny_decoder("llama"), decoder_step),
    "bert": (encoder_cell, encoder_step),
    "gated bert": (lambda: encoder_cell(gated=True), encoder_step),
}


def run(name, depth, asked, segments=SEGMENTS):
    """The memories that entered each segment, and the cell with its gradients."""
    build, make_step = CELLS[name]
    cell, entered = build(), []
    step = make_step(cell, asked)

    def watched(segment, memory):
        entered.append(memory)
        return step(segment, memory)

    trained = list(backward_through_time(watched, segments, cell.first_memory(1), depth))
    return cell, entered, trained


def gradients(cell):
    return {name: p.grad.clone() for name, p in cell.named_parameters() if p.grad is not None}


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("depth", [0, 1, 2, 4])
def test_the_last_loss_reaches_back_over_exactly_depth_hand_overs(name, depth):
    cell, entered, trained = run(name, depth, SEGMENTS[-1:])
    reached = [memory.grad is not None and bool(memory.grad.abs().sum() > 0) for memory in entered]
    # Segments are numbered from 1: entered[T - 1] is the memory entering segment T.
    assert reached == [number >= T - depth for number in range(1, T + 1)]
    assert cell.initial_memory.grad is None  # segment 1 is out of reach
    assert [step.loss is not None for step in trained] == [False] * (T - 1) + [True]
    assert not any(step.memory.requires_grad for step in trained)


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("count", [1, 3, T])
def test_reach_is_counted_from_the_actual_last_segment(name, count):
    cell, entered, _ = run(name, 2, SEGMENTS[count - 1 : count], SEGMENTS[:count])
    reached = [memory.grad is not None and bool(memory.grad.abs().sum() > 0) for memory in entered]
    assert reached == [number >= count - 2 for number in range(1, count + 1)]
    assert (cell.initial_memory.grad is not None) == (count <= 3)


def naive(name, depth, asked):
    """Every loss alone: the segments within its reach are read again from a memory cut off before them."""
    build, make_step = CELLS[name]
    cell = build()
    step = make_step(cell, asked)
    for last in range(T):
        if SEGMENTS[last] not in asked:
            continue
        memory = cell.first_memory(1)
        for i, segment in enumerate(SEGMENTS[: last + 1]):
            if i == last - depth and i > 0:
                memory = memory.detach()
            memory, loss = step(segment, memory)
        loss.backward()
    return gradients(cell)


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("asked", [SEGMENTS, SEGMENTS[3:5]])
@pytest.mark.parametrize("depth", [0, 1, 2, 9])
def test_gradients_equal_those_of_a_naive_loop(name, depth, asked):
    cell, _, _ = run(name, depth, asked)
    found, expected = gradients(cell), naive(name, depth, asked)
    assert found.keys() == expected.keys()
    largest = max(float(gradient.abs().max()) for gradient in expected.values())
    for parameter, gradient in expected.items():
        scale = max(float(gradient.abs().max()), largest * 1e-4)  # of keys' biases it is zero but for rounding
        assert torch.allclose(found[parameter] / scale, gradient / scale, atol=1e-3), parameter


def test_truncation_changes_what_is_learned():
    shallow, deep = gradients(run("gpt2", 0, SEGMENTS)[0]), gradients(run("gpt2", 3, SEGMENTS)[0])
    name = "lm.transformer.h.0.mlp.c_fc.weight"
    assert not torch.allclose(shallow[name], deep[name], rtol=0.05)


def test_no_more_than_depth_plus_one_graphs_are_alive():
    cell = tiny_decoder()
    step = decoder_step(cell, SEGMENTS)
    graphs, most = [], 0

    def watched(segment, memory):
        left, loss = step(segment, memory)
        graphs.append(weakref.ref(left))
        return left, loss

    for _ in backward_through_time(watched, (SEGMENTS[i % T] for i in range(30)), cell.first_memory(1), 2):
        most = max(most, sum(graph() is not None for graph in graphs))
    assert len(graphs) == 30
    assert most == 3


def test_a_training_step_with_truncation_lowers_the_loss():
    cell = tiny_decoder()
    optimizer = torch.optim.Adam(cell.parameters(), lr=3e-3)
    losses = []
    for _ in range(8):
        optimizer.zero_grad()
        trained = list(backward_through_time(decoder_step(cell, SEGMENTS), SEGMENTS, cell.first_memory(1), 2))
        losses.append(sum(step.loss for step in trained))
        optimizer.step()
    assert losses[-1] < losses[0] * 0.8


def test_a_negative_depth_is_refused():
    with pytest.raises(ValueError, match="depth of -1"):
        run("gpt2", -1, SEGMENTS)
