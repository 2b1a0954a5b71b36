from dataclasses import dataclass, field

import pytest

from rmt_desktop.answering import hops
from rmt_desktop.answering.episodes import read_episodes
from rmt_desktop.answering.hops import Hops, named
from rmt_desktop.answering.likeness import Likeness
from rmt_desktop.answering.spans import best_spans
from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.memory.recurrence import to_state
from rmt_desktop.memory.spelling import Name
from tests.pointing import Pointing
from tests.tiny import tiny_model

MODEL = tiny_model()
STATE = to_state(MODEL.reader.cell.initial_memory)
QUESTION = "When was the author of Three Men born?"
SEGMENTS = (
    "Three Men on a Horse, which was shown in London, is a play by George Abbott.",
    "Emma Horn was born in 1902.",
    "George Abbott\nHe was born in 1887.",
)
FOUND = [(5.0, AnswerPlace(1, 22, 26)), (3.0, AnswerPlace(2, 29, 33)), (1.0, AnswerPlace(0, 0, 5))]


@dataclass
class Told:
    """Spells what a test says, memory by memory."""

    names: list[Name | None]
    heard: list[str] = field(default_factory=list)

    def read(self, text, tokens):
        self.heard.append(text)

    def name(self, memory):
        assert memory.shape == (STATE.vectors, STATE.width)
        return self.names[len(self.heard) - 1]


def hops_of(*names: Name | None) -> Hops:
    made = Hops(MODEL, QUESTION)
    made._spelling = Told(list(names))
    for text in SEGMENTS[: len(names)]:
        made.read(text, MODEL.tokenizer.encode(text), STATE)
    return made


def likeness(near: float = 0.6) -> Likeness:
    return Likeness(lambda: Pointing({SEGMENTS[0]: near}, others=0.2))


def test_names_are_those_memory_was_sure_of_and_the_question_does_not_say():
    held = hops_of(Name("George Abbott", 0.5), Name("three men", 0.9), Name("london", 0.2))
    assert held.names == [Name("George Abbott", 0.5)]


def test_of_a_name_held_twice_the_greater_certainty_counts_and_the_surest_come_first():
    held = hops_of(Name("Abbott", 0.5), Name("Emma Horn", 0.6), Name("ABBOTT", 0.8))
    assert held.names == [Name("Abbott", 0.8), Name("Emma Horn", 0.6)]


def test_no_more_names_are_followed_than_said():
    held = Hops(MODEL, QUESTION)
    held._spelling = Told([Name(f"Name{i}", 0.4 + i / 10) for i in range(5)])
    for i in range(5):
        held.read(f"Name{i}", MODEL.tokenizer.encode(f"Name{i}"), STATE)
    assert [name.text for name in held.names] == ["Name4", "Name3", "Name2"]


def test_without_a_name_the_first_reading_stands():
    assert hops_of(None, None, None).ranked(FOUND, likeness()) == FOUND
    assert hops_of(Name("George Abbott", 1.0)).ranked([], likeness()) == []


def test_a_segment_about_a_name_that_another_one_introduces_gains():
    once = dict(
        reversed(pair) for pair in hops_of(Name("George Abbott", 1.0), None, None).ranked(FOUND, likeness())[:3]
    )
    assert once[FOUND[0][1]] == 5.0
    assert once[FOUND[1][1]] == pytest.approx(3.0 + 0.6 * (hops.SPOKEN_OF + hops.ABOUT))
    assert once[FOUND[2][1]] == pytest.approx(1.0 + 0.2 * hops.SPOKEN_OF)


def test_a_doubtful_name_gains_less():
    once = dict(
        reversed(pair) for pair in hops_of(Name("George Abbott", 0.5), None, None).ranked(FOUND, likeness())[:3]
    )
    assert once[FOUND[1][1]] == pytest.approx(3.0 + 0.5 * 0.6 * (hops.SPOKEN_OF + 0.5 * hops.ABOUT))


def test_segments_with_the_name_are_read_again_with_it_behind_the_question():
    again = hops_of(Name("George Abbott", 1.0), None, None).ranked(FOUND, likeness())[3:]
    assert {place.segment for _, place in again} == {0, 2}
    tokens = MODEL.tokenizer.encode(SEGMENTS[2])
    (scores,) = MODEL.score(MODEL.question_ids(f"{QUESTION} (George Abbott)"), [tokens.ids], [None])
    span = best_spans(scores, 1)[0]
    logit = span.margin + scores.absent + 0.3 * scores.answerable
    expected = 3.0 + hops.AGAIN * logit + hops.AGAIN_BIAS + 0.6 * (hops.SPOKEN_OF + hops.ABOUT)
    place = AnswerPlace(2, tokens.starts[span.first], tokens.ends[span.last])
    assert [value for value, where in again if where == place] == [pytest.approx(expected, abs=1e-4)]


def test_episodes_follow_names_only_where_asked_for(monkeypatch):
    one = Episode(QUESTION, SEGMENTS, ())
    followed = []
    plain = read_episodes(MODEL, [one], True, PlainContext(), likeness=likeness())
    monkeypatch.setattr(Hops, "ranked", lambda self, found, likeness: followed.append(self) or [(0.0, FOUND[2][1])])
    assert read_episodes(MODEL, [one], True, PlainContext(), likeness=likeness()) == plain
    assert followed == []
    assert read_episodes(MODEL, [one], True, PlainContext(), likeness=likeness(), hops=True) == [FOUND[2][1]]
    assert [text for text, _ in followed[0]._segments] == list(SEGMENTS)


def test_doubts_count_less_beside_names(monkeypatch):
    one = Episode(QUESTION, SEGMENTS, ())
    monkeypatch.setattr(Hops, "ranked", lambda self, found, likeness: FOUND)
    # its sentence is on something else: 7 off without names, 0.44 of it with them
    unlike = Likeness(lambda: Pointing({SEGMENTS[1]: 0.0}))
    assert read_episodes(MODEL, [one], True, PlainContext(), likeness=unlike, hops=True) == [FOUND[1][1]]
    less = Likeness(lambda: Pointing({SEGMENTS[1]: 0.2}))
    assert read_episodes(MODEL, [one], True, PlainContext(), likeness=less, hops=True) == [FOUND[0][1]]


@pytest.mark.parametrize(("memory", "passes", "near"), [(False, 1, likeness()), (True, 2, likeness()), (True, 1, None)])
def test_names_need_one_reading_with_memory_and_likeness(memory, passes, near):
    with pytest.raises(ValueError, match="what memory holds"):
        read_episodes(MODEL, [Episode("Who?", (), ())], memory, PlainContext(), "x", passes, near, hops=True)


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [("Anna", "ANNA's", True), ("Ann", "Anna", False), ("A.B.", "the A.B. of it", True), ("b", "a-b", True)],
)
def test_names_are_whole_words_in_any_case(name, text, held):
    assert named(name, text) is held
