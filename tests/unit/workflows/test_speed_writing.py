import itertools

import pytest
import torch

from rmt_desktop.answering.composing import Composer
from rmt_desktop.answering.language_model import LanguageModels
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.models.store import ModelStore
from rmt_desktop.workflows import speed_writing
from rmt_desktop.workflows.sources import unread
from rmt_desktop.workflows.speed import synthetic_pages
from rmt_desktop.workflows.speed_writing import measure_cag, run_writing
from tests.tiny_models import install_tiny


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(speed_writing, "_ROUNDS", 1)
    monkeypatch.setattr(speed_writing, "_WRITTEN", 4)
    install_tiny(ModelStore(tmp_path), positions=8192)
    return tmp_path


def test_every_ratio_is_one_of_two_measurements(folder):
    looks = itertools.count(1)
    clock = lambda: float(next(looks) ** 2)  # noqa: E731  no two looks are equally far apart
    found = run_writing(folder, None, 600, clock, PlainContext())
    assert found["model"] == "Tiny"
    assert found["document_tokens"] > 1000
    for ratio, over, under in (
        ("cag_second_ratio", "cag_first_seconds", "cag_second_seconds"),
        ("cache_ratio", "prefill_seconds", "cache_from_disk_seconds"),
        ("composed_ratio", "composed_first_word_seconds", "composed_prefill_seconds"),
        ("generation_ratio", "plain_seconds_a_token", "seconds_a_token"),
    ):
        assert found[under] > 0
        assert found[ratio] == pytest.approx(found[over] / found[under], rel=0.2, abs=1e-3)  # times are rounded
    assert not list((folder / "models").rglob("1.*.safetensors"))  # what was measured is not kept


def test_a_second_question_reads_little_and_the_users_caches_are_left_alone(folder, monkeypatch):
    models = LanguageModels(ModelStore(folder))
    own, read, model = models.caches, [], models.get()
    real = model.lm.base_model.forward

    def forward(*parts, input_ids=None, **named):
        read.append(input_ids.shape[1])
        return real(*parts, input_ids=input_ids, **named)

    monkeypatch.setattr(model.lm.base_model, "forward", forward)
    clock = lambda: float(sum(read))  # noqa: E731  time is what was read
    found = measure_cag(models, unread(1, "measured", synthetic_pages(600)), clock, PlainContext())
    assert found["cag_first_seconds"] > found["prefill_seconds"] == found["document_tokens"] > 1000
    assert found["cag_second_seconds"] * 5 < found["cag_first_seconds"]
    assert found["cache_from_disk_seconds"] == 0
    assert models.caches is own


def test_the_composed_answers_own_prompt_is_what_its_prefill_is_measured_on(folder, monkeypatch):
    models, prompts = LanguageModels(ModelStore(folder)), []
    model = models.get()
    monkeypatch.setattr(
        type(model), "write", lambda self, prompt, *rest, **named: prompts.append(list(prompt)) or iter([])
    )
    real, read = model.lm.forward, []
    monkeypatch.setattr(
        model.lm, "forward", lambda **named: read.append(named["input_ids"][0].tolist()) or real(**named)
    )
    document = unread(1, "measured", synthetic_pages(600))
    speed_writing.measure_composed(models, document, torch.initial_seed, PlainContext())
    assert prompts == read
    assert read == [Composer(models).prompt(model, speed_writing.QUESTION, speed_writing._found(document).evidence)]


def test_without_a_model_or_when_stopped_nothing_is_measured(tmp_path, folder):
    with pytest.raises(ModelMissing, match="models install"):
        run_writing(tmp_path / "empty", None, 600, lambda: 0.0, PlainContext())
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        run_writing(folder, None, 600, lambda: 0.0, PlainContext(token=token))
