from dataclasses import replace

import pytest
import torch

from rmt_desktop.memory.cell import EncoderCell
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.layout import build_rows
from tests.tiny import CONFIG, tiny_reader, tokenizer

SPECIAL = tokenizer().special
SHORT, LONG = [2054, 2003, 1996, 9278], list(range(3000, 3030))


def test_shapes_and_masks():
    reader = tiny_reader()
    rows = build_rows([SHORT, []], [LONG, SHORT], 4, SPECIAL)
    reading = reader(rows, reader.cell.first_memory(2))
    length = 1 + 4 + 4 + 1 + 30 + 1
    assert reading.start.shape == reading.end.shape == (2, length)
    assert reading.memory.shape == (2, 4, 32)
    assert reading.vector.shape == (2, 32)
    assert torch.allclose(reading.vector.norm(dim=-1), torch.ones(2))
    finite = torch.isfinite(reading.start[0]).nonzero().flatten().tolist()
    assert finite == [0, *range(10, 40)]  # [CLS] means "not here"; the rest is the segment


def test_padding_does_not_change_a_row():
    reader = tiny_reader()
    alone = reader(build_rows([SHORT], [SHORT], 4, SPECIAL), reader.cell.first_memory(1))
    rows = build_rows([SHORT, SHORT], [SHORT, LONG], 4, SPECIAL)
    beside = reader(rows, reader.cell.first_memory(2))
    assert torch.allclose(alone.memory[0], beside.memory[0], atol=1e-5)
    assert torch.allclose(alone.answerable[0], beside.answerable[0], atol=1e-5)


def test_the_memory_is_read_and_written():
    reader = tiny_reader()
    rows = build_rows([SHORT], [LONG], 4, SPECIAL)
    first = reader(rows, reader.cell.first_memory(1))
    again = reader(rows, first.memory)
    assert not torch.allclose(first.answerable, again.answerable)
    assert not torch.allclose(first.memory, again.memory)


def test_the_gradient_flows_through_the_memory_into_the_earlier_segment():
    reader = tiny_reader()
    before = build_rows([SHORT], [LONG], 4, SPECIAL)
    memory = reader(before, reader.cell.first_memory(1)).memory
    memory.retain_grad()
    reader(build_rows([SHORT], [SHORT], 4, SPECIAL), memory).answerable.sum().backward()
    assert memory.grad is not None
    assert memory.grad.abs().sum() > 0
    assert reader.cell.initial_memory.grad.abs().sum() > 0


def test_memory_of_another_width_is_refused():
    reader = tiny_reader()
    with pytest.raises(ValueError, match="memory of shape"):
        reader(build_rows([[]], [SHORT], 4, SPECIAL), torch.zeros(1, 4, 31))


def test_sizes_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="positions"):
        MemoryConfig(memory_vectors=8, segment_tokens=480, question_tokens=64)
    with pytest.raises(ValueError, match="wide"):
        EncoderCell(tiny_reader().cell.backbone, MemoryConfig(hidden_size=384))
    with pytest.raises(ValueError, match="positions asked for"):
        EncoderCell(tiny_reader().cell.backbone, MemoryConfig(hidden_size=32, max_positions=512))


def test_the_longest_passage_fits_beside_the_longest_question():
    used = CONFIG.passage_tokens + CONFIG.question_tokens + CONFIG.memory_vectors + 3
    assert used == CONFIG.max_positions


def test_a_gate_keeps_what_it_does_not_rewrite():
    config = replace(CONFIG, gated=True)
    reader = tiny_reader(config=config)
    rows = build_rows([SHORT], [LONG], 4, SPECIAL)
    memory = torch.randn(1, 4, 32)
    half = reader(rows, memory)
    assert torch.allclose(half.written, torch.full((1, 4, 32), 0.5))
    with torch.no_grad():
        reader.cell.gate.share.bias.fill_(-40.0)
    assert torch.equal(reader(rows, memory).memory, memory)
    with torch.no_grad():
        reader.cell.gate.share.bias.fill_(40.0)
    open_gate, plain = reader(rows, memory), tiny_reader()(rows, memory)
    assert torch.allclose(open_gate.memory, plain.memory, atol=1e-6)
    assert torch.equal(plain.written, torch.ones(1, 4, 32))
    assert torch.allclose(half.memory, (memory + plain.memory) / 2, atol=1e-6)
