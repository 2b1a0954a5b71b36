"""Answers: verified, counted, explained where nothing was found, compared with a new version, kept in chats."""

import csv
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from rmt_desktop.domain.answers import Verdict
from rmt_desktop.domain.revisions import Change
from rmt_desktop.ui.verify_sheet import Support
from rmt_desktop.ui.window import MainWindow
from tests.gui.windows import keep
from tests.walkthrough.walk import CTRL, SHIFT, Walk, newer_lease

RENT = "How much is the Annual Rent?"
LAW = "Which law governs this lease?"
ANIMALS = "May animals be kept in the Premises?"
ABSENT = "Which vaccine was given to the control group?"


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch):
    """Name the file that the next dialog to save is answered with."""

    def answer(name: str) -> Path:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
        return Path(name)

    return answer


def test_quotes_are_verified_on_their_pages(walk: Walk, save_as) -> None:
    asked = walk.ask(RENT)
    walk.press(Qt.Key.Key_4, CTRL)
    sheet = walk.window.lane.sheet()
    assert sheet is not None
    walk.until(lambda: all(item.support is not Support.CHECKING for item in sheet.items))
    assert all(item.support is Support.EXACT for item in sheet.items if item.evidence)
    for key in (Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_R):
        walk.press(key)
    verdicts = [walk.desk.question(asked.id).verdict(place) for place in range(3)]
    assert verdicts == [Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.REJECTED]
    walk.press(Qt.Key.Key_P)
    walk.picture("01-verify")
    path = save_as("rent.md")
    with walk.qtbot.waitSignal(walk.window.bridge.exported, timeout=20_000):
        walk.press(Qt.Key.Key_E, CTRL)
    said = path.read_text("utf-8").casefold()
    assert said.count("accepted") >= 2
    assert "rejected" in said
    walk.press(Qt.Key.Key_O)
    assert walk.window.document.pdf.has_mark()


def test_findings_are_listed_struck_and_handed_over(walk: Walk, save_as) -> None:
    asked = walk.ask("Which sums of money must the Tenant pay?")
    tally = walk.window.stage.tally
    walk.until(lambda: walk.window.stage.currentWidget() is tally and tally.model.rowCount() >= 4)
    found = tally.model.rowCount()
    walk.press(Qt.Key.Key_Down)
    walk.press(Qt.Key.Key_Space)
    assert tally.count.text().startswith(str(found - 1))
    assert walk.desk.question(asked.id).verdict(1) is Verdict.REJECTED
    walk.picture("03-tally")
    with walk.qtbot.waitSignal(walk.window.bridge.exported, timeout=20_000):
        path = save_as("sums.csv")
        tally.export()
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert len(rows) == found
    with walk.qtbot.waitSignal(walk.window.bridge.exported, timeout=20_000):
        path = save_as("sums.docx")
        tally.export()
    assert len(docx.Document(str(path)).tables[0].rows) >= found
    tally.filter.setText("Service Charge")
    assert 0 < tally.proxy.rowCount() < found


def test_what_is_not_there_is_explained(walk: Walk) -> None:
    asked = walk.ask(ABSENT)
    assert asked.answer is not None
    assert asked.answer.abstained
    (explained,) = [card.not_found for card in walk.window.chat._cards.values() if card.not_found]
    walk.until(lambda: explained.absence is not None)
    walk.press(Qt.Key.Key_F, CTRL | SHIFT)
    assert walk.window.document.search_field.isVisible()
    walk.until(lambda: "of" in walk.window.document.search.count.text())
    walk.picture("04-not-found")
    walk.press(Qt.Key.Key_D, CTRL | SHIFT)
    walk.until(lambda: walk.newest().engine == "deep")
    assert walk.newest().text == ABSENT


def test_a_new_version_is_dropped_on_the_old_one(walk: Walk) -> None:
    for question in (RENT, LAW, ANIMALS):
        walk.ask(question)
    library, page = walk.window.library.list, walk.window.stage.versions
    row = library.visualRect(library.model().index(0, 0)).center()
    walk.drop(newer_lease(Path("sample-lease-v2.pdf")), QPointF(library.viewport().mapTo(walk.window, row)))
    walk.until(lambda: len(page.cards) == 3 and not page.revision().count(Change.WAITING))
    changes = {card.item.text: card.item.finding.change for card in page.cards}
    assert changes[RENT] is Change.CHANGED
    assert changes[LAW] is Change.UNCHANGED
    assert changes[ANIMALS] is not Change.UNCHANGED
    walk.picture("05-new-version")
    page.cards[0].setFocus()
    walk.press(Qt.Key.Key_Return)
    assert walk.window.stage.currentWidget() is walk.window.document


def test_chats_are_kept_found_copied_and_handed_over(walk: Walk, theme, save_as) -> None:
    walk.ask(LAW)
    walk.press(Qt.Key.Key_N, CTRL)
    walk.ask(RENT)
    walk.ask("And when must it be paid?")
    walk.press(Qt.Key.Key_Y, CTRL | SHIFT)
    assert "(sample-lease.pdf, page " in QGuiApplication.clipboard().text()
    walk.press(Qt.Key.Key_F2, SHIFT)
    walk.type("Rent and payment days")
    walk.press(Qt.Key.Key_Return)
    walk.window.chat.pin()
    first = walk.window.chat.area.first_quote()
    assert first is not None
    walk.window.chat.choose_quote(first)
    walk.picture("08-chat")
    for name in ("rent.md", "rent.pdf", "rent.docx"):
        path = save_as(name)
        with walk.qtbot.waitSignal(walk.window.bridge.exported, timeout=30_000):
            walk.press(Qt.Key.Key_E, CTRL)
        assert path.stat().st_size > 500
    again = keep(MainWindow(walk.desk, theme))
    assert next((chat.title, chat.pinned) for chat in walk.desk.chats()) == ("Rent and payment days", True)
    assert next(card.question.text for card in again.chat._cards.values()) == RENT
    walk.press(Qt.Key.Key_H, CTRL | SHIFT)
    walk.type("law")
    walk.until(lambda: walk.window.chat.finder.list.count() == 1)
    walk.press(Qt.Key.Key_Down)
    walk.press(Qt.Key.Key_Return)
    assert next(iter(walk.window.chat._cards.values())).question.text == LAW
    walk.window.chat.delete()
    assert len(walk.desk.chats()) == 1
    walk.window.notice.action.click()
    assert len(walk.desk.chats()) == 2
