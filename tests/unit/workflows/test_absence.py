from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rmt_desktop.domain.answers import Answer, Evidence, Question, QuestionState
from rmt_desktop.domain.documents import Document, DocumentState, Page, PageState
from rmt_desktop.workflows.absence import UNCERTAIN_FROM, AbsenceKind, TermPlaces, explain_absence

WHEN = datetime.now(UTC)
PAGES = [
    Page(1, "The premiums are paid. The Premium is annual."),
    Page(2, "", PageState.NO_TEXT),
    Page(3, "Insurance by the Tenant's subsidiaries."),
]
LEASE = Document(
    1, "h", "lease.pdf", Path("lease.pdf"), "pdf", 1, WHEN, DocumentState.READ, page_count=3, pages_without_text=(2,)
)
NEAREST = (Evidence(1, "lease.pdf", 1, 0, 22, "The premiums are paid.", 0.1, 0),)
QUESTION = Question(1, 1, "Which vaccine premium may the subsidiary pay?", (1,), "rmt", WHEN, QuestionState.ANSWERED)


def absence(confidence: float = 0.01, document: Document = LEASE, question: Question = QUESTION):
    answer = Answer(None, True, confidence, "rmt", nearest=NEAREST)
    return explain_absence(question, answer, [document], lambda document_id: PAGES)


def test_pages_that_could_not_be_read_are_not_counted_as_searched() -> None:
    found = absence()
    assert found.pages_searched == 2
    assert [(u.document, u.pages) for u in found.unreadable] == [("lease.pdf", (2,))]


def test_words_of_the_question_are_counted_whatever_their_endings() -> None:
    assert absence().terms == (
        TermPlaces("vaccine", 0),
        TermPlaces("premium", 2, (1,)),
        TermPlaces("subsidiary", 1, (1,)),
        TermPlaces("pay", 0),
    )
    assert absence().rarest() == TermPlaces("subsidiary", 1, (1,))


def test_no_word_of_the_question_may_stand_anywhere() -> None:
    assert absence(question=replace(QUESTION, text="Vaccine?")).rarest() is None
    assert absence(question=replace(QUESTION, text="Who is it?")).terms == ()


@pytest.mark.parametrize(
    ("confidence", "missing", "kind"),
    [
        (0.01, (), AbsenceKind.ABSENT),
        (0.01, (2,), AbsenceKind.UNREADABLE),
        (UNCERTAIN_FROM, (2,), AbsenceKind.UNCERTAIN),
        (UNCERTAIN_FROM, (), AbsenceKind.UNCERTAIN),
    ],
)
def test_absent_unreadable_and_uncertain_are_told_apart(confidence, missing, kind) -> None:
    assert absence(confidence, replace(LEASE, pages_without_text=missing)).kind is kind


def test_a_question_as_of_a_page_knows_nothing_of_later_ones() -> None:
    found = absence(question=replace(QUESTION, as_of_page=1))
    assert (found.pages_searched, found.unreadable, found.kind) == (1, (), AbsenceKind.ABSENT)
    assert found.rarest() == TermPlaces("premium", 2, (1,))
