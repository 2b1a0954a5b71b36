"""Two hops over made-up works: the answer is there, and cannot be told without the first hop."""

import random

import pytest

from rmt_desktop.training.bridges import BridgeLessons
from rmt_desktop.training.encyclopedia import INTRODUCTIONS, TRAITS, WORKS
from rmt_desktop.training.episodes import Shape

LESSONS = BridgeLessons(["Rain fell on the valley. It did so for days. The river rose, and the mill stood still."])


def drawn(segments, count=120):
    rng = random.Random(f"bridges-{segments}")
    return [LESSONS.draw(Shape(segments, 72), rng) for _ in range(count)]


@pytest.mark.parametrize("segments", [1, 2, 4, 7, 12])
def test_a_lesson_has_the_segments_asked_for_and_one_answer_among_those_that_are_scored(segments):
    for lesson in drawn(segments):
        assert len(lesson.episode.segments) == segments == len(lesson.hints)
        (place,) = lesson.episode.answers
        assert place.segment >= lesson.supervised_from
        assert lesson.episode.segments[place.segment][place.start : place.end].strip()


@pytest.mark.parametrize("segments", [1, 2, 4, 7, 12])
def test_the_question_names_neither_the_answer_nor_what_links_the_two_texts(segments):
    for lesson in drawn(segments):
        (place,) = lesson.episode.answers
        answer = lesson.episode.segments[place.segment][place.start : place.end]
        (link,) = {hint for hint in lesson.hints if hint}
        assert link not in lesson.episode.question
        assert answer not in lesson.episode.question
        assert sum(link in segment for segment in lesson.episode.segments) >= 1


def test_what_links_the_texts_stands_in_the_first_text_before_the_answer_is_scored():
    for lesson in drawn(6):
        (place,) = lesson.episode.answers
        first = next(i for i, hint in enumerate(lesson.hints) if hint)
        assert first <= place.segment
        assert lesson.hints[first] in lesson.episode.segments[first]


def test_texts_that_are_read_twice_are_the_same_both_times():
    twice = [lesson for lesson in drawn(4) if lesson.supervised_from]
    assert len(twice) > 20
    for lesson in twice:
        segments = lesson.episode.segments
        assert segments[: len(segments) // 2] == segments[len(segments) // 2 :]


def test_every_maker_has_an_introduction_and_traits():
    assert {work.maker for work in WORKS} == set(TRAITS) == set(INTRODUCTIONS)
    for work in WORKS:
        assert all("{name}" in text and "{maker}" in text for text in work.texts)
        assert work.asked
