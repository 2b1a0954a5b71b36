"""A training in the window: files checked, curves while it runs, stop, go on, and the reader taken into use."""

import json
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from rmt_desktop.memory import backbone
from rmt_desktop.workflows.training import train_on_questions
from rmt_desktop.workflows.training_lane import TrainingPhase
from rmt_desktop.workflows.training_run import TrainingOptions
from tests.gui.windows import keep
from tests.tiny import lease_questions, tiny_folders


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    return tiny_folders(tmp_path_factory.mktemp("tiny"))


@pytest.fixture
def page(window, folders, monkeypatch):
    """The page of a window that trains tiny readers, on its own thread."""
    monkeypatch.setattr(backbone, "prefers_bfloat16", lambda _: False)

    def train(wish, context, tell):
        small = TrainingOptions(evaluate_minutes=0.005)
        wish = replace(wish, backbone=folders[0], start=folders[1], options=small, minutes=wish.minutes / 100)
        return train_on_questions(wish, context, tell)

    window.desk.workshop.trainings.train = train
    window.activateWindow()
    return window.workshop.open_training()


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "questions.jsonl"
    rows = [json.dumps(row) for row in lease_questions(12)]
    path.write_text("\n".join([*rows, '{"question": "?"}']), encoding="utf-8")
    return path


def phase(window):
    state = window.desk.workshop.trainings.state()
    return state.phase if state else None


def test_a_reader_is_trained_watched_and_taken_into_use(qtbot, theme, window, page, questions, tmp_path) -> None:
    page.add([questions])
    qtbot.waitUntil(lambda: page.begin.isEnabled(), timeout=10_000)
    assert "12 of 13 rows" in page.found.text()
    assert "questions.jsonl, line 13" in page.problems.toPlainText()
    page.minutes.setValue(2)
    page.folder.setText(str(tmp_path / "mine"))
    page.begin.setFocus()
    qtbot.keyClick(page.begin, Qt.Key.Key_Space)
    assert window.desk.busy()
    qtbot.waitUntil(lambda: phase(window) is TrainingPhase.DONE and page.begin.isEnabled(), timeout=30_000)
    assert page.begin.hasFocus()
    assert "Best F1" in page.outcome.text()
    titles = [chart.title for chart in page._state.charts]
    assert {"Loss in training", "Development questions"} <= set(titles)
    assert page.charts.isVisibleTo(page)
    page.use.click()
    assert window.desk.preferences().reader == str(tmp_path / "mine")
    window.help.open_settings()
    reader = window.help.settings.reader
    assert reader.currentData() == str(tmp_path / "mine")
    reader.setCurrentIndex(0)
    assert window.desk.preferences().reader == ""
    window.escape()


def test_a_training_is_stopped_and_goes_on(qtbot, window, page, questions, tmp_path) -> None:
    page.folder.setText(str(tmp_path / "mine"))
    page.minutes.setValue(100)
    page.add([questions])
    qtbot.waitUntil(lambda: page.begin.isEnabled(), timeout=10_000)
    began = time.monotonic()
    page.start()
    page.start()
    assert "running" in page.outcome.text()
    qtbot.waitUntil(lambda: page.bar.value() >= 1, timeout=30_000)
    page.stop()
    qtbot.waitUntil(lambda: phase(window) is TrainingPhase.STOPPED and page.begin.isEnabled(), timeout=30_000)
    assert time.monotonic() - began < 30
    assert "Stopped" in page.outcome.text()
    assert page.begin.text() == "Go on"
    steps = (tmp_path / "mine" / "log.csv").read_text().count("\n")
    page.start()
    qtbot.waitUntil(lambda: page.bar.value() >= 2, timeout=30_000)
    page.stop()
    qtbot.waitUntil(lambda: phase(window) is TrainingPhase.STOPPED, timeout=30_000)
    assert (tmp_path / "mine" / "log.csv").read_text().count("\n") > steps


def test_what_cannot_be_trained_is_said(qtbot, window, page, tmp_path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"question": "?"}\n', encoding="utf-8")
    page.add([bad])
    qtbot.waitUntil(lambda: "line 1" in page.problems.toPlainText(), timeout=10_000)
    assert not page.begin.isEnabled()
    page.files.setCurrentRow(0)
    page.remove_file()
    assert page.wish().questions == ()
    page.start()
    assert "at least one file" in page.outcome.text()


def test_the_last_training_is_offered_after_a_restart(qtbot, theme, window, page, questions, tmp_path) -> None:
    from rmt_desktop.ui.training_page import TrainingPage

    page.add([questions])
    qtbot.waitUntil(lambda: page.begin.isEnabled(), timeout=10_000)
    page.folder.setText(str(tmp_path / "mine"))
    page.start()
    qtbot.waitUntil(lambda: page.bar.value() >= 0 and bool(page._state), timeout=10_000)
    page.stop()
    qtbot.waitUntil(lambda: not window.desk.workshop.trainings.busy(), timeout=30_000)
    window.desk.workshop.trainings._state = None
    again = keep(TrainingPage(window.desk, theme))
    assert again.wish().questions == (questions,)
    assert again.folder.text() == str(tmp_path / "mine")
