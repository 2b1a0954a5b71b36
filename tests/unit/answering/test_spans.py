import numpy as np
import pytest

from rmt_desktop.answering.model import TokenScores
from rmt_desktop.answering.spans import LONGEST_QUOTE, best_spans, quote_around, whole_clause
from rmt_desktop.domain.documents import Passage


def scores(start: list[float], end: list[float]) -> TokenScores:
    return TokenScores(np.array(start, np.float32), np.array(end, np.float32), 0.0)


def test_the_best_span_ends_after_it_starts_and_further_ones_do_not_overlap():
    found = best_spans(scores([0, 5, 0, 0, 3], [6, 0, 4, 0, 2]), count=2)
    assert [(span.first, span.last) for span in found] == [(1, 2), (0, 0)]
    assert found[0].margin == 4.5


def test_spans_are_not_longer_than_allowed():
    (span,) = best_spans(scores([9, 0, 0, 0], [0, 0, 0, 9]), count=1, longest=2)
    assert span.last - span.first < 2


def test_no_tokens_no_span():
    assert best_spans(scores([], [])) == []


def test_a_quote_is_the_whole_sentence():
    text = "First one. The rent is 5,000 a year. Last one."
    at = text.index("5,000")
    quote = quote_around(Passage(3, at, at + 5), text)
    assert text[quote.start : quote.end] == "The rent is 5,000 a year."
    assert quote.page == 3


def test_a_very_long_sentence_is_cut_between_words_around_the_answer():
    text = "alpha " * 400 + "ANSWER " + "omega " * 400
    at = text.index("ANSWER")
    quote = quote_around(Passage(1, at, at + 6), text)
    shown = text[quote.start : quote.end]
    assert "ANSWER" in shown
    assert len(shown) <= LONGEST_QUOTE
    assert set(shown.split()) == {"alpha", "ANSWER", "omega"}
    assert shown == shown.strip()


@pytest.mark.parametrize(
    ("text", "answer", "whole"),
    [
        ("6.4 No animals may be kept in the Premises.", "6.4", True),
        ("6.4 No animals may be kept in the Premises.", "6.4 No animals", False),
        ("6.4 No animals may be kept in the Premises.", "animals", False),
        ("(b) The Tenant may share the roof.", "(b)", True),
        ("3. “Rent” means the yearly rent.", "3.", True),
        ("12 people work at the harbour.", "12", False),
        ("1984 Was a cold year in Lyon.", "1984", False),
        ("7.2 Term", "7.2", False),
        ("See 6.4 No animals may be kept.", "6.4", False),
    ],
)
def test_an_answer_that_is_but_a_clause_number_becomes_the_clause(text, answer, whole):
    at = text.index(answer)
    quote = Passage(1, 0, len(text))
    found = whole_clause(Passage(1, at, at + len(answer)), quote, text)
    assert found == (quote if whole else Passage(1, at, at + len(answer)))
