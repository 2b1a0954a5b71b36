"""Take the pictures of README from the real program: real desk, real reader, the sample document.

usage: python resources/screenshots/make_screenshots.py [FOLDER]
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from rmt_desktop.app import make_desk
from rmt_desktop.domain.answers import QuestionState
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.storage.library import Library
from rmt_desktop.ui.application import create_application, take_down
from rmt_desktop.ui.theme import ThemeMode
from rmt_desktop.ui.window import MainWindow, create_window

QUESTION = "Which law governs this lease?"
ABSENT = "Which vaccine was given to the control group?"


def wait(application: QApplication, until: Callable[[], bool], seconds: float) -> None:
    """Let the program run until something is so, at most for some seconds."""
    deadline = time.monotonic() + seconds
    while not until() and time.monotonic() < deadline:
        application.processEvents()
        time.sleep(0.01)


def take(application: QApplication, window: MainWindow, folder: Path, name: str) -> None:
    """Save the window as it looks."""
    wait(application, lambda: False, 1.0)
    window.grab().save(str(folder / f"{name}.png"))


def answered(window: MainWindow, count: int) -> bool:
    """Whether this many questions are answered."""
    chats = window.desk.chats()
    questions = window.desk.questions(chats[0].id) if chats else []
    return sum(question.state is QuestionState.ANSWERED for question in questions) >= count


def main(folder: Path) -> None:
    """Take all pictures."""
    application = create_application(["rmt-desktop"])
    with tempfile.TemporaryDirectory() as data:
        desk = make_desk(Library.open(Path(data)))
        window = create_window(desk)
        window.resize(1440, 900)
        window.set_theme(ThemeMode.LIGHT)
        window.show()
        take(application, window, folder, "empty-light")
        window.start()
        window.add_sample()
        wait(application, lambda: any(document.segments_read > 2 for document in desk.documents()), 120)
        window.grab().save(str(folder / "reading-light.png"))
        wait(application, lambda: all(d.state is DocumentState.READ for d in desk.documents()), 300)
        window.chat.send(QUESTION)
        wait(application, lambda: answered(window, 1), 120)
        wait(application, lambda: False, 1.0)  # until the finished answer has replaced what was streamed
        quote = window.chat.first_quote()
        if quote is None:
            raise SystemExit("the sample question was not answered")
        window.chat.choose_quote(quote)
        take(application, window, folder, "answered-light")
        window.set_theme(ThemeMode.DARK)
        take(application, window, folder, "answered-dark")
        window.set_theme(ThemeMode.LIGHT)
        window.chat.send(ABSENT)
        wait(application, lambda: answered(window, 2), 120)
        take(application, window, folder, "not-found-light")
        window.bridge.close()
        desk.close()
        take_down(window)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
