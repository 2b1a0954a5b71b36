import pytest

from rmt_desktop.answering.likeness import CONTENDERS, Likeness, contenders, reconsidered
from rmt_desktop.models.catalogue import minilm_folder
from rmt_desktop.retrieval.minilm import LocalEmbedder
from tests.pointing import Pointing


def test_only_what_is_unlike_the_question_is_doubted():
    doubts = Likeness(lambda: Pointing({"like": 0.6, "enough": 0.3, "hardly": 0.25, "other": -0.4})).doubts
    assert doubts("?", ["like", "enough", "hardly", "other"]) == pytest.approx([0.0, 0.0, 2.0, 7.0], abs=1e-5)


def test_the_encoder_is_loaded_at_the_first_doubt_and_once():
    loaded = []

    def load():
        loaded.append(Pointing({}))
        return loaded[-1]

    likeness = Likeness(load)
    assert likeness.doubts("?", []) == []
    assert not loaded
    likeness.doubts("?", ["a"])
    likeness.doubts("?", ["b"])
    assert [one.calls for one in loaded] == [[["?", "a"], ["?", "b"]]]


def test_contenders_are_those_less_than_the_greatest_doubt_behind():
    assert contenders([5.0]) == 1
    assert contenders([5.0, 5.0, -1.9, -2.1, -9.0]) == 3
    assert contenders([1.0] * 40) == CONTENDERS


def test_doubts_change_the_order_of_those_that_may_come_first():
    asked = []

    def doubts(count):
        asked.append(count)
        return [3.0, 0.0, 1.0]

    assert reconsidered([5.0, 4.0, 3.0, -4.0], doubts) == [(1, 4.0), (0, 2.0), (2, 2.0), (3, -4.0)]
    assert asked == [3]


def test_nothing_is_asked_where_no_order_can_change():
    for logits in ([], [5.0], [5.0, -3.0]):
        assert reconsidered(logits, lambda count: pytest.fail("asked")) == list(enumerate(logits))


def test_the_real_encoder_tells_a_sentence_on_something_else():
    likeness = Likeness(lambda: LocalEmbedder(minilm_folder()))
    on, off = likeness.doubts(
        "What is the late fee of the tenant?",
        ["The tenant shall pay a late fee of 40 pounds.", "He rode for 40 miles and slept in the forest."],
    )
    assert on == 0.0
    assert off > 3.0
