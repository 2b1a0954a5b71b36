import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rmt_desktop.domain.answers import QuestionState
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.workflows.events import (
    AnswerProgress,
    DocumentChanged,
    DocumentRemoved,
    Failure,
    ImportKnown,
    ImportRefused,
    ModelPhase,
    QuestionChanged,
    ReadingProgress,
)
from tests.rooms import PATIENCE, Room, SlowModel, write_text

Rooms = Callable[..., Room]


def ask(room: Room, *document_ids: int, text: str = "Which law governs?") -> int:
    chat = room.desk.new_chat(document_ids, "Law")
    return room.desk.ask(chat.id, text, document_ids).id


def settled(room: Room, question_id: int) -> Callable[[], bool]:
    waiting = (QuestionState.WAITING, QuestionState.RUNNING)
    return lambda: room.library.question(question_id).state not in waiting


def test_a_folder_is_read_and_every_file_in_it_ends_in_one_outcome(room, tmp_path):
    folder = tmp_path / "mixed"
    folder.mkdir()
    write_text(folder / "a.txt", 10)
    write_text(folder / "b.md", 20)
    write_text(folder / "copy of a.txt", 10)
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (folder / "table.xlsx").write_bytes(b"PK\x03\x04")
    room.desk.start()
    room.desk.add_paths([folder])
    room.wait(lambda: len(room.states()) == 3 and not room.desk.busy())
    assert sorted(room.states()) == ["failed", "read", "read"]
    assert [Path(event.path).name for event in room.told(ImportRefused)] == ["empty.pdf"]
    assert [(Path(event.path).name, event.document.name) for event in room.told(ImportKnown)] == [
        ("copy of a.txt", "a.txt")
    ]
    (left_out,) = room.told(Failure)
    assert "table.xlsx" in left_out.message


def test_two_hundred_mixed_files_are_all_accounted_for(room, tmp_path):
    folder = tmp_path / "mixed"
    for i in range(200):
        path = folder / f"{i % 7}" / f"{i:03} – пример.{('txt', 'md', 'txt', 'pdf', 'exe')[i % 5]}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in (".txt", ".md"):
            write_text(path, 1 + i // 10)  # ten files of one length: copies of each other or of the two kinds
        else:
            path.write_bytes(b"" if i % 2 else b"PK\x03\x04 something else")
    room.desk.start()
    room.desk.add_paths([folder])
    room.wait(lambda: bool(room.told(Failure)) and not room.desk.busy())
    documents, known, refused = room.desk.documents(), room.told(ImportKnown), room.told(ImportRefused)
    assert set(room.states()) == {"read"}
    assert len(documents) + len(known) + len(refused) + 40 == 200
    assert "40 files" in room.told(Failure)[0].message


def test_reading_tells_its_progress_and_the_time_left(room, tmp_path):
    room.read(write_text(tmp_path / "a.txt"))
    (document,) = room.desk.documents()
    reading = [event for event in room.told(ReadingProgress) if event.stage == "reading"]
    assert [event.done for event in reading] == list(range(document.segment_count + 1))
    assert reading[0].seconds_left is None
    told = [event.document.state.value for event in room.told(DocumentChanged)]
    assert list(dict.fromkeys(told)) == ["queued", "parsing", "reading", "read"]
    assert reading[-1].seconds_left == 0
    assert document.segments_read == document.segment_count > 5
    assert room.desk.progress(document.id) is None
    assert room.told(DocumentChanged)[-1].document.state is DocumentState.READ


def test_a_question_is_stored_first_and_answered_with_quotes_at_their_place(room, tmp_path):
    room.read(write_text(tmp_path / "a.txt"))
    question_id = ask(room, 1)
    room.wait(settled(room, question_id))
    states = [event.question.state for event in room.told(QuestionChanged)]
    assert states[0] is QuestionState.WAITING
    room.wait(lambda: room.told(QuestionChanged)[-1].question.state is QuestionState.ANSWERED)
    question = room.library.question(question_id)
    assert question.answer is not None
    assert question.answer.evidence
    for evidence in question.answer.evidence:
        assert room.library.page(1, evidence.page).text[evidence.start : evidence.end] == evidence.quote
    assert room.told(AnswerProgress)


@pytest.mark.parametrize(("text", "words"), [("", "empty"), (" \n", "empty"), ("x" * 10_000, "10,000")])
def test_questions_that_cannot_be_asked_are_not_stored(room, tmp_path, text, words):
    room.read(write_text(tmp_path / "a.txt", 5))
    chat = room.desk.new_chat([1])
    with pytest.raises(QuestionError, match=words):
        room.desk.ask(chat.id, text, [1])
    with pytest.raises(QuestionError, match="No document"):
        room.desk.ask(chat.id, "What?", [])
    with pytest.raises(QuestionError, match="no longer"):
        room.desk.ask(chat.id, "What?", [77])
    assert room.desk.questions(chat.id) == []


def test_a_question_overtakes_the_reading_of_other_documents(rooms, tmp_path):
    slow = SlowModel(before=6)
    room = rooms(lambda: slow)
    room.read(write_text(tmp_path / "short.txt", 8))
    room.desk.add_paths([write_text(tmp_path / "long.txt", 120)])
    assert slow.reached.wait(20)
    question_id = ask(room, 1)
    slow.go.set()
    room.wait(settled(room, question_id))
    assert room.library.question(question_id).state is QuestionState.ANSWERED
    room.wait(lambda: set(room.states()) == {"read"})
    (answered,) = [
        index
        for index, event in enumerate(room.events)
        if isinstance(event, QuestionChanged) and event.question.state is QuestionState.ANSWERED
    ]
    read_later = [event for event in room.events[answered:] if isinstance(event, ReadingProgress)]
    assert {event.document_id for event in read_later} == {2}


def test_a_question_about_a_document_that_is_still_read_waits_for_its_end(rooms, tmp_path):
    slow = SlowModel(before=4)
    room = rooms(lambda: slow)
    room.desk.add_paths([write_text(tmp_path / "long.txt", 60)])
    assert slow.reached.wait(20)
    question_id = ask(room, 1)
    slow.go.set()
    room.wait(settled(room, question_id))
    assert room.library.question(question_id).state is QuestionState.ANSWERED
    assert room.states() == ["read"]
    room.wait(lambda: not room.desk.busy())
    assert room.desk.progress(1) is None


def test_a_question_ends_when_the_document_it_waits_for_cannot_be_parsed(room, tmp_path):
    path = tmp_path / "cut.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 500)
    document = room.library.add_document(content_hash="0" * 64, name=path.name, path=path, kind="pdf", size=509)
    question_id = ask(room, document.id)
    assert room.library.question(question_id).state is QuestionState.WAITING
    room.desk.start()
    room.wait(settled(room, question_id))
    question = room.library.question(question_id)
    assert question.state is QuestionState.FAILED
    assert "cut.pdf" in (question.reason or "")


def test_a_question_ends_when_the_document_it_waits_for_is_removed(room, tmp_path):
    path = write_text(tmp_path / "a.txt")
    document = room.library.add_document(content_hash="0" * 64, name=path.name, path=path, kind="text", size=9)
    question_id = ask(room, document.id)
    room.desk.remove(document.id)
    room.wait(settled(room, question_id))
    question = room.library.question(question_id)
    assert question.state is QuestionState.FAILED
    assert "no longer in the library" in (question.reason or "")


def test_pause_keeps_what_was_read_and_resume_goes_on_there(rooms, tmp_path):
    slow = SlowModel(before=6)
    room = rooms(lambda: slow)
    room.desk.add_paths([write_text(tmp_path / "a.txt", 60)])
    assert slow.reached.wait(20)
    room.desk.pause(1)
    slow.go.set()
    room.wait(lambda: room.states() == ["paused"])
    before = room.desk.document(1).segments_read
    assert 6 <= before < room.desk.document(1).segment_count
    room.desk.resume(1)
    room.wait(lambda: room.states() == ["read"])
    done = [event.done for event in room.told(ReadingProgress) if event.stage == "reading"]
    assert done == sorted(done)
    assert sorted(set(done)) == list(range(room.desk.document(1).segment_count + 1))


def test_resuming_at_once_after_a_pause_is_not_lost(rooms, tmp_path):
    slow = SlowModel(before=6)
    room = rooms(lambda: slow)
    room.desk.add_paths([write_text(tmp_path / "a.txt", 60)])
    assert slow.reached.wait(20)
    room.desk.pause(1)
    room.desk.resume(1)
    slow.go.set()
    room.wait(lambda: room.states() == ["read"])
    room.wait(lambda: not room.desk.busy())


def test_pausing_again_after_resuming_at_once_pauses(rooms, tmp_path):
    slow = SlowModel(before=6)
    room = rooms(lambda: slow)
    room.desk.add_paths([write_text(tmp_path / "a.txt", 60)])
    assert slow.reached.wait(20)
    for act in (room.desk.pause, room.desk.resume, room.desk.pause):
        act(1)
    slow.go.set()
    room.wait(lambda: not room.desk.busy())
    assert room.states() == ["paused"]


def test_cancel_forgets_a_document_that_was_never_parsed(room, tmp_path):
    path = write_text(tmp_path / "a.txt")
    document = room.library.add_document(content_hash="0" * 64, name=path.name, path=path, kind="text", size=9)
    room.desk.cancel(document.id)
    assert room.desk.documents() == []
    room.wait(lambda: room.library.documents() == [])
    assert [event.document_id for event in room.told(DocumentRemoved)] == [document.id]


def test_a_document_removed_while_it_is_read_does_not_come_back(rooms, tmp_path):
    slow = SlowModel(before=3)
    room = rooms(lambda: slow)
    room.desk.add_paths([write_text(tmp_path / "a.txt", 60)])
    assert slow.reached.wait(20)
    room.desk.remove(1)
    assert room.desk.documents() == []
    with pytest.raises(KeyError):
        room.desk.document(1)
    slow.go.set()
    room.wait(lambda: not room.desk.busy())
    assert room.library.documents() == []
    last = room.events.index(room.told(DocumentRemoved)[-1])
    assert not [event for event in room.events[last:] if isinstance(event, (DocumentChanged, Failure))]


def test_a_removal_that_had_no_time_is_made_good_when_the_desk_closes(rooms, tmp_path):
    room = rooms()
    room.read(write_text(tmp_path / "a.txt", 10))
    room.desk._parse_runner.begin_close()
    room.desk.remove(1)
    room.close()
    again = rooms()
    assert again.desk.documents() == []


def test_closing_in_the_middle_of_reading_goes_on_there_at_the_next_start(rooms, tmp_path):
    slow = SlowModel(before=6)
    room = rooms(lambda: slow)
    room.desk.add_paths([write_text(tmp_path / "a.txt", 60)])
    assert slow.reached.wait(20)
    question_id = ask(room, 1)
    assert not room.desk.close(timeout=0.05)
    slow.go.set()
    room.close()
    again = rooms()
    assert again.states() == ["queued"]
    before = again.desk.document(1).segments_read
    assert before >= 6
    assert again.library.question(question_id).state is QuestionState.INTERRUPTED
    again.desk.start()
    again.wait(lambda: again.states() == ["read"])
    reading = [event.done for event in again.told(ReadingProgress)]
    assert reading[0] == before


def test_a_stored_document_answers_after_its_file_and_even_its_read_state_are_gone(rooms, tmp_path):
    path = write_text(tmp_path / "a.txt", 10)
    room = rooms()
    room.read(path)
    path.unlink()
    question_id = ask(room, 1)
    room.wait(settled(room, question_id))
    assert room.library.question(question_id).state is QuestionState.ANSWERED


def test_stored_text_that_was_lost_is_parsed_and_read_again_at_the_next_start(rooms, tmp_path):
    room = rooms()
    room.read(write_text(tmp_path / "a.txt", 10))
    room.close()
    for name in ("derived.db", "derived.db-wal", "derived.db-shm"):
        (tmp_path / "data" / name).unlink(missing_ok=True)
    again = rooms()
    again.desk.start()
    again.wait(lambda: again.states() == ["read"])
    assert again.desk.pages(1)


def test_a_model_that_cannot_be_loaded_is_told_and_documents_wait_for_the_next_start(rooms, tmp_path):
    def missing() -> None:
        raise ModelMissing("The weights are not there. Install the program again.")

    room = rooms(missing)
    room.desk.start()
    room.desk.add_paths([write_text(tmp_path / "a.txt", 10)])
    room.wait(lambda: room.desk.model_state().phase is ModelPhase.FAILED and not room.desk.busy())
    room.wait(lambda: room.states() == ["queued"])
    assert "weights are not there" in room.desk.model_state().detail
    question_id = ask(room, 1)
    room.wait(settled(room, question_id))
    assert "weights are not there" in (room.library.question(question_id).reason or "")
    room.close()
    again = rooms()
    again.desk.start()
    again.wait(lambda: again.states() == ["read"])


def test_a_reading_that_failed_says_why_until_it_was_tried_again(rooms, tmp_path):
    broken = SlowModel(before=3)
    room = rooms(lambda: broken)
    room.desk.add_paths([write_text(tmp_path / "a.txt", 60)])
    assert broken.reached.wait(20)
    broken.fail_with = RuntimeError("out of luck")
    broken.go.set()
    room.wait(lambda: room.states() == ["failed"])
    assert "out of luck" in (room.desk.document(1).reason or "")
    broken.fail_with = None
    room.wait(lambda: not room.desk.busy())
    room.desk.resume(1)
    assert room.states()[0] in ("queued", "reading", "read")
    room.wait(lambda: room.states() == ["read"])
    assert room.desk.document(1).reason is None


def test_stopping_a_question_that_waits(room, tmp_path):
    path = write_text(tmp_path / "a.txt")
    document = room.library.add_document(content_hash="0" * 64, name=path.name, path=path, kind="text", size=9)
    question_id = ask(room, document.id)
    room.desk.stop(question_id)
    assert room.library.question(question_id).state is QuestionState.STOPPED
    assert not room.desk.busy()


def test_stopping_a_question_leaves_no_answer_and_the_reading_goes_on(rooms, tmp_path):
    slow = SlowModel(before=4)
    room = rooms(lambda: slow)
    path = write_text(tmp_path / "a.txt", 60)
    room.desk.add_paths([path])
    assert slow.reached.wait(20)
    question_id = ask(room, 1)
    room.wait(lambda: room.library.question(question_id).state is QuestionState.WAITING)
    room.desk.stop(question_id)
    slow.go.set()
    room.wait(lambda: room.states() == ["read"])
    question = room.library.question(question_id)
    assert (question.state, question.answer) == (QuestionState.STOPPED, None)


def test_a_password_given_in_the_window_opens_the_document(room, tmp_path):
    from tests.integration.test_cli import make_pdf

    room.desk.add_paths([make_pdf(tmp_path / "locked.pdf", "The rent is 700 pounds.", password="secret")])
    room.wait(lambda: room.states() == ["password needed"])
    with pytest.raises(QuestionError, match="locked.pdf"):
        ask(room, 1)
    room.wait(lambda: not room.desk.busy())
    room.desk.give_password(1, "wrong")
    room.wait(lambda: "capitals" in (room.desk.document(1).reason or "") and not room.desk.busy())
    room.desk.give_password(1, "secret")
    room.wait(lambda: room.states() == ["read"])


def test_chats_and_settings(room, tmp_path):
    room.read(write_text(tmp_path / "a.txt", 5))
    chat = room.desk.new_chat([1], "First")
    assert room.desk.rename_chat(chat.id, "Law").title == "Law"
    question_id = room.desk.ask(chat.id, "Which law?", [1]).id
    room.wait(settled(room, question_id))
    assert [question.id for question in room.desk.questions(chat.id)] == [question_id]
    assert room.desk.pin_chat(chat.id, True).pinned
    room.desk.discard_chat(chat.id)
    assert room.desk.chats() == []
    assert room.desk.restore_chat(chat.id).pinned
    assert [chat.title for chat in room.desk.chats()] == ["Law"]
    room.desk.discard_chat(chat.id)
    room.desk.set_setting("theme", "dark")
    assert room.desk.setting("theme") == "dark"


def test_the_sample_can_be_added(room):
    room.desk.add_sample()
    room.wait(lambda: room.states() == ["read"])
    assert room.desk.documents()[0].name == "sample-lease.pdf"


def test_the_database_is_not_left_locked(rooms, tmp_path):
    room = rooms()
    room.read(write_text(tmp_path / "a.txt", 5))
    room.close()
    connection = sqlite3.connect(tmp_path / "data" / "library.db", timeout=0)
    connection.execute("BEGIN EXCLUSIVE")
    connection.close()


def test_a_model_that_never_loads_does_not_keep_the_program_from_ending(tmp_path):
    program = (
        "import sys, threading; from pathlib import Path\n"
        "from rmt_desktop.storage.library import Library; from rmt_desktop.workflows.desk import Desk\n"
        "began = threading.Event()\n"
        "desk = Desk(Library.open(Path(sys.argv[1])), lambda: began.set() or threading.Event().wait())\n"
        "desk.start(); began.wait(); print(desk.close(timeout=0.1), 'torch' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert done.stdout.split() == ["False", "False"]
