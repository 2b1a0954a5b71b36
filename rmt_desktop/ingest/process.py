"""Parse files in a spawned child process with limits on time and memory."""

import contextlib
import hashlib
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from rmt_desktop.domain.documents import ParsedDocument
from rmt_desktop.domain.errors import Cancelled, DamagedFile, FileMissing, FileTooLarge
from rmt_desktop.ingest.child import serve
from rmt_desktop.ingest.limits import ParseLimits
from rmt_desktop.ingest.registry import kind_of

_LOOK_EVERY = 0.1
OnPage = Callable[[int, int], None]


class ParserProcess:
    """A child that parses one file after the other; started with the first, replaced when it fails.

    Used from one thread at a time. Nothing a file does reaches this process: a crash, an endless loop or a memory
    bomb ends the child, and the file is refused with a reason.
    """

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._process: Any = None
        self._connection: Connection | None = None

    def parse(
        self,
        path: Path,
        *,
        password: str | None = None,
        limits: ParseLimits | None = None,
        on_page: OnPage | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ParsedDocument:
        """A file's pages.

        Raises:
            InputError: why the file cannot be read.
            Cancelled: ``cancelled()`` became true; the child is ended.
        """
        limits = limits or ParseLimits()
        kind_of(path, limits)
        connection = self._started()
        deadline = time.monotonic() + limits.seconds
        try:
            connection.send((str(path), password, limits))
            while True:
                if connection.poll(_LOOK_EVERY):
                    message = connection.recv()
                    if message[0] == "page" and on_page is not None:
                        on_page(message[1], message[2])
                    elif message[0] == "done":
                        return message[1]  # type: ignore[no-any-return]
                    elif message[0] == "error":
                        raise message[1](message[2])
                self._check(path, limits, deadline, cancelled)
        except (EOFError, OSError) as error:
            self.close()
            raise DamagedFile(
                f"{path.name} made the parser crash; it is damaged. The program is not affected."
            ) from error

    def close(self) -> None:
        """End the child at once."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join(5)
            self._process.close()
        self._process = self._connection = None

    def _started(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._connection is not None:
            return self._connection
        self.close()
        ours, theirs = self._context.Pipe()
        self._process = self._context.Process(target=serve, args=(theirs,), name="rmt-desktop-parser", daemon=True)
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours

    def _check(self, path: Path, limits: ParseLimits, deadline: float, cancelled: Callable[[], bool] | None) -> None:
        if cancelled is not None and cancelled():
            self.close()
            raise Cancelled(f"Reading {path.name} was stopped.")
        if time.monotonic() > deadline:
            self.close()
            raise FileTooLarge(f"{path.name} takes longer than {limits.seconds:,.0f} seconds to parse.")
        if self._memory_mb() > limits.memory_mb:
            self.close()
            raise FileTooLarge(f"{path.name} needs more than {limits.memory_mb:,} MiB of memory to parse.")

    def _memory_mb(self) -> float:
        with contextlib.suppress(psutil.Error, ValueError):
            return float(psutil.Process(self._process.pid).memory_info().rss) / 2**20
        return 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def content_hash(path: Path) -> str:
    """SHA-256 of a file's bytes in hexadecimal.

    Raises:
        FileMissing: the file cannot be opened.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise FileMissing(f"{path.name} cannot be opened ({error.strerror or error}).") from error
