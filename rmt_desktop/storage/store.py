"""One database: many readers, one kept connection for writes, short transactions."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.storage.engine import BEGIN_OPTION, Durability, make_engine
from rmt_desktop.storage.failures import clear_errors

CLOSE_SECONDS = 2.0
"""How long closing waits for readers; their transactions are short."""


class Store:
    """A database file, safe to use from any thread."""

    def __init__(self, path: Path, durability: Durability):
        self.path = path
        self._engine = make_engine(path, durability)
        self._writing = threading.Lock()
        self._writer: Connection | None = None
        self._idle = threading.Condition()
        self._readers = 0
        self.closed = False
        self.writes = 0
        """Transactions that were committed since the opening."""

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the database; nothing written to it is kept."""
        with self._counted(), clear_errors(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction: committed at the end, rolled back by an exception. Not to be nested."""
        with self._writing, clear_errors(self.path):
            connection = self._write_connection()
            try:
                with connection.begin():
                    yield connection
                self.writes += 1
            except DBAPIError:
                connection.invalidate()
                self._drop_writer()
                raise

    def shrink(self, pages: int) -> None:
        """Give at most ``pages`` free pages back to the disk, where the database is shrinkable.

        The driver runs only the first step of a statement without columns, so that this must be a script.
        """
        with self._writing, clear_errors(self.path):
            self._write_connection().connection.executescript(f"PRAGMA incremental_vacuum({pages})")

    def empty_log(self) -> None:
        """Move the write-ahead log into the database and cut it to nothing, unless somebody still reads from it."""
        with self._writing, clear_errors(self.path):
            self._write_connection().connection.executescript("PRAGMA wal_checkpoint(TRUNCATE)")

    def bytes_used(self) -> int:
        """Size of the database and its write-ahead log on disk."""
        files = (self.path, log_path(self.path))
        return sum(file.stat().st_size for file in files if file.exists())

    def close(self) -> None:
        """Finish the running transaction, then close; a second call does nothing."""
        with self._writing:
            self.closed = True
            self._drop_writer()
        with self._idle:
            self._idle.wait_for(lambda: self._readers == 0, timeout=CLOSE_SECONDS)
        self._engine.dispose()

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._idle:
            self._require_open()
            self._readers += 1
        try:
            yield
        finally:
            with self._idle:
                self._readers -= 1
                self._idle.notify_all()

    def _write_connection(self) -> Connection:
        self._require_open()
        if self._writer is None:
            self._writer = self._engine.connect().execution_options(**{BEGIN_OPTION: "IMMEDIATE"})
        return self._writer

    def _drop_writer(self) -> None:
        """The next write starts on another connection; after a failure on a new one."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()

    def _require_open(self) -> None:
        if self.closed:
            raise StoreError("The library was closed.")


def log_path(path: Path) -> Path:
    """SQLite's write-ahead log beside the database at ``path``."""
    return path.with_name(path.name + "-wal")
