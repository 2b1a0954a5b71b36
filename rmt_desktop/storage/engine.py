"""SQLite engines as the library needs them: WAL, foreign keys, and transactions that mean it.

Python's own driver commits behind one's back before DDL and begins late. Its transaction handling is
therefore switched off (``isolation_level=None``), and every transaction begins with an explicit ``BEGIN``,
so that a migration's DDL, data and ``user_version`` are rolled back together.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from rmt_desktop.storage.connecting import cipher, cipher_key, connect

BUSY_SECONDS = 10.0
WAL_SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes a write-ahead log keeps on disk after a checkpoint."""

BEGIN_OPTION = "rmt_begin"
"""Execution option of a connection: the kind of transaction it begins."""


@dataclass(frozen=True, slots=True)
class Durability:
    """What a database gives for speed."""

    synchronous: str
    """``FULL``: a commit survives a power cut. ``NORMAL``: it survives the end of the process."""
    shrinkable: bool = False
    """Whether deleted rows give their disk space back (incremental vacuum)."""


def make_engine(path: Path, durability: Durability) -> Engine:
    """An engine over the database at ``path``; connections are opened when needed."""
    key = cipher_key(path)
    engine = create_engine(
        "sqlite://",
        module=sqlite3 if key is None else cipher(),
        creator=lambda: connect(path, timeout=BUSY_SECONDS, any_thread=True, key=key),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=60,
        hide_parameters=True,  # errors go to logs; the user's texts do not
    )
    pragmas = _pragmas(durability)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get(BEGIN_OPTION, "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {kind}")

    return engine


def _pragmas(durability: Durability) -> list[str]:
    """In this order: vacuum mode only takes effect before the first page is written."""
    return [
        *(["auto_vacuum = INCREMENTAL"] if durability.shrinkable else []),
        "journal_mode = WAL",
        f"synchronous = {durability.synchronous}",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "secure_delete = ON",  # what is removed is overwritten
        f"journal_size_limit = {WAL_SIZE_LIMIT}",
    ]
