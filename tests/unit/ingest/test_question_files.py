import csv
import json

import pytest

from rmt_desktop.domain.input_errors import DamagedFile, EmptyFile, FileMissing, InputError, UnknownFormat
from rmt_desktop.ingest.question_files import read_question_files

CONTEXT = "The rent is 500 pounds. The deposit is 500 pounds too. Keys are handed over in May."


def row(**changes):
    answers = [{"text": "May", "answer_start": CONTEXT.index("May")}]
    return {"title": "lease", "question": "When?", "context": CONTEXT, "answers": answers} | changes


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def answers_of(found):
    return [[r.context[a.start : a.end] for a in r.answers] for r in found.rows]


def squad(path, *questions, context=CONTEXT):
    content = {"data": [{"title": "t", "paragraphs": [{"context": context, "qas": list(questions)}]}]}
    return write(path, json.dumps(content))


def test_the_three_formats_hold_the_same_questions(tmp_path):
    start = CONTEXT.index("May")
    question = {"question": "When?", "answers": [{"text": "May", "answer_start": start}]}
    nested = squad(tmp_path / "a.json", question, {"question": "Who?", "is_impossible": True})
    lines = write(tmp_path / "b.jsonl", "\n".join(json.dumps(r) for r in (row(), row(question="Who?", answers=[]))))
    table = write(
        tmp_path / "c.csv", f'question,context,answer,answer_start\nWhen?,"{CONTEXT}",May,{start}\nWho?,"{CONTEXT}",,\n'
    )
    for path in (nested, lines, table):
        found = read_question_files([path])
        assert answers_of(found) == [["May"], []]
        assert (found.usable, found.total, found.unusable, found.decided) == (2, 2, (), ())


def test_a_list_of_rows_and_the_answers_of_data_set_libraries(tmp_path):
    start = CONTEXT.index("May")
    columns = row(answers={"text": ["May", "in May"], "answer_start": [start, start - 3]})
    found = read_question_files([write(tmp_path / "a.json", json.dumps([columns]))])
    assert answers_of(found) == [["in May", "May"]]


def test_several_answers_in_a_table_are_joined_and_any_separator_is_taken(tmp_path):
    text = f'question;context;answer\nWhen?;"{CONTEXT}";May\nWhen?;"{CONTEXT}";in May\n'
    found = read_question_files([write(tmp_path / "a.csv", text)])
    assert answers_of(found) == [["in May", "May"]]
    assert found.total == 2


def test_an_answer_without_place_is_taken_at_the_first_and_told(tmp_path):
    found = read_question_files(
        [write(tmp_path / "a.csv", f'question,context,answer\nHow much?,"{CONTEXT}",500 pounds\n')]
    )
    (answer,) = found.rows[0].answers
    assert answer.start == CONTEXT.index("500 pounds")
    assert "line 2" in str(found.decided[0])
    assert "2 times" in str(found.decided[0])
    assert "Please check" in found.report


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"answers": [{"text": "June", "answer_start": 3}]}, "stands nowhere"),
        ({"answers": [{"text": "May", "answer_start": 3}]}, "it stands at 79"),
        ({"answers": [{"text": "June"}]}, "does not stand in the context"),
        ({"answers": [{"text": "may"}]}, "“May” does"),
        ({"answers": [{"text": " ", "answer_start": 3}]}, "answer is empty"),
        ({"answers": [{"text": "May", "answer_start": -1}]}, "not the answer"),
        ({"answers": [{"text": "May", "answer_start": "x"}]}, "no whole number"),
        ({"answers": "May"}, "no list"),
        ({"answers": [{}]}, "no “text”"),
        ({"context": ""}, "context is empty"),
        ({"question": None}, "question is empty"),
    ],
)  # fmt: skip
def test_a_row_without_valid_span_is_named_with_its_line_and_reason(tmp_path, changes, reason):
    path = write(tmp_path / "a.jsonl", json.dumps(row()) + "\n\n" + json.dumps(row(**changes)) + "\n")
    found = read_question_files([path])
    assert (found.usable, found.total) == (1, 2)
    assert str(found.unusable[0]).startswith("a.jsonl, line 3: ")
    assert reason in str(found.unusable[0])
    assert found.report.endswith("1 of 2 rows are usable.")


def test_lines_that_are_no_json_and_rows_that_miss_fields(tmp_path):
    missing = {k: v for k, v in row().items() if k != "answers"}
    text = "\n".join([json.dumps(row()), "{", "[1]", json.dumps(missing)])
    found = read_question_files([write(tmp_path / "a.jsonl", text)])
    reasons = [str(remark) for remark in found.unusable]
    for reason, words in zip(
        reasons, ("line 2: it is not JSON", "line 3: it is no object", "line 4: it has no “ans"), strict=True
    ):
        assert words in reason


def test_nested_files_name_article_paragraph_and_question(tmp_path):
    good = {"question": "When?", "answers": [{"text": "May", "answer_start": CONTEXT.index("May")}]}
    path = squad(
        tmp_path / "a.json",
        good,
        {"question": "When?", "answers": [{"text": "x", "answer_start": 0}]},
        {"question": "?"},
    )
    found = read_question_files([path])
    assert [remark.place for remark in found.unusable] == [
        "a.json, article 1, paragraph 1, question 2",
        "a.json, article 1, paragraph 1, question 3",
    ]
    broken = json.loads(path.read_text())
    broken["data"] += [{"title": "no paragraphs"}, {"paragraphs": [{"context": "x"}]}]
    places = [r.place for r in read_question_files([write(path, json.dumps(broken))]).unusable]
    assert places[2:] == ["a.json, article 2", "a.json, article 3, paragraph 1"]


def test_broken_records_of_a_table_are_named_by_their_first_line(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Question", "Context", "Answer", "answer_start"])
        writer.writerow(["When?", CONTEXT + "\nSecond line.", "May", ""])
        writer.writerow(["When?", CONTEXT])
        writer.writerow(["When?", CONTEXT, "May", "soon"])
    found = read_question_files([path])
    assert found.usable == 1
    assert [str(r) for r in found.unusable] == [
        "a.csv, line 4: it has 2 fields, the header 4",
        "a.csv, line 5: the start “soon” is no whole number",
    ]


def test_a_context_longer_than_the_fields_that_the_library_allows(tmp_path):
    limit = csv.field_size_limit()
    path = write(tmp_path / "a.csv", f'question,context,answer\nWhen?,"{"Words. " * 40_000}{CONTEXT}",May\n')
    assert answers_of(read_question_files([path])) == [["May"]]
    assert csv.field_size_limit() == limit


def test_without_one_usable_row_the_first_few_are_listed_with_reasons(tmp_path):
    path = write(tmp_path / "a.jsonl", "\n".join([json.dumps(row(answers=[{"text": "June"}]))] * 9))
    with pytest.raises(InputError, match="No row is usable") as raised:
        read_question_files([path])
    message = str(raised.value)
    assert message.count("June") == 5
    assert "… and 4 more" in message
    assert "0 of 9 rows are usable." in message


def test_questions_without_any_answer_teach_nothing(tmp_path):
    path = write(tmp_path / "a.jsonl", json.dumps(row(answers=[])))
    with pytest.raises(InputError, match="No usable row has an answer"):
        read_question_files([path])


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.csv", b"", EmptyFile),
        ("a.json", b"{\n \"data\": [", DamagedFile),
        ("a.csv", bytes(400), DamagedFile),
        ("a.txt", b"question", UnknownFormat),
        ("a.csv", b"question,text\nx,y\n", InputError),
        ("a.json", b"[]", InputError),
    ],
)  # fmt: skip
def test_files_that_are_no_question_files(tmp_path, name, content, error):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error):
        read_question_files([path])
    with pytest.raises(FileMissing):
        read_question_files([tmp_path / "nowhere.csv"])
