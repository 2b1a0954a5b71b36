"""Every part is walked in a window of its own, over a copy of a library in which the sample lease is read."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from rmt_desktop.answering.model import Model
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.storage.library import Library
from rmt_desktop.ui.theme import Theme, ThemeMode
from rmt_desktop.ui.window import MainWindow
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.preferences import load_preferred_model
from tests.gui.windows import keep
from tests.walkthrough.walk import SIZE, Walk, sample

PICTURES = "RMT_DESKTOP_PICTURES"
"""Names the folder for the pictures; without it they go to pytest's temporary one."""
DATA = Path("RMT Desktop")
"""Relative, so that no picture shows where on this machine it was taken."""


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    named = os.environ.get(PICTURES)
    return Path(named).resolve() if named else tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """The reader that is shipped, loaded once."""
    library = Library.open(tmp_path_factory.mktemp("model"))
    try:
        return load_preferred_model(library)
    finally:
        library.close()


@pytest.fixture(scope="session")
def read_library(theme: Theme, model: Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample lease, read to its end."""
    folder = tmp_path_factory.mktemp("read") / DATA
    desk = Desk(Library.open(folder), lambda: model)
    desk.start()
    desk.add_paths([sample()])
    while [document.state for document in desk.documents()] != [DocumentState.READ]:
        assert not [document for document in desk.documents() if document.state is DocumentState.FAILED]
        QApplication.processEvents()
    assert desk.close(timeout=20)
    return folder


@contextmanager
def opened(qtbot, theme: Theme, model: Model, pictures: Path) -> Iterator[Walk]:
    desk = Desk(Library.open(DATA), lambda: model)
    window = keep(MainWindow(desk, theme))
    window.resize(*SIZE)
    window.show()
    window.set_theme(ThemeMode.LIGHT)
    window.start()
    window.activateWindow()
    qtbot.wait(100)
    yield Walk(qtbot, window, pictures)
    theme.set_text_size(100)
    window.set_theme(ThemeMode.LIGHT)
    window.bridge.close()
    window.stage.forget()
    window.hide()
    assert desk.close(timeout=30)
    model.threshold = None  # a threshold of the settings counts for the library it was chosen in


@pytest.fixture
def new(qtbot, theme, model, pictures, tmp_path, monkeypatch) -> Iterator[Walk]:
    """The program as it is first started."""
    monkeypatch.chdir(tmp_path)
    with opened(qtbot, theme, model, pictures) as walk:
        yield walk


@pytest.fixture
def walk(qtbot, theme, model, pictures, read_library, tmp_path, monkeypatch) -> Iterator[Walk]:
    """The program with the sample lease read."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(read_library, tmp_path / DATA)
    with opened(qtbot, theme, model, pictures) as made:
        made.window.library.select(1)
        made.until(lambda: made.window.document.document_id() == 1)
        yield made
