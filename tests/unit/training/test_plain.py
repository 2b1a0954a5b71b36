import random
import string

import pytest

from rmt_desktop.training.episodes import Shape
from rmt_desktop.training.names import VALUES
from rmt_desktop.training.plain import PlainLessons
from rmt_desktop.training.plain_clauses import PLAIN_CLAUSES
from rmt_desktop.training.text_pool import TextPool

STORY = "The rain fell on the hills for days. Nobody in the village went out. The miller looked at his wheel. " * 40


@pytest.fixture(scope="module")
def lessons(tmp_path_factory):
    path = tmp_path_factory.mktemp("pool") / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return PlainLessons(TextPool([path], slices=2))


def blanks(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_clause_has_values_that_can_be_drawn_and_asked_for():
    for clause in PLAIN_CLAUSES:
        for text in clause.texts:
            assert blanks(text) <= {"a", "b", *VALUES}
        for question in [*clause.questions, *(q for _, several in clause.valued for q in several)]:
            assert blanks(question) <= {"a", "b"}
        for kind, _ in clause.valued:
            assert any(text.count(f"{{{kind}}}") == 1 for text in clause.texts)


def test_the_clause_or_its_value_answers_and_no_number_is_part_of_it(lessons):
    empty = values = numbered = 0
    for seed in range(200):
        shape = Shape(1 + seed % 4, 128)
        lesson = lessons.draw(shape, random.Random(seed))
        assert len(lesson.episode.segments) == shape.segments
        if not lesson.episode.answers:
            empty += 1
            continue
        (place,) = lesson.episode.answers
        segment = lesson.episode.segments[place.segment]
        answer = segment[place.start : place.end]
        whole = answer.endswith(".") and answer[0].isupper()
        values += not whole
        if whole and segment[: place.start].rstrip()[-1:].isdigit():
            numbered += 1
    assert 8 < empty < 50
    assert values > 20
    assert numbered > 40


def test_the_same_random_state_gives_the_same_lesson(lessons):
    assert lessons.draw(Shape(3, 96), random.Random(1)) == lessons.draw(Shape(3, 96), random.Random(1))
