import json

import pytest

from rmt_desktop.domain.input_errors import FileMissing, InputError
from rmt_desktop.workflows.question_file import QuestionFile
from tests.unit.evaluation.measuring import question_rows
from tests.unit.ingest.test_question_sets import HOTPOT


def jsonl(path, rows):
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_every_documented_format_is_read(tmp_path):
    text = "The rent is 48,000 pounds a year."
    answers = [{"text": "48,000 pounds", "answer_start": 12}]
    squad = {"data": [{"title": "lease", "paragraphs": [
        {"context": text, "qas": [{"question": "How high is the rent?", "answers": answers}]}]}]}  # fmt: skip
    (tmp_path / "squad.json").write_text(json.dumps(squad))
    (tmp_path / "hotpot.json").write_text(json.dumps([HOTPOT]))
    (tmp_path / "own.csv").write_text(f'question;context;answer\nHow high is the rent?;"{text}";48,000 pounds\n')
    jsonl(tmp_path / "own.jsonl", [{"question": "How high is the rent?", "context": text, "answers": answers}])
    for name in ("squad.json", "own.csv", "own.jsonl"):
        (row,) = QuestionFile(tmp_path / name).rows()
        assert (row.question, row.gold_texts) == ("How high is the rent?", ["48,000 pounds"]), name
    (row,) = QuestionFile(tmp_path / "hotpot.json").rows()
    assert row.evidence


def test_rows_can_name_files_of_any_kind(tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "lease.txt").write_text("Page one.\fThe rent is 900 pounds.")
    rows = [
        {"question": "How high?", "document": "lease.txt", "answers": [{"text": "900 pounds"}]},
        {"question": "Who is king?", "document": "lease.txt", "answers": []},
    ]
    path = jsonl(tmp_path / "own.jsonl", rows)
    first, second = QuestionFile(path, tmp_path / "files").rows()
    assert first.context == "Page one.\fThe rent is 900 pounds."
    assert (first.gold_texts, second.gold_texts, first.group) == (["900 pounds"], [], "lease.txt")
    table = tmp_path / "own.csv"
    table.write_text("question,document,answer\nHow high?,lease.txt,900 pounds\nWho is king?,lease.txt,\n")
    assert [row.gold_texts for row in QuestionFile(table, tmp_path / "files").rows()] == [["900 pounds"], []]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"question": "?", "document": "../own.jsonl", "answers": []}, "names no file"),
        ({"question": "?", "answers": []}, "names no file"),
        ({"question": "?", "document": "gone.txt", "answers": []}, "not there"),
        ({"question": "?", "document": "a.txt", "answers": [{"text": "zebra"}]}, "row 1: the answer “zebra”"),
    ],
)
def test_rows_that_cannot_be_used_are_named(tmp_path, row, words):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_text("Some text.")
    with pytest.raises(InputError, match=words):
        QuestionFile(jsonl(tmp_path / "own.jsonl", [row]), tmp_path / "files").rows()


def test_parts_of_a_file(tmp_path):
    path = jsonl(tmp_path / "q.jsonl", question_rows(groups=3, paragraphs=4))
    assert len(QuestionFile(path).rows()) == 12
    assert {row.group for row in QuestionFile(path, groups=2).rows()} == {"group 0", "group 1"}
    kept = QuestionFile(path, groups=2, every=3).rows()
    assert [row.question for row in kept] == [QuestionFile(path).rows()[i].question for i in (0, 3, 6)]
    assert len(QuestionFile(path, limit=5).rows()) == 5
    pairs = QuestionFile(path, limit=5, unanswerable=True).rows()
    assert [bool(row.answers) for row in pairs] == [True, False] * 5


def test_no_question_at_all(tmp_path):
    with pytest.raises(InputError, match="no question"):
        QuestionFile(jsonl(tmp_path / "q.jsonl", [])).rows()
    with pytest.raises(FileMissing):
        QuestionFile(tmp_path / "gone.json").rows()
    (tmp_path / "bad.json").write_text('{"data": [')
    with pytest.raises(InputError, match="JSON"):
        QuestionFile(tmp_path / "bad.json").rows()
