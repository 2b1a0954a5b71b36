import csv
import json

import pytest
import torch

from rmt_desktop import cli
from rmt_desktop.domain.input_errors import FileMissing, InputError
from rmt_desktop.ingest.stories import read_stories
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.memory.skimming_checkpoint import new_skimming_reader, save_skimming_reader
from rmt_desktop.workflows import babilong
from rmt_desktop.workflows.babilong import BabilongRequest, evaluation_stories, run_babilong
from rmt_desktop.workflows.babilong_training import training_stories
from tests.babi import CONFIG, PLACES, STORY, write_backbone, write_data


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """An untrained tiny reader; its backbone stands in for MiniLM."""
    backbone = write_backbone(tmp_path / "backbone")
    monkeypatch.setattr(babilong, "minilm_folder", lambda: backbone)
    torch.manual_seed(0)
    save_skimming_reader(new_skimming_reader(backbone, CONFIG, (*PLACES, "unknown"), 2), tmp_path / "reader")
    return tmp_path / "reader"


def test_results_are_written_by_task_and_length(tmp_path, reader, capsys):
    babi, books = write_data(tmp_path)
    arguments = [
        "bench", "babilong", "--stories", str(babi), "--books", str(books), "--task", "qa1,qa3",
        "--lengths", "0k,0.3k", "--samples", "4", "--out", str(tmp_path / "out"), "--reader", str(reader),
    ]  # fmt: skip
    assert cli.run(arguments) == 0
    results = json.loads((tmp_path / "out" / "results.json").read_text())
    assert json.loads(capsys.readouterr().out) == results
    assert {task: list(table) for task, table in results["tasks"].items()} == {
        "qa1": ["0k", "0.3k"],
        "qa3": ["0k", "0.3k"],
    }
    with (tmp_path / "out" / "answers.csv").open(encoding="utf-8") as file:
        answers = list(csv.DictReader(file))
    for task, table in results["tasks"].items():
        for length, figures in table.items():
            rows = [
                row for row in answers if row["task"] == task and row["tokens"] == {"0k": "0", "0.3k": "300"}[length]
            ]
            assert figures["n"] == len(rows) > 0
            assert figures["accuracy"] == sum(row["right"] == "True" for row in rows) / len(rows)
            assert figures["peak_memory_mb"] > 100
            assert figures["seconds"] > 0
            for row in rows:
                assert (row["right"] == "True") == (row["output"] == row["target"])
    assert (tmp_path / "out" / "chart.svg").read_text().startswith("<svg")


def test_evaluation_and_training_stories_don_t_overlap(tmp_path):
    babi, _ = write_data(tmp_path)
    (path,) = babi.glob("qa1_*")
    text = "".join(STORY.replace("Mary", name) for name in ("Mary", "Sandra", "Daniel", "Julie")) * 5
    path.write_text(text, encoding="utf-8")
    train, evaluation = training_stories(babi, "qa1"), evaluation_stories(babi, "qa1")
    assert train + evaluation == read_stories(path)
    assert len(evaluation) == 3


def test_test_files_are_taken_whole(tmp_path):
    babi, _ = write_data(tmp_path)
    (babi / "qa1_single_test.txt").write_text(STORY * 7, encoding="utf-8")
    assert len(evaluation_stories(babi, "qa1")) == 7


def test_what_cannot_be_measured_is_told_before_anything_is_loaded(tmp_path):
    babi, books = write_data(tmp_path)
    context = PlainContext()
    with pytest.raises(InputError, match="qa4"):
        run_babilong(BabilongRequest(babi, books, ["qa1", "qa4"], ["0k"]), tmp_path / "out", context)
    with pytest.raises(InputError, match="“many”"):
        run_babilong(BabilongRequest(babi, books, ["qa1"], ["many"]), tmp_path / "out", context)
    with pytest.raises(FileMissing):
        run_babilong(BabilongRequest(books, books, ["qa1"], ["0k"]), tmp_path / "out", context)
    assert not (tmp_path / "out").exists()


def test_a_reader_is_trained_from_the_command_line(tmp_path, capsys):
    babi, books = write_data(tmp_path)
    arguments = ["train-stories", "--stories", str(babi), "--books", str(books), "--out", str(tmp_path / "run")]
    assert cli.run([*arguments, "--steps", "1", "--layers", "2"]) == 0
    assert json.loads(capsys.readouterr().out)["steps"] == 1
    assert json.loads((tmp_path / "run" / "run.json").read_text())["layers"] == 2
    assert (tmp_path / "run" / "tracker.safetensors").is_file()
