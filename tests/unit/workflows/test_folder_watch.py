"""Watched folders: new files are read once written, nothing is ever removed or read twice."""

import shutil

import pytest

from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows import folder_watch
from rmt_desktop.workflows.events import Failure, FilesChanged, FolderWatched, ImportKnown
from rmt_desktop.workflows.folder_watch import FolderWatch
from tests.rooms import write_text


class Watching:
    """A watch that looks only when told to, and what it took."""

    def __init__(self, library, folder):
        self.library, self.taken, self.events = library, [], []
        self.watch = FolderWatch(library, self._take, self.events.append)
        self.watch.start = lambda: None
        self.folder = self.watch.add(folder)

    def _take(self, paths, on_taken):
        self.taken += [path.name for path in paths]
        on_taken()

    def look(self, times=1):
        for _ in range(times):
            self.watch.look()
        return self.taken


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "Eingang – 受信"
    folder.mkdir()
    write_text(folder / "old.txt", 1)
    return folder


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "data") as opened:
        yield opened


def test_only_what_is_new_is_taken_and_only_once(library, inbox):
    watching = Watching(library, inbox)
    assert [path.name for path in watching.events[-1].files] == ["old.txt"]
    (inbox / "below").mkdir()
    write_text(inbox / "below" / "new.txt", 2)
    (inbox / "picture.png").write_bytes(b"x")
    (inbox / ".hidden.txt").write_bytes(b"x")
    assert watching.look() == []
    assert watching.look(3) == ["new.txt"]


def test_a_file_that_grows_is_waited_for(library, inbox):
    watching = Watching(library, inbox)
    path = inbox / "copy.txt"
    for clauses in (1, 2, 3, 4):
        write_text(path, clauses)
        assert watching.look() == []
    path.write_bytes(b"")
    assert watching.look(3) == []
    write_text(path, 5)
    assert watching.look(2) == ["copy.txt"]


def test_what_was_seen_is_not_taken_after_a_restart_nor_what_was_removed(library, inbox):
    first = Watching(library, inbox)
    write_text(inbox / "new.txt", 2)
    assert first.look(2) == ["new.txt"]
    write_text(inbox / "while it was off.txt", 3)
    again = Watching(library, inbox)
    assert again.look(3) == ["while it was off.txt"]


def test_what_was_not_registered_is_taken_again_after_a_crash(library, inbox):
    watching = Watching(library, inbox)
    watching.watch._take = lambda paths, on_taken: watching.taken.extend(path.name for path in paths)
    write_text(inbox / "new.txt", 2)
    assert watching.look(4) == ["new.txt"]
    assert Watching(library, inbox).look(2) == ["new.txt"]


def test_a_changed_file_is_told_unless_nothing_of_it_was_read(library, inbox):
    watching = Watching(library, inbox)
    path = write_text(inbox / "new.txt", 2)
    watching.look(2)
    write_text(path, 3)
    assert watching.look(2) == ["new.txt", "new.txt"]  # it was refused, or the program ended before it was added
    library.add_document(content_hash="1", name="new.txt", path=path, kind="text", size=1)
    write_text(path, 4)
    assert watching.look(3) == ["new.txt", "new.txt"]
    assert [event.paths for event in watching.events if isinstance(event, FilesChanged)] == [(path,)]


def test_a_folder_that_goes_and_comes_back_is_no_news(library, inbox, tmp_path):
    watching = Watching(library, inbox)
    away = tmp_path / "away"
    shutil.move(inbox, away)
    assert watching.look(2) == []
    shutil.move(away, inbox)
    assert watching.look(2) == []
    assert library.watched_folders() == [watching.folder]


def test_a_folder_that_is_not_there_is_refused(library, inbox, tmp_path):
    watching = Watching(library, inbox)
    for path in (tmp_path / "none", inbox / "old.txt"):
        with pytest.raises(FileMissing):
            watching.watch.add(path)
    watching.watch.remove(watching.folder.id)
    write_text(inbox / "new.txt", 2)
    assert watching.look(3) == []


def test_a_desk_reads_what_comes_by_itself(rooms, inbox, monkeypatch, tmp_path):
    monkeypatch.setattr(folder_watch, "PAUSE", 0.03)
    monkeypatch.setattr(folder_watch, "_PAUSE_PER_LOOK", 0.0)
    room = rooms()
    room.desk.start()
    room.desk.watch(tmp_path / "none")
    room.wait(lambda: bool(room.told(Failure)))
    room.desk.watch(inbox)
    room.wait(lambda: bool(room.told(FolderWatched)))
    write_text(inbox / "new.txt", 5)
    write_text(inbox / "the same.txt", 5)
    room.wait(lambda: room.states() == ["read"])
    room.wait(lambda: not room.library.seen_files(1).keys() ^ set(inbox.iterdir()))
    assert room.told(ImportKnown) == []
    room.desk.remove(1)
    room.wait(lambda: room.library.documents() == [])
    room.close()
    again = rooms()
    again.desk.start()
    write_text(inbox / "newer.txt", 6)
    again.wait(lambda: [document.name for document in again.desk.documents()] == ["newer.txt"])
    again.desk.unwatch(again.desk.watched_folders()[0].id)
    assert again.desk.watched_folders() == []
