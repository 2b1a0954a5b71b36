"""Lessons in comparing: the answer follows from both texts, and from neither alone."""

import random
import re

import pytest

from rmt_desktop.training.aspects import ASPECTS, COMMON
from rmt_desktop.training.comparisons import FIRST_YEARS, YEARS, ComparisonLessons
from rmt_desktop.training.episodes import Shape
from rmt_desktop.training.scales import SCALES, beside, day, year_of

REAL = "Rain fell on the valley. It did so for days. The river rose, and the mill stood still."
LESSONS = ComparisonLessons([REAL])


def drawn(segments, count=150):
    rng = random.Random(f"comparisons-{segments}")
    return [LESSONS.draw(Shape(segments, 72), rng) for _ in range(count)]


def answers(lesson):
    return {lesson.episode.segments[p.segment][p.start : p.end] for p in lesson.episode.answers}


def shared(lesson):
    """Whether the question is for what two things have in common: the answer is none of its names then."""
    (answer,) = {answer.lower() for answer in answers(lesson)}
    return answer not in lesson.episode.question.lower()


@pytest.mark.parametrize("segments", [1, 2, 3, 4, 8, 13])
def test_a_lesson_has_the_segments_asked_for_and_answers_where_it_is_scored(segments):
    for lesson in drawn(segments):
        assert len(lesson.episode.segments) == segments == len(lesson.hints)
        assert lesson.episode.answers
        assert all(place.segment >= lesson.supervised_from for place in lesson.episode.answers)
        assert all(lesson.episode.segments)


@pytest.mark.parametrize("segments", [1, 2, 5, 8])
def test_the_last_hint_is_the_answer(segments):
    for lesson in drawn(segments):
        assert {answer.lower() for answer in answers(lesson)} == {lesson.hints[-1].lower()}


def test_the_first_hint_is_what_the_second_text_is_weighed_against():
    seen = 0
    for lesson in drawn(3):
        first = next(i for i, hint in enumerate(lesson.hints) if hint)
        hint = lesson.hints[first]
        if hint == lesson.hints[-1]:
            continue  # both in one segment
        assert all(part in lesson.episode.segments[first] for part in hint.split())
        seen += 1
    assert seen > 80


def test_what_two_have_in_common_is_asked_of_the_text_that_is_read_last():
    asked = [lesson for lesson in drawn(3) if shared(lesson)]
    assert len(asked) > 15
    for lesson in asked:
        assert {p.segment for p in lesson.episode.answers} == {lesson.hints.index(lesson.hints[-1])}


def test_texts_that_are_read_twice_are_the_same_both_times_and_both_may_answer():
    twice = [lesson for lesson in drawn(4) if lesson.supervised_from]
    assert len(twice) > 40
    for lesson in twice:
        segments = lesson.episode.segments
        assert segments[:2] == segments[2:]
    assert {len({p.segment for p in lesson.episode.answers}) for lesson in twice if shared(lesson)} >= {2}


def test_every_kind_of_value_is_compared_both_ways_round_in_the_end():
    drawn_questions = [lesson.episode.question.lower() for lesson in drawn(2, 1500)]
    for word in ("older", "younger", "more", "fewer", "larger", "smaller", "higher", "lower"):
        assert sum(word in question for question in drawn_questions) > 5, word


def test_the_smaller_and_the_larger_are_asked_for_and_either_text_may_come_first():
    lessons = [lesson for lesson in drawn(2, 300) if not shared(lesson)]
    last = sum(lesson.episode.answers[0].segment == 1 for lesson in lessons)
    assert len(lessons) * 0.35 < last < len(lessons) * 0.65


def test_the_answer_is_right():
    """Read off the texts again, for the questions on towns and films whose figures can be found by a pattern."""
    checked = 0
    for lesson in drawn(1, 6000):
        text, question = lesson.episode.segments[0], lesson.episode.question
        found = re.findall(r"(?:^|\n)(.+?) is a (?:town|city) in \w+ with ([\d,]+) inhabitants", text)
        if len(found) != 2 or "inhabitants" not in question:
            continue
        figures = {name: int(figure.replace(",", "")) for name, figure in found}
        right = (min if "fewer" in question else max)(figures, key=figures.__getitem__)
        assert answers(lesson) == {right}
        checked += 1
    assert checked >= 3


def test_comparing_begins_with_the_earlier_of_two_years_that_lie_far_apart():
    first, rng, later = ComparisonLessons([REAL], FIRST_YEARS), random.Random(5), 0
    for _ in range(300):
        lesson = first.draw(Shape(2, 72), rng)
        question = lesson.episode.question
        assert re.search(r"first|earlier|older|elder", question), question
        later += bool(re.search(r"\b(?:later|younger|newer|recent|recently|last)\b", question))
    assert later == 0
    years = [beside(SCALES["year"], 2, rng, far=True) for _ in range(200)]
    assert min(abs(a - b) for a, b in years) >= 20
    turned = ComparisonLessons([REAL], YEARS)
    drawn = [turned.draw(Shape(2, 72), rng).episode.question for _ in range(300)]
    assert (
        40
        < sum(bool(re.search(r"\b(?:later|younger|newer|recent|recently|last)\b", question)) for question in drawn)
        < 120
    )


@pytest.mark.parametrize("scale", sorted(SCALES))
def test_numbers_of_a_scale_are_told_apart_as_they_are_written(scale):
    rng = random.Random(scale)
    for _ in range(50):
        numbers = beside(SCALES[scale], 4, rng)
        written = [SCALES[scale].written(number, random.Random(0)) for number in numbers]
        assert written[0] not in written[1:]
        assert numbers[1] not in numbers[2:]


def test_days_are_written_as_days_and_know_their_year():
    number = 1956 * 372 + 4 * 31 + 11
    assert {day(number, random.Random(i)) for i in range(9)} == {"12 May 1956", "May 12, 1956"}
    assert year_of("date", number) == 1956 == year_of("year", 1956)
    assert year_of("money", 1956) is None


def test_every_aspect_is_asked_both_ways_and_names_its_thing_and_value():
    for aspect in ASPECTS:
        assert aspect.scale in SCALES
        assert aspect.less
        assert aspect.more
        assert all("{name}" in text and "{value}" in text for text in aspect.texts)
    for common in COMMON:
        assert all("{name}" in text and "{list}" in text for text in common.texts)
        assert all("{a}" in question and "{b}" in question for question in common.questions)
        assert len(common.words) >= 6
