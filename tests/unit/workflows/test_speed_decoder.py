import json
import sys
from types import SimpleNamespace

import pytest
import torch

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.workflows import speed_decoder


@pytest.fixture
def small(monkeypatch):
    """The measurement itself, on a model that takes no time."""
    build = speed_decoder._cell
    monkeypatch.setattr(speed_decoder, "_cell", lambda **_: build(layers=1, width=16, heads=2))
    for name, value in (("_VECTORS", 2), ("_SEGMENT", 12), ("_VOCABULARY", 200), ("_POSITIONS", 32)):
        monkeypatch.setattr(speed_decoder, name, value)


def test_fold_and_loop_read_the_same_segments_into_the_same_memory(small):
    found = speed_decoder.measure_decoder(PlainContext())
    assert found["decoder_ratio"] > 0
    assert found["decoder_tokens_per_second"] > 0
    assert found["decoder_memory_difference"] < 2e-3
    assert "decoder_ratio_package" not in found


def test_a_difference_between_the_memories_would_show(small, monkeypatch):
    monkeypatch.setattr(
        speed_decoder, "_loop_with_logits", lambda cell, segments: (torch.ones(1, 2, 16) for _ in segments)
    )
    assert speed_decoder.measure_decoder(PlainContext())["decoder_memory_difference"] > 0.1


def test_the_package_is_measured_where_it_is_installed(small, monkeypatch):
    read = []

    class Model(torch.nn.Module):
        def forward(self, ids, memory):
            read.append((ids.shape, memory))
            return None, torch.zeros(1, 2, 768), None

    monkeypatch.setattr(speed_decoder, "find_spec", lambda name: object() if name == speed_decoder.PACKAGE else None)
    package = SimpleNamespace(RecurrentMemoryTransformer=lambda **_: Model())
    monkeypatch.setitem(sys.modules, speed_decoder.PACKAGE, package)
    assert speed_decoder.measure_decoder(PlainContext())["decoder_ratio_package"] > 0
    assert [shape for shape, _ in read] == [(1, 12)] * 5
    assert read[0][1] is None
    assert read[1][1] is not None


def test_it_can_be_stopped(small):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        speed_decoder.measure_decoder(PlainContext(token=token))


def test_the_child_reads_all_tokens_and_tells_its_peak(small, capsys):
    speed_decoder.fold_and_tell(100)
    told = json.loads(capsys.readouterr().out)
    assert told["tokens"] == 108  # nine whole segments
    assert told["peak_memory_mb"] > 10
