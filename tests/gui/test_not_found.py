"""An abstention is explained, its words are searched by one key, and reading deeper is the next step."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from rmt_desktop.domain.answers import Question, QuestionState
from rmt_desktop.ui.not_found import NotFound
from tests.gui.files import LINES, make_pdf
from tests.gui.windows import ask, read

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_not_found_says_what_was_searched_and_where_the_words_stand(qtbot, strict_window, tmp_path) -> None:
    window = strict_window
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    card = ask(qtbot, window, "Which vaccine does the law name?")
    qtbot.waitUntil(lambda: card.not_found.absence is not None, timeout=5_000)
    said = "\n".join(label.text() for label in card.findChildren(QLabel))
    assert "3 pages of lease.pdf searched." in said
    assert len(card.quotes) == 3
    chips = {chip.text(): chip for chip in card.not_found.findChildren(QPushButton) if "·" in chip.text()}
    assert list(chips) == ["vaccine · 0", "law · 6", "name · 0"]
    assert [chip.isEnabled() for chip in chips.values()] == [False, True, False]
    chips["law · 6"].click()
    assert window.document.search_field.text() == "law"
    assert window.document.marked_text().lower() == "law"


def test_one_key_searches_and_another_reads_deeper(qtbot, strict_window, tmp_path) -> None:
    window = strict_window
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf", lines=(*LINES, "Deposits")))
    ask(qtbot, window, "Is the deposit or the law a vaccine?")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL_SHIFT)
    assert window.document.search_field.text() == "deposit"
    assert window.document.marked_text().lower() == "deposit"
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL_SHIFT)
    first, second = window.chat._cards.values()
    assert (first.question.engine, second.question.engine) == ("rmt", "deep")
    assert second.question.text == first.question.text
    qtbot.waitUntil(lambda: second.question.state is QuestionState.ANSWERED, timeout=60_000)
    second.not_found.fill()
    assert "Read deeper" not in [button.text() for button in second.findChildren(QPushButton)]
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL_SHIFT)
    assert len(window.chat._cards) == 2


def test_nothing_to_search_opens_the_search(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    window.search_words()
    assert window.document.search_field.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # by the offscreen platform, of any window
def test_what_closes_before_its_turn_is_not_explained_any_more(qtbot) -> None:
    looked = []
    question = Question(1, 1, "Who pays?", (), "rmt", datetime.now(UTC), QuestionState.ANSWERED)
    explained = NotFound(question, [], lambda: looked.append(question))
    qtbot.addWidget(explained)
    explained.show()
    explained.grab()  # paints it
    explained.close()
    qtbot.wait(50)
    assert looked == []
    assert explained.absence is None
