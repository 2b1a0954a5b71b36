"""Documents that a language model has read, kept on disk for the next question."""

import hashlib
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from torch import Tensor

from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing
from rmt_desktop.memory.kv_cache import ReadText

MOST_BYTES = 8 << 30
"""Kept of all documents together; what was not asked for longest goes first."""
SPARE_BYTES = 1 << 30
"""Left free on the disk."""


class DocumentCaches:
    """A folder of safetensors files, named by documents and by what was read with which model.

    Every file can be made anew; one that is damaged or does not fit on the disk is no error.

    Args:
        folder: of the files.
        on_disk: False: only what was used last is kept, in memory.
    """

    def __init__(self, folder: Path, on_disk: bool = True):
        self.folder, self._on_disk = folder, on_disk
        self._held: tuple[str, ReadText] | None = None

    def find(self, key: str, like: Tensor) -> ReadText | None:
        """What was read under a key, on the device of ``like``; None if it is not there (any more)."""
        if self._held is not None and self._held[0] == key:
            return self._held[1]
        path = self._path(key)
        try:
            read = ReadText.load(path, like)
        except ModelMissing:
            return None
        except (CheckpointMismatch, KeyError):
            path.unlink(missing_ok=True)
            return None
        with suppress(OSError):
            os.utime(path)
        self._held = key, read
        return read

    def keep(self, key: str, read: ReadText) -> ReadText:
        """Keep what was read, as far as there is room; as it is found again, rounded."""
        rounded = read.rounded()
        self._held = key, rounded
        if not self._on_disk:
            return rounded
        size = sum(k.numel() + v.numel() for k, v in read.layers) * 2
        self.folder.mkdir(parents=True, exist_ok=True)
        self._make_room(size)
        if size <= MOST_BYTES and shutil.disk_usage(self.folder).free > size + SPARE_BYTES:
            try:
                read.save(self._path(key))
            except OSError:
                for part in self.folder.glob("*.part"):
                    part.unlink(missing_ok=True)
        return rounded

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.safetensors"

    def _make_room(self, size: int) -> None:
        files = sorted(self.folder.glob("*.safetensors"), key=lambda path: path.stat().st_mtime)
        held = sum(path.stat().st_size for path in files)
        while files and held + size > MOST_BYTES:
            held -= files[0].stat().st_size
            files.pop(0).unlink(missing_ok=True)


def cache_key(document_ids: Sequence[int], model: str, ids: Sequence[int]) -> str:
    """A name that changes with documents, model (its fingerprint) and every token of what was read."""
    content = hashlib.blake2b(np.asarray(ids, dtype="<u4").tobytes(), digest_size=12).hexdigest()
    return f"{'-'.join(map(str, document_ids))}.{model}.{content}"
