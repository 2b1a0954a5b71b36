"""Connections to the library's databases, plain or encrypted; which of the two, the file itself says.

Plain databases are opened by Python's own SQLite, encrypted ones by SQLCipher (https://www.zetetic.net/sqlcipher):
AES-256 in CBC mode, a checksum (HMAC-SHA512) on every page, and the same SQL. It is loaded when it is needed.
"""

import sqlite3
import sys
from functools import cache
from pathlib import Path
from typing import Any, cast

from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.storage.vault import is_plain, key_of

_CIPHER = "sqlcipher3.dbapi2"


def connect(
    path: Path,
    *,
    read_only: bool = False,
    more: str = "",
    timeout: float = 5.0,
    any_thread: bool = False,
    key: bytes | None = None,
) -> sqlite3.Connection:
    """A connection that begins no transaction by itself.

    Args:
        path: of the database.
        read_only: nothing can be changed; otherwise the database is created if it is missing.
        more: is added to SQLite's address of a read-only one.
        timeout: seconds to wait for another connection's transaction.
        any_thread: whether threads may hand the connection on to each other.
        key: for a database outside of its folder; None: that of its folder, if it has one.

    Raises:
        StoreLocked: it is encrypted, and the key is not held.
        StoreError: it is encrypted, and SQLCipher cannot be loaded.
        sqlite3.Error: one of :func:`driver_errors`.
    """
    key = key if key is not None else cipher_key(path)
    address = f"{path.absolute().as_uri()}?mode=ro{more}" if read_only else str(path)
    options: dict[str, Any] = {"timeout": timeout, "isolation_level": None, "check_same_thread": not any_thread}
    options["uri"] = read_only
    if key is None:
        plain: sqlite3.Connection = sqlite3.connect(address, **options)
        return plain
    made = cipher().connect(address, **options)
    made.execute(f'PRAGMA key = "{key_words(key)}"')
    return cast(sqlite3.Connection, made)  # the same methods; the class is SQLCipher's own


def cipher_key(path: Path) -> bytes | None:
    """The key that a database is, or if it is made now will be, encrypted with; None: it is plain.

    Raises:
        StoreLocked: the key is not held.
    """
    return None if is_plain(path) else key_of(path)


@cache
def cipher() -> Any:
    """SQLCipher's module, which looks like ``sqlite3``; it writes nothing to the terminal.

    Raises:
        StoreError: this system has none, or cannot load it.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise StoreError(
            f"Libraries are encrypted with SQLCipher, which cannot be loaded on this system ({error}). Install the "
            "program again. Nothing was changed."
        ) from error
    with_log = dbapi2.connect(":memory:")
    with_log.execute("PRAGMA cipher_log_level = NONE").fetchall()  # for the whole process
    with_log.close()
    return dbapi2


def key_words(key: bytes) -> str:
    """A key as SQLCipher reads it: used as it is, no passphrase to be stretched at every connection."""
    return f"x'{key.hex()}'"


def driver_errors(*others: type[Exception], name: str = "Error") -> tuple[type[Exception], ...]:
    """The class of that name of every driver in use, and others, for ``except``.

    SQLCipher's are no subclasses of Python's.
    """
    modules = [sqlite3, *([sys.modules[_CIPHER]] if _CIPHER in sys.modules else [])]
    return (*others, *(getattr(module, name) for module in modules))
