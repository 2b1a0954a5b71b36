"""SQLite's errors in the user's words; what is not listed here is a bug and passes unchanged."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from rmt_desktop.domain.store_errors import CorruptStore, StoreError
from rmt_desktop.storage.connecting import driver_errors

SUSPECT_SUFFIX = ".suspect"
"""Beside a database in which damage was met: it is checked in full at the next start."""

_LEAST_FREE = 256 * 1024
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_MESSAGES = {
    sqlite3.SQLITE_FULL: "The disk is full. Free some space; what was stored before is safe.",
    sqlite3.SQLITE_READONLY: "The file is read-only. Change its permissions or choose another data folder.",
    sqlite3.SQLITE_CANTOPEN: "The file cannot be opened. Check the permissions of its folder.",
    sqlite3.SQLITE_PERM: "Access is denied. Check the permissions of the file and its folder.",
    sqlite3.SQLITE_IOERR: "The disk reported an error. Check that it is connected and not failing.",
    sqlite3.SQLITE_BUSY: "Another program keeps the file locked. Close it and try again.",
    sqlite3.SQLITE_NOMEM: "The machine is out of memory. Close other programs and try again.",
}


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn errors of the database at ``path`` into :class:`StoreError` or :class:`CorruptStore`."""
    try:
        yield
    except driver_errors(DBAPIError) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        known = explain(path, original)
        if known is None:
            raise
        raise known from error


def explain(path: Path, error: BaseException | None) -> StoreError | None:
    """The known error behind ``error``, or None for a bug; damage is noted beside the database."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    code &= 0xFF
    if code in _DAMAGE:
        _note_damage(path)
        return damaged(path, str(error))
    if code == sqlite3.SQLITE_IOERR and _is_full(path):
        code = sqlite3.SQLITE_FULL
    message = _MESSAGES.get(code)
    return None if message is None else StoreError(f"{path.name}: {message}")


def damaged(path: Path, detail: str) -> CorruptStore:
    """The error for a database that is not what SQLite wrote."""
    return CorruptStore(
        f"The file {path} is damaged ({detail}). It was left as it is; "
        "keep a copy of it, and start the program again to have it checked."
    )


def suspect_marker(path: Path) -> Path:
    """The file that notes damage in the database at ``path``."""
    return path.with_name(path.name + SUSPECT_SUFFIX)


def _is_full(path: Path) -> bool:
    """SQLite takes a full disk for a failing one where it makes room for its shared memory."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_FREE
    except OSError:
        return False


def _note_damage(path: Path) -> None:
    try:
        suspect_marker(path).touch()
    except OSError:
        return  # the damage itself is reported; a missing note only means a shorter check at the next start
