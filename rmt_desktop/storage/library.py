"""The library: everything the program keeps, behind one thread-safe object."""

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import delete, select

from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.paths import MOVED, moved_folder, standard_folder
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.backups import DAILY, PAUSE, Backup, Backups
from rmt_desktop.storage.chats import Chats
from rmt_desktop.storage.collecting import Collections
from rmt_desktop.storage.lock import FolderLock
from rmt_desktop.storage.migrations import PRECIOUS_SCHEMA
from rmt_desktop.storage.opening import open_derived, open_precious
from rmt_desktop.storage.page_words import PageWords, sweep_words
from rmt_desktop.storage.places import Places
from rmt_desktop.storage.protection import settle
from rmt_desktop.storage.purging import purge
from rmt_desktop.storage.question_reads import QuestionReads
from rmt_desktop.storage.questions import Questions
from rmt_desktop.storage.readings import Readings
from rmt_desktop.storage.resumption import resume
from rmt_desktop.storage.revisions import Revisions
from rmt_desktop.storage.seals import seal
from rmt_desktop.storage.settings import Settings
from rmt_desktop.storage.store import Store
from rmt_desktop.storage.terms import Terms
from rmt_desktop.storage.texts import Texts
from rmt_desktop.storage.vault import is_protected
from rmt_desktop.storage.watched import Watched

VACUUM_PAGES_AT_CLOSE = 8_192
"""Most database pages given back to the disk by closing (32 MB, some 0.2 s)."""
MOST_BYTES_AT_CLOSE = 64 * 1024 * 1024
"""Largest precious database that is backed up by closing (some 0.5 s); larger ones wait for the next start."""


class Library(
    Texts,
    PageWords,
    Collections,
    Watched,
    Terms,
    Readings,
    QuestionReads,
    Chats,
    Questions,
    Revisions,
    Places,
    Settings,
):
    """Documents, chats and settings (precious) and what was derived from the documents (rebuildable).

    Opened with :meth:`open`; every method may be called from any thread and gives domain objects.
    Every change is committed when its method returns.
    """

    def __init__(
        self,
        folder: Path,
        lock: FolderLock,
        precious: Store,
        derived: Store,
        backups: Backups,
        notices: tuple[str, ...],
    ):
        super().__init__(precious, derived)
        self.folder = folder
        """The data folder."""
        self.backups = backups
        """Copies of the precious database as it was earlier."""
        self._lock = lock
        self._writes_at_start = precious.writes
        self.notices = notices
        """What the user should know about this opening; usually empty."""

    @classmethod
    def open(cls, folder: Path, wait: float = 0.0) -> Self:
        """Open or create the library in ``folder``; set right what the last end left unfinished.

        A damaged ``library.db`` is replaced by the best of what is left and kept aside; ``notices`` says so.

        Args:
            folder: the data folder, created if it is missing.
            wait: seconds to wait for another program that holds the folder.

        Raises:
            StoreInUse: another program holds the folder.
            StoreLocked: it is protected, and its passphrase was not given (see :mod:`rmt_desktop.storage.vault`).
            NewerSchema: written by a newer, incompatible program; left untouched.
            ForeignStore: ``library.db`` is another program's; left untouched.
            StoreError: the folder or a file in it cannot be used.
        """
        if folder == moved_folder() and not folder.is_dir():
            raise StoreError(
                f"The data folder was moved to {folder}, which cannot be found. Connect its disk and start again, or "
                f"delete {standard_folder() / MOVED} to use the standard folder."
            )
        lock = FolderLock(folder, wait)
        opened: list[Store] = []
        try:
            plain = _plain_notice(settle(folder))
            backups = Backups(folder, PRECIOUS_SCHEMA)
            precious, recovered = open_precious(folder, backups)
            opened.append(precious)
            derived, lost = open_derived(folder)
            opened.append(derived)
            resume(precious, derived)
            late = _daily_backup(precious, derived, backups)
        except BaseException:
            for store in opened:
                store.close()
            lock.release()
            raise
        return cls(folder, lock, precious, derived, backups, tuple(filter(None, (recovered, lost, late, plain))))

    def back_up(self) -> Backup:
        """Copy the precious database to a new, checked backup, and thin the old ones.

        Raises:
            StoreError: the disk is full or fails; the older backups are all there.
        """
        return _back_up(self._precious, self._derived, self.backups)

    def close(self) -> None:
        """Finish the running transactions and let other programs in; a second call does nothing."""
        with ExitStack() as closing:
            closing.callback(self._lock.release)
            closing.callback(self._close_derived)
            closing.callback(self._close_precious)
            with suppress(StoreError):  # closed before, or no room to move pages: space can wait
                self._derived.shrink(VACUUM_PAGES_AT_CLOSE)

    def _close_derived(self) -> None:
        if not self._derived.closed:
            self._derived.close()
            with suppress(OSError):
                seal(self._derived.path)

    def _close_precious(self) -> None:
        """A backup that fails here is tried again at the next start, and told then."""
        if self._precious.closed:
            return
        changed = self._precious.writes > self._writes_at_start
        small = self._precious.bytes_used() <= MOST_BYTES_AT_CLOSE
        if changed and small and self.backups.is_due(PAUSE) and _holds_something(self._precious):
            with suppress(StoreError):
                self.back_up()
        self._precious.close()
        with suppress(OSError):
            seal(self._precious.path)

    def is_encrypted(self) -> bool:
        """Whether the user has protected it with a passphrase; nothing of a document is then written beside it."""
        return is_protected(self.folder)

    def storage_used(self) -> tuple[int, int]:
        """Bytes on disk of the precious and of the rebuildable database."""
        return self._precious.bytes_used(), self._derived.bytes_used()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _back_up(precious: Store, derived: Store, backups: Backups) -> Backup:
    """First what was removed leaves older backups and the words' index, then the note of it: the new one knows none."""
    with precious.read() as connection:
        removed = connection.scalars(select(t.removals.c.content_hash)).all()
    if removed:
        purge(backups, removed)
        with derived.write() as connection:
            sweep_words(connection)
        derived.empty_log()
        with precious.write() as connection:
            connection.execute(delete(t.removals).where(t.removals.c.content_hash.in_(removed)))
        precious.empty_log()
    return backups.make(precious.path)


def _daily_backup(precious: Store, derived: Store, backups: Backups) -> str | None:
    """Back up what was not for a day; what went wrong, for the user."""
    if not (backups.is_due(DAILY) and _holds_something(precious)):
        return None
    try:
        _back_up(precious, derived, backups)
    except StoreError as error:
        return f"Today's backup of chats and answers could not be made: {error}"
    return None


def _plain_notice(left: Sequence[Path]) -> str | None:
    if not left:
        return None
    names = ", ".join(path.name for path in left)
    return f"Damaged files that were kept from before the library was protected are not encrypted: {names}."


def _holds_something(precious: Store) -> bool:
    with precious.read() as connection:
        return any(connection.execute(select(table).limit(1)).first() for table in (t.documents, t.chats, t.settings))
