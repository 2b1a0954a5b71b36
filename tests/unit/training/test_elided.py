import random

import pytest

from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.training.elided import ElidedLessons, elided
from rmt_desktop.training.episodes import Shape
from rmt_desktop.training.text_pool import TextPool
from tests.tiny import CLAUSES

CHOPIN = "The young Chopin came to Paris. Occasionally he played for his friends in 1833, at night. Then he fell ill."
THAMES = "The river is called the Thames. In 1814 it froze for the last time. Boats go on it."


def row(question, answer, context, group):
    start = context.index(answer)
    return QuestionRow(question, context, (GoldSpan(start, start + len(answer)),), group)


ROWS = [
    row("Whom did the young Chopin play for?", "his friends", CHOPIN, "Chopin"),
    row("When did the young Chopin's friends hear him?", "1833", CHOPIN, "Chopin"),
    row("When did the mighty Thames freeze for the last time?", "1814", THAMES, "Thames"),
]


@pytest.fixture(scope="module")
def pool(tmp_path_factory):
    path = tmp_path_factory.mktemp("pool") / "text.txt"
    path.write_text("".join(CLAUSES) * 60, encoding="utf-8")
    return TextPool([path], slices=2)


@pytest.fixture(scope="module")
def lessons(pool):
    return ElidedLessons(ROWS, pool)


def test_the_sentence_without_the_name_is_found():
    found = elided(ROWS[1])
    assert found is not None
    assert (found.name, found.answer, found.kind) == ("Chopin", "1833", "date")
    assert found.sentence == "Occasionally he played for his friends in 1833, at night."


@pytest.mark.parametrize(
    ("question", "answer", "context"),
    [
        ("When did the young Liszt play?", "1833", CHOPIN),  # the text before does not know the name
        ("Where did the young Chopin come to?", "Paris", CHOPIN),  # the sentence has the name
        ("When did he play?", "1833", CHOPIN),  # no name
        (
            "When was the Thames frozen?",
            "is",
            "The Thames was long. Now it is what it is.",
        ),  # answer twice in its sentence
        ("What is the Thames?", "x" * 400, f"The Thames is long. It is {'x' * 400}."),  # too long a sentence
    ],
)
def test_others_are_left_out(question, answer, context):
    assert elided(row(question, answer, context, "a")) is None


def test_a_question_without_an_answer_is_left_out(pool):
    unanswered = QuestionRow("Whom did the young Chopin play for?", CHOPIN, (), "a")
    assert elided(unanswered) is None
    with pytest.raises(ValueError, match="no question names"):
        ElidedLessons([unanswered], pool)


def test_the_name_stands_before_the_sentence_and_another_article_beside_it(lessons):
    other = invented = known = 0
    for seed in range(120):
        lesson = lessons.draw(Shape(6, 96), random.Random(seed))
        text = " ".join(lesson.episode.segments)
        (place,) = lesson.episode.answers
        answer = lesson.episode.segments[place.segment][place.start : place.end]
        original = next(r for r in ROWS if answer == r.context[r.answers[0].start : r.answers[0].end])
        name = "Thames" if original.group == "Thames" else "Chopin"
        if name not in lesson.episode.question:
            invented += 1
            assert name not in text
            continue
        before = " ".join(lesson.episode.segments[: place.segment])
        beside = lesson.episode.segments[place.segment][: place.start]
        assert name.lower() in (before + beside).lower()
        known += lesson.hints[place.segment] == "yes"  # not where the next heading stands in the same segment
        other += ("Thames" if name == "Chopin" else "Chopin") in text
    assert invented > 15
    assert known > 60
    assert other > 60
