"""Whether what a database holds can be made into what the program works with.

SQLite's own checks look at its structure only; after an unclean end, and before a backup is trusted, every value is
looked at as well.
"""

import sqlite3

from sqlalchemy import select, true
from sqlalchemy.exc import DBAPIError

from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.documents import ReadCount, document_of
from rmt_desktop.storage.failures import damaged
from rmt_desktop.storage.questions import questions_where
from rmt_desktop.storage.store import Store

_NOT_FROM_THE_DISK = (None, sqlite3.SQLITE_ERROR)  # Python's driver: a text that is no UTF-8


def require_readable(precious: Store) -> None:
    """Read everything that is stored once.

    Raises:
        CorruptStore: a value is none that this program writes.
        StoreError: the database cannot be read.
    """
    try:
        _read_all(precious)
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError) as error:
        raise damaged(precious.path, f"a value in it cannot be read: {error}") from error
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorcode", None) not in _NOT_FROM_THE_DISK:
            raise
        raise damaged(precious.path, f"a value in it cannot be read: {error.orig}") from error


def _read_all(precious: Store) -> None:
    with precious.read() as connection:
        for row in connection.execute(select(t.documents)):
            document_of(row, ReadCount())
        questions_where(connection, true())
        for table in t.PRECIOUS.tables.values():
            connection.execute(select(table)).all()
