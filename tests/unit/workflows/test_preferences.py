from pathlib import Path

import pytest

from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.preferences import Preferences, load_preferences, store_preferences
from tests.rooms import Room, write_text


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "data") as opened:
        yield opened


def test_preferences_are_kept(library: Library) -> None:
    assert load_preferences(library) == Preferences()
    for chosen in (Preferences("deep", 0.42, "cpu", 3), Preferences()):
        store_preferences(library, chosen)
        assert load_preferences(library) == chosen


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("engine", "magic"), ("device", "x"), ("threshold", "much"), ("threshold", "nan"), ("threshold", "7"),
        ("threads", "-1"), ("threads", "²"),
    ],
)  # fmt: skip
def test_nonsense_in_the_store_is_the_default(library: Library, name: str, value: str) -> None:
    library.set_setting(f"preferences/{name}", value)
    assert load_preferences(library) == Preferences()


def test_threads_are_limited(library: Library) -> None:
    library.set_setting("preferences/threads", "100000")
    assert load_preferences(library).threads == 64


def test_a_threshold_counts_at_once_and_the_calibrated_one_comes_back(tmp_path: Path) -> None:
    room = Room(tmp_path / "data")
    try:
        room.desk.start()
        room.read(write_text(tmp_path / "a.txt", 8))
        chat = room.desk.new_chat([1])

        def abstained() -> bool:
            question = room.desk.ask(chat.id, "Which law governs?", [1])
            room.wait(lambda: room.desk.question(question.id).answer is not None)
            return room.desk.question(question.id).answer.abstained

        assert not abstained()
        room.desk.set_preferences(Preferences(threshold=0.999))
        assert abstained()
        room.desk.set_preferences(Preferences())
        assert not abstained()
    finally:
        room.close()


def test_what_can_be_rebuilt_is_removed_and_rebuilt(tmp_path: Path) -> None:
    from rmt_desktop.workflows.events import CleanedUp

    room = Room(tmp_path / "data")
    try:
        room.desk.start()
        room.read(write_text(tmp_path / "a.txt", 30))
        chat = room.desk.new_chat([1])
        answers = []
        for _ in range(2):
            question = room.desk.ask(chat.id, "Which law governs?", [1], "deep")
            room.wait(lambda: room.desk.question(question.id).answer is not None)  # noqa: B023 - waited for at once
            answers.append(room.desk.question(question.id).answer)
            room.wait(lambda: not room.desk.busy())
            room.desk.clean_up()
            room.wait(lambda: len(room.told(CleanedUp)) == len(answers))
            assert room.desk.storage_use().cleanable == 0
        assert answers[0].evidence == answers[1].evidence
        assert answers[1].tokens_read == answers[0].tokens_read > 0
        assert room.told(CleanedUp)[0].freed > 0
    finally:
        room.close()
