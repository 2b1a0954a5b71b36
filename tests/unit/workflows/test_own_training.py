"""Training on users' own question files, as the window and the command line call it."""

import csv
import json
import shutil
from dataclasses import replace

import pytest

from rmt_desktop.answering.calibration import Calibration
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing, SizeMismatch
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory import backbone
from rmt_desktop.memory.checkpoint import load_reader, save_reader
from rmt_desktop.workflows.training import QuestionTraining, train_on_questions
from rmt_desktop.workflows.training_run import TrainingOptions
from tests.tiny import lease_questions, tiny_folders, tiny_reader


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    return tiny_folders(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(autouse=True)
def single_precision(monkeypatch):
    """Trying out which precision is faster takes longer than all else here."""
    monkeypatch.setattr(backbone, "prefers_bfloat16", lambda _: False)


def write(path, rows):
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def others(count):
    """Questions on leases that are not among :func:`lease_questions` of a few."""
    return lease_questions(20 + count)[20:]


@pytest.fixture
def wish(folders, tmp_path):
    backbone, start = folders
    questions = write(tmp_path / "questions.jsonl", lease_questions(12))
    options = TrainingOptions(evaluate_minutes=0.005)
    return QuestionTraining((questions,), tmp_path / "out", 0.01, 7, start, backbone, options)


def test_a_training_leaves_a_reader_a_log_a_plot_and_a_report(wish, folders):
    told = []
    facts = json.loads(train_on_questions(wish, PlainContext(), told.append))
    assert facts == json.loads((wish.folder / "run.json").read_text())
    assert facts["steps"] > 0
    assert facts["report"]["questions"] == 2
    assert set(facts["development"]) == {"best_f1", "at_step", "stopped_early"}
    assert {path.name for path in wish.folder.iterdir()} == {
        "calibration.json", "log.csv", "metrics.csv", "reader.json", "reader.safetensors", "run.json", "state.pt",
        "training.svg",
    }  # fmt: skip
    assert told == [
        "12 of 12 rows are usable.",
        "8 questions to train on, 2 to choose the best weights on, 2 kept for the report; no text is on two sides.",
    ]
    assert "F1" in (wish.folder / "training.svg").read_text()
    load_reader(wish.folder, folders[0])


def test_unusable_rows_are_told_and_files_for_choosing_and_reporting_are_taken(wish, tmp_path):
    with wish.questions[0].open("a") as file:
        file.write('\n{"question": "?"}')
    options = replace(
        wish.options,
        development=write(tmp_path / "dev.jsonl", others(3)),
        report=write(tmp_path / "test.jsonl", others(6)[3:]),
    )
    told = []
    facts = json.loads(train_on_questions(replace(wish, options=options), PlainContext(), told.append))
    assert "questions.jsonl, line 13: it has no “context”" in told[0]
    assert told[-1].startswith("12 questions to train on, 3 to choose the best weights on, 3 kept for the report")
    assert facts["report"]["questions"] == 3


def test_a_file_without_a_valid_span_is_refused_before_anything_is_written(wish):
    write(wish.questions[0], [{**row, "answers": [{"text": "nowhere"}]} for row in lease_questions(3)])
    with pytest.raises(InputError, match=r"(?s)No row is usable.*questions\.jsonl, line 1: the answer “nowhere”"):
        train_on_questions(wish, PlainContext())
    assert not wish.folder.exists()


def test_a_teacher_of_another_mind_adds_to_the_loss(wish, tmp_path):
    save_reader(tiny_reader(seed=3), tmp_path / "teacher")
    plain = replace(wish, minutes=1e-6)
    options = replace(wish.options, teacher=str(tmp_path / "teacher"))
    taught = replace(plain, folder=tmp_path / "taught", options=options)
    losses = []
    for each in (plain, taught):
        train_on_questions(each, PlainContext())
        with (each.folder / "log.csv").open(newline="") as file:
            losses.append(float(next(csv.DictReader(file))["loss"]))
    assert losses[1] > losses[0] + 1e-3


def test_a_teacher_that_is_not_there(wish, tmp_path):
    lost = replace(wish, options=replace(wish.options, teacher=str(tmp_path / "nowhere")))
    with pytest.raises(ModelMissing):
        train_on_questions(lost, PlainContext())


def test_a_stopped_training_says_where_it_stands_and_goes_on(wish):
    class StopAfterAStep(PlainContext):
        def report(self, _):
            self.token.cancel()

    with pytest.raises(Cancelled, match=r"Nothing is lost: the checkpoint is in .*out"):
        train_on_questions(replace(wish, minutes=5.0), StopAfterAStep())
    lines = (wish.folder / "log.csv").read_text().splitlines()
    assert json.loads(train_on_questions(wish, PlainContext()))["steps"] >= len(lines) - 1
    assert (wish.folder / "log.csv").read_text().splitlines()[: len(lines)] == lines


def test_lines_of_a_training_killed_before_its_first_checkpoint_are_dropped(wish):
    wish.folder.mkdir()
    (wish.folder / "log.csv").write_text("step,seconds,tokens,task,loss,rows,right\n1,1.0,10,lost,9,1,\n")
    train_on_questions(replace(wish, minutes=1e-6), PlainContext())
    assert "lost" not in (wish.folder / "log.csv").read_text()


def test_without_a_reader_to_begin_with_one_is_made_for_the_backbone(wish, folders):
    with pytest.raises(SizeMismatch, match=r"backbone reads too few tokens at once: memory \(8\)"):
        train_on_questions(replace(wish, start=None), PlainContext())


def test_calibration_is_taken_over_or_new(wish, folders, tmp_path):
    start = shutil.copytree(folders[1], tmp_path / "start")
    Calibration(threshold=0.123).save(start / "calibration.json")
    token = CancelToken()
    token.cancel()
    for begin, threshold in ((start, 0.123), (wish.start, Calibration().threshold)):
        out = tmp_path / f"from {begin.name} {threshold}"
        with pytest.raises(Cancelled):
            train_on_questions(replace(wish, start=begin, folder=out), PlainContext(token=token))
        assert Calibration.load(out / "calibration.json").threshold == threshold


def test_a_reader_over_another_backbone_is_refused(wish, tmp_path, folders):
    config = json.loads((folders[1] / "reader.json").read_text())
    start = shutil.copytree(folders[1], tmp_path / "wide")
    (start / "reader.json").write_text(json.dumps({**config, "hidden_size": 64}))
    with pytest.raises(CheckpointMismatch, match=r"does not fit the language model"):
        train_on_questions(replace(wish, start=start), PlainContext())
