"""Taking removed documents out of backups that were made before."""

from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from rmt_desktop.domain.store_errors import CorruptStore, NewerSchema
from rmt_desktop.storage.aside import copy_alone, drop_database
from rmt_desktop.storage.backups import Backup, Backups, copy_database
from rmt_desktop.storage.connecting import connect
from rmt_desktop.storage.failures import clear_errors
from rmt_desktop.storage.inspection import read_only
from rmt_desktop.storage.placing import disk_errors


def purge(backups: Backups, hashes: Sequence[str]) -> None:
    """Remove the documents with these contents from every backup; each is replaced by a checked copy without them.

    A damaged backup, or one of a newer program, is left as it is: nothing can be taken out of it safely.

    Raises:
        StoreError: the disk is full or fails; a backup is then either as it was or as it should be.
    """
    for backup in backups.all():
        with suppress(CorruptStore, NewerSchema):
            backups.check(backup)
            if _holds(backup.path, hashes):
                _purge(backups, backup, hashes)


def _holds(path: Path, hashes: Sequence[str]) -> bool:
    query = f"SELECT 1 FROM documents WHERE content_hash IN ({_marks(hashes)}) LIMIT 1"
    with clear_errors(path), read_only(path) as connection:
        return connection.execute(query, hashes).fetchone() is not None


def _purge(backups: Backups, backup: Backup, hashes: Sequence[str]) -> None:
    emptied, made = backups.folder / "emptied.part", backups.folder / "purged.part"
    with disk_errors(backup.path):
        try:
            copy_alone(backup.path, emptied)
            with clear_errors(emptied), closing(connect(emptied)) as connection:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute(f"DELETE FROM documents WHERE content_hash IN ({_marks(hashes)})", hashes)
            copy_database(emptied, made)
            backups.replace(backup, made)
        finally:
            drop_database(emptied)
            drop_database(made)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
