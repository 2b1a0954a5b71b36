"""Files as the public RMT code writes them, built here from tiny models."""

import json
import warnings
from dataclasses import dataclass

import pytest
import torch
from peft import LoraConfig, get_peft_model
from safetensors.torch import save_file
from transformers import BertConfig, BertForSequenceClassification

from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelError, ModelMissing, SizeMismatch
from rmt_desktop.memory.decoder import segment_rows
from rmt_desktop.memory.decoder_checkpoint import load_decoder
from rmt_desktop.memory.encoder_checkpoint import load_encoder_cell
from rmt_desktop.memory.foreign import Family
from rmt_desktop.memory.importers import import_checkpoint
from rmt_desktop.memory.layout import SpecialTokens, build_rows
from tests.tiny_models import POSITIONS, VOCABULARY, WIDTH, save_backbone, tiny_encoder, tiny_lm

M = 4
SEGMENT = [5, 6, 7, 8, 9, 10]


@pytest.fixture(scope="module")
def backbones(tmp_path_factory):
    folder = tmp_path_factory.mktemp("backbones")
    made = {family: save_backbone(tiny_lm(family), folder / family) for family in ("gpt2", "llama")}
    return made | {"bert": save_backbone(tiny_encoder("bert"), folder / "bert")}


def decoder_state(family="gpt2", seed=1):
    """A fine-tuned model's flat names, with what older versions of transformers stored beside the weights."""
    lm = tiny_lm(family, seed)
    state = {f"memory_cell.model.{name}": tensor.clone() for name, tensor in lm.state_dict().items()}
    if family == "gpt2":
        state["memory_cell.model.transformer.h.0.attn.bias"] = torch.ones(1, 1, 4, 4, dtype=torch.bool)
        state["memory_cell.model.transformer.h.0.attn.masked_bias"] = torch.tensor(-1e4)
    else:
        state["memory_cell.model.model.layers.0.self_attn.rotary_emb.inv_freq"] = torch.ones(4)
    torch.manual_seed(7)
    return lm, state | {"memory_cell.memory": torch.randn(M, WIDTH)}


def written_memory(lm, memory):
    """The public layout: memory, segment, memory; what the last layer says at the end is the new memory."""
    words = lm.get_input_embeddings()(torch.tensor([SEGMENT]))
    inputs = torch.cat([memory.unsqueeze(0), words, memory.unsqueeze(0)], dim=1)
    with torch.no_grad():
        return lm(inputs_embeds=inputs, output_hidden_states=True).hidden_states[-1][0, -M:]


def memory_of(cell):
    with torch.no_grad():
        return cell(segment_rows([SEGMENT]), cell.first_memory(1)).memory[0]


@pytest.mark.parametrize("family", ["gpt2", "llama"])
@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.safetensors", "model_best.pth"])
def test_a_decoder_computes_what_the_public_code_computes(family, name, backbones, tmp_path):
    lm, state = decoder_state(family)
    path = tmp_path / name
    if name.endswith(".safetensors"):
        save_file(state, str(path))
    else:
        torch.save({"model_state_dict": state, "step": 3} if name == "model_best.pth" else state, path)
    done = import_checkpoint(path, backbones[family], tmp_path / "out", segment_tokens=20)
    assert (done.family, done.backbone, done.memory_vectors, done.width) == (Family.DECODER, family, M, WIDTH)
    cell = load_decoder(tmp_path / "out", backbones[family])
    assert cell.config.segment_tokens == 20
    assert torch.equal(cell.initial_memory, state["memory_cell.memory"])
    assert torch.allclose(memory_of(cell), written_memory(lm, state["memory_cell.memory"]), atol=1e-5)


def lora_state(seed, keep):
    """As peft names the weights; ``keep`` chooses among them."""
    lm = tiny_lm("gpt2", seed)
    with warnings.catch_warnings():  # peft asks transformers for something that is deprecated
        warnings.simplefilter("ignore", FutureWarning)
        wrapped = get_peft_model(lm, LoraConfig(r=2, lora_alpha=6, target_modules=["c_attn"], fan_in_fan_out=True))
    with torch.no_grad():
        for name, parameter in wrapped.named_parameters():
            if "lora_" in name:
                parameter.normal_(std=0.5)
    memory = torch.randn(M, WIDTH)
    state = {f"memory_cell.model.{name}": tensor.clone() for name, tensor in wrapped.state_dict().items()}
    assert "memory_cell.model.base_model.model.transformer.h.0.attn.c_attn.lora_A.default.weight" in state
    return lm, memory, {name: t for name, t in state.items() if keep(name)} | {"memory_cell.memory": memory}


@pytest.mark.parametrize("content", ["adapters alone", "all weights", "names of older peft"])
def test_adapters_beside_the_backbones_weights_stay_adapters(content, backbones, tmp_path):
    lm, memory, state = lora_state(0, lambda name: content != "adapters alone" or "lora_" in name)
    if content == "names of older peft":
        state = {name.replace(".base_layer.", "."): tensor for name, tensor in state.items()}
    torch.save(state, tmp_path / "pytorch_model.bin")
    done = import_checkpoint(tmp_path / "pytorch_model.bin", backbones["gpt2"], tmp_path / "out", 20, lora_alpha=6)
    assert done.lora_rank == 2
    cell = load_decoder(tmp_path / "out", backbones["gpt2"])
    assert cell.config.backbone_digest
    assert torch.allclose(memory_of(cell), written_memory(lm, memory), atol=1e-5)


def test_adapters_beside_other_weights_are_merged(backbones, tmp_path):
    lm, memory, state = lora_state(4, lambda name: True)
    torch.save(state, tmp_path / "pytorch_model.bin")
    (tmp_path / "adapter_config.json").write_text(json.dumps({"lora_alpha": 6}))
    done = import_checkpoint(tmp_path / "pytorch_model.bin", backbones["gpt2"], tmp_path / "out", 20)
    assert done.lora_rank == 0
    cell = load_decoder(tmp_path / "out", backbones["gpt2"])
    assert not any("lora" in name for name in cell.state_dict())
    assert torch.allclose(memory_of(cell), written_memory(lm, memory), atol=1e-4)


def test_adapters_without_a_known_alpha_are_refused(backbones, tmp_path):
    _, _, state = lora_state(0, lambda name: "lora_" in name)
    torch.save(state, tmp_path / "pytorch_model.bin")
    with pytest.raises(SizeMismatch, match="--lora-alpha"):
        import_checkpoint(tmp_path / "pytorch_model.bin", backbones["gpt2"], tmp_path / "out")


@dataclass(frozen=True)
class PublicEncoder:
    model: BertForSequenceClassification
    state: dict[str, torch.Tensor]


def public_encoder():
    """A classifier whose word embeddings were lengthened by the memory, with the public code's names."""
    torch.manual_seed(11)
    config = BertConfig(
        vocab_size=VOCABULARY, hidden_size=WIDTH, num_hidden_layers=2, num_attention_heads=4, intermediate_size=48,
        max_position_embeddings=POSITIONS, initializer_range=0.2,
    )  # fmt: skip
    model = BertForSequenceClassification(config).eval()
    rows = torch.cat([model.bert.embeddings.word_embeddings.weight.detach(), torch.randn(M, WIDTH)])
    model.bert.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(rows)
    state = {f"model.{name}": tensor.clone() for name, tensor in model.state_dict().items()}
    return PublicEncoder(model, state | {
        "model.embeddings.weight": rows,
        "model.bert.embeddings.position_ids": torch.arange(POSITIONS).unsqueeze(0),
        "mem_token_ids": torch.arange(VOCABULARY, VOCABULARY + M),
        "cls_token": torch.tensor([1]),
        "sep_token": torch.tensor([2]),
    })  # fmt: skip


def test_an_encoder_computes_what_the_public_code_computes(backbones, tmp_path):
    public = public_encoder()
    torch.save({"model_state_dict": public.state, "iteration": 5}, tmp_path / "model_best.pth")
    done = import_checkpoint(tmp_path / "model_best.pth", backbones["bert"], tmp_path / "out")
    assert (done.family, done.backbone, done.memory_vectors) == (Family.ENCODER, "bert", M)
    assert set(done.left_out) == {
        "model.classifier.weight", "model.classifier.bias",
        "model.bert.pooler.dense.weight", "model.bert.pooler.dense.bias",
    }  # fmt: skip
    cell = load_encoder_cell(tmp_path / "out", backbones["bert"])
    row = torch.tensor([[1, *range(VOCABULARY, VOCABULARY + M), 2, *SEGMENT, 2]])  # [CLS] memory [SEP] segment [SEP]
    with torch.no_grad():
        expected = public.model.bert(row).last_hidden_state[:, 1 : 1 + M]
        found = cell(build_rows([[]], [SEGMENT], M, SpecialTokens(1, 2, 0)), cell.first_memory(1)).memory
    assert torch.allclose(found, expected, atol=1e-5)


def test_an_encoder_over_another_vocabulary_is_refused(backbones, tmp_path):
    state = public_encoder().state | {"mem_token_ids": torch.arange(VOCABULARY, VOCABULARY + M - 1)}
    torch.save({"model_state_dict": state}, tmp_path / "model_best.pth")
    with pytest.raises(CheckpointMismatch, match="101 word embeddings"):
        import_checkpoint(tmp_path / "model_best.pth", backbones["bert"], tmp_path / "out")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["memory_cell.memory", "memory_cell.model.transformer.h.0.W_mq.weight"], r"associative RMT \(ARMT: W_mq\)"),
        (["memory_cell.memory", "q_proj.weight", "ln_kv.bias"], r"with retrieval \(RMT-R: ln_kv, q_proj\)"),
        (["transformer.wte.weight"], "holds no recurrent memory"),
        (["memory_cell.memory", "memory_cell.gate.weight"], "no known kind of memory has: memory_cell.gate.weight"),
    ],
)
def test_families_that_cannot_be_imported_are_refused_by_name(names, words, backbones, tmp_path):
    torch.save({name: torch.zeros(M, WIDTH) for name in names}, tmp_path / "a.bin")
    with pytest.raises(CheckpointMismatch, match=words):
        import_checkpoint(tmp_path / "a.bin", backbones["gpt2"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_decoders_that_do_not_fit_the_backbone_are_refused(backbones, tmp_path):
    def refuse(state, words, error=CheckpointMismatch, backbone="gpt2", **options):
        torch.save(state, tmp_path / "a.bin")
        with pytest.raises(error, match=words):
            import_checkpoint(tmp_path / "a.bin", backbones[backbone], tmp_path / "out", **options)
        assert not (tmp_path / "out").exists()

    _, state = decoder_state()
    refuse(state | {"memory_cell.memory": torch.zeros(M, 48)}, "48 wide, the model in .* 32")
    refuse(state | {"memory_cell.memory": torch.zeros(M)}, "a matrix was expected")
    refuse(state, "another architecture", backbone="llama")
    refuse(state, "causal language model is needed", backbone="bert")
    refuse(state, "positions; the backbone has 96", SizeMismatch, segment_tokens=90)
    missing = {name: tensor for name, tensor in state.items() if not name.endswith("h.1.ln_2.weight")}
    refuse(missing, r"h\.1\.ln_2\.weight")
    refuse(state | {"memory_cell.model.lm_head.weight": torch.zeros(VOCABULARY, WIDTH)}, "two different weights")


class Danger:
    """What a pickle could do."""

    def __reduce__(self):
        return (pytest.fail, ("code in a checkpoint was run",))


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        ("danger", CheckpointMismatch, "never loaded"),
        ("truncated", CheckpointMismatch, "damaged"),
        ("truncated safetensors", CheckpointMismatch, "damaged"),
        ("no pickle", CheckpointMismatch, "damaged"),
        ("empty", CheckpointMismatch, "damaged"),
        ("a list", CheckpointMismatch, "no weights by name"),
        ("numbers", CheckpointMismatch, "“step” is no tensor"),
        ("missing", ModelMissing, "There is no file"),
    ],
)
def test_bad_files_are_refused(content, error, words, backbones, tmp_path):
    path = tmp_path / ("a.safetensors" if "safetensors" in content else "a.bin")
    state = {"memory_cell.memory": torch.zeros(M, WIDTH)}
    if content == "danger":
        torch.save(state | {"x": Danger()}, path)
    elif content == "truncated":
        torch.save(state, path)
        path.write_bytes(path.read_bytes()[:-300])
    elif content == "truncated safetensors":
        save_file(state, str(path))
        path.write_bytes(path.read_bytes()[:-30])
    elif content in ("no pickle", "empty"):
        path.write_bytes(b"<html>not found</html>" if content == "no pickle" else b"")
    elif content in ("a list", "numbers"):
        torch.save([1] if content == "a list" else state | {"step": 3}, path)
    assert issubclass(error, ModelError)
    with pytest.raises(error, match=words):
        import_checkpoint(path, backbones["gpt2"], tmp_path / "out")
