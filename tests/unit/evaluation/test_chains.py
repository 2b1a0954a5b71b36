import json
import random

import pytest

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.evaluation.chains import Chains, article_rows, reordered
from rmt_desktop.evaluation.pairing import with_unanswerable
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow, read_rows
from rmt_desktop.workflows.question_file import QuestionFile
from tests.tiny import tokenizer
from tests.unit.evaluation.measuring import prose, question_rows


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in question_rows()), encoding="utf-8")
    return file


def test_every_paragraph_is_a_segment_and_long_ones_are_several():
    context = f"Short one.\n\n{prose(0, 8)}\n\nThe end is near."
    at = context.index("near")
    row = QuestionRow("Where?", context, (GoldSpan(at, at + 4),), "g")
    episode = Chains(tokenizer(), 48).episode(row)
    assert episode.segments[0] == "Short one."
    assert episode.segments[-1] == "The end is near."
    assert len(episode.segments) > 3
    assert max(len(tokenizer().encode(text)) for text in episode.segments) <= 48
    (place,) = episode.answers
    assert place.segment == len(episode.segments) - 1
    assert episode.segments[place.segment][place.start : place.end] == "near"


def test_paragraphs_in_another_order_take_their_answers_along():
    context = "First one here.\n\nA second one.\n\nThe third is here too."
    spans = [context.index("here"), context.rindex("here"), context.index("second")]
    row = QuestionRow(
        "Where?",
        context,
        tuple(GoldSpan(at, at + 4) for at in spans),
        "g",
        evidence=(GoldSpan(spans[2], spans[2] + 6),),
    )
    seen = set()
    for seed in range(20):
        found = reordered(row, random.Random(seed))
        assert sorted(found.context.split("\n\n")) == sorted(context.split("\n\n"))
        assert sorted(found.context[gold.start : gold.end] for gold in found.answers) == ["here", "here", "seco"]
        assert [found.context[span.start : span.end] for span in found.evidence] == ["second"]
        assert (found.question, found.group) == (row.question, row.group)
        seen.add(found.context)
    assert len(seen) == 6


def test_an_article_keeps_its_order_and_its_answer(path):
    rows = list(read_rows(path))
    pairs = list(article_rows(rows, seed=1, paragraphs=2))
    assert [own for own, _ in pairs] == rows
    for own, chained in pairs:
        paragraphs = chained.context.split("\n\n")
        assert len(paragraphs) == 2
        assert own.context in paragraphs
        order = [row.context for row in rows if row.group == own.group]
        assert [order.index(p) for p in paragraphs] == sorted(order.index(p) for p in paragraphs)
        (before,), (after,) = own.answers, chained.answers
        assert chained.context[after.start : after.end] == own.context[before.start : before.end]


def test_a_row_without_neighbours_makes_no_chain():
    assert list(article_rows([QuestionRow("q", "alone here", (GoldSpan(0, 5),), "g")], seed=1)) == []


def test_each_question_is_paired_with_a_paragraph_that_lacks_its_answer(path):
    rows = list(read_rows(path))
    paired = with_unanswerable(rows)
    assert paired[::2] == rows
    for own, other in zip(paired[::2], paired[1::2], strict=True):
        answer = own.context[own.answers[0].start : own.answers[0].end]
        assert (other.question, other.group, other.answers) == (own.question, own.group, ())
        assert other.context != own.context
        assert answer not in other.context
        assert other.context in [row.context for row in rows if row.group == own.group]
    assert paired == with_unanswerable(rows)


def test_a_paragraph_that_repeats_the_answer_is_no_pair():
    rows = [
        QuestionRow("Who?", "Ada wrote it.", (GoldSpan(0, 3),), "g"),
        QuestionRow("When?", "ADA, in 1843.", (GoldSpan(8, 12),), "g"),
    ]
    assert [row.question for row in with_unanswerable(rows)] == ["When?", "When?"]


def test_the_question_file_limits_pairs_not_rows(path):
    assert len(QuestionFile(path, limit=2).rows()) == 2
    pairs = QuestionFile(path, limit=2, unanswerable=True).rows()
    assert [bool(row.answers) for row in pairs] == [True, False, True, False]


def test_a_file_without_pairs_says_so(tmp_path):
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(question_rows(1, 1)[0]), encoding="utf-8")
    with pytest.raises(InputError, match="paired"):
        QuestionFile(file, unanswerable=True).rows()
