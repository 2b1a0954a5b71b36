"""One database is encrypted or decrypted: into a file beside it, compared row by row, and only then put in its place.

An end in the middle leaves the database as it was, or the finished one: both can be opened.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import zip_longest
from pathlib import Path

from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.storage.aside import drop_database
from rmt_desktop.storage.connecting import cipher, cipher_key, key_words
from rmt_desktop.storage.failures import clear_errors
from rmt_desktop.storage.placing import disk_errors, put_in_place, sync_folder
from rmt_desktop.storage.seals import break_seal
from rmt_desktop.storage.upgrade import finish_log

MADE_SUFFIX = ".converting"
REPLACED_SUFFIX = ".replaced"
_CHUNK = 1 << 20
_TABLES = (
    "SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
    "AND name <> 'sqlite_sequence' ORDER BY name"
)
_CARRIED = ("application_id", "user_version")


def convert(path: Path, key: bytes | None) -> None:
    """Encrypt the database at ``path``, which nobody has open, with ``key``, or decrypt it (None).

    Raises:
        CorruptStore: it is damaged; it is left as it is.
        StoreError: the disk is full or fails; it is left as it is.
    """
    made = path.with_name(path.name + MADE_SUFFIX)
    with disk_errors(path), clear_errors(path):
        drop_database(made)
        try:
            finish_log(path)
            _export(path, made, key)
            _replace(made, path, wipe=key is not None)
        finally:
            drop_database(made)


def clear_rests(path: Path) -> None:
    """Remove what an end in the middle left beside a database."""
    drop_database(path.with_name(path.name + MADE_SUFFIX))
    _wipe(path.with_name(path.name + REPLACED_SUFFIX))


def _export(path: Path, made: Path, key: bytes | None) -> None:
    old_key, words = cipher_key(path), key_words(key) if key else ""
    with closing(cipher().connect(str(path), isolation_level=None)) as connection:
        if old_key is not None:
            connection.execute(f'PRAGMA key = "{key_words(old_key)}"')
        connection.execute("ATTACH ? AS made KEY ?", (str(made), words))
        connection.execute("PRAGMA made.journal_mode = OFF").fetchall()  # it is put on the disk as a whole
        connection.execute(f"PRAGMA made.auto_vacuum = {_pragma(connection, 'main', 'auto_vacuum')}")
        connection.execute("SELECT sqlcipher_export('made')").fetchall()
        for name in _CARRIED:
            connection.execute(f"PRAGMA made.{name} = {_pragma(connection, 'main', name)}")
        _require_same(path, connection)


def _require_same(path: Path, connection: sqlite3.Connection) -> None:
    """Every table, row for row, with the keys of their rows."""
    found = connection.execute("PRAGMA made.integrity_check(1)").fetchone()[0]
    names = [[row[0] for row in connection.execute(_TABLES.format(schema=s))] for s in ("main", "made")]
    if found != "ok" or names[0] != names[1]:
        raise StoreError(f"{path.name} could not be copied whole ({found}). It was left as it is.")
    for name in names[0]:
        pairs = zip_longest(_rows(connection, "main", name), _rows(connection, "made", name))
        if any(old != new for old, new in pairs):
            raise StoreError(f"{path.name} could not be copied whole (table {name}). It was left as it is.")


def _rows(connection: sqlite3.Connection, schema: str, table: str) -> Iterator[object]:
    """In the order of the table's own key, which is the same in both."""
    return iter(connection.execute(f'SELECT * FROM {schema}."{table}"'))


def _pragma(connection: sqlite3.Connection, schema: str, name: str) -> int:
    return int(connection.execute(f"PRAGMA {schema}.{name}").fetchone()[0])


def _replace(made: Path, path: Path, *, wipe: bool) -> None:
    """Put a database in the place of another, and overwrite that, as far as the disk does so in the same place."""
    replaced = path.with_name(path.name + REPLACED_SUFFIX)
    if wipe:
        with suppress(OSError):  # a disk without links: it is removed only
            os.link(path, replaced)
    put_in_place(made, path)
    break_seal(path)
    _wipe(replaced)


def _wipe(path: Path) -> None:
    """Overwrite a file that no other name holds (any more), and remove it."""
    if not path.exists():
        return
    if path.stat().st_nlink == 1:
        with path.open("r+b") as stream:
            left = path.stat().st_size
            while left > 0:
                left -= stream.write(bytes(min(left, _CHUNK)))
            stream.flush()
            os.fsync(stream.fileno())
    path.unlink()
    sync_folder(path.parent)
