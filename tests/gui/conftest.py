"""A real window over a real desk; only the reader is tiny."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from rmt_desktop.answering.model import Model
from rmt_desktop.storage.library import Library
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.window import MainWindow
from rmt_desktop.workflows.desk import Desk
from tests.gui.windows import keep
from tests.tiny import tiny_model


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


@contextmanager
def opened(theme: Theme, folder: Path, load: Callable[[], Model]) -> Iterator[MainWindow]:
    """A window over its own library, closed at the end."""
    desk = Desk(Library.open(folder), load)
    made = keep(MainWindow(desk, theme))
    made.resize(1280, 800)
    made.show()
    made.start()
    yield made
    made.bridge.close()
    made.stage.forget()
    made.hide()
    assert desk.close(timeout=20)


@pytest.fixture
def window(qtbot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """Its reader answers whatever it is asked."""
    with opened(theme, tmp_path / "data", tiny_model) as made:
        yield made


@pytest.fixture
def strict_window(qtbot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """Its reader is never sure enough to answer."""
    with opened(theme, tmp_path / "data", lambda: tiny_model(threshold=1.1)) as made:
        yield made
