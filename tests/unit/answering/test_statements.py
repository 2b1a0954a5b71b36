import pytest

from rmt_desktop.answering.grounding import find_quotes
from rmt_desktop.answering.statements import check_statements, support
from rmt_desktop.domain.documents import Page
from rmt_desktop.workflows.sources import unread

QUOTES = [
    "The rent is 48,000 pounds a year, payable in advance.",
    "This lease is governed by the law of England and Wales.",
    "The Tenant may not assign this lease without consent.",
]


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("England and Wales.", (1,)),
        ("The lease is governed by the law of England and Wales.", (1,)),
        ("The rent is 48000 pounds a year.", (0,)),
        ("The rent is 84,000 pounds a year.", ()),
        ("The lease is governed by the law of Scotland.", ()),
        ("The Tenant may not assign this lease.", (2,)),
        ("The Tenant may assign this lease.", ()),
        ("The rent is not payable in advance.", ()),
        ("Bananas are yellow.", ()),
    ],
)
def test_a_sentence_cites_the_quote_that_says_it_or_none(sentence, cited):
    (statement,) = check_statements(sentence, QUOTES, "What does the lease say?")
    assert statement.citations == cited
    assert statement.supported == bool(cited)


def test_every_sentence_is_checked_by_itself():
    text = "The rent is 48,000 pounds. It is paid in bananas. England and Wales."
    statements = check_statements(text, QUOTES, "What is the rent?")
    assert [text[s.start : s.end] for s in statements] == text.replace(". ", ".|").split("|")
    assert [s.citations for s in statements] == [(0,), (), (1,)]


def test_of_equal_quotes_the_one_that_speaks_of_the_question_comes_first():
    quotes = ["The notice period is three months.", "The deposit is returned after three months."]
    (statement,) = check_statements("Three months.", quotes, "When is the deposit returned?")
    assert statement.citations == (1, 0)


def test_words_of_the_question_alone_back_nothing():
    assert support("The rent.", "The deposit is due.", {"rent"}) == 0.0


def test_quotes_are_the_pages_own_text():
    pages = [Page(1, "Preamble.\n" + QUOTES[2]), Page(2, f"{QUOTES[0]}\n\n{QUOTES[1]} " + "More follows. " * 50)]
    documents = [unread(3, "other", [Page(1, "Nothing of the kind.")]), unread(7, "lease", pages)]
    text = "The rent is 48,000 pounds a year. It is governed by the law of England and Wales. Cats purr."
    found = find_quotes(text, "Which law, and what rent?", documents)
    assert [(e.document_id, e.page, e.quote) for e in found] == [(7, 2, QUOTES[0]), (7, 2, QUOTES[1])]
    for evidence in found:
        assert pages[evidence.page - 1].text[evidence.start : evidence.end] == evidence.quote
    assert found[1].answer.endswith("England and Wales.")


def test_a_very_long_sentence_is_cut_around_what_backs_the_answer():
    page = Page(1, "whereas " * 200 + "the deposit is 900 dollars and " + "so on " * 200)
    (evidence,) = find_quotes("The deposit is 900 dollars.", "What is the deposit?", [unread(1, "d", [page])])
    assert len(evidence.quote) <= 620
    assert "deposit is 900 dollars" in evidence.quote
    assert page.text[evidence.start : evidence.end] == evidence.quote
    assert evidence.answer.startswith("deposit")


def test_two_sentences_that_follow_each_other_may_back_what_neither_does_alone():
    page = Page(1, "The deposit is due in May. It is 900 dollars in cash. Nothing else.")
    (evidence,) = find_quotes("The deposit of 900 dollars in cash is due in May.", "What?", [unread(1, "d", [page])])
    assert evidence.quote == "The deposit is due in May. It is 900 dollars in cash."
