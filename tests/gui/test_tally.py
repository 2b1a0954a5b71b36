"""A question for all of something fills a table while the document is read; struck rows don't count."""

import csv

import docx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from rmt_desktop.domain.answers import QuestionState, Verdict
from rmt_desktop.ui.tally_model import KEEP, PAGE
from tests.gui.files import make_pdf
from tests.gui.windows import ask, read

QUESTION = "How many rents are there?"


def tally(qtbot, window, tmp_path):
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf", 12))
    card = ask(qtbot, window, QUESTION)
    qtbot.waitUntil(lambda: window.stage.tally._finished, timeout=10_000)
    return card


def test_a_question_for_all_fills_a_table_with_findings_of_the_whole_document(qtbot, window, tmp_path) -> None:
    card = tally(qtbot, window, tmp_path)
    view = window.stage.tally
    assert window.stage.currentWidget() is view
    assert card.question.engine == "tally"
    rows = view.model.rows()
    assert len(rows) > 5
    assert [row.evidence for row in rows] == list(card.question.answer.evidence)
    assert {row.evidence.page for row in rows} > {1, 12}
    assert view.count.text() == f"{len(rows)} findings"
    assert card._text.text() == f"{len(rows)} findings"
    assert not view._bar.isVisible()


def test_rows_are_struck_by_key_and_stay_struck_after_a_restart(qtbot, window, tmp_path) -> None:
    card = tally(qtbot, window, tmp_path)
    view = window.stage.tally
    total = view.model.rowCount()
    view.table.selectRow(2)
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert view.count.text() == f"{total - 1} findings (1 struck)"
    assert window.desk.question(card.question.id).verdict(2) is Verdict.REJECTED
    qtbot.waitUntil(lambda: card._text.text() == f"{total - 1} findings (1 struck)", timeout=5_000)
    view.show_question(window.desk.question(card.question.id))
    assert [row.position for row in view.model.rows() if not row.kept] == [2]
    box = view.model.index(2, KEEP)
    view.model.setData(box, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert window.desk.question(card.question.id).verdict(2) is Verdict.OPEN
    assert view.count.text() == f"{total} findings"


def test_rows_struck_while_the_document_is_read_stay_struck(qtbot, window, tmp_path) -> None:
    card = tally(qtbot, window, tmp_path)
    view, stored = window.stage.tally, card.question
    from dataclasses import replace

    running = replace(stored, answer=None, state=QuestionState.RUNNING)
    view.show_question(running, stored.answer.evidence[:4])
    view.model.keep(1, False)
    assert window.desk.question(stored.id).verdicts == ()
    view.update_question(stored)
    assert view.count.text() == f"{len(stored.answer.evidence) - 1} findings (1 struck)"
    assert window.desk.question(stored.id).verdict(1) is Verdict.REJECTED


def test_rows_are_sorted_filtered_and_opened(qtbot, window, tmp_path) -> None:
    tally(qtbot, window, tmp_path)
    view = window.stage.tally
    view.table.sortByColumn(PAGE, Qt.SortOrder.DescendingOrder)
    pages = [view.proxy.index(i, PAGE).data() for i in range(view.proxy.rowCount())]
    assert pages == sorted(pages, reverse=True)
    assert pages[0] == 12
    view.table.selectRow(0)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert window.stage.currentWidget() is window.document
    assert window.document.current_page() in (11, 12)
    window.verify_last()
    assert window.stage.currentWidget() is view
    view.filter.setText("no such words")
    assert view.proxy.rowCount() == 0
    assert view.count.text().startswith(str(view.model.rowCount()))


def test_the_table_is_exported(qtbot, window, tmp_path, monkeypatch) -> None:
    tally(qtbot, window, tmp_path)
    view = window.stage.tally
    view.model.keep(0, False)
    for name in ("rents.csv", "rents.docx"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args, name=name: (str(tmp_path / name), ""))
        with qtbot.waitSignal(window.bridge.exported, timeout=10_000):
            view.export()
    with (tmp_path / "rents.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == view.model.rowCount() + 1
    assert [row[-1] for row in rows[1:]].count("no") == 1
    (table,) = docx.Document(str(tmp_path / "rents.docx")).tables
    assert len(table.rows) == view.model.rowCount()


def test_the_user_overrules_the_guess(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    bar = window.chat.bar
    bar.field.setPlainText(QUESTION)
    assert bar.list_all.isChecked()
    bar.list_all.click()
    bar.field.setPlainText(QUESTION + " Really?")
    assert not bar.list_all.isChecked()
    card = ask(qtbot, window, QUESTION)
    assert card.question.engine == "rmt"
    bar.field.setPlainText("Which law governs?")
    assert not bar.list_all.isChecked()
    bar.list_all.click()
    assert bar.wants_all("Which law governs?")
    assert ask(qtbot, window, "Which law governs?").question.engine == "tally"


def test_nothing_surely_found_says_so(qtbot, strict_window, tmp_path) -> None:
    window = strict_window
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    ask(qtbot, window, QUESTION)
    qtbot.waitUntil(lambda: window.stage.tally._finished, timeout=10_000)
    assert window.stage.tally.count.text() == "0 findings"
    assert "Nothing found" in window.stage.tally._line.text()
