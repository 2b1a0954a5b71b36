"""The rows of a damaged database that can still be read, for when there is no usable backup."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.connecting import connect, driver_errors
from rmt_desktop.storage.inspection import read_only

_ADDRESSES = ("", "&immutable=1")
"""With the write-ahead log, and without it where that is damaged, too."""

Row = tuple[object, ...]


def salvage(damaged: Path, target: Path) -> int:
    """Copy every row that can be read into the empty, migrated database at ``target``.

    Rows that belong to one that is lost are left out. Each table is read from both ends, up to the damage.

    Returns:
        rows copied; 0 also where the file is no database at all.
    """
    with closing(connect(target)) as new:
        new.execute("BEGIN IMMEDIATE")
        for name, table in t.PRECIOUS.tables.items():
            stored = _columns(damaged, name)
            names = [column.name for column in table.columns if not stored or column.name in stored]
            for row in _readable(damaged, name, names):
                _insert(new, name, names, row)
        _drop_strays(new)
        new.execute("COMMIT")
        counts = (new.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in t.PRECIOUS.tables)
        return sum(map(int, counts))


def _readable(damaged: Path, table: str, names: list[str]) -> list[Row]:
    """Rows from the first to the damage, then from the last to the damage; some may come twice."""
    for address in _ADDRESSES:
        rows: list[Row] = []
        for key in ("rowid", names[0]):  # a table without rowid has its key
            for order in ("ASC", "DESC"):
                rows += _walk(damaged, address, f"SELECT {', '.join(names)} FROM {table} ORDER BY {key} {order}")
        if rows:
            return rows
    return []


def _columns(damaged: Path, table: str) -> set[object]:
    """Columns that a table of an older form has; empty if that cannot be read."""
    rows = (_walk(damaged, address, f"SELECT name, cid FROM pragma_table_info('{table}')") for address in _ADDRESSES)
    return {row[0] for found in rows for row in found}


def _walk(damaged: Path, address: str, query: str) -> Iterator[Row]:
    try:
        with read_only(damaged, address) as connection:
            yield from connection.execute(query)
    except driver_errors():
        return  # what cannot be read is lost; the damaged file is kept


def _insert(new: sqlite3.Connection, table: str, names: list[str], row: Row) -> None:
    try:
        marks = ", ".join("?" * len(names))
        new.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})", row)
    except driver_errors(OverflowError):
        return  # not a row that this program wrote


def _drop_strays(new: sqlite3.Connection) -> None:
    """Dropping one can leave others behind; each round goes one step further down."""
    while strays := {(row[0], row[1]) for row in new.execute("PRAGMA foreign_key_check")}:
        for table, rowid in strays:
            new.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
