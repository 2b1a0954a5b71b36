import math
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
import torch

from rmt_desktop.answering import hops
from rmt_desktop.answering.episodes import read_episodes
from rmt_desktop.answering.findings import competing, findings_of
from rmt_desktop.answering.hops import Followed, Hops, Mention, named
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
ABBOTT = Name("George Abbott", 0.5, 0)
PLAY = Mention(0, 62, 75)


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


def followed(made: Hops) -> list[Followed]:
    return list(made.follow(PlainContext()))


def test_segments_that_hold_a_name_are_read_again_with_it_behind_the_question():
    found = followed(hops_of(ABBOTT))
    assert [again.segment for again in found] == [2, 0]  # what promises more comes first
    assert {again.name for again in found} == {ABBOTT}
    assert [again.introduced for again in found] == [PLAY, Mention(2, 0, 13)]
    assert SEGMENTS[0][PLAY.start : PLAY.end] == ABBOTT.text
    (scores,) = MODEL.score(
        MODEL.question_ids(f"{QUESTION} (George Abbott)"), [MODEL.tokenizer.encode(SEGMENTS[2]).ids], [None]
    )
    expected = findings_of(scores)
    assert [(span.first, span.last) for span in found[0].findings.spans] == [(s.first, s.last) for s in expected.spans]
    wanted = [3.0 + hops.BIAS + hops.ABOUT + hops.AGAIN * logit for logit in competing(expected)]
    assert found[0].logits == pytest.approx(wanted, abs=1e-4)


def test_a_segment_that_does_not_begin_with_the_name_gains_less():
    again = next(again for again in followed(hops_of(ABBOTT)) if again.segment == 0)
    own = competing(again.findings)
    assert again.logits[0] - hops.AGAIN * own[0] == pytest.approx(1.0 + hops.BIAS, abs=1e-4)


def test_a_name_is_followed_only_where_two_segments_say_more_of_the_question_than_one():
    whole = "The author of Three Men, George Abbott, was born in 1887."
    assert followed(hops_of(ABBOTT, segments=(whole, *SEGMENTS[1:]))) == []
    answered = (*SEGMENTS[:2], "George Abbott\nHe was the author of Three Men and born in 1887.")
    assert followed(hops_of(ABBOTT, segments=answered)) == []
    unsaid = (*SEGMENTS[:2], "George Abbott\nHe is a playwright.")
    assert followed(hops_of(ABBOTT, segments=unsaid)) == []


def test_what_introduces_a_name_says_most_of_the_question_with_the_segment():
    elsewhere = "Charles Tobin met George Abbott."
    found = followed(hops_of(ABBOTT, segments=(elsewhere, *SEGMENTS), logits=(9.0, *LOGITS)))
    assert [again.segment for again in found] == [3, 1]  # with what is said elsewhere, nothing is gained
    assert [again.introduced.segment for again in found] == [1, 3]


def test_of_several_mentions_the_one_in_the_sentence_that_says_most_of_the_question_introduces():
    telling = "Holm wrote Three Men with George Abbott."
    segments = [f"We met George Abbott. {telling} Here came George Abbott. Again George Abbott.", *SEGMENTS[1:]]
    (about, _) = sorted(followed(hops_of(ABBOTT, segments=segments)), key=lambda again: -again.segment)
    assert about.introduced.segment == 0
    assert about.introduced.start == 22 + telling.index("George")


def test_paragraphs_of_a_segment_are_read_by_themselves():
    told = Hops(MODEL, QUESTION)
    told._spelling = Told([ABBOTT])
    heading = "Playwrights\n\n"
    text = f"{heading}{SEGMENTS[0]}\n\n{SEGMENTS[1]}\n \n{SEGMENTS[2]}"
    tokens = MODEL.tokenizer.encode(text)
    last = [i for i, start in enumerate(tokens.starts) if start >= text.index(SEGMENTS[2])]
    spans = (TokenSpan(last[0] + 1, last[0] + 2, 2.0), TokenSpan(2, 3, 4.0))
    told.read("Before it.", MODEL.tokenizer.encode("Before it."), Findings(0.0, 1.0, (TokenSpan(0, 0, 9.0),)), STATE)
    told.read(text, tokens, Findings(0.0, 1.0, spans), STATE)
    play, man = sorted(followed(told), key=lambda again: again.tokens)[::-1]
    assert (man.segment, man.tokens) == (1, len(last))
    (scores,) = MODEL.score(
        MODEL.question_ids(f"{QUESTION} (George Abbott)"), [MODEL.tokenizer.encode(SEGMENTS[2]).ids], [None]
    )
    expected = findings_of(scores)
    assert [(one.first, one.last) for one in man.findings.spans] == [
        (one.first + last[0], one.last + last[0]) for one in expected.spans
    ]
    wanted = [3.0 + hops.BIAS + hops.ABOUT + hops.AGAIN * logit for logit in competing(expected)]
    assert man.logits == pytest.approx(wanted, abs=1e-4)
    mention = man.introduced
    assert (mention.segment, text[mention.start : mention.end]) == (1, "George Abbott")
    assert mention.start == len(heading) + PLAY.start
    assert play.tokens == len(MODEL.tokenizer.encode(heading + SEGMENTS[0]).ids)
    assert play.logits[0] - hops.AGAIN * competing(play.findings)[0] == pytest.approx(5.0 + hops.BIAS, abs=1e-4)


def test_parts_of_a_paragraph_that_segments_cut_do_not_lead_to_each_other():
    for continued, led in ((False, [2, 0]), (True, [])):
        told = Hops(MODEL, QUESTION)
        told._spelling = Told([ABBOTT])
        for text, logit in zip(SEGMENTS, LOGITS, strict=True):
            found = Findings(0.0, 1.0, (TokenSpan(0, 1, logit - 1.0),))
            told.read(text, MODEL.tokenizer.encode(text), found, STATE, continued=continued and told._segments > 0)
        assert [again.segment for again in followed(told)] == led


def test_of_many_paragraphs_what_is_linked_counts_less():
    unsaid = ["Nothing."] * 17
    made = followed(hops_of(ABBOTT, segments=(*SEGMENTS, *unsaid), logits=(*LOGITS, *[-50.0] * 17)))
    few = followed(hops_of(ABBOTT))
    assert few[0].logits[0] - made[0].logits[0] == pytest.approx(hops.MANY * math.log(2), abs=1e-4)


def test_a_segment_without_spans_counts_less_than_all_others():
    again = next(a for a in followed(hops_of(ABBOTT, logits=(1.0, 5.0, None))) if a.segment == 2)
    gained = 5.0 - hops.UNFOUND + hops.BIAS + hops.ABOUT
    assert again.logits[0] - hops.AGAIN * competing(again.findings)[0] == pytest.approx(gained, abs=1e-4)
    assert followed(hops_of(ABBOTT, logits=(None, None, None))) == []


def test_names_of_the_question_and_of_a_single_segment_are_not_followed():
    assert followed(hops_of(Name("three men", 0.9, 0), Name("Emma Horn", 0.8, 0), Name("Nobody", 0.7, 0))) == []
    assert followed(Hops(MODEL, QUESTION)) == []


def test_a_part_of_a_name_leads_nowhere_new():
    names = [again.name.text for again in followed(hops_of(ABBOTT, Name("Abbott", 0.4, 0), Name("London", 0.3, 1)))]
    assert names == ["George Abbott"] * 2 + ["London"] * 2


def test_the_surest_names_are_followed_and_no_more_than_said():
    names = [Name(f"Name{i}x", 0.9 - i / 10, 0) for i in range(9)]
    text = " ".join(name.text for name in names)
    found = followed(hops_of(*names, segments=[f"Three Men {text}", *[f"born {text}"] * 5], logits=[1.0] * 6))
    assert [again.name for again in found] == [name for name in names[: hops.NAMES] for _ in range(hops.READ_AGAIN)]


def test_names_are_looked_for_in_order_and_not_without_end(monkeypatch):
    monkeypatch.setattr(hops, "TRIED", 2)
    single = [Name("Emma Horn", 0.9, 0), Name("1902", 0.8, 0)]
    assert followed(hops_of(*single, ABBOTT)) == []
    assert followed(hops_of(single[0], ABBOTT)) != []


def test_a_widespread_name_is_not_followed():
    for count in (hops.WIDESPREAD, hops.WIDESPREAD + 1):
        segments = [SEGMENTS[0], *[SEGMENTS[2]] * (count - 1)]
        found = followed(hops_of(ABBOTT, segments=segments, logits=[1.0] * count))
        assert len(found) == (hops.READ_AGAIN if count == hops.WIDESPREAD else 0)


def test_without_memory_the_names_that_gain_most_are_followed():
    names = [Name(f"Name{i}x", 0.9 - i / 10, 0) for i in range(hops.NAMES)]
    every = " ".join(name.text for name in names)
    segments = (*SEGMENTS, f"The author of men: {every}", f"The author, born: {every}")
    told = [*names, ABBOTT]
    found = followed(hops_of(*told, segments=segments, logits=(*LOGITS, 0.0, 0.0), memory=False))
    assert found[0].name == ABBOTT
    assert len({again.name for again in found}) == hops.NAMES
    by_memory = followed(hops_of(*told, segments=segments, logits=(*LOGITS, 0.0, 0.0)))
    assert ABBOTT not in {again.name for again in by_memory}


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
        list(hops_of(ABBOTT).follow(PlainContext(token=token)))


def test_episodes_follow_names_only_where_asked_for(monkeypatch):
    one = Episode(QUESTION, SEGMENTS, ())
    asked = []
    place = AnswerPlace(2, 14, 16)

    def follow(self, context):
        asked.append((self._by_memory, [paragraph.text for paragraph in self._paragraphs]))
        return iter([Followed(2, ABBOTT, PLAY, Findings(0.0, 0.0, (TokenSpan(2, 2, 0.0),)), (100.0,), 9)])

    plain = read_episodes(MODEL, [one], True, PlainContext())
    monkeypatch.setattr(Hops, "follow", follow)
    assert read_episodes(MODEL, [one], True, PlainContext()) == plain
    assert asked == []
    for memory in (True, False):
        assert read_episodes(MODEL, [one], memory, PlainContext(), hops=True) == [place]
    assert asked == [(True, list(SEGMENTS)), (False, list(SEGMENTS))]


@pytest.mark.parametrize(("near", "first"), [(0.3, 2), (0.2, 1)])
def test_what_was_read_again_is_doubted_like_the_rest(monkeypatch, near, first):
    """A sentence on something else costs 4 at a cosine of 0.2."""
    read = iter([0.0, 103.5, 0.0])
    found = lambda scores: Findings(0.0, 0.0, (TokenSpan(3, 3, next(read)),))  # noqa: E731
    again = Followed(2, ABBOTT, PLAY, Findings(0.0, 0.0, (TokenSpan(3, 3, 0.0),)), (107.0,), 9)
    monkeypatch.setattr("rmt_desktop.answering.episodes.findings_of", found)
    monkeypatch.setattr(Hops, "follow", lambda self, context: iter([again]))
    unlike = Likeness(lambda: Pointing({"George Abbott\nHe was born in 1887.": near}))
    (place,) = read_episodes(MODEL, [Episode(QUESTION, SEGMENTS, ())], True, PlainContext(), "x", 1, unlike, hops=True)
    assert place is not None
    assert place.segment == first


def test_names_need_one_reading():
    with pytest.raises(ValueError, match="after one reading"):
        read_episodes(MODEL, [Episode("Who?", (), ())], True, PlainContext(), "x", 2, hops=True)


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [("Anna", "ANNA's", True), ("Ann", "Anna", False), ("A.B.", "the A.B. of it", True), ("b", "a-b", True)],
)
def test_names_are_whole_words_in_any_case(name, text, held):
    assert named(name, text) is held
