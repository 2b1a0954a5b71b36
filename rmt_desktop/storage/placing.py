"""Files that are there whole or not at all, also after a power cut."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rmt_desktop.domain.store_errors import StoreError

_REASONS = {
    errno.ENOSPC: "The disk is full. Free some space; what was stored before is safe.",
    errno.EDQUOT: "Your share of the disk is used up. Free some space; what was stored before is safe.",
    errno.EROFS: "The disk is read-only. Choose another data folder.",
    errno.EACCES: "Access is denied. Check the permissions of the file and its folder.",
    errno.EPERM: "Access is denied. Check the permissions of the file and its folder.",
    errno.EIO: "The disk reported an error. Check that it is connected and not failing.",
}


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn the operating system's errors about ``path`` into :class:`StoreError`."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"It cannot be used: {error.strerror or error}.")
        raise StoreError(f"{path.name}: {reason}") from error


def put_in_place(made: Path, target: Path) -> None:
    """Give a finished file its name, in place of what had it; after this it survives a power cut."""
    _sync(made)
    made.replace(target)
    sync_folder(target.parent)


def keep_twin(path: Path, twin: Path) -> None:
    """A second name for what a file holds: a link where the disk knows links (it takes no space), else a copy."""
    try:
        os.link(path, twin)
    except OSError:
        shutil.copyfile(path, twin)
        _sync(twin)


def sync_folder(folder: Path) -> None:
    """Let names that were given or taken in a folder survive a power cut; Windows does so by itself."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some network folders cannot
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sync(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())
