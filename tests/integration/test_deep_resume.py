"""A deep reading that is killed goes on where it stopped, and answers as one that never was."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rmt_desktop.__main__ import main
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.stored_readings import BATCH
from tests.rooms import write_text
from tests.tiny import tiny_model

SLOW = """
import sys, time
from rmt_desktop.__main__ import main
from rmt_desktop.answering.model import Model
from rmt_desktop.workflows import models
from tests.tiny import tiny_model
models.load_default_model = lambda *_, **__: tiny_model(gated=True)
in_order = Model.score_in_order
def slowly(*arguments):
    for step in in_order(*arguments):
        time.sleep(0.02)
        yield step
Model.score_in_order = slowly
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def ask(monkeypatch, capsys):
    monkeypatch.setattr("rmt_desktop.workflows.models.load_default_model", lambda *_, **__: tiny_model(gated=True))

    def call(*arguments: str) -> dict[str, Any]:
        assert main(list(arguments)) == 0
        return dict(json.loads(capsys.readouterr().out))

    return call


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_a_killed_deep_reading_goes_on_and_answers_the_same(tmp_path, ask):
    path = write_text(tmp_path / "long.txt", 160)
    question = ["ask", str(path), "-q", "Who insures the contents?", "--engine", "deep", "--json", "--data-dir"]
    reading = subprocess.Popen([sys.executable, "-c", SLOW, *question, str(tmp_path / "killed")])
    try:
        stored = _wait_for_snapshots(tmp_path / "killed" / "derived.db", BATCH)
    finally:
        os.kill(reading.pid, signal.SIGKILL)
        reading.wait()
    with Library.open(tmp_path / "killed", wait=5.0) as library:
        (document,) = library.documents()
        assert stored < document.segment_count
    resumed, whole = ask(*question, str(tmp_path / "killed")), ask(*question, str(tmp_path / "whole"))
    assert 0 < resumed["tokens_read"] <= whole["tokens_read"] * (1 - stored / document.segment_count) + 48
    for name in ("answer", "abstained", "confidence", "engine", "evidence", "memory"):
        assert resumed[name] == whole[name], name
    assert set(whole["memory"][0]) == {"document", "segment", "page", "weight"}
    assert whole["memory"][0]["document"] == "long.txt"


def _wait_for_snapshots(database: Path, count: int) -> int:
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        time.sleep(0.05)
        if not database.exists():
            continue
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5)) as connection:
            try:
                (found,) = connection.execute("SELECT count(*) FROM question_snapshots").fetchone()
            except sqlite3.OperationalError:
                continue
        if found >= count:
            return int(found)
    raise AssertionError("nothing was read in five minutes")
