from collections.abc import Iterator

import numpy as np
import pytest
import torch

from rmt_desktop.answering.provenance import MOST_USES, memory_shares, path_uses
from rmt_desktop.memory.layout import build_rows
from rmt_desktop.workflows.sources import from_pages
from tests.tiny import gated_reader, lease_pages, tiny_model, tokenizer

SEGMENTS = [list(range(3000 + 10 * i, 3000 + 10 * i + 8 + i)) for i in range(12)]
QUESTION = [2054, 2003]


def stored(written: torch.Tensor) -> bytes:
    return written.numpy().astype("<f2").tobytes()


@pytest.fixture(scope="module")
def fold():
    """What each segment wrote, the share it rewrote [12, m, d], and the memory in the end, by a loop of its own."""
    reader = gated_reader()
    memory = reader.cell.first_memory(1)
    wrote, shares = [], []
    with torch.inference_mode():
        for segment in SEGMENTS:
            rows = build_rows([QUESTION], [segment], 4, tokenizer().special)
            output = reader.cell(rows, memory)
            wrote.append(output.hidden[0, 1:5])
            shares.append(output.written[0])
            memory = output.memory
        return wrote, shares, memory[0], reader.cell.first_memory(1)[0]


def factors(shares: list[torch.Tensor]) -> list[torch.Tensor]:
    """w_s · Π_{t > s} (1 - w_t) for every s, straight from the formula."""
    return [
        share * torch.stack([torch.ones_like(share), *(1 - later for later in shares[s + 1 :])]).prod(dim=0)
        for s, share in enumerate(shares)
    ]


def test_the_memory_is_the_sum_of_what_segments_wrote_weighted_with_their_factors(fold):
    wrote, shares, memory, initial = fold
    total = sum(factor * new for factor, new in zip(factors(shares), wrote, strict=True))
    rest = torch.stack([1 - share for share in shares]).prod(dim=0) * initial
    assert torch.allclose(total + rest, memory, atol=1e-4)


def test_shares_are_the_means_of_these_factors_largest_first(fold):
    _, shares, _, _ = fold
    means = [float(factor.mean()) for factor in factors(shares)]
    expected = sorted(((11 - s, mean) for s, mean in enumerate(means)), key=lambda item: -item[1])
    found = memory_shares(map(stored, reversed(shares)))
    assert len(found) == MOST_USES
    assert [back for back, _ in found] == [back for back, _ in expected[:MOST_USES]]
    assert [weight for _, weight in found] == pytest.approx([weight for _, weight in expected[:MOST_USES]], abs=1e-3)
    assert sum(weight for _, weight in memory_shares(map(stored, reversed(shares)), most=12)) < 1


def test_a_strong_early_segment_is_found_behind_many_weak_ones():
    strong, weak = np.full(8, 0.9, "<f2").tobytes(), np.full(8, 0.001, "<f2").tobytes()
    found = memory_shares([weak] * 300 + [strong] + [weak] * 20)
    assert found[0] == (300, pytest.approx(0.9 * 0.999**300, rel=2e-2))


def test_without_a_gate_the_segment_before_has_written_all():
    seen = 0

    def endless() -> Iterator[bytes]:
        nonlocal seen
        while True:
            seen += 1
            yield b""

    assert memory_shares(endless()) == [(0, 1.0)]
    assert seen == 1


def test_nothing_was_read_nothing_is_remembered():
    assert memory_shares([]) == []


def test_shares_of_a_segment_that_was_read_twice_are_added_up():
    document = from_pages(tiny_model(), 7, "lease.pdf", lease_pages(3))
    half = np.full(8, 0.5, "<f2").tobytes()
    uses = path_uses(document, [(0, half), (2, half), (0, half)])
    assert [(use.segment, use.weight) for use in uses] == [(0, 0.625), (2, 0.25)]
    assert [use.page for use in uses] == [document.segments[0].page, document.segments[2].page]
    assert (uses[0].document_id, uses[0].document) == (7, "lease.pdf")
