import json
import weakref

import pytest
import torch

from rmt_desktop.domain.model_errors import CheckpointMismatch, SizeMismatch
from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.memory.backbone import load_causal_lm, load_encoder
from rmt_desktop.memory.bank import BankView, MemoryBank, pooled
from rmt_desktop.memory.cell import EncoderCell, RecurrentReader
from rmt_desktop.memory.checkpoint import load_reader, new_reader, save_reader
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.encoders import encoder_traits
from rmt_desktop.memory.layout import SpecialTokens, build_rows
from rmt_desktop.memory.lora import LoraSettings
from rmt_desktop.memory.recurrence import fold, fold_side_by_side, read_batch, to_state
from tests.tiny_models import WIDTH, save_backbone, tiny_encoder, tiny_lm

SPECIAL = SpecialTokens(3, 4, 1)
SEGMENTS = [[(7 * i + j) % 90 + 5 for j in range(6 + i)] for i in range(7)]
FAMILIES = {"bert": (96, True), "roberta": (94, False), "mpnet": (94, False), "distilbert": (96, False)}


def config(**sizes):
    return MemoryConfig(**{"memory_vectors": 3, "segment_tokens": 20, "question_tokens": 4, "hidden_size": WIDTH} | {
        "max_positions": 60} | sizes)  # fmt: skip


def reader(family="bert", **sizes):
    backbone = tiny_encoder(family)
    return RecurrentReader(EncoderCell(backbone, config(**sizes))).eval()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_is_fed_as_it_can_be_up_to_its_last_position(family):
    positions, types = FAMILIES[family]
    traits = encoder_traits(tiny_encoder(family))
    assert (traits.width, traits.positions, traits.token_types) == (WIDTH, positions, types)
    cell = reader(family, segment_tokens=positions - 10, max_positions=positions).cell
    rows = build_rows([[9] * 4], [[8] * (positions - 10)], 3, SPECIAL)
    assert rows.ids.shape == (1, positions)
    with torch.no_grad():
        first = cell(rows, cell.first_memory(1))
        again = cell(rows, first.memory)
    assert not torch.allclose(first.hidden, again.hidden, atol=1e-2)
    with pytest.raises(SizeMismatch, match=f"the backbone has {positions}"):
        reader(family, max_positions=positions + 1)


def test_token_types_tell_segment_from_question_where_configured():
    rows = build_rows([[9]], [SEGMENTS[0]], 3, SPECIAL)
    for family, matters in (("bert", True), ("roberta", False)):
        with torch.no_grad():
            hidden = [
                cell(rows, cell.first_memory(1)).hidden
                for cell in (EncoderCell(tiny_encoder(family), config(segment_type=kind)) for kind in (0, 1))
                for _ in [cell.initial_memory.fill_(0.1)]
            ]
        assert torch.allclose(*hidden, atol=1e-3) != matters


@pytest.mark.parametrize(
    ("family", "words"), [("albert", "embeds words in 16"), ("longformer", "whole input"), ("t5", "input vectors")]
)
def test_backbones_that_cannot_be_wrapped_are_refused(family, words):
    with pytest.raises(CheckpointMismatch, match=words):
        encoder_traits(tiny_encoder(family))


def test_a_decoders_folder_is_no_encoders(tmp_path):
    with pytest.raises(CheckpointMismatch, match="gpt2 model; a BERT-family"):
        load_encoder(save_backbone(tiny_lm("gpt2"), tmp_path))


@pytest.mark.parametrize("family", FAMILIES)
def test_encoders_are_loaded_from_their_folder(family, tmp_path):
    backbone = tiny_encoder(family)
    loaded = load_encoder(save_backbone(backbone, tmp_path))
    assert type(loaded) is type(backbone)
    for name, tensor in backbone.state_dict().items():
        assert torch.equal(tensor, loaded.state_dict()[name]), name
    with pytest.raises(CheckpointMismatch, match="causal language model is needed|No readable causal"):
        load_causal_lm(tmp_path)


@pytest.mark.parametrize("damage", ["truncated", "missing", "no config"])
def test_damaged_backbones_are_refused(damage, tmp_path):
    for name, model, load in (("e", tiny_encoder("bert"), load_encoder), ("d", tiny_lm("llama"), load_causal_lm)):
        folder = save_backbone(model, tmp_path / name)
        weights = folder / "model.safetensors"
        if damage == "truncated":
            weights.write_bytes(weights.read_bytes()[:5000])
        elif damage == "missing":
            weights.unlink()
        else:
            (folder / "config.json").write_text(json.dumps({"model_type": "no such thing"}))
        with pytest.raises(CheckpointMismatch, match="No readable"):
            load(folder)


def test_a_reader_over_another_family_survives_saving(tmp_path):
    folder = save_backbone(tiny_encoder("mpnet"), tmp_path / "backbone")
    torch.manual_seed(2)
    made = new_reader(folder, config(gated=True, bank_states=1, lora=LoraSettings(2, 8.0, ("q", "v"))))
    trained = {name for name, p in made.cell.backbone.named_parameters() if p.requires_grad}
    assert trained
    assert all(".lora_" in name for name in trained)
    save_reader(made, tmp_path / "reader", torch.float32)
    loaded = load_reader(tmp_path / "reader", folder)
    assert loaded.cell.config == made.cell.config
    for name, tensor in made.state_dict().items():
        assert torch.equal(tensor, loaded.state_dict()[name]), name


def test_a_configuration_written_before_there_was_a_bank_still_loads(tmp_path):
    old = {"format": "rmt-desktop-reader", "version": 1, "memory_vectors": 8, "segment_tokens": 192,
           "question_tokens": 64, "hidden_size": 384, "max_positions": 512, "memory_scale": 1.0}  # fmt: skip
    (tmp_path / "reader.json").write_text(json.dumps(old))
    assert MemoryConfig.load(tmp_path / "reader.json") == MemoryConfig()


def test_the_bank_of_an_encoder_is_seen_where_present_and_leaves_positions_as_they_were():
    banked = reader(bank_states=2)
    rows = build_rows([[9, 9]], [SEGMENTS[0]], 3, SPECIAL)
    states, present = torch.randn(1, 6, WIDTH), torch.tensor([[1, 1, 1, 0, 0, 0]])
    memory = banked.cell.first_memory(1)
    with torch.no_grad():
        seen, none = banked(rows, memory, BankView(states, present)), banked(rows, memory)
        hidden_part = torch.cat([states[:, :3], torch.randn(1, 3, WIDTH)], dim=1)
        same = banked(rows, memory, BankView(hidden_part, present))
    assert seen.start.shape == none.start.shape == rows.ids.shape
    assert torch.isfinite(seen.start[0]).nonzero().flatten().tolist() == [0, *range(7, 13)]
    assert not torch.allclose(seen.memory, none.memory, atol=1e-2)
    assert torch.allclose(seen.memory, same.memory, atol=1e-5)
    with pytest.raises(SizeMismatch, match="bank of shape"):
        reader()(rows, memory, BankView(states, present))
    with pytest.raises(SizeMismatch, match="positions"):
        reader(bank_states=20)


def test_the_fold_of_an_encoder_chooses_states_of_its_bank_and_resumes_bit_for_bit():
    banked = reader(bank_states=2)
    steps = list(fold(banked, SPECIAL, SEGMENTS))
    states = [to_state(step.reading.memory[0]) for step in steps]
    means = [pooled(step.reading.memory[0].half().float()) for step in steps]
    for index, step in enumerate(steps):
        order = sorted(range(max(0, index - 1)), key=lambda i: -float(means[i] @ means[index - 1]))
        assert step.recalled == tuple(order[:2])
    bank = MemoryBank(3, WIDTH)
    for state in states[:4]:
        bank.add(state)
    rest = fold(banked, SPECIAL, SEGMENTS[4:], states[3], bank=bank)
    assert [to_state(step.reading.memory[0]) for step in rest] == states[4:]
    with pytest.raises(ValueError, match="only with the bank"):
        next(fold(banked, SPECIAL, SEGMENTS, states[0]))


def test_chains_read_side_by_side_have_a_bank_each():
    banked = reader(bank_states=2)
    chains = [SEGMENTS[:5], SEGMENTS[2:7], SEGMENTS[:2]]
    alone = [[step.reading.memory[0] for step in fold(banked, SPECIAL, chain)] for chain in chains]
    for t, (alive, step) in enumerate(fold_side_by_side(banked, SPECIAL, [[]] * 3, chains)):
        assert alive == [i for i in range(3) if t < len(chains[i])]
        for row, i in enumerate(alive):
            assert torch.allclose(step.reading.memory[row], alone[i][t], atol=5e-3)


def test_a_batch_sees_what_it_is_shown_of_a_bank():
    banked = reader(bank_states=1)
    view = BankView(torch.randn(2, 3, WIDTH), torch.tensor([[1, 1, 1], [0, 0, 0]]))
    _, shown = read_batch(banked, SPECIAL, [[], []], SEGMENTS[:2], [None, None], view)
    _, blind = read_batch(banked, SPECIAL, [[], []], SEGMENTS[:2], [None, None])
    assert not torch.allclose(shown.answerable[0], blind.answerable[0])
    assert torch.allclose(shown.answerable[1], blind.answerable[1], atol=1e-6)


def test_the_fold_keeps_one_state_alive_however_many_segments():
    states, most = [], 0
    for step in fold(reader(), SPECIAL, (SEGMENTS[i % 7] for i in range(40))):
        states.append(weakref.ref(step.reading.memory))
        most = max(most, sum(state() is not None for state in states))
    assert most <= 2  # this step's, and at most the one that the next replaces


def test_a_stored_state_of_another_width_is_refused():
    with pytest.raises(SizeMismatch, match="memory of shape"):
        next(fold(reader(), SPECIAL, SEGMENTS, MemoryState(3, 16, bytes(96))))
