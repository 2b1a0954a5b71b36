from collections.abc import Sequence
from dataclasses import dataclass

import pytest
import torch

from rmt_desktop.answering import hops
from rmt_desktop.answering.episodes import read_episodes
from rmt_desktop.answering.findings import competing, findings_of
from rmt_desktop.answering.hops import Followed, Hops, named
from rmt_desktop.answering.likeness import Likeness
from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.segments import Findings, TokenSpan
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory.recurrence import to_state
from rmt_desktop.memory.spelling import Name
from tests.pointing import Pointing
from tests.tiny import tiny_model

MODEL = tiny_model()
STATE = to_state(MODEL.reader.cell.initial_memory)
QUESTION = "When was the author of Three Men born?"
SEGMENTS = (
    "Three Men on a Horse, which was shown in London, is a play by George Abbott.",
    "Emma Horn was born in 1902, in London.",
    "George Abbott\nHe was born in 1887.",
)
LOGITS = (1.0, 5.0, 3.0)
ABBOTT = Name("George Abbott", 0.5)


@dataclass
class Told:
    """Spells what a test says."""

    told: Sequence[Name]

    def read(self, text, tokens, memory):
        assert memory.shape == (STATE.vectors, STATE.width)

    def names(self):
        return iter(self.told)


def hops_of(*names: Name, segments: Sequence[str] = SEGMENTS, logits=LOGITS, memory: bool = True) -> Hops:
    made = Hops(MODEL, QUESTION, memory)
    made._spelling = Told(names)
    for text, logit in zip(segments, logits, strict=True):
        spans = () if logit is None else (TokenSpan(0, 1, logit - 1.0), TokenSpan(2, 2, logit - 2.0))
        made.read(text, MODEL.tokenizer.encode(text), Findings(0.0, 1.0, spans), STATE)
    return made


def likeness(near: float = 0.6, others: float = 0.2) -> Likeness:
    return Likeness(lambda: Pointing({SEGMENTS[0]: near}, others))


def followed(made: Hops, near: Likeness | None = None) -> list[Followed]:
    return list(made.follow(near or likeness(), PlainContext()))


def test_segments_that_hold_a_name_are_read_again_with_it_behind_the_question():
    found = followed(hops_of(ABBOTT))
    assert [again.segment for again in found] == [2, 0]  # what promises more comes first
    assert {again.name for again in found} == {ABBOTT}
    (scores,) = MODEL.score(
        MODEL.question_ids(f"{QUESTION} (George Abbott)"), [MODEL.tokenizer.encode(SEGMENTS[2]).ids], [None]
    )
    expected = findings_of(scores)
    assert [(span.first, span.last) for span in found[0].findings.spans] == [(s.first, s.last) for s in expected.spans]
    gained = 3.0 + hops.BIAS + 0.6 * (hops.INTRODUCED + hops.ABOUT)
    wanted = [gained + hops.AGAIN * logit for logit in competing(expected)]
    assert found[0].logits == pytest.approx(wanted, abs=1e-4)


def test_a_segment_that_mentions_a_name_late_gains_by_the_sentence_of_another_one():
    again = next(again for again in followed(hops_of(ABBOTT)) if again.segment == 0)
    own = competing(again.findings)
    assert again.logits[0] - hops.AGAIN * own[0] == pytest.approx(1.0 + hops.BIAS + 0.2 * hops.INTRODUCED, abs=1e-4)


def test_of_several_mentions_the_one_in_the_sentence_nearest_to_the_question_counts():
    telling = "Holm wrote Three Men with George Abbott."
    segments = [f"We met George Abbott. {telling} Here came George Abbott. Again George Abbott.", *SEGMENTS[1:]]
    near = Likeness(lambda: Pointing({telling: 0.9}, others=0.2))
    about = next(again for again in followed(hops_of(ABBOTT, segments=segments), near) if again.segment == 2)
    gained = about.logits[0] - hops.AGAIN * competing(about.findings)[0]
    assert gained == pytest.approx(3.0 + hops.BIAS + 0.9 * (hops.INTRODUCED + hops.ABOUT), abs=1e-4)


def test_a_segment_without_spans_counts_less_than_all_others():
    again = next(a for a in followed(hops_of(ABBOTT, logits=(1.0, 5.0, None))) if a.segment == 2)
    gained = 5.0 - hops.UNFOUND + hops.BIAS + 0.6 * (hops.INTRODUCED + hops.ABOUT)
    assert again.logits[0] - hops.AGAIN * competing(again.findings)[0] == pytest.approx(gained, abs=1e-4)
    assert followed(hops_of(ABBOTT, logits=(None, None, None))) == []


def test_names_of_the_question_and_of_a_single_segment_are_not_followed():
    assert followed(hops_of(Name("three men", 0.9), Name("Emma Horn", 0.8), Name("Nobody", 0.7))) == []
    assert followed(Hops(MODEL, QUESTION)) == []


def test_a_part_of_a_name_leads_nowhere_new():
    names = [again.name.text for again in followed(hops_of(ABBOTT, Name("Abbott", 0.4), Name("London", 0.3)))]
    assert names == ["George Abbott"] * 2 + ["London"] * 2


def test_the_surest_names_are_followed_and_no_more_than_said():
    text = " ".join(f"Name{i}x" for i in range(9))
    names = [Name(f"Name{i}x", 0.9 - i / 10) for i in range(9)]
    found = followed(hops_of(*names, segments=[text] * 6, logits=[1.0] * 6))
    assert [again.name for again in found] == [name for name in names[: hops.NAMES] for _ in range(hops.READ_AGAIN)]


def test_names_are_looked_for_in_order_and_not_without_end(monkeypatch):
    monkeypatch.setattr(hops, "TRIED", 2)
    single = [Name("Emma Horn", 0.9), Name("1902", 0.8)]
    assert followed(hops_of(*single, ABBOTT)) == []
    assert followed(hops_of(single[0], ABBOTT)) != []


def test_a_widespread_name_is_not_followed():
    for count in (hops.WIDESPREAD, hops.WIDESPREAD + 1):
        found = followed(hops_of(ABBOTT, segments=[SEGMENTS[0]] * count, logits=[1.0] * count))
        assert len(found) == (hops.READ_AGAIN if count == hops.WIDESPREAD else 0)


def test_without_memory_the_names_nearest_to_the_question_are_followed():
    names = [Name(f"Name{i}x", 0.9 - i / 10) for i in range(hops.NAMES)]
    segments = (*SEGMENTS, *[" ".join(name.text for name in names)] * 2)
    told = hops_of(*names, ABBOTT, segments=segments, logits=(*LOGITS, 0.0, 0.0), memory=False)
    found = followed(told, likeness(others=0.1))
    assert found[0].name == ABBOTT
    assert len({again.name for again in found}) == hops.NAMES
    by_memory = hops_of(*names, ABBOTT, segments=segments, logits=(*LOGITS, 0.0, 0.0))
    assert ABBOTT not in {again.name for again in followed(by_memory, likeness(others=0.1))}


def test_names_come_from_memory_itself():
    made = Hops(MODEL, QUESTION)
    words = MODEL.reader.cell.backbone.get_input_embeddings().weight.detach()
    memory = torch.zeros(STATE.vectors, STATE.width)
    memory[:2] = words[MODEL.tokenizer.encode("George Abbott").ids] * 40 / MODEL.config.memory_scale
    for text in SEGMENTS:
        scores = next(MODEL.score(MODEL.question_ids(QUESTION), [MODEL.tokenizer.encode(text).ids], [None]))
        made.read(text, MODEL.tokenizer.encode(text), findings_of(scores), to_state(memory))
    assert followed(made)[0].name.text == "George Abbott"


def test_following_stops_when_asked_to():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(hops_of(ABBOTT).follow(likeness(), PlainContext(token=token)))


def test_episodes_follow_names_only_where_asked_for(monkeypatch):
    one = Episode(QUESTION, SEGMENTS, ())
    asked = []
    place = AnswerPlace(2, 14, 16)

    def follow(self, likeness, context):
        asked.append((self._by_memory, [segment.text for segment in self._segments]))
        return iter([Followed(2, ABBOTT, Findings(0.0, 0.0, (TokenSpan(2, 2, 0.0),)), (100.0,))])

    plain = read_episodes(MODEL, [one], True, PlainContext(), likeness=likeness())
    monkeypatch.setattr(Hops, "follow", follow)
    assert read_episodes(MODEL, [one], True, PlainContext(), likeness=likeness()) == plain
    assert asked == []
    for memory in (True, False):
        assert read_episodes(MODEL, [one], memory, PlainContext(), likeness=likeness(), hops=True) == [place]
    assert asked == [(True, list(SEGMENTS)), (False, list(SEGMENTS))]


@pytest.mark.parametrize(("near", "first"), [(0.3, 2), (0.2, 2), (0.0, 1)])
def test_what_was_read_again_is_doubted_less(monkeypatch, near, first):
    """A sentence on something else costs 4 at a cosine of 0.2 and 7 at 0.0, of which 0.76 count."""
    read = iter([0.0, 103.5, 0.0])
    found = lambda scores: Findings(0.0, 0.0, (TokenSpan(3, 3, next(read)),))  # noqa: E731
    again = Followed(2, ABBOTT, Findings(0.0, 0.0, (TokenSpan(3, 3, 0.0),)), (107.0,))
    monkeypatch.setattr("rmt_desktop.answering.episodes.findings_of", found)
    monkeypatch.setattr(Hops, "follow", lambda self, likeness, context: iter([again]))
    unlike = Likeness(lambda: Pointing({"George Abbott\nHe was born in 1887.": near}))
    (place,) = read_episodes(MODEL, [Episode(QUESTION, SEGMENTS, ())], True, PlainContext(), "x", 1, unlike, hops=True)
    assert place is not None
    assert place.segment == first


@pytest.mark.parametrize(("passes", "near"), [(2, likeness()), (1, None)])
def test_names_need_one_reading_and_likeness(passes, near):
    with pytest.raises(ValueError, match="after one reading"):
        read_episodes(MODEL, [Episode("Who?", (), ())], True, PlainContext(), "x", passes, near, hops=True)


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [("Anna", "ANNA's", True), ("Ann", "Anna", False), ("A.B.", "the A.B. of it", True), ("b", "a-b", True)],
)
def test_names_are_whole_words_in_any_case(name, text, held):
    assert named(name, text) is held
