import json

import pytest
import torch
from safetensors.torch import save_file

from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing, SizeMismatch
from rmt_desktop.memory.checkpoint import CONFIG, WEIGHTS, fingerprint, load_reader, new_reader, save_reader
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.models.catalogue import minilm_folder


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reader")
    torch.manual_seed(1)
    save_reader(new_reader(minilm_folder(), MemoryConfig()), folder)
    return folder


def copy(saved, folder):
    for name in (CONFIG, WEIGHTS):
        (folder / name).write_bytes((saved / name).read_bytes())
    return folder


def test_weights_survive_saving_without_the_backbones_word_embeddings(saved):
    reader = load_reader(saved, minilm_folder())
    assert not reader.training
    assert (saved / WEIGHTS).stat().st_size < 25_000_000
    torch.manual_seed(1)
    same = new_reader(minilm_folder(), MemoryConfig())
    for name, value in same.state_dict().items():
        assert torch.allclose(value, reader.state_dict()[name], atol=1e-3), name


def test_the_fingerprint_changes_with_the_configuration(saved, tmp_path):
    folder = copy(saved, tmp_path)
    before = fingerprint(folder)
    assert before == fingerprint(saved)
    MemoryConfig(segment_tokens=100).save(folder / CONFIG)
    assert fingerprint(folder) != before


def test_missing_weights(tmp_path):
    with pytest.raises(ModelMissing, match="No weights at"):
        load_reader(tmp_path, minilm_folder())


def test_truncated_weights(saved, tmp_path):
    folder = copy(saved, tmp_path)
    (folder / WEIGHTS).write_bytes((saved / WEIGHTS).read_bytes()[:100_000])
    with pytest.raises(CheckpointMismatch, match="damaged"):
        load_reader(folder, minilm_folder())


def test_weights_of_another_architecture(saved, tmp_path):
    folder = copy(saved, tmp_path)
    save_file({"transformer.wte.weight": torch.zeros(3, 3)}, str(folder / WEIGHTS))
    with pytest.raises(CheckpointMismatch, match="another architecture"):
        load_reader(folder, minilm_folder())


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "something else", "version": 1}', '{"format": 3}'])
def test_a_configuration_that_is_none(saved, tmp_path, text):
    folder = copy(saved, tmp_path)
    (folder / CONFIG).write_text(text)
    with pytest.raises(CheckpointMismatch):
        load_reader(folder, minilm_folder())


def test_a_configuration_with_impossible_sizes(saved, tmp_path):
    folder = copy(saved, tmp_path)
    content = json.loads((saved / CONFIG).read_text())
    (folder / CONFIG).write_text(json.dumps(content | {"segment_tokens": 5000}))
    with pytest.raises(CheckpointMismatch, match="positions"):
        load_reader(folder, minilm_folder())


def test_a_reader_of_another_width_than_its_backbone(saved, tmp_path):
    folder = copy(saved, tmp_path)
    content = json.loads((saved / CONFIG).read_text())
    (folder / CONFIG).write_text(json.dumps(content | {"hidden_size": 256}))
    with pytest.raises(SizeMismatch, match="memory is 256 wide, the backbone 384"):
        load_reader(folder, minilm_folder())
