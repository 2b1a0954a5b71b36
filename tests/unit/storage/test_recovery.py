"""A damaged precious database: what is used instead, what is kept, and what the user is told."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rmt_desktop.domain.answers import Question, QuestionState, Verdict
from rmt_desktop.domain.store_errors import CorruptStore, StoreError
from rmt_desktop.storage import placing, recovery
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.seals import changed_under_seal, is_sealed, seal, seal_path
from tests.unit.storage.storage_samples import add, answer, read_document

DATABASE, LOG = "library.db", "library.db-wal"


QUESTIONS = 24


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Question]]:
    """A closed library with one backup, made as it was closed."""
    folder = tmp_path_factory.mktemp("filled") / "data"
    with Library.open(folder) as library:
        document = read_document(library)
        chat = library.add_chat("Lease", [document.id])
        for i in range(QUESTIONS):
            question = library.ask(chat.id, f"Question {i}? {'x' * 2000}", [document.id], "rmt")
            library.store_answer(question.id, answer(document))
        library.judge(question.id, 0, Verdict.ACCEPTED)
        questions = library.questions(chat.id)
    assert len(list((folder / "backups").glob("*.db"))) == 1
    return folder, questions


@pytest.fixture
def asked(folder: Path, filled: tuple[Path, list[Question]]) -> list[Question]:
    """Its questions; a copy of it lies in ``folder``."""
    shutil.copytree(filled[0], folder)
    return filled[1]


def spoil(path: Path, first: int = 4096, last: int | None = None) -> bytes:
    data = bytearray(path.read_bytes())
    data[first:last] = b"\xa5" * len(data[first:last])
    path.write_bytes(data)
    return bytes(data)


def kept_aside(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob("library.db.damaged-*")) if not path.name.endswith("-shm")]


def all_questions(library: Library) -> list[Question]:
    return [question for chat in library.chats() for question in library.questions(chat.id)]


def remove_backups(folder: Path) -> None:
    shutil.rmtree(folder / "backups")


@pytest.fixture
def unclean(folder: Path, asked: list[Question]) -> Iterator[Path]:
    """The library as a killed program leaves it: one more chat, in the write-ahead log only."""
    with Library.open(folder) as library:
        library.add_chat("In the log", [])
        left = folder.parent / "left by a kill"
        shutil.copytree(folder, left)
    return left  # type: ignore[return-value]


@pytest.mark.parametrize("damage", ["garbage", "short", "pages", "gone", "log only"])
def test_the_newest_backup_takes_the_place_of_a_damaged_library(
    folder: Path, asked: list[Question], damage: str
) -> None:
    database = folder / DATABASE
    spoiled: list[bytes] = []
    if damage in ("garbage", "short"):
        database.write_bytes(b"no database " * (1000 if damage == "garbage" else 1))
        spoiled = [database.read_bytes()]
    elif damage == "pages":
        spoiled = [spoil(database)]
    else:
        database.unlink()
        if damage == "log only":
            (folder / LOG).write_bytes(b"precious frames")
            spoiled = [b"precious frames"]
    with Library.open(folder) as library:
        assert all_questions(library) == asked
        (notice,) = library.notices
        assert "The backup of" in notice
        assert ("kept as library.db.damaged-" in notice) == bool(spoiled)
        library.add_chat("And on it goes", [])
    assert kept_aside(folder) == spoiled
    with Library.open(folder) as library:
        assert library.notices == ()
        assert len(library.chats()) == 2


def test_a_damaged_backup_is_passed_over_for_the_next(folder: Path, asked: list[Question]) -> None:
    with Library.open(folder) as library:
        library.add_chat("Later", [])
        newest = library.back_up()
    spoil(newest.path, 4096, 8192)
    spoil(folder / DATABASE)
    with Library.open(folder) as library:
        assert all_questions(library) == asked
        assert [chat.title for chat in library.chats()] == ["Lease"]


def test_a_letter_that_changed_in_a_closed_library_is_noticed(folder: Path, asked: list[Question]) -> None:
    """SQLite's own checks cannot see it."""
    database = folder / DATABASE
    status = database.stat()
    data = database.read_bytes()
    database.write_bytes(data.replace(b"Question 7?", b"Question 9?"))
    os.utime(database, ns=(status.st_atime_ns, status.st_mtime_ns))
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Library.open(folder) as library:
        assert all_questions(library) == asked
        assert "changed without being written to" in library.notices[0]


def test_a_seal_ends_with_the_next_writer(folder: Path, asked: list[Question]) -> None:
    database = folder / DATABASE
    assert is_sealed(database)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE chats SET title = 'By hand'")
        connection.commit()
    assert not is_sealed(database)
    with Library.open(folder) as library:
        assert library.notices == ()
        assert library.chats()[0].title == "By hand"


def test_a_damaged_seal_speaks_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"content")
    seal(path)
    content = bytearray(seal_path(path).read_bytes())
    for position in range(len(content)):
        flipped = bytearray(content)
        flipped[position] ^= 1
        seal_path(path).write_bytes(flipped)
        assert not changed_under_seal(path)


def test_a_log_that_does_not_fit_is_set_aside_and_the_file_used_alone(folder: Path, unclean: Path) -> None:
    """Pages in the log are whole for SQLite (their checksums are right), but not what the file needs."""
    alone = sqlite3.connect(unclean / DATABASE, isolation_level=None)
    alone.execute("PRAGMA wal_autocheckpoint = 0")
    alone.execute("PRAGMA writable_schema = ON")
    alone.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'questions'")
    alone.execute("PRAGMA writable_schema = OFF")
    torn = unclean.parent / "torn"
    shutil.copytree(unclean, torn)
    alone.close()
    remove_backups(torn)
    log = (torn / LOG).read_bytes()
    with Library.open(torn) as library:
        assert len(all_questions(library)) == QUESTIONS
        assert [chat.title for chat in library.chats()] == ["Lease"]
        assert "without its write-ahead log" in library.notices[0]
    assert log in kept_aside(torn)


def test_a_torn_log_is_used_up_to_the_tear(unclean: Path) -> None:
    log = unclean / LOG
    log.write_bytes(log.read_bytes()[:-1000])
    with Library.open(unclean) as library:
        assert library.notices == ()
        assert len(all_questions(library)) == QUESTIONS


def test_without_a_backup_what_can_be_read_is_saved(folder: Path, asked: list[Question]) -> None:
    remove_backups(folder)
    page = (folder / DATABASE).read_bytes().index(b"Question 13?") // 4096 * 4096
    spoil(folder / DATABASE, page, page + 4096)
    with Library.open(folder) as library:
        found = {question.id: question for question in all_questions(library)}
        assert QUESTIONS - 4 <= len(found) < QUESTIONS
        assert "rows could still be read" in library.notices[0]
        whole = [question for question in asked if found.get(question.id) == question]
        assert len(whole) == len(found)
        (document,) = library.documents()
        add(library, "new.pdf")
        assert library.ask(library.chats()[0].id, "And now?", [document.id], "rmt").id > max(found)


@pytest.mark.parametrize("garbage", [b"this is not a database, " * 1000, b"short"])
def test_with_nothing_left_the_library_starts_empty_and_says_so(folder: Path, garbage: bytes) -> None:
    folder.mkdir()
    (folder / DATABASE).write_bytes(garbage)
    with Library.open(folder) as library:
        assert library.documents() == []
        assert "starts empty" in library.notices[0]
        add(library)
    assert kept_aside(folder) == [garbage]


def test_values_that_no_program_wrote_are_damage_after_an_unclean_end(folder: Path, unclean: Path) -> None:
    with closing(sqlite3.connect(unclean / DATABASE, isolation_level=None)) as connection:
        connection.execute("UPDATE questions SET state = 'answesed' WHERE id = 3")
        shutil.copytree(unclean, unclean.parent / "again")
    with Library.open(unclean.parent / "again") as library:
        assert len(all_questions(library)) == QUESTIONS
        assert "answesed" in library.notices[0]


@pytest.mark.parametrize("place", [18, 19, 21, 44, 56, 63, 71])
def test_a_flipped_bit_in_the_header_is_damage(folder: Path, asked: list[Question], place: int) -> None:
    data = bytearray((folder / DATABASE).read_bytes())
    data[place] ^= 4
    (folder / DATABASE).write_bytes(data)
    with Library.open(folder) as library:
        assert all_questions(library) == asked
        assert library.notices


def test_a_full_disk_stops_a_recovery_and_changes_nothing(
    folder: Path, asked: list[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled = spoil(folder / DATABASE)

    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", full)
        with pytest.raises(StoreError, match="disk is full"):
            Library.open(folder)
    assert (folder / DATABASE).read_bytes() == spoiled
    assert kept_aside(folder) == []
    with Library.open(folder) as library:
        assert all_questions(library) == asked


@pytest.mark.parametrize("step", ["keep_aside", "drop_log", "put_in_place"])
def test_a_recovery_that_ends_in_the_middle_is_done_again(
    unclean: Path, asked: list[Question], step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(unclean / DATABASE)

    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(recovery, step, die)
        with pytest.raises(Killed):
            Library.open(unclean)
    with Library.open(unclean) as library:
        assert all_questions(library) == asked
        assert library.notices


def test_damaged_files_are_kept_where_the_disk_knows_no_links(
    folder: Path, asked: list[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(placing.os, "link", no_links)
    spoiled = spoil(folder / DATABASE)
    Library.open(folder).close()
    assert kept_aside(folder) == [spoiled]


def test_damage_met_in_use_leads_to_a_recovery_at_the_next_start(folder: Path, asked: list[Question]) -> None:
    with Library.open(folder) as library:
        spoil(folder / DATABASE)
        with pytest.raises(CorruptStore, match=r"library\.db is damaged"):
            all_questions(library)
    with Library.open(folder) as library:
        assert all_questions(library) == asked
        assert library.notices


def test_numbers_given_after_the_backup_find_no_files_of_theirs(folder: Path, asked: list[Question]) -> None:
    for name in recovery.REBUILT_FOLDERS:
        (folder / name / "2-index").mkdir(parents=True)
    spoil(folder / DATABASE)
    with Library.open(folder) as library:
        assert not any((folder / name).exists() for name in recovery.REBUILT_FOLDERS)
        assert {question.state for question in all_questions(library)} == {QuestionState.ANSWERED}
