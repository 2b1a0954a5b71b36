import pytest
import torch

from rmt_desktop.domain.model_errors import CheckpointMismatch, SizeMismatch
from rmt_desktop.memory.bank import BankView
from rmt_desktop.memory.decoder import IGNORED, DecoderCell, next_token_loss, segment_rows
from rmt_desktop.memory.decoder_config import DecoderConfig, config_for
from rmt_desktop.memory.lora import LoraSettings
from tests.tiny_models import POSITIONS, WIDTH, tiny_decoder, tiny_lm

FAMILIES = ("gpt2", "llama")
SHORT, LONG = [5, 6, 7, 8], [20, 21, 22, 23, 24, 25, 26, 27, 28]


def step(cell, segment, memory=None, bank=None):
    with torch.no_grad():
        return cell(segment_rows([segment]), cell.first_memory(1) if memory is None else memory, bank)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_step_is_the_plain_model_on_memory_segment_memory(family):
    cell = tiny_decoder(family)
    memory = torch.randn(1, 3, WIDTH)
    output = step(cell, LONG, memory)
    with torch.no_grad():
        words = cell.lm.get_input_embeddings()(torch.tensor([LONG]))
        inputs = torch.cat([memory, words, memory], dim=1)
        plain = cell.lm(inputs_embeds=inputs, output_hidden_states=True)
    assert torch.allclose(output.memory, plain.hidden_states[-1][:, -3:], atol=1e-5)
    assert torch.allclose(cell.logits(output.hidden), plain.logits[:, 3:-3], atol=1e-4)


@pytest.mark.parametrize("family", FAMILIES)
def test_rows_do_not_depend_on_the_rows_beside_them(family):
    cell = tiny_decoder(family)
    memory = torch.randn(2, 3, WIDTH)
    with torch.no_grad():
        both = cell(segment_rows([SHORT, LONG]), memory)
    for i, segment in enumerate((SHORT, LONG)):
        alone = step(cell, segment, memory[i : i + 1])
        assert torch.allclose(both.memory[i], alone.memory[0], atol=1e-5)
        assert torch.allclose(both.hidden[i, : len(segment)], alone.hidden[0], atol=1e-5)


@pytest.mark.parametrize("family", FAMILIES)
def test_memory_is_read_and_later_tokens_are_not(family):
    cell = tiny_decoder(family)
    first, again = step(cell, LONG), step(cell, LONG, torch.randn(1, 3, WIDTH))
    assert not torch.allclose(first.hidden, again.hidden, atol=1e-2)
    changed = step(cell, [*LONG[:-1], 50])
    assert torch.allclose(first.hidden[:, :-1], changed.hidden[:, :-1], atol=1e-5)
    assert not torch.allclose(first.memory, changed.memory, atol=1e-2)


@pytest.mark.parametrize("family", FAMILIES)
def test_states_of_the_bank_are_seen_where_present_and_only_there(family):
    cell = tiny_decoder(family, bank_states=2)
    states = torch.randn(1, 6, WIDTH)
    present = torch.tensor([[1, 1, 1, 0, 0, 0]])
    seen = step(cell, LONG, bank=BankView(states, present))
    assert not torch.allclose(seen.memory, step(cell, LONG).memory, atol=1e-2)
    other = torch.cat([states[:, :3], torch.randn(1, 3, WIDTH)], dim=1)
    assert torch.allclose(seen.memory, step(cell, LONG, bank=BankView(other, present)).memory, atol=1e-5)
    other = torch.cat([torch.randn(1, 3, WIDTH), states[:, 3:]], dim=1)
    assert not torch.allclose(seen.memory, step(cell, LONG, bank=BankView(other, present)).memory, atol=1e-2)


def test_the_initial_memory_is_spread_like_the_word_embeddings():
    cell = tiny_decoder(memory_vectors=20, segment_tokens=8)
    memory = cell.initial_memory.detach()
    spread = float(cell.lm.get_input_embeddings().weight.detach().std())
    assert float(memory.std()) == pytest.approx(spread, rel=0.15)
    assert abs(float(memory.mean())) < spread / 5


def test_the_loss_is_the_cross_entropy_of_the_targets_and_the_head_runs_there_only(monkeypatch):
    cell = tiny_decoder()
    rows = segment_rows([SHORT, LONG], [2, 7])
    with torch.no_grad():
        output = cell(rows, cell.first_memory(2))
        logits = cell.logits(output.hidden)
        pairs = [(0, 1, 7), (0, 2, 8), (1, 6, 27), (1, 7, 28)]
        expected = -sum(float(logits[i, at].log_softmax(-1)[token]) for i, at, token in pairs) / 4
        asked = []
        head = cell.logits
        monkeypatch.setattr(cell, "logits", lambda hidden: asked.append(hidden.shape) or head(hidden))
        loss = next_token_loss(cell, rows, output)
    assert float(loss) == pytest.approx(expected, rel=1e-5)
    assert asked == [(4, WIDTH)]
    assert next_token_loss(cell, segment_rows([SHORT]), output) is None


def test_the_first_token_of_a_segment_is_no_target():
    cell = tiny_decoder()
    rows = segment_rows([[9]], [0])
    assert rows.labels.tolist() == [[9]]
    assert next_token_loss(cell, rows, step(cell, [9])) is None
    assert segment_rows([[9, 8]]).labels.eq(IGNORED).all()


def test_only_adapters_and_initial_memory_are_trained_with_lora():
    torch.manual_seed(0)
    plain = tiny_decoder()
    cell = tiny_decoder(lora=LoraSettings(rank=2, alpha=4, targets=("c_attn",)))
    cell.load_state_dict({"initial_memory": plain.initial_memory.detach()}, strict=False)
    trained = {name for name, parameter in cell.named_parameters() if parameter.requires_grad}
    assert trained == {"initial_memory"} | {
        f"lm.transformer.h.{layer}.attn.c_attn.lora_{side}.default.weight" for layer in (0, 1) for side in "AB"
    }
    assert torch.allclose(step(cell, LONG).memory, step(plain, LONG).memory, atol=1e-6)
    before = {name: tensor.clone() for name, tensor in cell.state_dict().items()}
    optimizer = torch.optim.SGD([p for p in cell.parameters() if p.requires_grad], lr=1.0)
    for _ in range(2):  # the second adapter matrix begins at zero, so that the first moves from the second step on
        rows = segment_rows([LONG], [1])
        optimizer.zero_grad()
        next_token_loss(cell, rows, cell(rows, cell.first_memory(1))).backward()
        optimizer.step()
    changed = {name for name, tensor in cell.state_dict().items() if not torch.equal(tensor, before[name])}
    assert changed == trained


@pytest.mark.parametrize("family", FAMILIES)
def test_lora_finds_the_usual_modules_of_a_family_by_itself(family):
    cell = tiny_decoder(family, lora=LoraSettings(rank=2))
    assert any(parameter.requires_grad for parameter in cell.lm.parameters())


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ({"segment_tokens": POSITIONS}, "the backbone has 96"),
        ({"segment_tokens": 80, "bank_states": 6}, "bank"),
        ({"memory_vectors": 0}, "at least 1"),
        ({"bptt_depth": -1}, "at least 0"),
        ({"segment_alignment": "page"}, "token, sentence, paragraph"),
        ({"lora": LoraSettings(targets=("nonsense",))}, "LoRA does not fit"),
    ],
)
def test_sizes_that_do_not_fit_are_refused(sizes, words):
    with pytest.raises(SizeMismatch, match=words):
        tiny_decoder(**sizes)


def test_a_configuration_of_another_backbone_is_refused():
    lm = tiny_lm("gpt2")
    for config, words in (
        (DecoderConfig(hidden_size=64, max_positions=96, segment_tokens=16), "64 wide"),
        (DecoderConfig(hidden_size=WIDTH, max_positions=2048), "2048 positions"),
        (DecoderConfig(hidden_size=WIDTH, max_positions=96, segment_tokens=16, family="llama"), "llama"),
    ):
        with pytest.raises(SizeMismatch, match=words):
            DecoderCell(lm, config)
    with pytest.raises(SizeMismatch, match="rank"):
        LoraSettings(rank=0)


def test_wrong_memory_bank_or_segment_is_refused():
    cell = tiny_decoder(bank_states=1)
    with pytest.raises(SizeMismatch, match="memory of shape"):
        step(cell, SHORT, torch.zeros(1, 3, WIDTH + 1))
    with pytest.raises(SizeMismatch, match="bank of shape"):
        step(cell, SHORT, bank=BankView(torch.zeros(1, 2, WIDTH), torch.ones(1, 2, dtype=torch.long)))
    for segment in ([], [1] * 17):
        with pytest.raises(SizeMismatch, match="tokens; 1 to 16"):
            step(cell, segment)


@pytest.mark.parametrize(("family", "words"), [("bloom", "position_ids"), ("gemma2", "more than its head")])
def test_families_that_cannot_be_wrapped_are_refused_by_name(family, words):
    lm = tiny_lm(family)
    with pytest.raises(CheckpointMismatch, match=words):
        DecoderCell(lm, config_for(lm, memory_vectors=3, segment_tokens=16))
