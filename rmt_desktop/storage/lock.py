"""One program per data folder, by a lock of the operating system that ends with its process."""

import os
import sys
import time
from pathlib import Path

from rmt_desktop.domain.store_errors import StoreError, StoreInUse

LOCK_NAME = "library.lock"
POLL_SECONDS = 0.05

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class FolderLock:
    """Holds a folder until :meth:`release` or the end of the process, however it ends.

    The lock file itself stays: only the operating system's lock on it counts.
    """

    def __init__(self, folder: Path, wait: float = 0.0):
        """Take the lock, trying for ``wait`` seconds.

        Raises:
            StoreInUse: another program (or another library of this one) holds the folder.
            StoreError: the folder cannot be written to, or its file system knows no locks.
        """
        self._descriptor: int | None = _open_lock_file(folder)
        try:
            _lock(self._descriptor, folder, wait)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def _open_lock_file(folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be written to ({error.strerror}). "
            "Choose another data folder or change its permissions."
        ) from error


def _lock(descriptor: int, folder: Path, wait: float) -> None:
    deadline = time.monotonic() + wait
    try:
        while not _try_lock(descriptor):
            if time.monotonic() >= deadline:
                raise StoreInUse(
                    f"The library in {folder} is open in another window of this program. "
                    "Close that one first, or choose another data folder."
                )
            time.sleep(POLL_SECONDS)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be locked ({error.strerror}). Choose a folder on a local disk."
        ) from error
