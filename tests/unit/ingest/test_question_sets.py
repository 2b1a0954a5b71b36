import json

import pytest

from rmt_desktop.domain.input_errors import FileMissing, InputError
from rmt_desktop.ingest.question_sets import is_hotpot, is_trivia, read_hotpot, read_trivia

HOTPOT = {
    "_id": "5a8",
    "question": "Which town was the author of The Glass Key born in?",
    "answer": "Leeds",
    "supporting_facts": [["The Glass Key", 0], ["Ann Hall", 1]],
    "context": [
        ["Leeds", ["Leeds is a city.", " It has a market."]],
        ["The Glass Key", ["The Glass Key was written by Ann Hall.", " It sold well."]],
        ["Ann Hall", ["Ann Hall is a writer.", " She was born in Leeds in 1950."]],
    ],
}
TRIVIA = {
    "Domain": "Wikipedia",
    "Data": [
        {
            "Question": "Who wrote Emma?",
            "QuestionId": "tc_1",
            "Answer": {"Value": "Jane Austen", "Aliases": ["Austen", "J. Austen"]},
            "EntityPages": [{"Filename": "Emma.txt"}, {"Filename": "Jane.txt"}],
            "SearchResults": [{"Filename": "x/1.txt"}],
        }
    ],
}


def spans(row, places):
    return [row.context[place.start : place.end] for place in places]


def test_hotpot_answers_stand_in_the_supporting_sentences():
    (row,) = read_hotpot("h.json", [HOTPOT])
    assert spans(row, row.evidence) == ["The Glass Key was written by Ann Hall.", "She was born in Leeds in 1950."]
    assert spans(row, row.answers) == ["Leeds"]
    assert row.context[row.answers[0].start - 8 : row.answers[0].end] == "born in Leeds"
    assert row.context.startswith("Leeds\nLeeds is a city. It has a market.\n\nThe Glass Key\n")
    assert (row.gold_passages, row.gold_texts, row.group) == (row.evidence, ["Leeds"], "5a8")


def test_yes_and_no_stand_nowhere_but_count():
    (row,) = read_hotpot("h.json", [HOTPOT | {"answer": "no"}])
    assert (row.answers, row.gold_texts, len(row.evidence)) == ((), ["no"], 2)


@pytest.mark.parametrize("broken", [{"context": None}, {"supporting_facts": [["x"]]}, {"answer": " "}])
def test_a_broken_hotpot_row_is_named(broken):
    with pytest.raises(InputError, match=r"h\.json, row 2"):
        list(read_hotpot("h.json", [HOTPOT, HOTPOT | broken]))


@pytest.fixture
def evidence(tmp_path):
    for name, text in (
        ("wikipedia/Emma.txt", "Emma is a novel by JANE AUSTEN.\r\nAustenites love it."),
        ("wikipedia/Jane.txt", "J. Austen was born in 1775."),
        ("web/x/1.txt", "A page."),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, newline="")
    return tmp_path


def test_trivia_joins_its_documents_and_finds_every_alias_as_a_word(evidence):
    (row,) = read_trivia("t.json", TRIVIA, evidence)
    assert row.context.split("\f")[0] == "Emma is a novel by JANE AUSTEN.\nAustenites love it."
    assert row.context.count("\f") == 2
    assert spans(row, row.answers) == ["JANE AUSTEN", "AUSTEN", "J. Austen", "Austen"]
    assert row.accepted == ("Jane Austen", "Austen", "J. Austen")
    assert "Jane Austen" in row.gold_texts


def test_trivia_says_what_is_missing(evidence, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="--documents"):
        list(read_trivia("t.json", TRIVIA, None))
    with pytest.raises(FileMissing, match="none of its 3 documents"):
        list(read_trivia("t.json", TRIVIA, tmp_path / "empty"))
    with pytest.raises(InputError, match="row 1"):
        list(read_trivia("t.json", {"Data": [{"Question": "?"}]}, evidence))


def test_no_document_is_read_from_outside_of_the_folder(evidence):
    secret = evidence.parent / "secret.txt"
    secret.write_text("Jane Austen")
    row = TRIVIA["Data"][0] | {"EntityPages": [{"Filename": "../../secret.txt"}], "SearchResults": []}
    with pytest.raises(FileMissing):
        list(read_trivia("t.json", {"Data": [row]}, evidence))


def test_formats_are_told_apart_by_their_content():
    assert is_hotpot([HOTPOT])
    assert is_trivia(TRIVIA)
    squad = json.loads('{"data": []}')
    assert not any(check(content) for check in (is_hotpot, is_trivia) for content in (squad, [], [{"a": 1}], None))
