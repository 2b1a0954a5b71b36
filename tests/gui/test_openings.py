"""A second start hands its files to the first; macOS sends them as events."""

import multiprocessing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalSocket

from rmt_desktop.ui.openings import Openings, _address, hand_over


@pytest.fixture
def openings(qapp, tmp_path):
    made = Openings(tmp_path)
    yield made
    made.close()


def test_a_second_start_hands_its_files_to_the_first(qtbot, openings, tmp_path):
    with multiprocessing.get_context("spawn").Pool(1) as second:
        with qtbot.waitSignal(openings.asked, timeout=20_000) as got:
            second.apply_async(hand_over, (tmp_path, [Path("a – 契約.pdf"), tmp_path / "b.txt"]))
        second.close()
        second.join()  # terminated while it still answers, it may take the lock of its queue with it
    assert got.args == [[Path.cwd() / "a – 契約.pdf", tmp_path / "b.txt"]]


def test_nobody_takes_files_of_another_folder(qapp, openings, tmp_path):
    assert not hand_over(tmp_path / "another", [tmp_path / "a.pdf"])


def test_a_name_left_by_a_crash_does_not_keep_the_next_program_from_listening(qtbot, tmp_path):
    first, second = Openings(tmp_path), Openings(tmp_path)
    socket = QLocalSocket()
    with qtbot.waitSignal(second.asked) as got:
        socket.connectToServer(_address(tmp_path))
        socket.write(b"[]\n")
        socket.flush()
    assert got.args == [[]]
    first.close()
    second.close()


def test_nonsense_is_dropped(qtbot, openings, tmp_path):
    for line in (b"no json\n", b"x" * 1_100_000):
        socket = QLocalSocket()
        with qtbot.assertNotEmitted(openings.asked), qtbot.waitSignal(socket.disconnected, timeout=10_000):
            socket.connectToServer(_address(tmp_path))
            socket.write(line)
            socket.flush()


def test_files_of_a_double_click_in_the_finder(qtbot, qapp, openings, tmp_path):
    qapp.installEventFilter(openings)
    with qtbot.waitSignal(openings.asked) as got:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "a.pdf"))))
    assert got.args == [[tmp_path / "a.pdf"]]
    qapp.removeEventFilter(openings)
