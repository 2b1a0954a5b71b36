import json

import pytest
import torch
from safetensors.torch import load_file, save_file

from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing
from rmt_desktop.memory.decoder_checkpoint import CONFIG, WEIGHTS, fingerprint, load_decoder, new_decoder, save_decoder
from rmt_desktop.memory.decoder_config import DecoderConfig
from rmt_desktop.memory.decoder_fold import fold_decoder
from rmt_desktop.memory.encoder_checkpoint import load_encoder_cell
from rmt_desktop.memory.lora import LoraSettings
from tests.tiny_models import save_backbone, tiny_decoder, tiny_lm

SEGMENTS = [[1, 2, 3, 4], [5, 6, 7]]
LORA = LoraSettings(rank=2, alpha=8, targets=("attn.c_attn",))


@pytest.fixture(scope="module")
def backbones(tmp_path_factory):
    folder = tmp_path_factory.mktemp("backbones")
    return {family: save_backbone(tiny_lm(family), folder / family) for family in ("gpt2", "llama")}


def memories(cell):
    return [step.memory for step in fold_decoder(cell, SEGMENTS)]


@pytest.mark.parametrize("family", ["gpt2", "llama"])
def test_a_memory_survives_saving_bit_for_bit_and_needs_only_the_backbones_configuration(family, backbones, tmp_path):
    cell = tiny_decoder(family, seed=5, bank_states=1, segment_alignment="paragraph", bptt_depth=4)
    save_decoder(cell, tmp_path / "saved", None)
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "config.json").write_bytes((backbones[family] / "config.json").read_bytes())
    loaded = load_decoder(tmp_path / "saved", bare)
    assert loaded.config == cell.config
    assert not loaded.training
    for name, tensor in cell.state_dict().items():
        assert torch.equal(tensor, loaded.state_dict()[name]), name
    assert all(torch.equal(*pair) for pair in zip(memories(cell), memories(loaded), strict=True))
    assert not list((tmp_path / "saved").glob("*.part"))


def test_float16_is_what_is_written_unless_asked_otherwise(tmp_path):
    save_decoder(tiny_decoder(), tmp_path)
    assert {tensor.dtype for tensor in load_file(str(tmp_path / WEIGHTS)).values()} == {torch.float16}


def with_adapters(backbone):
    torch.manual_seed(3)
    cell = new_decoder(backbone, memory_vectors=3, segment_tokens=16, lora=LORA).eval()
    with torch.no_grad():
        for name, parameter in cell.named_parameters():
            if ".lora_B." in name:
                parameter.normal_()
    return cell


def test_adapters_are_stored_alone_and_only_go_with_their_backbone(backbones, tmp_path):
    cell = with_adapters(backbones["gpt2"])
    save_decoder(cell, tmp_path / "saved", None)
    stored = load_file(str(tmp_path / "saved" / WEIGHTS))
    assert set(stored) == {name for name, parameter in cell.named_parameters() if parameter.requires_grad}
    loaded = load_decoder(tmp_path / "saved", backbones["gpt2"])
    assert all(torch.equal(*pair) for pair in zip(memories(cell), memories(loaded), strict=True))
    other = save_backbone(tiny_lm("gpt2", seed=9), tmp_path / "other")
    with pytest.raises(CheckpointMismatch, match="trained beside other weights"):
        load_decoder(tmp_path / "saved", other)
    save_decoder(with_adapters(other), tmp_path / "saved too", None)
    assert fingerprint(tmp_path / "saved") != fingerprint(tmp_path / "saved too")


def test_the_fingerprint_changes_with_weights_and_with_configuration(tmp_path):
    cell = tiny_decoder()
    found = set()
    for number, sizes in enumerate(({}, {}, {"bptt_depth": 7})):
        again = tiny_decoder(**sizes)
        again.load_state_dict(cell.state_dict())
        save_decoder(again, tmp_path / str(number))
        found.add(fingerprint(tmp_path / str(number)))
    with torch.no_grad():
        cell.initial_memory[0, 0] += 1
    save_decoder(cell, tmp_path / "changed")
    assert len(found) == 2
    assert fingerprint(tmp_path / "changed") not in found


@pytest.fixture
def saved(tmp_path):
    save_decoder(tiny_decoder(), tmp_path / "saved")
    return tmp_path / "saved"


def test_missing_and_truncated_weights(saved, backbones):
    weights = saved / WEIGHTS
    weights.write_bytes(weights.read_bytes()[:2000])
    with pytest.raises(CheckpointMismatch, match="damaged"):
        load_decoder(saved, backbones["gpt2"])
    weights.unlink()
    with pytest.raises(ModelMissing, match="No weights at"):
        load_decoder(saved, backbones["gpt2"])


def test_a_checkpoint_of_another_architecture(saved, backbones, tmp_path):
    with pytest.raises(CheckpointMismatch, match="gpt2 model that is 32 wide; the backbone is a llama model"):
        _as_mismatch(saved, backbones["llama"])
    state = load_file(str(saved / WEIGHTS))
    save_file(state | {"initial_memory": torch.zeros(3, 31)}, str(saved / WEIGHTS))
    with pytest.raises(CheckpointMismatch, match="first differing weight: initial_memory"):
        load_decoder(saved, backbones["gpt2"])
    state.pop("lm.transformer.h.1.ln_1.bias")
    save_file(state, str(saved / WEIGHTS))
    with pytest.raises(CheckpointMismatch, match=r"first differing weight: lm\.transformer\.h\.1\.ln_1\.bias"):
        load_decoder(saved, backbones["gpt2"])
    with pytest.raises(ModelMissing):
        load_encoder_cell(saved, backbones["gpt2"])


def _as_mismatch(folder, backbone):
    from rmt_desktop.domain.model_errors import ModelError

    try:
        load_decoder(folder, backbone)
    except ModelError as error:
        raise CheckpointMismatch(str(error)) from error


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"segment_tokens": 5000}, "positions"),
        ({"format": "rmt-desktop-reader"}, "another kind"),
        ({"version": 99}, "another kind"),
        ({"nonsense": 1}, "not a readable"),
        ({"lora": {"rank": 0}}, "rank"),
    ],
)
def test_impossible_configurations(saved, backbones, change, words):
    content = json.loads((saved / CONFIG).read_text())
    (saved / CONFIG).write_text(json.dumps(content | change))
    with pytest.raises(CheckpointMismatch, match=words):
        load_decoder(saved, backbones["gpt2"])


def test_a_configuration_survives_json(tmp_path):
    config = DecoderConfig(lora=LORA, segment_alignment="sentence", bank_states=2, memory_vectors=8)
    config.save(tmp_path / CONFIG)
    assert DecoderConfig.load(tmp_path / CONFIG) == config
