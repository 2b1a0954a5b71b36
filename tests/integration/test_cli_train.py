"""Training from the command line: killed, stopped politely, and in two processes of ``accelerate launch``."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from rmt_desktop.__main__ import main
from rmt_desktop.commands import training
from rmt_desktop.commands.training import _files, stopped_by_signals
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory import backbone
from rmt_desktop.memory.checkpoint import load_reader
from tests.tiny import lease_questions, tiny_folders


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    return tiny_folders(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(autouse=True)
def single_precision(monkeypatch):
    """Trying out which precision is faster takes longer than all else here."""
    monkeypatch.setattr(backbone, "prefers_bfloat16", lambda _: False)


@pytest.fixture
def command(folders, tmp_path):
    backbone, start = folders
    questions = tmp_path / "questions.jsonl"
    questions.write_text("\n".join(json.dumps(row) for row in lease_questions(12)), encoding="utf-8")
    given = {"--questions": questions, "--from": start, "--backbone": backbone, "--out": tmp_path / "out"}
    return ["train", *(str(part) for pair in given.items() for part in pair), "--evaluate-every", "0.005"]


def steps(folder):
    path = folder / "log.csv"
    if not path.is_file():
        return []
    with path.open(newline="") as file:
        return [int(row["step"] or 0) for row in csv.DictReader(file)]


def test_a_killed_training_goes_on_from_its_last_checkpoint(command, tmp_path, capsys):
    training = subprocess.Popen([sys.executable, "-m", "rmt_desktop", *command, "--minutes", "30"],
                                stderr=subprocess.PIPE, text=True)  # fmt: skip
    deadline = time.monotonic() + 300
    while len(steps(tmp_path / "out")) < 3 or not (tmp_path / "out" / "state.pt").is_file():
        assert training.poll() is None, training.communicate()[1]
        assert time.monotonic() < deadline
        time.sleep(0.02)
    training.kill()
    training.communicate()
    assert main([*command, "--minutes", "0.001"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert steps(tmp_path / "out") == list(range(1, facts["steps"] + 1))


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_a_training_with_a_checkpoint_of_its_last_step(command, tmp_path, monkeypatch, capsys, name):
    context = PlainContext(lambda _: signal.raise_signal(getattr(signal, name)))
    monkeypatch.setattr(training, "plain_context", lambda: context)
    assert main([*command, "--minutes", "30"]) == 1
    last = steps(tmp_path / "out")[-1]
    message = capsys.readouterr().err
    assert f"Stopped after step {last}, " in message
    assert "Nothing is lost: the checkpoint is in" in message
    assert torch.load(tmp_path / "out" / "state.pt", weights_only=True)["step"] == last


def test_two_processes_of_a_launch_train_one_reader(command, folders, tmp_path):
    launch = [sys.executable, "-m", "accelerate.commands.launch", "--multi_gpu", "--num_processes", "2"]
    unused = ["--num_machines", "1", "--mixed_precision", "no", "--dynamo_backend", "no", "--main_process_port", "0"]
    environment = {**os.environ, "ACCELERATE_USE_CPU": "true", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [*launch, *unused, "-m", "rmt_desktop", *command, "--minutes", "0.01"],
        capture_output=True, text=True, env=environment, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)  # said once, by the first process
    assert facts["processes"] == 2
    assert facts["steps"] > 0
    assert steps(tmp_path / "out") == list(range(1, facts["steps"] + 1))
    assert done.stderr.count("12 of 12 rows are usable.") == 1
    load_reader(tmp_path / "out", folders[0])


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_the_first_signal_stops_politely_and_the_second_as_ever(name):
    number, token, heard = getattr(signal, name), CancelToken(), []
    before = signal.signal(number, lambda *_: heard.append(name))
    try:
        with stopped_by_signals(token):
            signal.raise_signal(number)
            assert token.cancelled
            assert not heard
            signal.raise_signal(number)
            assert heard == [name]
        signal.raise_signal(number)
        assert heard == [name] * 2
    finally:
        signal.signal(number, before)


def test_ignored_signals_stay_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stopped_by_signals(CancelToken()):
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_bad_input_is_named(command, tmp_path, capsys):
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"question": "When?", "context": "In May.", "answers": [{"text": "June"}]}\n')
    assert main(command) == 1
    message = capsys.readouterr().err
    assert "No row is usable: there is nothing to learn from questions.jsonl." in message
    assert "questions.jsonl, line 1: the answer “June” does not stand in the context" in message
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "wrong", [["--data", "x"], ["--minutes", "0"], ["--minutes", "nan"], ["--accumulate", "0"], ["--patience", "x"]]
)
def test_bad_options_are_refused(command, wrong, capsys):
    assert main([*command, *wrong]) == 2
    assert "usage" in capsys.readouterr().err


def test_several_files_or_one_with_a_comma_in_its_name(tmp_path):
    odd = tmp_path / "a,b.csv"
    assert _files(str(odd)) == (tmp_path / "a", Path("b.csv"))
    odd.write_text("")
    assert _files(str(odd)) == (odd,)
