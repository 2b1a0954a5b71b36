"""The library: everything the program keeps, behind one thread-safe object."""

from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from rmt_desktop.domain.errors import StoreError
from rmt_desktop.storage.chats import Chats
from rmt_desktop.storage.collecting import Collections
from rmt_desktop.storage.lock import FolderLock
from rmt_desktop.storage.opening import open_derived, open_precious
from rmt_desktop.storage.page_words import PageWords
from rmt_desktop.storage.places import Places
from rmt_desktop.storage.question_reads import QuestionReads
from rmt_desktop.storage.questions import Questions
from rmt_desktop.storage.readings import Readings
from rmt_desktop.storage.resumption import resume
from rmt_desktop.storage.revisions import Revisions
from rmt_desktop.storage.settings import Settings
from rmt_desktop.storage.store import Store
from rmt_desktop.storage.terms import Terms
from rmt_desktop.storage.texts import Texts
from rmt_desktop.storage.watched import Watched

VACUUM_PAGES_AT_CLOSE = 8_192
"""Most database pages given back to the disk by closing (32 MB, some 0.2 s)."""


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

    def __init__(self, folder: Path, lock: FolderLock, precious: Store, derived: Store, notices: tuple[str, ...]):
        super().__init__(precious, derived)
        self.folder = folder
        """The data folder."""
        self._lock = lock
        self.notices = notices
        """What the user should know about this opening; usually empty."""

    @classmethod
    def open(cls, folder: Path, wait: float = 0.0) -> Self:
        """Open or create the library in ``folder``; set right what the last end left unfinished.

        Args:
            folder: the data folder, created if it is missing.
            wait: seconds to wait for another program that holds the folder.

        Raises:
            StoreInUse: another program holds the folder.
            NewerSchema: written by a newer, incompatible program; left untouched.
            CorruptStore: ``library.db`` is damaged; left untouched.
            StoreError: the folder or a file in it cannot be used.
        """
        lock = FolderLock(folder, wait)
        opened: list[Store] = []
        try:
            precious = open_precious(folder)
            opened.append(precious)
            derived, aside = open_derived(folder)
            opened.append(derived)
            resume(precious, derived)
        except BaseException:
            for store in opened:
                store.close()
            lock.release()
            raise
        return cls(folder, lock, precious, derived, () if aside is None else (_notice(aside),))

    def close(self) -> None:
        """Finish the running transactions and let other programs in; a second call does nothing."""
        with ExitStack() as closing:
            closing.callback(self._lock.release)
            closing.callback(self._precious.close)
            closing.callback(self._derived.close)
            with suppress(StoreError):  # closed before, or no room to move pages: space can wait
                self._derived.shrink(VACUUM_PAGES_AT_CLOSE)

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


def _notice(aside: Path) -> str:
    return (
        f"The stored text of the documents was damaged. It was kept as {aside.name}, and the documents are "
        "read again. Chats and answers are not affected."
    )
