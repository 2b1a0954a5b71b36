"""The figures of the window are measured on the real one; here with next to nothing."""

import time

from rmt_desktop.ui.heartbeat import Heartbeat
from rmt_desktop.ui.window_bench import measure_chat, measure_full_start, measure_pulse, measure_scrolling
from rmt_desktop.workflows.desk import Desk
from tests.gui.files import make_pdf
from tests.tiny import tiny_model


def test_a_busy_window_is_late(qtbot):
    heart = Heartbeat()
    qtbot.wait(60)
    assert heart.take().beats >= 2
    began = time.thread_time()
    while time.thread_time() - began < 0.12:
        pass
    qtbot.wait(40)
    pulse = heart.take()
    heart.stop()
    assert pulse.late_max > 100
    assert pulse.busy_max > 100
    assert pulse.late_p99 <= pulse.late_max


def test_every_stretch_has_a_pulse(qtbot, tmp_path):
    found = measure_pulse(lambda library: Desk(library, tiny_model), make_pdf(tmp_path / "a.pdf"))
    assert list(found) == ["idle", "loading", "reading", "asking", "showing"]
    assert all(found[part]["beats"] > 0 for part in ("idle", "reading", "showing"))


def test_a_long_chat_is_scrolled_to_its_first_question(qapp):
    found = measure_chat(lambda library: Desk(library, tiny_model), 60)
    assert found["questions"] == 60
    assert found["most_cards"] < 60
    assert found["scrolling"]["beats"] > 0


def test_a_full_library_opens_and_pages_scroll(qapp):
    start = measure_full_start(30, 400, rounds=1)
    assert 0 < start["library_open_seconds"] < start["usable_seconds"]
    scrolled = measure_scrolling(qapp, 12, frames=20)
    assert (scrolled["pages"], scrolled["frames"]) == (12, 20)
    assert scrolled["frame_ms_median"] > 0
