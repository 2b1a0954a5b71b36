"""The mean of readers is a reader, and nothing else may be averaged."""

import pytest
import torch

from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing
from rmt_desktop.memory.averaging import average_readers
from rmt_desktop.memory.checkpoint import CONFIG, WEIGHTS, save_reader
from rmt_desktop.memory.weights import read_weights
from tests.tiny import tiny_reader


def saved(folder, seed):
    save_reader(tiny_reader(seed), folder, torch.float32)
    return folder


def test_each_weight_is_the_mean_by_shares(tmp_path):
    first, second = saved(tmp_path / "a", 0), saved(tmp_path / "b", 1)
    average_readers([first, second], tmp_path / "mean", [3, 1])
    a, b, mean = (read_weights(folder / WEIGHTS, "") for folder in (first, second, tmp_path / "mean"))
    assert any(not torch.equal(a[name], b[name]) for name in a)
    for name, tensor in mean.items():
        assert tensor.dtype == torch.float16
        assert torch.allclose(tensor.float(), 0.75 * a[name] + 0.25 * b[name], atol=2e-3)
    assert (tmp_path / "mean" / CONFIG).read_bytes() == (first / CONFIG).read_bytes()


def test_a_reader_of_another_shape_is_refused_and_nothing_is_written(tmp_path):
    first, second = saved(tmp_path / "a", 0), saved(tmp_path / "b", 1)
    text = (second / CONFIG).read_text()
    (second / CONFIG).write_text(text.replace('"memory_scale": ', '"memory_scale": 1'))
    with pytest.raises(CheckpointMismatch, match="another architecture"):
        average_readers([first, second], tmp_path / "mean")
    assert not (tmp_path / "mean").exists()


def test_a_folder_without_weights_is_named(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / CONFIG).write_bytes((saved(tmp_path / "a", 0) / CONFIG).read_bytes())
    with pytest.raises(ModelMissing, match="empty"):
        average_readers([tmp_path / "a", tmp_path / "empty"], tmp_path / "mean")
