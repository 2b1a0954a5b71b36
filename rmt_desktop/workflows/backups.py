"""Looking at backups, and going back to one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rmt_desktop.domain.store_errors import CorruptStore, StoreError
from rmt_desktop.storage.backups import Backup, Backups
from rmt_desktop.storage.inspection import size_of
from rmt_desktop.storage.lock import FolderLock
from rmt_desktop.storage.migrations import PRECIOUS_SCHEMA
from rmt_desktop.storage.protection import PRECIOUS_NAME
from rmt_desktop.storage.recovery import restore


@dataclass(frozen=True, slots=True)
class Restored:
    """A library that went back."""

    backup: Backup
    before: str
    """Name of the file that holds what was there before; ``nothing`` where there was nothing."""


def backup_rows(folder: Path) -> list[dict[str, Any]]:
    """The backups in a data folder, newest first, each checked in full; the library is not opened."""
    backups = Backups(folder, PRECIOUS_SCHEMA)
    return [_row(backups, backup) for backup in backups.all()]


def restore_backup(folder: Path, name: str) -> Restored:
    """Put a backup in the place of the library.

    Raises:
        StoreInUse: a program has the library open.
        FileMissing: there is no such backup.
        StoreError: it cannot be used, or the disk fails; nothing was changed.
    """
    lock = FolderLock(folder)
    try:
        backups = Backups(folder, PRECIOUS_SCHEMA)
        wanted = backups.find(name)
        backups.check(wanted)
        path = folder / PRECIOUS_NAME
        before = _keep(path, backups)
        aside = restore(path, PRECIOUS_SCHEMA, wanted.path, keep=before is None)
        return Restored(wanted, before or (aside.name if aside else "nothing"))
    finally:
        lock.release()


def _keep(path: Path, backups: Backups) -> str | None:
    """Back up what is there; None if there is nothing or it is damaged."""
    if size_of(path) == 0:
        return None
    try:
        return f"{backups.folder.name}/{backups.make(path, thin=False).path.name}"
    except CorruptStore:
        return None


def _row(backups: Backups, backup: Backup) -> dict[str, Any]:
    reason: str | None = None
    try:
        backups.check(backup)
    except StoreError as error:
        reason = str(error)
    row = {"number": backup.number, "name": backup.path.name, "made": backup.made.isoformat(), "bytes": backup.size}
    return row | {"usable": reason is None, "reason": reason}
