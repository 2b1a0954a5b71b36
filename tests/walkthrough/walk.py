"""A walk through the program: a window with the real reader, hands for its keys, and a camera."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from rmt_desktop.domain.answers import Question, QuestionState
from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.paths import resource
from rmt_desktop.ui.window import MainWindow
from rmt_desktop.workflows.desk import Desk

SIZE = (1440, 900)
PATIENCE = 240_000
"""Milliseconds that anything may take: the reader is the real one."""
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_SETTLED = (DocumentState.READ, DocumentState.FAILED, DocumentState.PASSWORD)
_COLOURS = 255


class Walk:
    """What every part needs: documents, questions, keys, and a picture at the end.

    Args:
        qtbot: pytest-qt's.
        window: open, over a library of its own.
        pictures: folder that the pictures go to.
    """

    def __init__(self, qtbot: Any, window: MainWindow, pictures: Path) -> None:
        self.qtbot, self.window, self.pictures = qtbot, window, pictures

    @property
    def desk(self) -> Desk:
        """The window's partner."""
        return self.window.desk

    def until(self, so: Callable[[], object]) -> None:
        """Let the program run until something is so."""
        self.qtbot.waitUntil(lambda: bool(so()), timeout=PATIENCE)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is; a shortcut goes to the window."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def read(self, *paths: Path) -> list[Document]:
        """Bring in files and wait until each is read."""
        self.desk.add_paths(list(paths))
        self.until(lambda: {path.name for path in paths} <= {document.name for document in self._settled()})
        return self._settled()

    def ask(self, text: str) -> Question:
        """Type a question, as a user does, and wait until its answer is shown and stored."""
        before = max((question.id for question in self._answered()), default=0)
        self.press(Qt.Key.Key_L, CTRL)
        self.type(text)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: max((question.id for question in self._answered()), default=0) > before)
        self.qtbot.wait(100)
        return self.newest()

    def newest(self) -> Question:
        """The newest question that is answered."""
        return max(self._answered(), key=lambda question: question.id)

    def drop(self, path: Path, at: QPointF) -> None:
        """Drop a file on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path.resolve()))])
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.window.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, left, none))

    def picture(self, name: str) -> None:
        """Save the window as it looks, with so many colours as a small file holds."""
        self.qtbot.wait(400)
        image = self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        stride = image.bytesPerLine()
        shown = Image.frombytes("RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGB", stride)
        self.pictures.mkdir(parents=True, exist_ok=True)
        small = shown.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE)
        small.save(self.pictures / f"{name}.png", optimize=True)

    def _settled(self) -> list[Document]:
        return [document for document in self.desk.documents() if document.state in _SETTLED]

    def _answered(self) -> list[Question]:
        chats = self.desk.chats()
        every = [question for chat in chats for question in self.desk.questions(chat.id)]
        return [question for question in every if question.state is QuestionState.ANSWERED]


def sample() -> Path:
    """The lease that the program brings."""
    return resource("samples", "sample-lease.pdf")


def newer_lease(target: Path) -> Path:
    """A new version of the sample: another rent, no clause on animals, typeset as the first one was."""
    maker = _sample_maker()
    text = resource("samples", "sample-lease.md").read_text("utf-8")
    text = text.replace("148,500", "156,000").replace("37,125", "39,000")
    lines = [line for line in text.splitlines() if not line.startswith("6.4")]
    maker.LeaseTemplate(target).build(list(maker.blocks("\n".join(lines))))
    return target


def many_leases(target: Path, floors: int) -> Path:
    """Leases of all floors in one file: long enough to be seen while it is read."""
    maker = _sample_maker()
    text = resource("samples", "sample-lease.md").read_text("utf-8")
    every = "\n\n".join(text.replace("third floor", f"floor {number}") for number in range(1, floors + 1))
    maker.LeaseTemplate(target).build(list(maker.blocks(every)))
    return target


def _sample_maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sample", resource("samples", "make_sample.py"))
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made
