"""A new version is dropped on the old one; its questions come out one by one, by keyboard too."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from rmt_desktop.domain.revisions import Change
from tests.gui.files import LINES, make_pdf
from tests.gui.windows import ask, read

CONTROL = Qt.KeyboardModifier.ControlModifier


def drop(window, path, at: QPointF) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, buttons, none))


def test_a_version_dropped_on_its_document_is_compared(qtbot, window, tmp_path):
    read(qtbot, window, make_pdf(tmp_path / "v1.pdf"))
    ask(qtbot, window, "Which law governs this lease?")
    lines = [line.replace("48,000", "52,500").replace("England and Wales", "Scotland") for line in LINES]
    newer = make_pdf(tmp_path / "v2.pdf", lines=lines)
    page = window.stage.versions
    library = window.library.list
    row = library.visualRect(library.model().index(0, 0)).center()
    drop(window, newer, QPointF(library.viewport().mapTo(window, row)))
    assert window.stage.currentWidget() is page
    qtbot.waitUntil(
        lambda: bool(page.cards) and page.cards[0].item.finding.change is not Change.WAITING, timeout=60_000
    )
    qtbot.waitUntil(lambda: not window.desk.busy(), timeout=20_000)
    qtbot.wait(50)
    assert window.stage.currentWidget() is page
    (card,) = page.cards
    qtbot.waitUntil(lambda: card.height() > 0 and card.mapTo(page, card.rect().topLeft()).y() < 200, timeout=5_000)
    assert card.height() < 600
    assert card.item.text == "Which law governs this lease?"
    assert card.item.finding.change is Change.CHANGED
    assert "1 changed" in page._line.text()
    assert len(window.desk.documents()) == 2
    chooser = window.chat.head._chooser
    assert (chooser.count(), chooser.currentText()) == (2, "Which law governs this lease?")
    assert "what changed since v1.pdf" in chooser.itemText(0)
    window.activateWindow()
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_O)
    assert window.stage.currentWidget() is window.document
    assert window.document.document_id() == 1
    window.verify_last()
    assert window.stage.currentWidget() is page
    qtbot.keyClick(page.cards[0], Qt.Key.Key_Return)
    assert window.document.document_id() == 2
    assert window.document.pdf.has_mark()


def test_files_dropped_beside_a_document_are_added_as_usual(qtbot, window, tmp_path):
    read(qtbot, window, make_pdf(tmp_path / "v1.pdf"))
    path = make_pdf(tmp_path / "other.pdf", 2)
    drop(window, path, QPointF(window.width() / 2, window.height() / 2))
    qtbot.waitUntil(lambda: len(window.desk.documents()) == 2, timeout=20_000)
    assert window.desk.revisions() == []


def test_a_question_is_pinned_and_the_empty_page_says_what_to_do(qtbot, window, tmp_path):
    window.versions.pin_newest()
    assert "no answered question" in window.notice.text()
    window.versions.choose()
    assert "Select the old version" in window.notice.text()
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_5, CONTROL)
    assert not window.stage.versions._empty.isHidden()
    read(qtbot, window, make_pdf(tmp_path / "v1.pdf"))
    card = ask(qtbot, window, "Which law governs this lease?")
    window.versions.pin_newest()
    assert window.desk.pinned() == {card.question.id}
    window.versions.pin_newest()
    assert window.desk.pinned() == set()
