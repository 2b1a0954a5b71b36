"""From a folder to two open, migrated databases."""

from pathlib import Path

from rmt_desktop.domain.errors import CorruptStore
from rmt_desktop.storage.engine import Durability
from rmt_desktop.storage.inspection import CheckLimits, inspect, set_aside
from rmt_desktop.storage.migrations import DERIVED_SCHEMA, PRECIOUS_SCHEMA
from rmt_desktop.storage.schema import Schema, migrate
from rmt_desktop.storage.store import Store

PRECIOUS_NAME = "library.db"
DERIVED_NAME = "derived.db"

_MEGABYTE = 1024 * 1024
_PRECIOUS_LIMITS = CheckLimits(after_clean_end=1024 * _MEGABYTE, after_unclean_end=1024 * 1024 * _MEGABYTE)
_DERIVED_LIMITS = CheckLimits(after_clean_end=32 * _MEGABYTE, after_unclean_end=512 * _MEGABYTE)


def open_precious(folder: Path) -> Store:
    """``library.db``; a database that cannot be used is refused and left as it is."""
    path = folder / PRECIOUS_NAME
    inspect(path, PRECIOUS_SCHEMA, _PRECIOUS_LIMITS)
    return _open(path, PRECIOUS_SCHEMA, Durability(synchronous="FULL"))


def open_derived(folder: Path) -> tuple[Store, Path | None]:
    """``derived.db`` and, where it was damaged, the name under which it was set aside."""
    path = folder / DERIVED_NAME
    aside: Path | None = None
    try:
        inspect(path, DERIVED_SCHEMA, _DERIVED_LIMITS)
    except CorruptStore:
        aside = set_aside(path)
    return _open(path, DERIVED_SCHEMA, Durability(synchronous="NORMAL", shrinkable=True)), aside


def _open(path: Path, schema: Schema, durability: Durability) -> Store:
    store = Store(path, durability)
    try:
        migrate(store, schema)
    except BaseException:
        store.close()
        raise
    return store
