"""A look at a database before it is used: read-only, so that what is refused stays untouched."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.store_errors import ForeignStore, NewerSchema
from rmt_desktop.storage.connecting import cipher_key, connect
from rmt_desktop.storage.failures import clear_errors, damaged, suspect_marker
from rmt_desktop.storage.placing import disk_errors
from rmt_desktop.storage.schema import Schema, Stamp, objects, read_stamp, stored_objects
from rmt_desktop.storage.seals import changed_under_seal
from rmt_desktop.storage.store import log_path

_HEADER = 100
_MAGIC = b"SQLite format 3\x00"
_FRACTIONS = bytes([64, 32, 32])
_NEWEST_FORMAT = 4
_UTF8 = (1).to_bytes(4, "big")


@dataclass(frozen=True, slots=True)
class CheckLimits:
    """Largest databases (bytes) that are checked at start; a note of damage has no limit."""

    after_clean_end: int
    after_unclean_end: int


def inspect(path: Path, schema: Schema, limits: CheckLimits) -> None:
    """Raise unless the database at ``path`` can be used or created.

    Raises:
        NewerSchema: written by a newer, incompatible program.
        ForeignStore: another program's.
        CorruptStore: not what this program and SQLite wrote. Never raised for an error of the disk.
        StoreError: it cannot be read.
    """
    unclean = ended_unclean(path)
    _roll_back(path)
    if size_of(path) == 0:
        if unclean:
            raise damaged(path, "its write-ahead log is there, but the database is gone")
        return
    suspect = suspect_marker(path).exists()
    limit = limits.after_unclean_end if unclean else limits.after_clean_end
    with disk_errors(path), clear_errors(path), read_only(path) as connection:
        _require_header(path)
        stamp = read_stamp(connection)
        if not stamp.is_blank:
            _require_usable(path, connection, stamp, schema)
        if suspect or size_of(path) <= limit:
            _require_sound(path, connection, in_full=unclean or suspect)
    suspect_marker(path).unlink(missing_ok=True)


def require_whole(path: Path, schema: Schema) -> None:
    """Raise unless the database at ``path`` is one of ours, with something stored, and passes every check.

    Raises:
        NewerSchema, CorruptStore, StoreError: as :func:`inspect`.
    """
    with disk_errors(path), clear_errors(path), read_only(path) as connection:
        _require_header(path)
        stamp = read_stamp(connection)
        if stamp.is_blank:
            raise damaged(path, "it is empty")
        _require_usable(path, connection, stamp, schema)
        _require_sound(path, connection, in_full=True)


def ended_unclean(path: Path) -> bool:
    """Whether whoever had the database open last did not close it."""
    return size_of(log_path(path)) > 0


def size_of(path: Path) -> int:
    """Bytes of a file; 0 if there is none."""
    return path.stat().st_size if path.exists() else 0


@contextmanager
def read_only(path: Path, more: str = "") -> Iterator[sqlite3.Connection]:
    """A connection that cannot change the database; ``more`` is added to SQLite's address."""
    with closing(connect(path, read_only=True, more=more)) as connection:
        yield connection


def _roll_back(path: Path) -> None:
    """Finish a creation that was cut short: until it writes ahead, SQLite keeps a journal that only a writer undoes."""
    if size_of(path) and size_of(path.with_name(path.name + "-journal")):
        with clear_errors(path), closing(connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def _require_header(path: Path) -> None:
    """What SQLite itself takes for a wish (another version or encoding) is damage: this program never sets it.

    An encrypted header has a checksum.
    """
    if cipher_key(path) is not None:
        return
    with path.open("rb") as stream:
        header = stream.read(_HEADER)
    written, format_read, format_written = header[:16], header[18:19], header[19:20]
    versions = {format_read, format_written} <= {b"\x01", b"\x02"}
    known = int.from_bytes(header[44:48], "big") <= _NEWEST_FORMAT and header[56:60] in (_UTF8, bytes(4))
    if written != _MAGIC or not versions or header[21:24] != _FRACTIONS or not known:
        raise damaged(path, "its header is not that of a database of this program")


def _require_usable(path: Path, connection: sqlite3.Connection, stamp: Stamp, schema: Schema) -> None:
    ours = stamp.history[:1] == ((1, schema.migrations[0].name),)
    if stamp.application_id != schema.application_id and not ours:
        raise ForeignStore(
            f"The file {path} is not a library of this program. It was left as it is; choose another data folder."
        )
    if stamp.application_id != schema.application_id or (stamp.history and stamp.history[-1][0] != stamp.version):
        raise damaged(path, "its header contradicts its history")
    if stamp.version > schema.version:
        if stamp.compatible_from > schema.version:
            raise NewerSchema(
                f"The library was last used by a newer version of this program ({stamp.program}). "
                f"Install that version or a later one to open it. Nothing in {path} was changed."
            )
    elif missing := objects(schema, stamp.version) - stored_objects(connection):
        raise damaged(path, f"{min(missing)} is missing")


def _require_sound(path: Path, connection: sqlite3.Connection, *, in_full: bool) -> None:
    if changed_under_seal(path):
        raise damaged(path, "its bytes changed without being written to")
    pragma = "integrity_check(1)" if in_full else "quick_check(1)"
    verdict = str(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
    if verdict != "ok":
        raise damaged(path, verdict)
    if in_full and (row := connection.execute("PRAGMA foreign_key_check").fetchone()) is not None:
        raise damaged(path, f"a row of {row[0]} belongs to nothing")
