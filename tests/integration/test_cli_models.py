"""Importing a checkpoint through the command line."""

import json

import pytest
import torch

from rmt_desktop.__main__ import main
from rmt_desktop.memory.decoder_checkpoint import load_decoder
from tests.tiny_models import WIDTH, save_backbone, tiny_lm


@pytest.fixture
def backbone(tmp_path):
    return save_backbone(tiny_lm("gpt2"), tmp_path / "backbone")


@pytest.fixture
def checkpoint(tmp_path):
    state = {f"memory_cell.model.{name}": tensor for name, tensor in tiny_lm("gpt2", 1).state_dict().items()}
    torch.save(state | {"memory_cell.memory": torch.ones(4, WIDTH)}, tmp_path / "pytorch_model.bin")
    return tmp_path / "pytorch_model.bin"


def test_a_checkpoint_is_imported_and_can_be_loaded(backbone, checkpoint, tmp_path, capsys):
    out = tmp_path / "out"
    command = ["models", "import", str(checkpoint), "--backbone", str(backbone), "--out", str(out)]
    assert main(["--data-dir", str(tmp_path / "data"), *command, "--segment-tokens", "24", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["backbone"], told["memory_vectors"], told["width"], told["segment_tokens"]) == ("gpt2", 4, WIDTH, 24)
    assert sorted(path.name for path in out.iterdir()) == ["decoder.json", "decoder.safetensors"]
    assert torch.equal(load_decoder(out, backbone).initial_memory, torch.ones(4, WIDTH))


def test_what_cannot_be_imported_ends_in_a_clear_message(backbone, checkpoint, tmp_path, capsys):
    command = ["models", "import", str(checkpoint), "--backbone", str(backbone), "--out", str(tmp_path / "out")]
    assert main([*command, "--segment-tokens", "5000"]) == 1
    assert "Sizes do not fit: " in capsys.readouterr().err
    checkpoint.write_bytes(checkpoint.read_bytes()[:1000])
    assert main(command) == 1
    assert "Checkpoint does not fit: pytorch_model.bin is damaged" in capsys.readouterr().err
    checkpoint.unlink()
    assert main(command) == 1
    assert "Model not installed: There is no file" in capsys.readouterr().err
    assert main(command[:3]) == 2


def test_models_are_still_listed(capsys):
    assert main(["models", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["name"] == "all-MiniLM-L6-v2"
