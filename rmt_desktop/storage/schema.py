"""Ordered, named, atomic migrations, and what a database says about its own version.

``user_version`` is the number of migrations applied. Beside it each migration notes the lowest schema
version whose program can still use the result: an older program opens a newer database as long as that
number is not above its own version, and refuses it otherwise.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, text

from rmt_desktop import __version__
from rmt_desktop.storage.columns import now
from rmt_desktop.storage.connecting import driver_errors
from rmt_desktop.storage.store import Store

_CREATE_HISTORY = """
CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    compatible_from INTEGER NOT NULL,
    program TEXT NOT NULL,
    applied TEXT NOT NULL
)
"""
_NOTE = text("INSERT INTO migrations VALUES (:number, :name, :compatible_from, :program, :applied)")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of a schema; applied whole or not at all, and never changed once released."""

    name: str
    compatible_from: int
    """Lowest schema version whose program can use a database after this step."""
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """What makes a file one of the library's databases."""

    application_id: int
    """SQLite's ``application_id``: tells the file from any other database."""
    migrations: tuple[Migration, ...]

    @property
    def version(self) -> int:
        """The ``user_version`` this program writes."""
        return len(self.migrations)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a database says about itself."""

    application_id: int
    version: int
    tables: int
    compatible_from: int
    program: str
    """Version of the program that brought it to this schema."""
    history: tuple[tuple[int, str], ...] = ()
    """Number and name of every migration it has noted, oldest first."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was ever stored: a new file, or one whose creation was cut short."""
        return self.application_id == 0 and self.version == 0 and self.tables == 0


def read_stamp(connection: sqlite3.Connection) -> Stamp:
    """The stamp of an open database; a newer one without a history counts as incompatible."""
    application_id = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    rows = _history(connection)
    compatible_from, program = (rows[-1][2], rows[-1][3]) if rows else (version, "a later version")
    return Stamp(application_id, version, tables, compatible_from, program, tuple(row[:2] for row in rows))


def _history(connection: sqlite3.Connection) -> list[tuple[int, str, int, str]]:
    query = "SELECT number, name, compatible_from, program FROM migrations ORDER BY number"
    try:
        return [(int(row[0]), str(row[1]), int(row[2]), str(row[3])) for row in connection.execute(query)]
    except driver_errors(TypeError, ValueError, name="OperationalError"):
        return []  # none, or another program's


@lru_cache(maxsize=16)
def objects(schema: Schema, version: int) -> frozenset[str]:
    """What :func:`stored_objects` gives of a database that was brought to a version."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(_CREATE_HISTORY)
        for migration in schema.migrations[:version]:
            for statement in migration.statements:
                connection.execute(statement)
        return stored_objects(connection)


def stored_objects(connection: sqlite3.Connection) -> frozenset[str]:
    """All columns of an open database with their types, and its indexes, in words."""
    columns = connection.execute(
        'SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m, pragma_table_info(m.name) c '
        "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    described = {f"column {table}.{name} {kind} {needed}{key}" for table, name, kind, needed, key in columns}
    indexes = connection.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    return frozenset(described | {f"index {name} of {table}" for name, table in indexes})


def migrate(store: Store, schema: Schema) -> None:
    """Bring the database to this program's schema, one transaction per migration."""
    for number, migration in enumerate(schema.migrations, start=1):
        with store.write() as connection:
            if _version(connection) < number:
                _apply(connection, schema, number, migration)


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _apply(connection: Connection, schema: Schema, number: int, migration: Migration) -> None:
    connection.exec_driver_sql(_CREATE_HISTORY)
    for statement in migration.statements:
        connection.exec_driver_sql(statement)
    note = {
        "number": number,
        "name": migration.name,
        "compatible_from": migration.compatible_from,
        "program": __version__,
        "applied": now().isoformat(timespec="seconds"),
    }
    connection.execute(_NOTE, note)
    connection.exec_driver_sql(f"PRAGMA application_id = {schema.application_id}")
    connection.exec_driver_sql(f"PRAGMA user_version = {number}")
