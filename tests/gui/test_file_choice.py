"""Dialogs for files open where one for the same purpose was used last, at first in the Documents folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from rmt_desktop.ui.file_choice import FileChoice, Purpose, documents_folder, existing_folder


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Where dialogs have opened; each is answered with a file of the folder ``chosen``."""
    places: list[str] = []
    (tmp_path / "chosen" / "inside").mkdir(parents=True)

    def answer(_parent: object, _title: str, start: str, *_filters: str) -> tuple[str, str]:
        places.append(start)
        return str(tmp_path / "chosen" / "a"), "Word (*.docx)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *given: ([answer(*given)[0]], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: answer(*given)[0])
    return places


def test_each_purpose_has_a_folder_of_its_own_that_is_kept(window, begun, tmp_path) -> None:
    documents = Path.home() / "Documents"
    documents.mkdir()
    exports = FileChoice(window, window.desk, Purpose.EXPORTS)
    assert exports.target("Export", "chat.pdf", "PDF (*.pdf);;Word (*.docx)") == tmp_path / "chosen" / "a.docx"
    exports.target("Export", "chat.pdf", "PDF (*.pdf)")
    window.add_files()
    FileChoice(window, window.desk, Purpose.DOCUMENTS).file("New version")
    FileChoice(window, window.desk, Purpose.DOCUMENTS).folder("Folder")
    chosen = str(tmp_path / "chosen")
    assert begun == [str(documents / "chat.pdf"), f"{chosen}/chat.pdf", str(documents), chosen, chosen]


def test_a_folder_that_is_gone_is_not_offered(window, begun, tmp_path) -> None:
    window.desk.set_setting("folders/exports", str(tmp_path / "gone"))
    assert FileChoice(window, window.desk, Purpose.EXPORTS).start() == documents_folder() == Path.home()


def test_a_dialog_that_is_closed_changes_nothing(window, monkeypatch) -> None:
    for name, answer in (("getSaveFileName", ("", "")), ("getOpenFileNames", ([], "")), ("getExistingDirectory", "")):
        monkeypatch.setattr(QFileDialog, name, lambda *_, answer=answer: answer)
    choice = FileChoice(window, window.desk, Purpose.MODELS)
    assert (choice.target("t", "n", "PDF (*.pdf)"), choice.files("t", ""), choice.folder("t")) == (None, [], None)
    assert window.desk.setting("folders/models") is None


def test_the_nearest_folder_above_one_that_is_not_there(tmp_path) -> None:
    assert existing_folder(tmp_path / "readers" / "mine") == tmp_path
