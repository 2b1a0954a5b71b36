"""The same questions through several engines, in the window."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from rmt_desktop.domain.answers import Verdict
from rmt_desktop.ui.compare_model import CELL
from rmt_desktop.workflows.comparison import Comparison, Phase
from tests.gui.files import make_pdf
from tests.gui.windows import ask, read

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LAW, RENT = "Which law governs this lease?", "How much is the rent?"


def run(qtbot, window) -> Comparison:
    """Compare what is chosen, to the end."""
    page = window.workshop.compare
    qtbot.keyClick(page.begin, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: page._comparison is not None and page._comparison.phase is not Phase.RUNNING, timeout=30_000
    )
    return page._comparison


def test_questions_typed_are_compared_by_keyboard_and_exported(qtbot, window, tmp_path, monkeypatch) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_E, KEYS)
    page = window.workshop.compare
    assert page.isVisible()
    page.setup.questions.setPlainText(f"{LAW}\n\n{RENT}\n{LAW}")
    done = run(qtbot, window)
    assert [cell.compared.engine for cell in done.cells] == ["rmt", "deep", "rag-hybrid"] * 2
    assert [cell.question for cell in done.cells] == [0, 0, 0, 1, 1, 1]
    assert all(cell.compared.answer and cell.compared.seconds > 0 for cell in done.cells)
    assert page.model.rowCount() == 6
    assert page.charts.isVisibleTo(page)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.currentIndex().siblingAtColumn(0).data(CELL) is done.cells[1]
    for name in ("c.csv", "c.html"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        with qtbot.waitSignal(window.bridge.exported, timeout=10_000):
            page.export()
    rows = list(csv.DictReader((tmp_path / "c.csv").read_text("utf-8-sig").splitlines()))
    assert [row["Engine"] for row in rows] == ["rmt", "deep", "rag-hybrid"] * 2
    assert rows[0]["Document"] == "lease.pdf"
    html = (tmp_path / "c.html").read_text("utf-8")
    assert LAW in html
    assert html.count("<svg") == 1
    assert not window.desk.chats()


def test_what_was_found_before_a_stop_is_kept(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    page = window.workshop.open_compare()
    page.setup.questions.setPlainText("\n".join(f"{RENT} {n}" for n in range(200)))
    page.start()
    qtbot.waitUntil(lambda: page.model.rowCount() >= 2, timeout=30_000)
    assert window.desk.busy()
    page.start()
    assert "running" in page.problem.text()
    page.stop()
    qtbot.waitUntil(lambda: page._comparison.phase is Phase.STOPPED, timeout=30_000)
    assert 2 <= page.model.rowCount() < 600
    assert "kept" in page.line.text()
    assert page.export_button.isVisibleTo(page)


def test_a_question_of_the_chat_is_compared_and_answered_in_between(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    card = ask(qtbot, window, LAW)
    card.compare_asked.emit(card.question)
    page = window.workshop.compare
    assert [question.text for question in page.setup.wish().questions] == [LAW]
    page.setup.take_chat()
    assert page.setup.questions.toPlainText() == LAW
    done = run(qtbot, window)
    assert done.cells[0].compared.agrees
    assert done.documents == ("lease.pdf",)


def test_answers_of_a_question_file_are_scored(qtbot, window, tmp_path, monkeypatch) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    page = window.workshop.open_compare()
    file = tmp_path / "questions.csv"
    file.write_text(f"question,answer\n{RENT},48000 pounds\nWho is the king?,\n", encoding="utf-8")
    with qtbot.waitSignal(window.bridge.background_changed, timeout=10_000):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        page.choose_file()
    assert page.setup.wish().questions[0].golds == ("48000 pounds",)
    done = run(qtbot, window)
    assert all(cell.f1 is not None and 0 <= cell.f1 <= 1 for cell in done.cells)
    bad = tmp_path / "bad.csv"
    bad.write_text("question,answer\nWhat?,x\n,y\n", encoding="utf-8")
    with qtbot.waitSignal(window.bridge.failed, timeout=10_000):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bad), ""))
        page.choose_file()
    assert "row 2" in window.notice.text()


def test_what_cannot_be_compared_is_said(qtbot, window, tmp_path) -> None:
    page = window.workshop.open_compare()
    page.start()
    assert "document" in page.problem.text()
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    page = window.workshop.open_compare()
    page.start()
    assert "no question" in page.problem.text()
    page.setup.questions.setPlainText(RENT)
    for box in page.setup.engines.values():
        box.setChecked(False)
    page.start()
    assert "engine" in page.problem.text()
    assert not page.setup.engines["cag"].isEnabled()


def test_an_answer_is_copied_with_its_quotes(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    card = ask(qtbot, window, LAW)
    window.desk.judge(card.question.id, 0, Verdict.REJECTED)
    qtbot.waitUntil(lambda: bool(card.question.verdicts), timeout=10_000)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Y, KEYS)
    copied = QGuiApplication.clipboard().text()
    evidence = card.question.answer.evidence
    assert copied.startswith(f"{LAW}\n\n{card.question.answer.text}")
    assert copied.count("(lease.pdf, page ") == len(evidence) - 1


@pytest.mark.parametrize("suffix", [".txt", ".jsonl"])
def test_other_files_of_questions(tmp_path, suffix) -> None:
    from rmt_desktop.workflows.question_list import read_question_list

    path = tmp_path / f"q{suffix}"
    path.write_text(
        f"{LAW}\n\n{RENT}\n" if suffix == ".txt" else f'{{"question": "{LAW}"}}\n{{"question": "{RENT}"}}\n'
    )
    assert [question.text for question in read_question_list(path)] == [LAW, RENT]
    assert all(question.golds is None for question in read_question_list(path))
