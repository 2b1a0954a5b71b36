"""Disk space: what the library uses, and what of it can be given back because it is rebuilt when needed."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.storage.library import Library

_REBUILT = ("indexes", "caches")


@dataclass(frozen=True, slots=True)
class StorageUse:
    """Bytes on disk."""

    precious: int
    """Chats, answers, verdicts, settings."""
    derived: int
    """Text and memory of the documents: rebuilt by reading them again."""
    cleanable: int
    """Indexes, and what language models keep of documents: rebuilt when a document is asked."""
    models: int = 0
    """Language models and trained readers: removed on their own page."""


def storage_use(library: Library) -> StorageUse:
    """What the library takes on the disk."""
    precious, derived = library.storage_used()
    folder = library.folder
    cleanable = sum(_size(folder / name) for name in _REBUILT)
    return StorageUse(precious, derived, cleanable, _size(folder / "models") + _size(folder / "readers"))


def clean_up(library: Library) -> int:
    """Remove indexes, caches and the readings kept for single questions; the bytes given back to the disk."""
    before = storage_use(library)
    for name in _REBUILT:
        shutil.rmtree(library.folder / name, ignore_errors=True)
    library.drop_question_reads()
    after = storage_use(library)
    return before.cleanable - after.cleanable + max(0, before.derived - after.derived)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
