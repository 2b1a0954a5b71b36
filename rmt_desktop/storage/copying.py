"""A copy of a database that is in use, whole and checked."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.storage.connecting import cipher_key, connect, driver_errors

_PAGES = 512
"""Copied between two looks at whether to go on."""


def copy_database(source: Path, target: Path, check: Callable[[], None]) -> None:
    """Copy a database, its write-ahead log included, and check the copy.

    Raises:
        StoreError: it cannot be copied, or the copy is not whole.
        Cancelled: ``check`` says so.
    """
    try:
        with closing(_opened(source)) as old, closing(connect(target, key=cipher_key(source))) as new:
            old.backup(new, pages=_PAGES, progress=lambda status, remaining, total: check())
            found = new.execute("PRAGMA integrity_check").fetchone()[0]
            new.execute("PRAGMA journal_mode = WAL")
    except driver_errors() as error:
        raise StoreError(f"{source.name} could not be copied to {target.parent} ({error}).") from error
    if found != "ok":
        raise StoreError(f"The copy of {source.name} in {target.parent} is damaged ({found}). Nothing was changed.")


@contextmanager
def unchanged(databases: list[Path]) -> Iterator[Callable[[], bool]]:
    """Inside of the block: says whether nobody has written to the databases since it began."""
    watched = [_opened(path) for path in databases]
    try:
        before = [_version(connection) for connection in watched]
        yield lambda: [_version(connection) for connection in watched] == before
    finally:
        for connection in watched:
            connection.close()


def _opened(path: Path) -> sqlite3.Connection:
    return connect(path, read_only=True, any_thread=True)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
