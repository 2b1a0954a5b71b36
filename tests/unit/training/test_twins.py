import random
import re

import pytest

from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.training.composing import described, hops
from rmt_desktop.training.episodes import Shape
from rmt_desktop.training.twins import TwinLessons


def row(question, answer, context, group):
    start = context.index(answer)
    return QuestionRow(question, context, (GoldSpan(start, start + len(answer)),), group)


EMMA = row("Who wrote the novel Emma?", "Jane Austen", "Emma is a novel. It was written by Jane Austen.", "Emma")
BORN = row(
    "When was Jane Austen born?", "1775", "Austen was born in 1775 in Steventon. She had a sister.", "Jane_Austen"
)
KIDNAPPED = row(
    "Who wrote the novel Kidnapped?", "Robert Stevenson", "Kidnapped is by Robert Stevenson. It is long.", "Kidnapped"
)
DIED = row("When did Robert Stevenson die?", "1894", "He died in 1894 on an island.", "Robert_Stevenson")
RIVER = row("How long is the Thames?", "215 miles", "The Thames is a river. It is 215 miles long.", "Thames")
ROWS = [EMMA, BORN, KIDNAPPED, DIED, RIVER]


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("Who wrote the novel Emma?", "the person who wrote the novel Emma"),
        ("Who did Emma marry in the end?", "the person whom Emma marry in the end"),
        ("What was the name of the first ship that sailed?", "the first ship that sailed"),
        ("What is the capital of Poland?", "the capital of Poland"),
        ("What German city was burned in 1645?", "the German city that was burned in 1645"),
        ("Which film did she direct in 1999?", "the film that she direct in 1999"),
        ("In what country does the river rise?", "the country in which the river rise"),
        ("Where was the treaty signed?", "the place where the treaty signed"),
        ("Whose works were forbidden?", "the one whose works were forbidden"),
        ("Who sang?", "the person who sang"),
        ("Whose?", ""),
        ("Why did the river rise?", ""),
    ],
)
def test_a_question_becomes_what_it_asks_for(question, phrase):
    assert described(question) == phrase


def test_a_name_in_one_question_is_described_by_another():
    found = [hop for same in hops(ROWS, ROWS) for hop in same]
    assert [(hop.name, hop.question) for hop in found] == [
        ("Jane Austen", "When was the person who wrote the novel Emma born?"),
        ("Robert Stevenson", "When did the person who wrote the novel Kidnapped die?"),
    ]
    assert found[0].asked("Ann Osk") == "When was Ann Osk born?"


@pytest.mark.parametrize(
    "question",
    [
        "When was the Jane Austen Society founded?",  # a part of a longer name
        "When did Lady Jane Austen die?",
        "Was Austen or Jane Austen born first?",  # the name would still be there
        "When was she born?",
    ],
)
def test_a_name_that_would_be_left_or_is_another_one_is_not_described(question):
    assert not hops([EMMA], [row(question, "1775", BORN.context, "Austen")])


def test_a_twin_can_be_told_only_by_the_name_that_another_paragraph_introduces():
    source, twins, named = TwinLessons(hops(ROWS, ROWS), ROWS), 0, 0
    for seed in range(200):
        lesson = source.draw(Shape(8 + 8 * (seed % 2), 96), random.Random(seed))
        (place,) = lesson.episode.answers
        half = lesson.supervised_from or len(lesson.episode.segments)
        segments = lesson.episode.segments[:half]
        answering = segments[place.segment % half]
        (bridge,) = set(lesson.hints) - {""}
        first = lesson.hints.index(bridge)
        assert bridge in segments[first]
        if not lesson.supervised_from:
            assert first < place.segment
        if bridge in lesson.episode.question:
            named += 1
        else:
            assert "novel" in lesson.episode.question
        said = re.compile(r"born in (\d+)" if "born" in lesson.episode.question else r"died in (\d+)")
        alike = {match[1]: s for s in segments if (match := said.search(s))}
        if len(alike) == 2:
            twins += 1
            (other,) = (s for s in alike.values() if s != answering)
            assert bridge.split()[-1] in answering
            assert bridge not in other
            assert alike[answering[place.start : place.end]] == answering
    assert twins > 40
    assert named > 20


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_segments_share_all_four_paragraphs(count):
    source, twins = TwinLessons(hops(ROWS, ROWS), ROWS), 0
    for seed in range(40):
        lesson = source.draw(Shape(count, 192), random.Random(seed))
        text = "\n".join(lesson.episode.segments)
        (place,) = lesson.episode.answers
        assert lesson.episode.segments[place.segment][place.start : place.end] in ("1775", "1894")
        if "1775" in text and "1894" in text and text.count(" in ") > 2:
            twins += 1
            assert text.count("novel") + text.count("Kidnapped") >= 1
        bridge = next(hint for hint in lesson.hints if hint)
        before = "\n".join(lesson.episode.segments[: place.segment + 1])
        assert bridge in before
    assert twins > 8


def test_both_values_of_a_twin_are_asked_for():
    source = TwinLessons(hops(ROWS, ROWS), ROWS)
    asked = set()
    for seed in range(60):
        episode = source.draw(Shape(8, 96), random.Random(seed)).episode
        (place,) = episode.answers
        asked.add((episode.question.split()[1], episode.segments[place.segment][place.start : place.end]))
    assert {("was", "1775"), ("was", "1894"), ("did", "1775"), ("did", "1894")} <= asked


def test_questions_that_name_nothing_asked_elsewhere_are_refused():
    with pytest.raises(ValueError, match="no question names"):
        TwinLessons(hops([RIVER], [RIVER]), [RIVER])


def test_two_texts_alone_have_nothing_to_stand_beside_them():
    with pytest.raises(ValueError, match="third text"):
        TwinLessons(hops([EMMA], [BORN]), [EMMA, BORN])
