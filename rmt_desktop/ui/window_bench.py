"""How quick the window is: its pulse while documents are read and asked, its start, long documents and chats."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QPointF, QSizeF, QTimer
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QAbstractSlider, QApplication, QWidget

from rmt_desktop.domain.answers import QuestionState
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.storage.library import Library
from rmt_desktop.ui.application import take_down
from rmt_desktop.ui.heartbeat import Heartbeat, Pulse, share
from rmt_desktop.ui.pdf_view import PdfView
from rmt_desktop.ui.window import MainWindow, create_window
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.events import ModelPhase
from rmt_desktop.workflows.full_library import fill_library

QUESTION = "Which law governs this agreement?"
_PATIENCE = 1_800.0
_STEP = 60
"""Pixels a frame: three notches of a wheel a second at 30 frames per second would be less."""
_SETTLED = (DocumentState.READ, DocumentState.FAILED, DocumentState.PASSWORD)


def measure_pulse(make_desk: Callable[[Library], Desk], file: Path) -> dict[str, Any]:
    """The pulse of a window that stands idle, loads its model, reads a file, and answers a question.

    ``late``: how late the timer was, on this machine with whatever else runs on it. ``busy`` and ``process``: see
    :class:`Pulse`; other programs don't change them.
    """
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(Library.open(Path(folder)))
        window = create_window(desk)
        window.resize(1360, 860)
        window.show()
        _run(0.2)
        heart = Heartbeat()
        found = {"idle": _pulse(heart, lambda began: time.monotonic() - began > 1.0)}
        window.start()
        found["loading"] = _pulse(heart, lambda _: desk.model_state().phase is ModelPhase.READY)
        desk.add_paths([file])
        found["reading"] = _pulse(heart, lambda _: _all_settled(desk))
        _ask(window, file)
        found["asking"] = _pulse(heart, lambda _: _all_answered(desk))
        found["showing"] = _pulse(heart, lambda began: time.monotonic() - began > 1.0)
        heart.stop()
        _close(window, desk)
    return {name: asdict(pulse) for name, pulse in found.items()}


def measure_full_start(documents: int, messages: int, rounds: int = 3) -> dict[str, Any]:
    """Seconds from the interpreter's first line to a window that takes input, with a full library; the median."""
    with tempfile.TemporaryDirectory() as folder:
        fill_library(Path(folder), documents, messages)
        runs = [_start_once(Path(folder)) for _ in range(rounds)]
    middle = {key: round(statistics.median(run[key] for run in runs), 3) for key in runs[0]}
    return {"documents": documents, "messages": messages, "rounds": rounds, **middle}


def measure_scrolling(application: QApplication, pages: int, frames: int = 300) -> dict[str, Any]:
    """Milliseconds to draw a frame while a document of so many pages is scrolled through, and to open it."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_pdf(Path(folder) / "long.pdf", pages)
        holder = QWidget()
        view = PdfView(holder)
        holder.resize(900, 1000)
        view.resize(900, 1000)
        holder.show()
        began = _clocks()
        view.open(path)
        opening, opening_busy = (1e3 * (now - then) for now, then in zip(_clocks(), began, strict=True))
        wall, own = _scroll(application, view, frames)
        view.close_document()
        holder.hide()
        holder.deleteLater()
        application.processEvents()
    median = statistics.median(wall)
    return {
        "pages": pages,
        "frames": len(wall),
        "open_ms": round(opening, 1),
        "open_busy_ms": round(opening_busy, 1),
        "frame_ms_median": round(median, 2),
        "frame_ms_p99": share(wall, 0.99),
        "frame_busy_ms_median": round(statistics.median(own), 2),
        "frame_busy_ms_p99": share(own, 0.99),
        "frames_per_second": round(1e3 / max(median, 1e-3)),
    }


def measure_chat(make_desk: Callable[[Library], Desk], questions: int) -> dict[str, Any]:
    """A chat of so many questions: opened at its newest, then scrolled up to its first.

    ``scrolling`` is the window's pulse meanwhile; ``most_cards`` says how many questions stand at once.
    """
    with tempfile.TemporaryDirectory() as folder:
        fill_library(Path(folder), 1, 10 * questions)  # the newest chat has a fifth of all
        desk = make_desk(Library.open(Path(folder)))
        window = create_window(desk)
        window.resize(1360, 860)
        window.show()
        _run(0.2)
        chat, area = desk.chats()[0], window.chat.area
        began = _clocks()
        window.chat.open_chat(chat.id)
        window.chat.repaint()
        opening, opening_busy = (1e3 * (now - then) for now, then in zip(_clocks(), began, strict=True))
        heart, began, most = Heartbeat(), _clocks(), 0
        while not area.shows_first():
            area.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
            _run(0.02)
            most = max(most, len(area.cards))
        pulse, seconds = heart.take(), _clocks()[0] - began[0]
        heart.stop()
        asked = len(desk.question_ids(chat.id))
        _close(window, desk)
    return {
        "questions": asked,
        "open_ms": round(opening, 1),
        "open_busy_ms": round(opening_busy, 1),
        "to_first_seconds": round(seconds, 2),
        "most_cards": most,
        "scrolling": asdict(pulse),
    }


def write_pdf(path: Path, pages: int) -> Path:
    """A PDF of so many pages of plain text."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter))
    writer.setResolution(72)
    painter = QPainter(writer)
    painter.setFont(QFont("", 10))
    for number in range(1, pages + 1):
        for line in range(42):
            words = f"{number}.{line} The Tenant must pay the Annual Rent by four equal instalments in advance."
            painter.drawText(QPointF(20, 30 + 16 * line), words)
        if number < pages:
            writer.newPage()
    painter.end()
    return path


def _clocks() -> tuple[float, float]:
    """Seconds on the wall, and of processor time of this thread."""
    return time.perf_counter(), time.thread_time()


def _scroll(application: QApplication, view: PdfView, frames: int) -> tuple[list[float], list[float]]:
    bar = view.verticalScrollBar()
    jump = max(_STEP, bar.maximum() // frames) if frames else _STEP
    wall: list[float] = []
    own: list[float] = []
    for frame in range(frames):
        far = frame % 10 == 9  # mostly as with a wheel, now and then as by dragging the bar
        began = _clocks()
        bar.setValue(min(bar.maximum(), bar.value() + (10 * jump if far else _STEP)))
        view.viewport().repaint()
        ended = _clocks()
        wall.append(1e3 * (ended[0] - began[0]))
        own.append(1e3 * (ended[1] - began[1]))
        application.processEvents()
    return wall, own


def _pulse(heart: Heartbeat, until: Callable[[float], bool]) -> Pulse:
    heart.take()
    began = time.monotonic()
    while not until(began):
        if time.monotonic() - began > _PATIENCE:
            raise InputError("The measurement took over half an hour and was given up; choose a shorter file.")
        _run(0.05)
    return heart.take()


def _run(seconds: float) -> None:
    """An event loop as the program's own: it sleeps while there is nothing to do."""
    loop = QEventLoop()
    QTimer.singleShot(round(1e3 * seconds), loop.quit)
    loop.exec()


def _all_settled(desk: Desk) -> bool:
    documents = desk.documents()
    return bool(documents) and all(document.state in _SETTLED for document in documents) and not desk.busy()


def _all_answered(desk: Desk) -> bool:
    waiting = (QuestionState.WAITING, QuestionState.RUNNING)
    return all(question.state not in waiting for chat in desk.chats() for question in desk.questions(chat.id))


def _ask(window: MainWindow, file: Path) -> None:
    document = window.desk.documents()[0]
    if document.state is not DocumentState.READ:
        raise InputError(f"{file.name} could not be read: {document.reason or document.state.value}")
    window.library.select(document.id)
    window.chat.send(QUESTION)


def _close(window: MainWindow, desk: Desk) -> None:
    window.bridge.close()
    window.stage.forget()
    desk.close(timeout=10)
    take_down(window)


def _start_once(folder: Path) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", _START, str(folder)], capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


_START = """
import time
began, told = (time.perf_counter(), time.process_time()), {}
def tell(stage):
    told[stage + "_seconds"] = time.perf_counter() - began[0]
    told[stage + "_processor_seconds"] = time.process_time() - began[1]
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from rmt_desktop.app import make_desk
from rmt_desktop.storage.library import Library
from rmt_desktop.ui.application import create_application
from rmt_desktop.ui.window import create_window
tell("imported")
application = create_application(["rmt-desktop"])
desk = make_desk(Library.open(Path(sys.argv[1])))
tell("library_open")
window = create_window(desk)
tell("window_made")
window.show()
desk.start = lambda: None  # what loads in the background from now on is not waited for
window.start()
QTimer.singleShot(0, application.quit)
application.exec()
tell("usable")
desk.close()
print(json.dumps(told), flush=True)
os._exit(0)
"""
