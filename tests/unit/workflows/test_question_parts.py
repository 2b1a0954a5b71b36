"""Several question files in one run."""

import json
from pathlib import Path

import pytest

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.workflows.question_file import QuestionFile
from rmt_desktop.workflows.question_parts import question_files

NOTHING = QuestionFile(Path("-"))


def made(folder, name, texts):
    """Questions on documents named by their place, each with as many places as its text has the word "rent"."""
    folder = folder / name
    folder.mkdir()
    documents = [{"document": str(i), "text": text} for i, text in enumerate(texts)]
    questions = [
        {
            "document": str(i),
            "question": f"What of {name} {i}?",
            "answers": [{"text": "rent", "answer_start": at} for at in range(len(text)) if text.startswith("rent", at)],
        }
        for i, text in enumerate(texts)
    ]
    for file, lines in (("documents.jsonl", documents), ("dev.jsonl", questions)):
        (folder / file).write_text("\n".join(map(json.dumps, lines)))
    return folder / "dev.jsonl", folder / "documents.jsonl"


@pytest.fixture
def files(tmp_path):
    a = made(tmp_path, "a", ["The rent.", "Nothing.", "rent and rent", "rent, rent, rent"])
    b = made(tmp_path, "b", ["rent", "no"])
    return a, b


def test_rows_of_several_files_say_which_they_come_from(files):
    (a, texts_a), (b, texts_b) = files
    asked = question_files([a, b], [texts_a, texts_b], NOTHING)
    assert [(row.part, row.group) for row in asked.rows()] == [
        ("a/dev", "0"), ("a/dev", "1"), ("a/dev", "2"), ("a/dev", "3"), ("b/dev", "0"), ("b/dev", "1"),
    ]  # fmt: skip
    assert (asked.name, asked.label) == ("dev.jsonl, dev.jsonl", "a/dev, b/dev")
    assert not asked.unanswerable


def test_one_file_stays_what_it_was(files):
    (a, texts), _ = files
    asked = question_files([a], [texts], NOTHING)
    assert asked == QuestionFile(a, texts)
    assert {row.part for row in asked.rows()} == {""}
    assert asked.label == "a/dev.jsonl"


def test_places_and_samples_are_taken_of_each_file(files):
    (a, texts_a), (b, texts_b) = files
    sampled = question_files([a, b], [texts_a, texts_b], QuestionFile(Path("-"), sample=2)).rows()
    assert [(row.part, row.group) for row in sampled] == [
        ("a/dev", "0"), ("a/dev", "2"), ("b/dev", "0"), ("b/dev", "1"),
    ]  # fmt: skip
    several = QuestionFile(a, texts_a, places=2).rows()
    assert [len(row.gold_passages) for row in several] == [2, 3]
    assert [row.group for row in QuestionFile(a, texts_a, places=1, sample=1).rows()] == ["0"]
    with pytest.raises(InputError, match="no question with 2 or more places to find"):
        QuestionFile(b, texts_b, places=2).rows()


def test_documents_of_some_files_only_are_refused(files):
    (a, texts), (b, _) = files
    with pytest.raises(InputError, match="3 question files and 2 documents"):
        question_files([a, b, a], [texts, texts], NOTHING)
    assert [row.part for row in question_files([a, a], [texts], NOTHING).rows()] == ["a/dev"] * 8
