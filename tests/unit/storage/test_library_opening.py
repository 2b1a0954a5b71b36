import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rmt_desktop.domain.answers import Question
from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.domain.store_errors import CorruptStore, ForeignStore, NewerSchema, StoreError, StoreInUse
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.migrations import DERIVED_SCHEMA, PRECIOUS_SCHEMA
from tests.unit.storage.storage_samples import (
    FINGERPRINT,
    add,
    answer,
    headings,
    parsed,
    read_document,
    segments,
    snapshot,
)

S = DocumentState
NEXT = PRECIOUS_SCHEMA.version + 1


@pytest.fixture
def filled(folder: Path) -> tuple[Document, Question]:
    """A closed library with a document read to its end and a question answered."""
    with Library.open(folder) as library:
        document = read_document(library)
        library.set_state(document.id, S.READ)
        chat = library.add_chat("Lease", [document.id])
        question = library.ask(chat.id, "When?", [document.id], "rmt")
        return library.document(document.id), library.store_answer(question.id, answer(document))


def edit(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def overwrite_middle(path: Path) -> None:
    """Spoil every page but the first."""
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".db"}


def test_a_fresh_folder_gets_both_databases(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.documents() == []
        assert library.notices == ()
        assert min(library.storage_used()) > 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "derived.db", "derived.db.seal", "library.db", "library.db.seal", "library.lock",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match="cannot be written to"):
        Library.open(tmp_path / "file")


@pytest.mark.parametrize(("name", "schema"), [("library.db", PRECIOUS_SCHEMA), ("derived.db", DERIVED_SCHEMA)])
def test_a_newer_incompatible_database_is_refused_untouched(
    folder: Path, filled: object, name: str, schema: object
) -> None:
    assert schema in (PRECIOUS_SCHEMA, DERIVED_SCHEMA)
    edit(
        folder / name,
        "INSERT INTO migrations VALUES (999, 'future', 999, '9.1', '2030-01-01')",
        "PRAGMA user_version = 999",
    )
    before = contents(folder)
    with pytest.raises(NewerSchema, match=r"9\.1"):
        Library.open(folder)
    assert contents(folder) == before


def test_a_newer_database_without_a_history_is_refused(folder: Path, filled: object) -> None:
    edit(folder / "library.db", "DROP TABLE migrations", f"PRAGMA user_version = {NEXT}")
    with pytest.raises(NewerSchema):
        Library.open(folder)


def test_a_newer_compatible_database_is_used_as_it_is(folder: Path, filled: tuple[Document, Question]) -> None:
    edit(
        folder / "library.db",
        "ALTER TABLE documents ADD COLUMN language TEXT",
        f"INSERT INTO migrations VALUES ({NEXT}, 'languages', 1, '9.1', '2030-01-01')",
        f"PRAGMA user_version = {NEXT}",
    )
    with Library.open(folder) as library:
        assert library.documents() == [filled[0]]
        add(library, "new.pdf")
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)


def test_a_database_of_another_program_is_refused_untouched(folder: Path) -> None:
    folder.mkdir()
    edit(folder / "library.db", "CREATE TABLE books (title TEXT)")
    before = contents(folder)
    with pytest.raises(ForeignStore, match="not a library of this program"):
        Library.open(folder)
    assert contents(folder) == before


def test_a_creation_cut_short_is_taken_up(folder: Path) -> None:
    folder.mkdir()
    edit(folder / "library.db", "PRAGMA journal_mode = WAL")
    (folder / "derived.db").touch()
    with Library.open(folder) as library:
        add(library)


@pytest.mark.parametrize("name", ["library.db", "derived.db"])
@pytest.mark.parametrize("first", [True, False])
def test_a_creation_that_was_killed_within_a_transaction_is_taken_up(folder: Path, name: str, first: bool) -> None:
    """Left behind: a journal that SQLite rolls back only for a connection that may write."""
    folder.mkdir()
    growing = folder.parent / name
    with closing(sqlite3.connect(growing, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        if not first:
            connection.execute("CREATE TABLE t (x)")
            connection.execute("DROP TABLE t")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE half (x)")
        connection.executemany("INSERT INTO half VALUES (?)", [("x" * 3000,)] * 50)
        for suffix in ("", "-journal"):
            shutil.copyfile(f"{growing}{suffix}", f"{folder / name}{suffix}")
    assert (folder / f"{name}-journal").stat().st_size > 512
    with Library.open(folder) as library:
        add(library)
        assert library.notices == ()


def test_a_lost_derived_database_is_rebuilt(folder: Path, filled: tuple[Document, Question]) -> None:
    (folder / "derived.db").unlink()
    document, question = filled
    with Library.open(folder) as library:
        lost = library.document(document.id)
        assert lost.state is S.QUEUED
        assert (lost.page_count, lost.segment_count, lost.segments_read) == (3, 0, 0)
        assert library.pages(document.id) == []
        assert library.questions(question.chat_id) == [question]
        library.store_parsed(document.id, parsed())
        assert library.begin_reading(document.id, FINGERPRINT, segments(5), headings()) == 0
        library.add_snapshot(document.id, snapshot(0))


@pytest.mark.parametrize("damage", ["garbage", "pages", "foreign", "log only"])
def test_a_damaged_derived_database_is_set_aside(folder: Path, filled: tuple[Document, Question], damage: str) -> None:
    derived = folder / "derived.db"
    if damage == "garbage":
        derived.write_bytes(b"nothing of use" * 999)
    elif damage == "pages":
        overwrite_middle(derived)
    elif damage == "foreign":
        edit(derived, "PRAGMA application_id = 77")
    else:
        derived.unlink()
        (folder / "derived.db-wal").write_bytes(b"frames")
    spoiled = {p.name: p.read_bytes() for p in (derived, folder / "derived.db-wal") if p.exists()}
    with Library.open(folder) as library:
        assert library.document(filled[0].id).state is S.QUEUED
        assert library.question(filled[1].id) == filled[1]
        assert len(library.notices) == 1
    aside = [path.read_bytes() for path in folder.glob("derived.db.damaged-*") if "-shm" not in path.name]
    assert sorted(filter(None, aside)) == sorted(spoiled.values())
    with Library.open(folder) as library:
        assert library.notices == ()


def test_two_damaged_databases_are_both_kept(folder: Path, filled: object) -> None:
    for garbage in (b"first" * 999, b"second" * 999):
        (folder / "derived.db").write_bytes(garbage)
        Library.open(folder).close()
    kept = [path.read_bytes() for path in folder.glob("derived.db.damaged-*") if "-shm" not in path.name]
    assert sorted(filter(None, kept)) == [b"first" * 999, b"second" * 999]


def test_damage_met_in_use_is_reported_and_checked_at_the_next_start(
    folder: Path, filled: tuple[Document, Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmt_desktop.storage.opening._MEGABYTE", 0)
    document_id = filled[0].id
    with Library.open(folder) as library:
        derived = folder / "derived.db"
        derived.write_bytes(derived.read_bytes()[:4096] + b"\xa5" * (derived.stat().st_size - 4096))
        with pytest.raises(CorruptStore, match=r"derived\.db is damaged"):
            library.pages(document_id)
    assert (folder / "derived.db.suspect").exists()
    with Library.open(folder) as library:
        assert len(library.notices) == 1
        assert library.document(document_id).state is S.QUEUED
    assert not (folder / "derived.db.suspect").exists()


@pytest.mark.parametrize("state", list(DocumentState))
def test_states_after_a_restart_with_pages_kept_and_lost(folder: Path, state: DocumentState) -> None:
    kept = {S.PARSING: S.QUEUED, S.READING: S.QUEUED}.get(state, state)
    lost = S.QUEUED if state in {S.READ, S.PAUSED} else S.FAILED if state is S.PARSING else kept  # the second time
    with Library.open(folder) as library:
        document = read_document(library, count=5, read=5)
        never_parsed = add(library, "new.pdf")
        library.set_state(document.id, state)
        library.set_state(never_parsed.id, S.PAUSED)
    with Library.open(folder) as library:
        assert library.document(document.id).state is kept
        assert library.document(document.id).segments_read == 5
        library.set_state(document.id, state)
    (folder / "derived.db").unlink()
    with Library.open(folder) as library:
        assert library.document(document.id).state is lost
        assert library.document(never_parsed.id).state is S.PAUSED


def test_a_document_said_to_be_read_but_read_in_part_is_queued(folder: Path) -> None:
    with Library.open(folder) as library:
        document = read_document(library, count=5, read=4)
        library.set_state(document.id, S.READ)
    with Library.open(folder) as library:
        assert library.document(document.id).state is S.QUEUED
        assert library.begin_reading(document.id, FINGERPRINT, segments(5), headings()) == 4


def test_derived_data_of_a_removed_document_is_dropped_at_the_next_start(folder: Path) -> None:
    with Library.open(folder) as library:
        kept, gone = read_document(library, "a.pdf"), read_document(library, "b.pdf")
        with library._precious.write() as connection:
            connection.exec_driver_sql("DELETE FROM documents WHERE id = ?", (gone.id,))
    with Library.open(folder) as library:
        assert library.pages(gone.id) == []
        assert library.vectors(gone.id) == (0, b"")
        assert len(library.pages(kept.id)) == 3


def test_derived_data_of_another_file_is_not_taken_for_its_own(folder: Path, tmp_path: Path) -> None:
    with Library.open(folder) as library:
        read_document(library, "a.pdf")
    with Library.open(tmp_path / "other") as library:
        stranger = read_document(library, "b.pdf")
        library.set_state(stranger.id, S.READ)
    shutil.copy(folder / "derived.db", tmp_path / "other" / "derived.db")
    with Library.open(tmp_path / "other") as library:
        assert library.pages(stranger.id) == []
        assert library.document(stranger.id).state is S.QUEUED


def test_a_closed_library_says_so(folder: Path) -> None:
    library = Library.open(folder)
    library.close()
    library.close()
    with pytest.raises(StoreError, match="closed"):
        library.documents()
    with pytest.raises(StoreError, match="closed"):
        library.set_setting("a", "b")


def test_a_failed_opening_lets_others_in(folder: Path, filled: object) -> None:
    edit(folder / "library.db", "DROP TABLE migrations", f"PRAGMA user_version = {NEXT}")
    for _ in range(2):
        with pytest.raises(NewerSchema):
            Library.open(folder)


def test_a_second_library_in_the_same_process_is_refused(folder: Path) -> None:
    with Library.open(folder), pytest.raises(StoreInUse):
        Library.open(folder)
    Library.open(folder).close()


def test_a_full_disk_is_a_clear_error_and_loses_nothing(library: Library) -> None:
    document = add(library)
    with library._precious.write() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {used}")
    with pytest.raises(StoreError, match="disk is full") as caught:
        library.set_setting("big", "x" * 1_000_000)
    assert "xxx" not in str(caught.value.__cause__)
    assert library.documents() == [document]
    library.set_setting("big", "y" * 1_000_000)
    assert library.setting("big") == "y" * 1_000_000
