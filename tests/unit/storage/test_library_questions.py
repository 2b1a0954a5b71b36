from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from rmt_desktop.domain.answers import Chat, QuestionState
from rmt_desktop.domain.documents import Document
from rmt_desktop.storage.library import Library
from tests.unit.storage.storage_samples import abstention, add, answer

RUNNING = {QuestionState.WAITING, QuestionState.RUNNING}


@pytest.fixture
def document(library: Library) -> Document:
    return add(library)


@pytest.fixture
def chat(library: Library, document: Document) -> Chat:
    return library.add_chat("Lease", [document.id])


def test_a_question_waits_as_soon_as_it_is_asked(library: Library, chat: Chat, document: Document) -> None:
    before = datetime.now(UTC)
    question = library.ask(chat.id, "When is rent due?\n\ud83d", [document.id], "rmt")
    assert question.state is QuestionState.WAITING
    assert (question.chat_id, question.text) == (chat.id, "When is rent due?\n\ud83d")
    assert (question.document_ids, question.engine) == ((document.id,), "rmt")
    assert (question.answer, question.reason) == (None, None)
    assert before - timedelta(milliseconds=1) <= question.asked <= datetime.now(UTC)
    assert library.question(question.id) == question
    assert library.questions(chat.id) == [question]


def test_a_question_as_of_a_page_stays_one(library: Library, chat: Chat, document: Document) -> None:
    question = library.ask(chat.id, "When?", [document.id], "deep", as_of_page=3)
    assert question.as_of_page == 3
    assert library.store_answer(question.id, answer(document)).as_of_page == 3
    assert library.ask(chat.id, "When?", [document.id], "deep").as_of_page is None


def test_questions_are_listed_oldest_first_by_chat(library: Library, chat: Chat, document: Document) -> None:
    other = library.add_chat("Other", [])
    asked = [library.ask(chat.id, f"Question {i}?", [document.id], "rmt") for i in range(3)]
    elsewhere = library.ask(other.id, "Elsewhere?", [], "rmt")
    assert library.questions(chat.id) == asked
    assert library.questions(other.id) == [elsewhere]


def test_an_answer_comes_back_exactly(library: Library, chat: Chat, document: Document) -> None:
    question = library.ask(chat.id, "When?", [document.id], "rmt")
    answered = library.store_answer(question.id, answer(document))
    assert answered == replace(question, state=QuestionState.ANSWERED, answer=answer(document))
    assert answered.answer is not None
    assert answered.answer.evidence[0].answer == "the first"
    assert library.questions(chat.id) == [answered]


def test_an_abstention_keeps_the_nearest_passages(library: Library, chat: Chat, document: Document) -> None:
    question = library.ask(chat.id, "Why?", [document.id], "rmt")
    assert library.store_answer(question.id, abstention(document)).answer == abstention(document)


def test_a_second_answer_replaces_the_first(library: Library, chat: Chat, document: Document) -> None:
    question = library.ask(chat.id, "When?", [document.id], "rmt")
    library.store_answer(question.id, answer(document))
    assert library.store_answer(question.id, abstention(document)).answer == abstention(document)
    assert library.store_answer(question.id, answer(document)).answer == answer(document)
    assert library.store_answer(question.id, abstention(document)).answer == abstention(document)
    assert library.question(question.id).answer == abstention(document)


@pytest.mark.parametrize("before", list(QuestionState))
@pytest.mark.parametrize("after", list(QuestionState))
def test_every_state_follows_every_state(
    library: Library, chat: Chat, before: QuestionState, after: QuestionState
) -> None:
    question = library.ask(chat.id, "When?", [], "rmt")
    assert library.set_question_state(question.id, before, "a reason").reason == "a reason"
    changed = library.set_question_state(question.id, after)
    assert (changed.state, changed.reason) == (after, None)
    assert library.question(question.id) == changed


@pytest.mark.parametrize("state", list(QuestionState))
def test_what_was_running_is_interrupted_after_a_restart(folder: Path, state: QuestionState) -> None:
    with Library.open(folder) as library:
        chat = library.add_chat("Lease", [])
        question = library.ask(chat.id, "When?", [], "rmt")
        stored = library.set_question_state(question.id, state)
    expected = replace(stored, state=QuestionState.INTERRUPTED if state in RUNNING else state)
    with Library.open(folder) as library:
        assert library.questions(chat.id) == [expected]


def test_a_failure_keeps_an_earlier_answer(library: Library, chat: Chat, document: Document) -> None:
    question = library.ask(chat.id, "When?", [document.id], "rmt")
    library.store_answer(question.id, answer(document))
    failed = library.set_question_state(question.id, QuestionState.FAILED, "Out of memory.")
    assert (failed.answer, failed.reason) == (answer(document), "Out of memory.")


def test_answers_stay_readable_after_their_document_is_removed(folder: Path) -> None:
    with Library.open(folder) as library:
        document = add(library)
        chat = library.add_chat("Lease", [document.id])
        question = library.ask(chat.id, "When?", [document.id], "rmt")
        answered = library.store_answer(question.id, answer(document))
        library.remove_document(document.id)
        assert library.questions(chat.id) == [answered]
    with Library.open(folder) as library:
        kept = library.question(question.id)
    assert kept.document_ids == (document.id,)
    assert kept.answer is not None
    assert kept.answer.evidence[0].document == "lease.pdf"
    assert kept.answer.evidence[0].quote == "Rent is due on the first."


def test_unknown_questions_are_key_errors(library: Library, document: Document) -> None:
    with pytest.raises(KeyError):
        library.question(1)
    with pytest.raises(KeyError):
        library.set_question_state(1, QuestionState.STOPPED)
    with pytest.raises(KeyError):
        library.store_answer(1, answer(document))


def test_a_question_removed_with_its_chat_takes_no_answer(library: Library, chat: Chat, document: Document) -> None:
    question = library.ask(chat.id, "When?", [document.id], "rmt")
    library.remove_chat(chat.id)
    with pytest.raises(KeyError):
        library.store_answer(question.id, answer(document))


def test_listing_costs_the_same_number_of_queries_however_many(
    library: Library, chat: Chat, document: Document
) -> None:
    def ask() -> None:
        question = library.ask(chat.id, "When?", [document.id], "rmt")
        library.store_answer(question.id, answer(document))

    def queries() -> int:
        seen: list[str] = []
        record = lambda *arguments: seen.append(arguments[2])  # noqa: E731
        event.listen(Engine, "before_cursor_execute", record)
        try:
            library.questions(chat.id)
        finally:
            event.remove(Engine, "before_cursor_execute", record)
        return len(seen)

    ask()
    few = queries()
    for _ in range(30):
        ask()
    assert queries() == few
