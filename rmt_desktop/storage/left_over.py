"""A look at a data folder without opening its library: what is in it, and what belongs to nothing."""

from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.storage import recovery, upgrade
from rmt_desktop.storage.backups import Backups
from rmt_desktop.storage.failures import clear_errors
from rmt_desktop.storage.inspection import read_only, require_whole, size_of
from rmt_desktop.storage.migrations import DERIVED_SCHEMA, PRECIOUS_SCHEMA
from rmt_desktop.storage.placing import disk_errors
from rmt_desktop.storage.protection import DERIVED_NAME, PRECIOUS_NAME, rests


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of a sound library."""

    documents: int
    questions: int


def check_precious(folder: Path) -> Counts | None:
    """Check ``library.db`` in full, also while a program has it open; None if there is none.

    Raises:
        StoreError: what is wrong with it.
    """
    path = folder / PRECIOUS_NAME
    if size_of(path) == 0:
        return None
    require_whole(path, PRECIOUS_SCHEMA)
    with clear_errors(path), read_only(path) as connection:
        counts = (connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("documents", "questions"))
        return Counts(*map(int, counts))


def check_derived(folder: Path) -> int | None:
    """Check ``derived.db`` in full, also while a program has it open; its bytes, None if there is none.

    Raises:
        StoreError: what is wrong with it.
    """
    path = folder / DERIVED_NAME
    if size_of(path) == 0:
        return None
    require_whole(path, DERIVED_SCHEMA)
    return size_of(path)


def left_over(folder: Path) -> list[Path]:
    """Files and folders that were made for something that is no longer there; they can be deleted.

    Raises:
        StoreError: the library cannot be read.
    """
    with disk_errors(folder):
        found = [*Backups(folder, PRECIOUS_SCHEMA).orphans(), *rests(folder)]
        for suffix in (recovery.MADE_SUFFIX, upgrade.MADE_SUFFIX):
            found += folder.glob(f"{PRECIOUS_NAME}{suffix}*")
        known = _document_numbers(folder / PRECIOUS_NAME)
        for index in folder.glob("indexes/*"):
            number = index.name.partition("-")[0]
            if number.isdigit() and int(number) not in known:
                found.append(index)
    return sorted(found)


def _document_numbers(path: Path) -> set[int]:
    if size_of(path) == 0:
        return set()
    with clear_errors(path), read_only(path) as connection:
        return {int(row[0]) for row in connection.execute("SELECT id FROM documents")}
