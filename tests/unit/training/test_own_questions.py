from dataclasses import replace

import pytest

from rmt_desktop.domain.errors import TrainingError
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.training.examples import RowWindows, Window
from rmt_desktop.training.own_questions import assign_rows, independent_groups, question_recipe, split_rows
from rmt_desktop.training.sources import RowSource
from tests.tiny import CLAUSES, CONFIG, tokenizer

TEXT = "".join(CLAUSES)


def row(group, context=None, answered=True):
    context = context or f"{TEXT}It is lease {group}."
    start = context.index("48,000")
    return QuestionRow("How much is the rent?", context, (GoldSpan(start, start + 6),) if answered else (), group)


def sides(split):
    return (split.training, split.development, split.report)


def test_no_title_and_no_text_is_on_two_sides():
    rows = [row(f"lease {i // 3}", f"{TEXT}Text {i // 2}.") for i in range(60)]
    split = split_rows(rows, seed=3)
    parts = sides(split)
    assert sum(map(len, parts)) == 60
    assert all(parts)
    for key in (lambda r: r.group, lambda r: r.context):
        found = [{key(r) for r in part} for part in parts]
        assert not (found[0] & found[1])
        assert not (found[0] & found[2])
        assert not (found[1] & found[2])
    assert split_rows(rows, seed=3) == split


def test_rows_hang_together_by_way_of_others():
    a, b, c = row("one", TEXT + "A"), row("two", TEXT + "A"), row("two", TEXT + "B")
    assert len(independent_groups([a, c, b])) == 1
    assert len(independent_groups([a, c])) == 2


@pytest.mark.parametrize(("groups", "lengths"), [(1, (4, 0, 0)), (2, (4, 4, 0)), (3, (4, 4, 4))])
def test_few_groups_leave_enough_to_train_on(groups, lengths):
    assert tuple(map(len, sides(split_rows([row(f"g{i % groups}") for i in range(4 * groups)])))) == lengths


def test_a_large_group_is_trained_on():
    rows = [row("large")] * 80 + [row(f"small {i}") for i in range(20)]
    assert {r.group for r in split_rows(rows).training} >= {"large"}


def test_given_files_are_kept_apart_from_each_other_and_from_training():
    rows = [row(f"g{i}") for i in range(6)]
    split = assign_rows(rows, rows[:2], rows[1:3])
    assert [[r.group for r in part] for part in sides(split)] == [["g3", "g4", "g5"], ["g0"], ["g1", "g2"]]
    with pytest.raises(InputError, match="nothing is left to choose on"):
        assign_rows(rows, rows[:2], rows[:3])
    with pytest.raises(InputError, match="left to train on"):
        assign_rows(rows, rows, [])
    alone = assign_rows(rows, None, rows[:1])
    assert [r.group for r in alone.report] == ["g0"]
    assert len(alone.training) + len(alone.development) == 5


def test_short_texts_are_paragraphs_and_long_ones_documents():
    long = row("long", TEXT * 30)
    recipe = question_recipe([row("a"), row("b"), long, replace(long, answers=(), group="x")], tokenizer(), CONFIG, 1)
    (stage,) = recipe.stages
    assert stage.weights == {"paragraphs": 2.0, "documents": 2.0}
    assert set(recipe.lessons.sources) == {"chains", "documents"}
    for _ in range(40):
        example = recipe.source.next(stage.weights, stage.windows)
        assert len(example.segment) + len(example.question) + CONFIG.memory_vectors + 3 <= CONFIG.max_positions
    assert len({len(x.segments) for x in recipe.lessons.batch(3, 600)}) == 1
    assert question_recipe([row("a")], tokenizer(), CONFIG, 1).lessons is None


def test_rows_that_give_no_window_end_in_an_error_and_not_in_a_loop():
    hollow = QuestionRow("?", " ", (), "g")
    with pytest.raises(TrainingError, match="None of the questions"):
        RowSource([hollow], RowWindows(tokenizer(), 16), 1).next(Window(10, 40, 0.5))
