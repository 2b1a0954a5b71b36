"""Names, collections and tags through the desk; removal that can be undone; reading again."""

import threading

import pytest

from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.errors import NameRefused, QuestionError
from rmt_desktop.workflows.events import DocumentRemoved, Failure, ImportKnown, ImportRefused, OrderChanged
from tests.rooms import SlowModel, write_text


def test_collections_and_tags_are_told(room, tmp_path):
    room.read(write_text(tmp_path / "a.txt", 5))
    made = room.desk.add_collection("Leases", [1])
    room.desk.set_tags(1, ["urgent"])
    room.desk.rename_collection(made.id, "All leases")
    assert [collection.name for collection in room.desk.collections()] == ["All leases"]
    assert room.desk.tags() == {1: ("urgent",)}
    room.desk.uncollect(made.id, [1])
    room.desk.collect(made.id, [1])
    room.desk.remove_collection(made.id)
    assert len(room.told(OrderChanged)) == 6
    assert room.desk.document(1)


def test_a_document_is_renamed_and_its_file_is_not(room, tmp_path):
    path = write_text(tmp_path / "a.txt", 5)
    room.read(path)
    assert room.desk.rename(1, "Lease 2.1 – 契約").name == "Lease 2.1 – 契約.txt"
    assert room.desk.rename(1, "Lease.txt").title == "Lease"
    assert path.exists()
    for title in ("", " \n", ".txt", "x" * 201):
        with pytest.raises(NameRefused):
            room.desk.rename(1, title)


def test_nothing_is_lost_until_a_removal_is_final(room, tmp_path):
    room.read(write_text(tmp_path / "a.txt", 10))
    made = room.desk.add_collection("Leases", [1])
    room.desk.set_tags(1, ["urgent"])
    before = room.library.document(1)
    room.desk.set_aside([1])
    assert room.desk.documents() == []
    assert [event.document_id for event in room.told(DocumentRemoved)] == [1]
    chat = room.desk.new_chat([], "Law")
    with pytest.raises(QuestionError, match="no longer"):
        room.desk.ask(chat.id, "Which law?", [1])
    room.desk.bring_back([1])
    assert room.desk.documents() == [before]
    assert room.desk.tags() == {1: ("urgent",)}
    assert next(c for c in room.desk.collections() if 1 in c.document_ids).id == made.id
    room.desk.set_aside([1])
    room.desk.remove(1)
    room.wait(lambda: room.library.documents() == [])
    room.desk.bring_back([1])
    assert room.desk.documents() == []
    assert len(room.told(DocumentRemoved)) == 2


def test_what_was_being_read_goes_on_after_an_undo(rooms, tmp_path):
    slow = SlowModel(before=6)
    room = rooms(lambda: slow)
    room.desk.add_paths([write_text(tmp_path / "a.txt", 60)])
    assert slow.reached.wait(20)
    room.desk.set_aside([1])
    slow.go.set()
    room.wait(lambda: not room.desk.busy())
    kept = room.library.document(1).segments_read
    assert 6 <= kept < room.library.document(1).segment_count
    room.desk.bring_back([1])
    room.wait(lambda: room.states() == ["read"])


def test_an_undo_while_the_reading_is_still_stopping(rooms, tmp_path):
    slow = SlowModel(before=6)
    room = rooms(lambda: slow)
    room.desk.add_paths([write_text(tmp_path / "a.txt", 60)])
    assert slow.reached.wait(20)
    room.desk.set_aside([1])
    room.desk.bring_back([1])
    slow.go.set()
    room.wait(lambda: room.states() == ["read"])


def test_a_removal_that_was_not_undone_is_final_when_the_program_ends(rooms, tmp_path):
    room = rooms()
    room.read(write_text(tmp_path / "a.txt", 5))
    room.desk.set_aside([1])
    room.close()
    assert rooms().desk.documents() == []


def test_adding_the_file_again_undoes_a_removal(room, tmp_path):
    path = write_text(tmp_path / "a.txt", 5)
    room.read(path)
    room.desk.set_aside([1])
    room.desk.add_paths([path])
    room.wait(lambda: [document.id for document in room.desk.documents()] == [1])
    assert room.told(ImportKnown) == []


def test_reading_again_begins_anew(room, tmp_path):
    room.read(write_text(tmp_path / "a.txt", 10))
    before = room.library.snapshot(1, 0)
    with room.library._derived.write() as connection:
        connection.exec_driver_sql("UPDATE pages SET text = 'damaged'")
        connection.exec_driver_sql("UPDATE snapshots SET data = x'00'")
    room.desk.read_again(1)
    room.wait(lambda: room.states() == ["read"] and not room.desk.busy())
    assert "Landlord" in room.library.page(1, 1).text
    assert room.library.snapshot(1, 0) == before
    assert room.library.find_words("landlord").total == 1


def test_reading_again_while_it_is_read(rooms, tmp_path):
    slow = SlowModel(before=6)
    room = rooms(lambda: slow)
    room.desk.add_paths([write_text(tmp_path / "a.txt", 60)])
    assert slow.reached.wait(20)
    room.desk.read_again(1)
    threading.Timer(0.1, slow.go.set).start()
    room.wait(lambda: room.states() == ["read"] and not room.desk.busy())
    assert room.told(Failure) == []


def test_reading_again_without_the_file_or_with_another_one_keeps_what_is_there(room, tmp_path):
    path = write_text(tmp_path / "a.txt", 10)
    room.read(path)
    write_text(path, 12)
    room.desk.read_again(1)
    room.wait(lambda: len(room.told(Failure)) == 1)
    path.unlink()
    room.wait(lambda: not room.desk.busy())
    room.desk.read_again(1)
    room.wait(lambda: len(room.told(Failure)) == 2)
    changed, gone = room.told(Failure)
    assert "has changed" in changed.message
    assert "What was read of it is kept" in gone.message
    assert room.desk.document(1).state is DocumentState.READ


def test_a_file_that_is_being_written_is_waited_for(room, tmp_path, monkeypatch):
    from rmt_desktop.workflows import importing

    path, hashed = write_text(tmp_path / "a.txt", 3), []
    hash_file = importing.content_hash

    def written_meanwhile(at):
        hashed.append(at)
        digest = hash_file(at)
        if len(hashed) < 3:
            write_text(path, 3 + 3 * len(hashed))
        return digest

    monkeypatch.setattr(importing, "content_hash", written_meanwhile)
    room.read(path)
    assert len(hashed) == 3
    assert room.desk.document(1).size == path.stat().st_size
    assert room.told(ImportRefused) == []


def test_a_file_that_is_written_for_ever_is_refused_with_a_reason(room, tmp_path, monkeypatch):
    from rmt_desktop.domain.input_errors import FileChanged
    from rmt_desktop.jobs.context import PlainContext
    from rmt_desktop.workflows import importing

    path, count = write_text(tmp_path / "a.txt", 3), iter(range(4, 10_000))
    monkeypatch.setattr(importing, "content_hash", lambda at: write_text(at, next(count)).name)
    with pytest.raises(FileChanged, match="still being written"):
        importing.register_when_written(room.library, path, PlainContext(), patience=0.3)
    assert room.library.documents() == []
