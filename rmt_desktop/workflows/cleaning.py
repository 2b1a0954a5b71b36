"""Disk space: what the library uses, and what of it can be given back because it is rebuilt when needed."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class StorageUse:
    """Bytes on disk."""

    precious: int
    """Chats, answers, verdicts, settings."""
    derived: int
    """Text and memory of the documents: rebuilt by reading them again."""
    cleanable: int
    """Word indexes: rebuilt in seconds when a document is asked."""


def storage_use(library: Library) -> StorageUse:
    """What the library takes on the disk."""
    precious, derived = library.storage_used()
    return StorageUse(precious, derived, _size(library.folder / "indexes"))


def clean_up(library: Library) -> int:
    """Remove word indexes and the readings kept for single questions; the bytes given back to the disk."""
    before = storage_use(library)
    shutil.rmtree(library.folder / "indexes", ignore_errors=True)
    library.drop_question_reads()
    after = storage_use(library)
    return before.cleanable - after.cleanable + max(0, before.derived - after.derived)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
