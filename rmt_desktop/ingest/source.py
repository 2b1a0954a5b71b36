"""A file as it lies on disk: is it there, may it be read, how large is it."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from stat import S_ISREG

from rmt_desktop.domain.input_errors import EmptyFile, FileMissing, FileTooLarge
from rmt_desktop.ingest.limits import MEBIBYTE


def check_source(path: Path, max_bytes: int) -> None:
    """Refuse what cannot be a document before a process is started for it.

    Raises:
        FileMissing: no such file, a folder, a device, or a file that may not be read.
        EmptyFile: the file has no bytes.
        FileTooLarge: the file has more than ``max_bytes``.
    """
    with opened(path) as stream:
        size = stream.seek(0, 2)
    if size == 0:
        raise EmptyFile("The file is empty: it has no content at all. Perhaps it was not downloaded completely.")
    if size > max_bytes:
        raise FileTooLarge(
            f"The file has {size // MEBIBYTE:,} MB; files of up to {max_bytes // MEBIBYTE:,} MB are read. "
            "Split it into parts and add those."
        )


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """Open a regular file for reading; whatever keeps it from being read becomes :class:`FileMissing`."""
    try:
        if not S_ISREG(path.stat().st_mode):
            raise FileMissing(f"“{path}” is not a file.")
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        raise _missing(path, error) from None
    with stream:
        try:
            yield stream
        except OSError as error:
            raise _missing(path, error) from None


def _missing(path: Path, error: Exception) -> FileMissing:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileMissing(f"“{path}” is not there. It may have been moved, renamed or deleted.")
    if isinstance(error, PermissionError):
        return FileMissing(f"“{path}” may not be read: you lack the permission, or another program holds it.")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return FileMissing(f"“{path}” cannot be read: {reason}.")
