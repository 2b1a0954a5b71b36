"""Migrating the precious database: a backup first, then a copy is migrated, checked, and put in place."""

from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.storage.aside import drop_database, drop_log
from rmt_desktop.storage.backups import Backups, copy_database
from rmt_desktop.storage.connecting import connect
from rmt_desktop.storage.engine import BUSY_SECONDS, Durability
from rmt_desktop.storage.failures import clear_errors
from rmt_desktop.storage.inspection import ended_unclean, read_only, require_whole, size_of
from rmt_desktop.storage.placing import disk_errors, put_in_place
from rmt_desktop.storage.schema import Schema, Stamp, migrate, read_stamp
from rmt_desktop.storage.seals import break_seal
from rmt_desktop.storage.store import Store

MADE_SUFFIX = ".migrating"


def migrate_on_copy(path: Path, schema: Schema, backups: Backups) -> None:
    """Bring the database at ``path`` to this program's schema; a new or current one is left to its opening.

    An end in the middle leaves the old database as it was.

    Raises:
        StoreError: the disk is full or fails, or what is stored does not fit the new form; nothing was changed.
    """
    made = path.with_name(path.name + MADE_SUFFIX)
    with disk_errors(path):
        drop_database(made)
        stamp = _stamp(path)
        if stamp is None or stamp.version >= schema.version:
            return
        backups.make(path)
        try:
            copy_database(path, made)
            _migrate(made, schema, stamp)
            finish_log(path)
            put_in_place(made, path)
            break_seal(path)
        finally:
            drop_database(made)


def _stamp(path: Path) -> Stamp | None:
    """None where nothing was stored yet."""
    if size_of(path) == 0:
        return None
    with clear_errors(path), read_only(path) as connection:
        stamp = read_stamp(connection)
    return None if stamp.is_blank else stamp


def _migrate(made: Path, schema: Schema, stamp: Stamp) -> None:
    try:
        with closing(Store(made, Durability(synchronous="FULL"))) as store:
            migrate(store, schema)
            store.empty_log()
    except DBAPIError as error:
        raise StoreError(
            f"The library could not be brought to the form that this version needs ({error.orig}). Nothing was "
            f"changed: version {stamp.program} of the program can open it. Please report this."
        ) from error
    require_whole(made, schema)


def finish_log(path: Path) -> None:
    """A database that another is put in place of must have no log left that could be taken for that one's."""
    with clear_errors(path), closing(connect(path, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if ended_unclean(path):
        raise StoreError(f"Another program is reading {path.name}. Close it and start again.")
    with suppress(OSError):
        drop_log(path)
