"""A real window over a real desk; only the reader is tiny."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from rmt_desktop.storage.library import Library
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.window import MainWindow
from rmt_desktop.workflows.desk import Desk
from tests.gui.windows import keep
from tests.tiny import tiny_model


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


@pytest.fixture
def window(qtbot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    desk = Desk(Library.open(tmp_path / "data"), tiny_model)
    made = keep(MainWindow(desk, theme))
    made.resize(1280, 800)
    made.show()
    made.start()
    yield made
    made.bridge.close()
    made.stage.forget()
    made.hide()
    assert desk.close(timeout=20)
