"""Chats are searched, renamed, pinned, thrown away and taken back; a long one opens and scrolls without a stall."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider

from rmt_desktop.domain.answers import Answer, Evidence
from rmt_desktop.storage.library import Library
from rmt_desktop.ui.card_column import MOST
from rmt_desktop.ui.window import MainWindow
from tests.gui.files import make_pdf
from tests.gui.windows import ask, keep, read

LONG = 55


def fill(library: Library, title: str, count: int) -> int:
    """A chat of many questions, each with an answer and its quotes."""
    chat = library.add_chat(title, [])
    quotes = tuple(Evidence(1, "lease.pdf", n, 0, 40, f"clause {n}: the rent is 48,000 pounds", 0.9, n) for n in (1, 2))
    for number in range(count):
        question = library.ask(chat.id, f"{title}: question {number}?", [1], "rmt")
        library.store_answer(question.id, Answer(f"Größe {number}", False, 0.9, "rmt", quotes))
    return chat.id


@pytest.fixture
def library(window) -> Library:
    return window.desk._library


def built(qtbot, window) -> None:
    qtbot.waitUntil(lambda: not window.chat.area.is_building(), timeout=60_000)


def test_all_chats_are_searched_by_keyboard(qtbot, window, library) -> None:
    first, second = fill(library, "Rent", 30), fill(library, "Law", 3)
    window.chat.fill_chats()
    window.activateWindow()
    window.chat.open_search()
    finder = window.chat.finder
    qtbot.keyClicks(finder.field, "GRÖSSE 2 rent")
    qtbot.waitUntil(lambda: finder.list.count() == 12, timeout=10_000)
    assert finder.count.text() == "12 questions"
    for _ in range(11):
        qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert finder.isHidden()
    assert window.chat.chat().id == first != second
    shown = window.chat.area.followed().question.text
    assert shown == "Rent: question 2?"
    built(qtbot, window)
    window.chat.open_search()
    finder.field.setText("no such words")
    qtbot.waitUntil(lambda: "Nothing found" in finder.count.text(), timeout=10_000)
    qtbot.keyClick(finder.field, Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert window.chat.area.isVisibleTo(window)


def test_chats_are_renamed_and_pinned(qtbot, theme, window, library) -> None:
    first, second = fill(library, "First", 1), fill(library, "Second", 1)
    window.chat.fill_chats()
    window.chat.open_chat(first)
    window.chat.rename()
    title = window.chat.head.title
    title.setText("Rent review")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert title.isHidden()
    window.chat.pin()
    assert [(chat.id, chat.title, chat.pinned) for chat in window.desk.chats()] == [
        (first, "Rent review", True), (second, "Second", False),
    ]  # fmt: skip
    again = keep(MainWindow(window.desk, theme))
    assert again.chat.chat().id == first
    window.chat.rename()
    title.setText("Forgotten")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert window.chat.chat().title == "Rent review"


def test_a_deleted_chat_can_be_taken_back_until_the_next_start(window, library, tmp_path) -> None:
    kept, gone = fill(library, "Kept", 1), fill(library, "Gone", 1)
    window.chat.fill_chats()
    window.chat.delete()
    assert [chat.id for chat in window.desk.chats()] == [kept]
    assert "“Gone” is deleted" in window.notice.text()
    assert library.search_questions("Gone") == []
    window.notice.action.click()
    assert window.chat.chat().id == gone
    assert len(window.chat._cards) == 1
    window.chat.delete()
    folder = tmp_path / "other"
    with Library.open(folder) as other:
        fill(other, "Gone", 1)
        other.discard_chat(1)
        assert other.question_ids(1) == [1]
    with Library.open(folder) as other:
        assert other.question_ids(1) == []
        with pytest.raises(KeyError):
            other.restore_chat(1)


def test_a_long_chat_is_built_as_far_as_it_is_looked_at(qtbot, window, library) -> None:
    chat = fill(library, "Long", LONG)
    area = window.chat.area
    window.chat.open_chat(chat)
    assert len(area.cards) < LONG / 3
    assert f"question {LONG - 1}?" in next(reversed(area.cards.values())).question.text
    built(qtbot, window)
    seen = set(area.cards)
    assert len(seen) < LONG / 3
    _scroll(qtbot, window, QAbstractSlider.SliderAction.SliderToMinimum, lambda: area._first == 0, seen)
    assert len(seen) == LONG
    _scroll(qtbot, window, QAbstractSlider.SliderAction.SliderToMaximum, lambda: area._last == LONG, seen)
    assert f"question {LONG - 1}?" in next(reversed(area.cards.values())).question.text


def _scroll(qtbot, window, action, there, seen) -> None:
    """Scroll as far as it goes until a range is reached; what was built is noted."""
    area = window.chat.area
    for _ in range(200):
        area.verticalScrollBar().triggerAction(action)
        built(qtbot, window)
        qtbot.wait(1)
        seen |= set(area.cards)
        assert len(area.cards) <= MOST
        if there():
            return
    raise AssertionError("the end of the chat was not reached")


def test_suggestions_go_once_they_are_asked_or_something_is_typed(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    window.chat.bar.suggest(("How much is the rent?", "Which law governs this lease?", "Who is the Tenant?"))
    window.chat.bar.suggestions()[1].click()
    assert [chip.text() for chip in window.chat.bar.suggestions()] == ["How much is the rent?", "Who is the Tenant?"]
    ask(qtbot, window, "How long is the term?")
    assert window.chat.bar.suggestions() == []
