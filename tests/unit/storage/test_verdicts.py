from dataclasses import replace

import pytest

from rmt_desktop.domain.answers import Question, Verdict
from rmt_desktop.storage.library import Library
from tests.unit.storage.storage_samples import abstention, add, answer


@pytest.fixture
def question(library: Library) -> Question:
    document = add(library)
    asked = library.ask(library.add_chat("Lease", [document.id]).id, "When?", [document.id], "rmt")
    return library.store_answer(asked.id, answer(document))


def test_quotes_are_open_until_judged(library: Library, question: Question) -> None:
    assert question.verdicts == ()
    assert question.verdict(0) is Verdict.OPEN


def test_a_verdict_is_kept_and_may_be_changed_and_taken_back(library: Library, question: Question) -> None:
    assert question.answer is not None
    last = len(question.answer.evidence) - 1
    judged = library.judge(question.id, last, Verdict.ACCEPTED)
    assert judged == replace(question, verdicts=(*[Verdict.OPEN] * last, Verdict.ACCEPTED))
    assert library.questions(question.chat_id) == [judged]
    assert library.judge(question.id, last, Verdict.REJECTED).verdict(last) is Verdict.REJECTED
    assert library.judge(question.id, last, Verdict.OPEN) == question


def test_only_quotes_of_an_answer_are_judged(library: Library, question: Question) -> None:
    with pytest.raises(KeyError, match="quote 99"):
        library.judge(question.id, 99, Verdict.ACCEPTED)
    with pytest.raises(KeyError):
        library.judge(question.id + 1, 0, Verdict.ACCEPTED)
    library.store_answer(question.id, abstention(library.document(1)))
    with pytest.raises(KeyError):
        library.judge(question.id, 0, Verdict.ACCEPTED)


def test_another_answer_is_not_judged_yet(library: Library, question: Question) -> None:
    library.judge(question.id, 0, Verdict.ACCEPTED)
    assert question.answer is not None
    assert library.store_answer(question.id, question.answer).verdicts == ()
