import pytest

from rmt_desktop.domain.input_errors import DamagedFile, FileMissing
from rmt_desktop.ingest.stories import Query, read_stories, split_stories, story_files
from tests.babi import QA3, STORY


def test_facts_and_questions_are_told_apart(tmp_path):
    path = tmp_path / "qa1_single_train.txt"
    path.write_text(STORY + QA3, encoding="utf-8")
    first, second = read_stories(path)
    assert first.facts == (
        "Mary moved to the bathroom.",
        "John went back to the hallway.",
        "John got the milk there.",
        "John journeyed to the garden.",
    )
    assert first.queries == (Query(2, "Where is Mary?", "bathroom"), Query(4, "Where is John?", "garden"))
    assert second.queries == (Query(4, "Where was the milk before the garden?", "hallway"),)


def test_a_line_of_another_format_is_named(tmp_path):
    path = tmp_path / "qa1_x.txt"
    path.write_text("1 Mary moved to the bathroom.\nand then?\n", encoding="utf-8")
    with pytest.raises(DamagedFile, match="line 2"):
        read_stories(path)


def test_missing_files_are_told(tmp_path):
    with pytest.raises(FileMissing, match="qa9_"):
        story_files(tmp_path, "qa9")
    with pytest.raises(FileMissing):
        read_stories(tmp_path / "qa1_x.txt")


def test_the_end_of_a_file_is_held_out(tmp_path):
    path = tmp_path / "qa1_x.txt"
    path.write_text(STORY * 20, encoding="utf-8")
    stories = read_stories(path)
    train, held_out = split_stories(stories, 0.15)
    assert (len(train), len(held_out)) == (17, 3)
    assert train + held_out == stories
