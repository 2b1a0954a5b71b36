import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import MetaData, inspect
from sqlalchemy.exc import OperationalError

from rmt_desktop import __version__
from rmt_desktop.domain.answers import MemoryUse, Verdict
from rmt_desktop.domain.shelving import WordHit
from rmt_desktop.storage import derived_tables as d
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.engine import Durability
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.migrations import DERIVED_SCHEMA, PRECIOUS_SCHEMA
from rmt_desktop.storage.schema import Migration, Schema, migrate
from rmt_desktop.storage.store import Store

FIRST = Migration("first", 1, ("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)",))
SECOND = Migration(
    "second",
    2,
    (
        "ALTER TABLE notes ADD COLUMN stars INTEGER NOT NULL DEFAULT 0",
        "CREATE TABLE tags (name TEXT PRIMARY KEY)",
        "UPDATE notes SET text = text || '!'",
    ),
)
BROKEN = Migration("second", 2, (*SECOND.statements, "INSERT INTO nowhere VALUES (1)"))
APPLICATION = 0x1234


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "test.db", Durability("FULL"))
    yield opened
    opened.close()


def schema(*migrations: Migration) -> Schema:
    return Schema(APPLICATION, migrations)


def dump(store: Store) -> list[str]:
    with closing(sqlite3.connect(store.path)) as connection:
        stamps = [f"{p} {connection.execute(f'PRAGMA {p}').fetchone()}" for p in ("user_version", "application_id")]
        return [*stamps, *connection.iterdump()]


def test_migrations_run_in_order_and_once(store: Store) -> None:
    migrate(store, schema(FIRST))
    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO notes (text) VALUES ('rent')")
    migrate(store, schema(FIRST, SECOND))
    after = dump(store)
    migrate(store, schema(FIRST, SECOND))
    assert dump(store) == after
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT text, stars FROM notes").all() == [("rent!", 0)]
        history = connection.exec_driver_sql("SELECT number, name, compatible_from, program FROM migrations")
        assert history.all() == [(1, "first", 1, __version__), (2, "second", 2, __version__)]
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION


def test_a_migration_that_fails_in_the_middle_leaves_no_trace(store: Store) -> None:
    migrate(store, schema(FIRST))
    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO notes (text) VALUES ('rent')")
    before = dump(store)
    with pytest.raises(OperationalError, match="nowhere"):
        migrate(store, schema(FIRST, BROKEN))
    assert dump(store) == before
    migrate(store, schema(FIRST, SECOND))
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT text, stars FROM notes").all() == [("rent!", 0)]


def test_a_first_migration_that_fails_leaves_an_empty_database(store: Store) -> None:
    with pytest.raises(OperationalError, match="nowhere"):
        migrate(store, schema(Migration("first", 1, (*FIRST.statements, "INSERT INTO nowhere VALUES (1)"))))
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 0
        assert connection.exec_driver_sql("PRAGMA application_id").scalar_one() == 0


def test_earlier_migrations_stay_when_a_later_one_fails(store: Store) -> None:
    with pytest.raises(OperationalError):
        migrate(store, schema(FIRST, BROKEN))
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 1
        assert connection.exec_driver_sql("SELECT name FROM migrations").scalars().all() == ["first"]


@pytest.mark.parametrize(("applied", "queried"), [(PRECIOUS_SCHEMA, t.PRECIOUS), (DERIVED_SCHEMA, d.DERIVED)])
def test_migrated_databases_have_the_tables_queries_expect(store: Store, applied: Schema, queried: MetaData) -> None:
    migrate(store, applied)
    with store.read() as connection:
        inspector = inspect(connection)
        found = {
            name: (
                [column["name"] for column in inspector.get_columns(name)],
                inspector.get_pk_constraint(name)["constrained_columns"],
            )
            for name in inspector.get_table_names()
            if name not in {"migrations", "sqlite_sequence"} and not name.startswith("page_words")  # queried as text
        }
    expected = {
        name: ([column.name for column in table.columns], [column.name for column in table.primary_key])
        for name, table in queried.tables.items()
    }
    assert found == expected


def test_names_are_unique_and_compatibility_never_exceeds_the_version() -> None:
    for released in (PRECIOUS_SCHEMA, DERIVED_SCHEMA):
        names = [migration.name for migration in released.migrations]
        assert len(set(names)) == len(names)
        for number, migration in enumerate(released.migrations, start=1):
            assert 1 <= migration.compatible_from <= number


def test_connections_are_set_up_as_promised(tmp_path: Path) -> None:
    for name, durability, expected in (("a", Durability("FULL"), 2), ("b", Durability("NORMAL", True), 1)):
        store = Store(tmp_path / name, durability)
        with store.write() as connection:
            pragma = {
                key: connection.exec_driver_sql(f"PRAGMA {key}").scalar_one()
                for key in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "auto_vacuum")
            }
        store.close()
        assert pragma == {
            "journal_mode": "wal",
            "synchronous": expected,
            "foreign_keys": 1,
            "busy_timeout": 10_000,
            "auto_vacuum": 2 if durability.shrinkable else 0,
        }


FIRST_LIBRARY = (
    "INSERT INTO documents (id, content_hash, name, path, kind, size, added, state) "
    "VALUES (1, 'h', 'lease.pdf', '/lease.pdf', 'pdf', 10, 0, 'paused')",
    "INSERT INTO chats VALUES (1, 'Lease', 0)",
    "INSERT INTO questions VALUES (1, 1, 'When?', '[1]', 'rmt', 0, 'answered', NULL)",
    "INSERT INTO answers VALUES (1, 'the first', 0, 0.75, 'rmt', 0, 0, 0, 0, 1.5, 100, 200)",
    "INSERT INTO evidence VALUES (1, 0, 0, 1, 'lease.pdf', 1, 0, 4, 'Rent', 0.75, 0, 0, 4)",
)
FIRST_DERIVED = (
    "INSERT INTO texts VALUES (1, 'h', 'pypdf 6')",
    "INSERT INTO pages VALUES (1, 1, 'Rent is due on the first.', 'text', NULL, NULL)",
    "INSERT INTO readings VALUES (1, 'weights', 1, 1)",
    "INSERT INTO segment_maps VALUES (1, x'')",
    "INSERT INTO snapshots VALUES (1, 0, 1, 1, x'003C')",
    "INSERT INTO segment_vectors VALUES (1, 0, x'003C')",
)


def test_a_library_of_the_first_schema_is_taken_over_with_all_it_holds(tmp_path: Path) -> None:
    for name, released, rows in (
        ("library.db", PRECIOUS_SCHEMA, FIRST_LIBRARY),
        ("derived.db", DERIVED_SCHEMA, FIRST_DERIVED),
    ):
        old = Store(tmp_path / name, Durability("FULL"))
        migrate(old, Schema(released.application_id, released.migrations[:1]))
        with old.write() as connection:
            for row in rows:
                connection.exec_driver_sql(row)
        old.close()
    with Library.open(tmp_path) as library:
        question = library.question(1)
        assert question.as_of_page is None
        assert question.answer is not None
        assert (question.answer.text, question.answer.memory) == ("the first", ())
        assert question.answer.evidence[0].quote == "Rent"
        answered = library.store_answer(1, replace(question.answer, memory=(MemoryUse(1, "lease.pdf", 0, 1, 0.5),)))
        assert library.question(1) == answered
        assert library.judge(1, 0, Verdict.ACCEPTED).verdict(0) is Verdict.ACCEPTED
        assert library.page(1, 1).text == "Rent is due on the first."
        assert library.snapshot(1, 0) is not None
        assert library.begin_question_read(1, b"key", "weights", [b"a"]).findings == ()
        assert library.ask(1, "And then?", [1], "deep", as_of_page=1).as_of_page == 1
        assert library.add_collection("Leases", [1]).document_ids == {1}
        assert library.find_words("rent").hits == ()
        assert library.unindexed() == [1]
        library.index_words(1)
        assert library.find_words("rent").hits == (WordHit(1, 1),)
