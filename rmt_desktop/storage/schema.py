"""Ordered, named, atomic migrations, and what a database says about its own version.

``user_version`` is the number of migrations applied. Beside it each migration notes the lowest schema
version whose program can still use the result: an older program opens a newer database as long as that
number is not above its own version, and refuses it otherwise.
"""

import sqlite3
from dataclasses import dataclass

from sqlalchemy import Connection, text

from rmt_desktop import __version__
from rmt_desktop.storage.columns import now
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

    @property
    def is_blank(self) -> bool:
        """Whether nothing was ever stored: a new file, or one whose creation was cut short."""
        return self.application_id == 0 and self.version == 0 and self.tables == 0


def read_stamp(connection: sqlite3.Connection, schema: Schema) -> Stamp:
    """The stamp of an open database; a newer one without a history counts as incompatible."""
    application_id = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    compatible_from, program = version, "a later version"
    if application_id == schema.application_id and version > schema.version:
        compatible_from, program = _last_migration(connection) or (compatible_from, program)
    return Stamp(application_id, version, tables, compatible_from, program)


def _last_migration(connection: sqlite3.Connection) -> tuple[int, str] | None:
    try:
        row = connection.execute(
            "SELECT compatible_from, program FROM migrations ORDER BY number DESC LIMIT 1"
        ).fetchone()
    except sqlite3.OperationalError:
        return None
    return None if row is None else (int(row[0]), str(row[1]))


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
