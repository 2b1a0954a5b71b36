"""Backups: made when due, checked before they count, thinned, and used before and after migrations."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.domain.store_errors import CorruptStore, StoreError
from rmt_desktop.storage import backups as backups_module
from rmt_desktop.storage import library as library_module
from rmt_desktop.storage import opening, upgrade
from rmt_desktop.storage.backups import Backup, Backups
from rmt_desktop.storage.engine import Durability
from rmt_desktop.storage.inspection import require_whole
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.migrations import PRECIOUS_SCHEMA
from rmt_desktop.storage.schema import Migration, Schema, migrate
from rmt_desktop.storage.store import Store
from rmt_desktop.storage.thinning import kept
from tests.unit.storage.storage_samples import add

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(backups_module, "now", clock)
    return clock


def titles(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT title FROM chats ORDER BY id")]


def test_the_program_backs_up_at_its_end_and_at_its_start_when_a_day_has_passed(folder: Path, clock: Clock) -> None:
    Library.open(folder).close()
    assert not (folder / "backups").exists(), "there was nothing to back up"
    for minutes, expected in ((0, 1), (50, 1), (61, 2), (24 * 60, 2), (25 * 60 + 2, 3), (10, 4)):
        # the last time the clock has gone back
        clock.time = NOON + timedelta(minutes=minutes)
        with Library.open(folder) as library:
            if minutes < 24 * 60:
                library.add_chat(f"Chat {minutes}", [])
            found = len(library.backups.all())
        assert library.backups.all()[0].number == expected, minutes
        if minutes > 24 * 60 + 60:
            assert found == expected, "made at the start"


def test_a_backup_is_made_while_the_library_is_written_to(library: Library) -> None:
    for number in range(5):
        library.add_chat(f"Chat {number}", [])
        backup = library.back_up()
        assert titles(backup.path) == [f"Chat {n}" for n in range(number + 1)]
        library.backups.check(backup)
        assert library.backups.find("newest") == library.backups.find(str(number + 1)) == backup
    with pytest.raises(FileMissing, match="no backup “77”"):
        library.backups.find("77")


def test_a_copy_that_fails_its_check_replaces_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add_chat("Good", [])
    good = library.back_up()

    def garbled(source: Path, target: Path) -> None:
        target.write_bytes(b"not what was meant" * 1000)

    with monkeypatch.context() as patched:
        patched.setattr(backups_module, "copy_database", garbled)
        with pytest.raises(CorruptStore):
            library.back_up()
    assert library.backups.all() == [good]
    library.back_up()
    assert sorted(path.suffix for path in library.backups.folder.iterdir()) == [".db", ".db", ".seal", ".seal"]


def test_a_daily_backup_that_fails_is_told_and_keeps_nobody_from_working(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(folder) as library:
        library.add_chat("Lease", [])
    monkeypatch.setattr(library_module, "DAILY", timedelta(0))

    def full(source: Path, target: Path) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(backups_module, "copy_database", full)
    with Library.open(folder) as library:
        assert "could not be made: The disk is full" in library.notices[0]
        library.add_chat("More", [])
        assert len(library.backups.all()) == 1


def test_old_backups_are_thinned_on_the_disk(library: Library, clock: Clock) -> None:
    library.add_chat("Lease", [])
    for day in range(12):
        clock.time = NOON + timedelta(days=day)
        library.back_up()
    days = [backup.made.date() - NOON.date() for backup in library.backups.all()]
    assert [one.days for one in days] == [11, 10, 9, 8, 7, 6, 5]
    assert len(list(library.backups.folder.iterdir())) == 2 * len(days)


def test_days_weeks_and_months_keep_one_each() -> None:
    moments = [NOON - timedelta(hours=8 * number) for number in range(3 * 400)]
    stay = [moments[position] for position in sorted(kept(moments))]
    assert stay[:3] == moments[:3]
    assert {NOON.date() - timedelta(days=back) for back in range(7)} <= {moment.date() for moment in stay}
    assert len({moment.isocalendar()[:2] for moment in stay}) >= 4
    assert len({(moment.year, moment.month) for moment in stay}) == 12
    assert len(stay) <= 3 + 7 + 4 + 12


def test_thinning_never_drops_the_newest_whatever_the_clock_says() -> None:
    moments = [NOON - timedelta(days=3000), NOON + timedelta(days=900), NOON, NOON, NOON]
    assert {0, 1, 2} <= kept(moments)
    assert kept([]) == set()


OLD = Schema(PRECIOUS_SCHEMA.application_id, PRECIOUS_SCHEMA.migrations[:1])


@pytest.fixture
def old(folder: Path) -> Path:
    """A library of the first schema, with a chat; its path."""
    folder.mkdir()
    store = Store(folder / "library.db", Durability("FULL"))
    migrate(store, OLD)
    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO chats VALUES (1, 'Of old', 0)")
    store.close()
    return store.path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_a_migration_is_backed_up_first(folder: Path, old: Path) -> None:
    with Library.open(folder) as library:
        assert [chat.title for chat in library.chats()] == ["Of old"]
        (backup,) = library.backups.all()
    assert (version(backup.path), titles(backup.path)) == (1, ["Of old"])
    assert version(old) == PRECIOUS_SCHEMA.version


def test_a_backup_of_an_older_form_is_migrated_when_it_is_needed(folder: Path, old: Path) -> None:
    Library.open(folder).close()
    old.write_bytes(b"damaged" * 999)
    with Library.open(folder) as library:
        assert [chat.title for chat in library.chats()] == ["Of old"]
    assert version(old) == PRECIOUS_SCHEMA.version
    require_whole(old, PRECIOUS_SCHEMA)


def test_a_migration_that_fails_leaves_everything_as_it_was(
    folder: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    wrong = Migration("wrong", 1, ("INSERT INTO nowhere VALUES (1)",))
    broken = Schema(PRECIOUS_SCHEMA.application_id, (*PRECIOUS_SCHEMA.migrations, wrong))
    with monkeypatch.context() as patched:
        patched.setattr(opening, "PRECIOUS_SCHEMA", broken)
        with pytest.raises(StoreError, match="version .* can open it"):
            Library.open(folder)
    assert old.read_bytes() == before
    assert sorted(path.name for path in folder.glob("library.db*")) == ["library.db"]
    with Library.open(folder) as library:
        add(library)


@pytest.mark.parametrize("step", ["copy_database", "_migrate", "finish_log", "put_in_place", "break_seal"])
def test_a_migration_that_is_cut_short_is_done_again(
    folder: Path, old: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(upgrade, step, die)
        patched.setattr(upgrade, "drop_database", lambda path: None)
        with pytest.raises(Killed):
            Library.open(folder)
    with Library.open(folder) as library:
        assert [chat.title for chat in library.chats()] == ["Of old"]
    assert version(old) == PRECIOUS_SCHEMA.version


def test_names_of_other_files_are_no_backups(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    for name in ("library-1-20261124T120000Z.db", "notes.db", "library-000001-20261124T120000Z.db"):
        (tmp_path / "backups" / name).touch()
    (found,) = Backups(tmp_path, PRECIOUS_SCHEMA).all()
    assert found == Backup(tmp_path / "backups" / "library-000001-20261124T120000Z.db", 1, NOON)
