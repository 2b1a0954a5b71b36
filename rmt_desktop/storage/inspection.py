"""A look at a database before it is used: read-only, so that what is refused stays untouched."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rmt_desktop.domain.errors import CorruptStore, NewerSchema
from rmt_desktop.storage.failures import clear_errors, damaged, suspect_marker
from rmt_desktop.storage.schema import Schema, Stamp, read_stamp
from rmt_desktop.storage.store import log_path


@dataclass(frozen=True, slots=True)
class CheckLimits:
    """Largest databases (bytes) that are checked at start; a note of damage has no limit."""

    after_clean_end: int
    after_unclean_end: int


def inspect(path: Path, schema: Schema, limits: CheckLimits) -> None:
    """Raise unless the database at ``path`` can be used or created.

    Raises:
        NewerSchema: written by a newer, incompatible program.
        CorruptStore: not what this program and SQLite wrote. Never raised for an error of the disk.
        StoreError: it cannot be read.
    """
    unclean = _size(log_path(path)) > 0
    if _size(path) == 0:
        if unclean:
            raise damaged(path, "its write-ahead log is there, but the database is gone")
        return
    with clear_errors(path), _read_only(path) as connection:
        stamp = read_stamp(connection, schema)
        if not stamp.is_blank:
            _require_usable(path, stamp, schema)
        _require_sound(path, connection, unclean, limits)
    suspect_marker(path).unlink(missing_ok=True)


def set_aside(path: Path) -> Path:
    """Rename a damaged database with all that belongs to it; the new name of the database file."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.name}.damaged-{stamp}")
    repeat = 1
    while target.exists():
        repeat += 1
        target = path.with_name(f"{path.name}.damaged-{stamp}-{repeat}")
    for suffix in ("", "-wal", "-shm"):
        source = path.with_name(path.name + suffix)
        if source.exists():
            source.rename(target.with_name(target.name + suffix))
    suspect_marker(path).unlink(missing_ok=True)
    return target


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


@contextmanager
def _read_only(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def _require_usable(path: Path, stamp: Stamp, schema: Schema) -> None:
    if stamp.application_id != schema.application_id:
        raise CorruptStore(
            f"The file {path} is not a library of this program. It was left as it is; choose another data folder."
        )
    if stamp.compatible_from > schema.version and stamp.version > schema.version:
        raise NewerSchema(
            f"The library was last used by a newer version of this program ({stamp.program}). "
            f"Install that version or a later one to open it. Nothing in {path} was changed."
        )


def _require_sound(path: Path, connection: sqlite3.Connection, unclean: bool, limits: CheckLimits) -> None:
    """A full check after an unclean end or met damage, a quick one otherwise, within the limits."""
    suspect = suspect_marker(path).exists()
    limit = limits.after_unclean_end if unclean else limits.after_clean_end
    if not suspect and _size(path) > limit:
        return
    pragma = "integrity_check(1)" if unclean or suspect else "quick_check(1)"
    verdict = str(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
    if verdict != "ok":
        raise damaged(path, verdict)
