"""What people drop on the window, and what they do in the middle of something: nothing is silent, nothing breaks."""

import zipfile

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton

from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.ui.drops import dropped
from tests.gui.windows import read
from tests.rooms import write_text


def drop(window, *urls: QUrl, text: str = "") -> None:
    data = QMimeData()
    if urls:
        data.setUrls(list(urls))
    if text:
        data.setText(text)
    buttons = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *buttons)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    window.dropEvent(QDropEvent(QPoint(5, 5).toPointF(), Qt.DropAction.CopyAction, data, *buttons))


def local(*paths) -> list[QUrl]:
    return [QUrl.fromLocalFile(str(path)) for path in paths]


def settled(window, count: int) -> bool:
    documents = window.library.model.documents()
    done = (DocumentState.READ, DocumentState.FAILED)
    return len(documents) == count and all(d.state in done for d in documents) and not window.desk.busy()


def test_a_folder_an_archive_and_a_foreign_archive(qtbot, window, tmp_path):
    folder = tmp_path / "Verträge – 契約 – عقود"
    folder.mkdir()
    write_text(folder / "عقد.txt", 2)
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as archive:
        archive.writestr("契約書.txt", "本契約は日本法に準拠する。")
    (tmp_path / "other.7z").write_bytes(b"7z\xbc\xaf\x27\x1c rest")
    drop(window, *local(folder, tmp_path / "bundle.zip", tmp_path / "other.7z"))
    qtbot.waitUntil(lambda: settled(window, 2), timeout=60_000)
    assert {d.name for d in window.library.model.documents()} == {"عقد.txt", "bundle.zip"}
    assert "7-Zip archive" in window.notice.text()
    assert window.desk._library.find_words("日本法").total == 1


def test_web_addresses_and_text_are_refused_with_what_to_do(window, tmp_path):
    drop(window, QUrl("https://example.com/contract.pdf"))
    assert "https://example.com/contract.pdf" in window.notice.text()
    assert "Save the page" in window.notice.text()
    for text, said in (("https://example.com/a", "Web addresses"), ("The rent is due.", "Text cannot be added")):
        window.notice.dismiss()
        drop(window, text=text)
        assert said in window.notice.text()
    assert window.desk.documents() == []
    data = QMimeData()
    data.setUrls([QUrl("http://a"), *local(tmp_path / "a.pdf")])
    assert dropped(data)[0] == [tmp_path / "a.pdf"]


def test_five_hundred_files_of_which_most_are_known(qtbot, window, tmp_path):
    for number in range(500):
        (tmp_path / f"{number:03}.txt").write_text("The rent is due." if number else "Another lease.", encoding="utf-8")
    opened = []
    window.document.opened.connect(opened.append)
    drop(window, *local(*sorted(tmp_path.glob("*.txt"))))
    qtbot.waitUntil(lambda: settled(window, 2), timeout=60_000)
    qtbot.waitUntil(lambda: "are in the library already" in window.notice.text(), timeout=10_000)
    assert len(opened) <= 2


def test_the_same_file_twice_at_once_is_one_document(qtbot, window, tmp_path):
    path = write_text(tmp_path / "a.txt", 2)
    drop(window, *local(path, path))
    drop(window, *local(path))
    qtbot.waitUntil(lambda: settled(window, 1), timeout=60_000)
    qtbot.waitUntil(lambda: "in the library already" in window.notice.text(), timeout=10_000)


def test_a_document_is_removed_while_it_is_read_and_brought_back(qtbot, window, tmp_path):
    drop(window, *local(write_text(tmp_path / "a.txt", 400)))
    qtbot.waitUntil(lambda: window.desk.progress(1) is not None, timeout=60_000)
    window.library.select(1)
    window.library.work.remove()
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 0, timeout=10_000)
    assert window.document.document_id() is None
    window.library.undo.undo()
    qtbot.waitUntil(lambda: settled(window, 1), timeout=60_000)
    assert window.desk.document(1).state is DocumentState.READ


def test_a_removed_document_comes_back_when_its_file_is_dropped_again(qtbot, window, tmp_path):
    path = write_text(tmp_path / "a.txt", 2)
    read(qtbot, window, path)
    window.library.select(1)
    window.library.work.remove()
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 0, timeout=10_000)
    drop(window, *local(path))
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 1, timeout=10_000)
    assert not window.library.undo.isVisible()
    window.library.undo.finish()
    assert window.desk.document(1)


def test_a_folder_is_watched_and_stopped_in_the_settings(qtbot, window, tmp_path, monkeypatch):
    inbox = tmp_path / "Eingang – 受信"
    inbox.mkdir()
    old = write_text(inbox / "old.txt", 2)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *arguments: str(inbox))
    window.help.open_settings()
    folders = window.help.settings.folders
    folders.choose()
    qtbot.waitUntil(lambda: "1 file already" in window.notice.text(), timeout=10_000)
    window.notice.action.click()
    qtbot.waitUntil(lambda: settled(window, 1), timeout=60_000)
    write_text(old, 3)
    window.desk._watch.look()
    window.desk._watch.look()
    qtbot.waitUntil(lambda: "Changed in a watched folder" in window.notice.text(), timeout=10_000)
    write_text(inbox / "new.txt", 4)
    window.desk._watch.look()
    window.desk._watch.look()
    qtbot.waitUntil(lambda: settled(window, 2), timeout=60_000)
    (stop,) = [made for made in folders.findChildren(QPushButton) if made.text() == "Stop watching"]
    assert str(inbox) in stop.accessibleName()
    stop.click()
    qtbot.waitUntil(lambda: window.desk.watched_folders() == [], timeout=10_000)
    assert len(window.desk.documents()) == 2
