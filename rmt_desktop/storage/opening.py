"""From a folder to two open, migrated databases; what is damaged is replaced first."""

from pathlib import Path

from rmt_desktop.domain.store_errors import CorruptStore, ForeignStore
from rmt_desktop.storage.aside import set_aside
from rmt_desktop.storage.backups import Backups
from rmt_desktop.storage.engine import Durability
from rmt_desktop.storage.failures import suspect_marker
from rmt_desktop.storage.inspection import CheckLimits, ended_unclean, inspect, size_of
from rmt_desktop.storage.migrations import DERIVED_SCHEMA, PRECIOUS_SCHEMA
from rmt_desktop.storage.protection import DERIVED_NAME, PRECIOUS_NAME
from rmt_desktop.storage.recovery import recover
from rmt_desktop.storage.schema import Schema, migrate
from rmt_desktop.storage.store import Store
from rmt_desktop.storage.upgrade import migrate_on_copy
from rmt_desktop.storage.values import require_readable

_MEGABYTE = 1024 * 1024
_PRECIOUS_LIMITS = CheckLimits(after_clean_end=1024 * _MEGABYTE, after_unclean_end=1024 * 1024 * _MEGABYTE)
_DERIVED_LIMITS = CheckLimits(after_clean_end=32 * _MEGABYTE, after_unclean_end=512 * _MEGABYTE)
_PRECIOUS_DURABILITY = Durability(synchronous="FULL")


def open_precious(folder: Path, backups: Backups) -> tuple[Store, str | None]:
    """``library.db`` and, where it was damaged, what was done about it.

    One of another program or of a newer version of this one is refused and left as it is.
    """
    path = folder / PRECIOUS_NAME
    try:
        return _open_good(path, backups), None
    except ForeignStore:
        raise
    except CorruptStore as cause:
        recovery = recover(path, PRECIOUS_SCHEMA, backups, cause)
        return _open(path, PRECIOUS_SCHEMA, _PRECIOUS_DURABILITY), recovery.notice


def open_derived(folder: Path) -> tuple[Store, str | None]:
    """``derived.db`` and, where it was damaged and set aside, a notice of that."""
    path = folder / DERIVED_NAME
    notice: str | None = None
    try:
        inspect(path, DERIVED_SCHEMA, _DERIVED_LIMITS)
    except CorruptStore:
        notice = _derived_notice(set_aside(path))
    return _open(path, DERIVED_SCHEMA, Durability(synchronous="NORMAL", shrinkable=True)), notice


def _open_good(path: Path, backups: Backups) -> Store:
    in_full = ended_unclean(path) or suspect_marker(path).exists()
    inspect(path, PRECIOUS_SCHEMA, _PRECIOUS_LIMITS)
    if size_of(path) == 0 and backups.all():
        raise CorruptStore(f"The file {path} is gone.")
    migrate_on_copy(path, PRECIOUS_SCHEMA, backups)
    store = _open(path, PRECIOUS_SCHEMA, _PRECIOUS_DURABILITY)
    try:
        if in_full:
            require_readable(store)
    except BaseException:
        store.close()
        raise
    return store


def _open(path: Path, schema: Schema, durability: Durability) -> Store:
    store = Store(path, durability)
    try:
        migrate(store, schema)
    except BaseException:
        store.close()
        raise
    return store


def _derived_notice(aside: Path) -> str:
    return (
        f"The stored text of the documents was damaged. It was kept as {aside.name}, and the documents are "
        "read again. Chats and answers are not affected."
    )
