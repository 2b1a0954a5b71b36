import json

import pytest
import torch

from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing
from rmt_desktop.memory.layout import build_rows
from rmt_desktop.memory.skimming_checkpoint import (
    CONFIG,
    WEIGHTS,
    load_skimming_reader,
    new_skimming_reader,
    save_skimming_reader,
    trained_state,
)
from tests import babi
from tests.babi import tiny_story_reader, write_backbone
from tests.tiny import tokenizer

SPECIAL = tokenizer().special
QUESTION, SHORT, LONG = [2073, 2003, 2984], [3000, 3001], list(range(3000, 3020))


def rows(*segments):
    return build_rows([QUESTION] * len(segments), segments, 8, SPECIAL)


def memory_of(reader, seed=1, batch=2):
    return torch.randn(batch, 8, 32, generator=torch.Generator().manual_seed(seed))


def test_the_last_layer_run_for_the_memory_alone_gives_what_the_whole_backbone_gives():
    reader, batch = tiny_story_reader(), rows(SHORT, LONG)
    memory = memory_of(reader)
    words = reader.backbone.get_input_embeddings()(batch.ids)
    inputs = torch.cat([words[:, :1], memory * reader.config.memory_scale, words[:, 9:]], dim=1)
    new = reader.backbone(
        inputs_embeds=inputs, attention_mask=batch.attention, token_type_ids=batch.types
    ).last_hidden_state[:, 1:9]
    expected = torch.lerp(memory, new, reader.gate(memory, new))
    assert torch.allclose(reader(batch, memory), expected, atol=1e-5)


def test_a_row_is_opened_by_its_most_noticed_token():
    reader, batch = tiny_story_reader(), rows(SHORT, LONG)
    most = reader.noticed(batch.ids, batch.segment).amax(1).sigmoid().tolist()
    reader.threshold = sum(most) / 2
    opened = reader.opens(batch.ids, batch.segment).tolist()
    assert opened == [score > reader.threshold for score in most]
    assert sorted(opened) == [False, True]


def test_only_tokens_of_the_segment_are_noticed():
    reader, batch = tiny_story_reader(), rows(SHORT, LONG)
    scores = reader.noticed(batch.ids, batch.segment)
    assert torch.isfinite(scores[0]).sum() == len(SHORT)
    assert torch.isfinite(scores[1]).sum() == len(LONG)
    alone = reader.noticed(torch.tensor([SHORT]), torch.ones(1, len(SHORT), dtype=torch.bool))
    assert torch.allclose(alone[0], scores[0][batch.segment[0]], atol=1e-6)


def test_the_answer_comes_from_the_last_memory_vector_alone():
    reader, memory = tiny_story_reader(), memory_of(tiny_story_reader())
    changed = memory.clone()
    changed[:, :-1] = 0
    assert torch.equal(reader.answer(memory), reader.answer(changed))
    changed[:, -1] = 0
    assert not torch.allclose(reader.answer(memory), reader.answer(changed))


def test_gradients_reach_the_initial_memory_through_two_segments():
    reader = tiny_story_reader()
    memory = reader(rows(SHORT), reader.first_memory(1))
    reader.answer(reader(rows(LONG), memory)).sum().backward()
    assert reader.initial_memory.grad.abs().sum() > 0
    assert reader.backbone.embeddings.word_embeddings.weight.grad is None


def test_a_backbone_of_another_width_is_refused():
    from rmt_desktop.memory.config import MemoryConfig
    from rmt_desktop.memory.skimming import SkimmingReader

    with pytest.raises(ValueError, match="must be equal"):
        SkimmingReader(tiny_story_reader().backbone, MemoryConfig(hidden_size=48), babi.PLACES)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    backbone, folder = write_backbone(tmp_path_factory.mktemp("backbone")), tmp_path_factory.mktemp("reader")
    torch.manual_seed(3)
    reader = new_skimming_reader(backbone, babi.CONFIG, babi.PLACES, layers=2, threshold=0.25)
    save_skimming_reader(reader, folder)
    return folder, backbone, reader


def test_weights_round_trip_without_the_word_embeddings(saved):
    folder, backbone, reader = saved
    again = load_skimming_reader(folder, backbone)
    assert (again.labels, again.threshold, again.config) == (reader.labels, reader.threshold, reader.config)
    for name, tensor in trained_state(reader).items():
        assert torch.equal(again.state_dict()[name], tensor.half().float()), name
    assert (folder / WEIGHTS).stat().st_size < 2 * 30522 * 32


def test_damaged_and_foreign_checkpoints_are_refused(saved, tmp_path):
    folder, backbone, _ = saved
    with pytest.raises(ModelMissing):
        load_skimming_reader(tmp_path, backbone)
    weights, content = (folder / WEIGHTS).read_bytes(), json.loads((folder / CONFIG).read_text())
    (tmp_path / CONFIG).write_text(json.dumps(content))
    (tmp_path / WEIGHTS).write_bytes(weights[:5000])
    with pytest.raises(CheckpointMismatch, match="damaged"):
        load_skimming_reader(tmp_path, backbone)
    (tmp_path / WEIGHTS).write_bytes(weights)
    (tmp_path / CONFIG).write_text(json.dumps({**content, "layers": 3}))
    with pytest.raises(CheckpointMismatch, match="another architecture"):
        load_skimming_reader(tmp_path, backbone)
    (tmp_path / CONFIG).write_text(json.dumps({**content, "format": "something"}))
    with pytest.raises(CheckpointMismatch, match="another kind"):
        load_skimming_reader(tmp_path, backbone)
