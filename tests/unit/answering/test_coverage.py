import math

import pytest

from rmt_desktop.answering.coverage import Coverage

QUESTION = "When was the author of Three Men born?"
TEXTS = ("Three Men is by George Abbott.", "Emma Horn was born in 1902.", "Abbott was born in 1887.", "The men slept.")


def covered(*texts: str) -> Coverage:
    made = Coverage(QUESTION)
    for text in texts:
        made.read(text)
    return made


def test_two_segments_gain_what_they_say_beyond_the_one_that_says_most():
    made = covered(*TEXTS)
    born = math.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    assert made.gain(0, 2) == made.gain(2, 0) == pytest.approx(born)
    assert made.gain(0, 3) == 0.0
    assert made.gain(1, 2) < 0


def test_nothing_is_gained_where_one_segment_says_as_much():
    made = covered(*TEXTS, "The author of Three Men was born in 1887.")
    assert max(made.gain(i, j) for i in range(5) for j in range(5)) == 0.0


def test_rare_terms_weigh_more():
    made = covered(*TEXTS)
    assert made.of("Three of them!") == {"three"}
    assert made.weight(made.of("three")) > made.weight(made.of("born")) > 0


def test_without_segments_or_terms_nothing_is_gained():
    assert covered("of the", "of").gain(0, 1) == 0.0
