"""Watched folders: what is new in them is read by itself, once it is written to its end; nothing is ever removed.

The folders are looked at every few seconds. Notifications of the operating system would be quicker, but do not come
from network drives and are dropped when many files arrive at once.
"""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.domain.shelving import FileStamp, WatchedFolder
from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.ingest import collect
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.events import DeskEvent, FilesChanged, FolderWatched, OrderChanged

PAUSE = 3.0
"""Seconds between two looks at least; a file that is the same in two of them is written to its end."""
_PAUSE_PER_LOOK = 20.0
"""A look at a huge or slow folder may take a twentieth of the time."""

Take = Callable[[Sequence[Path], Callable[[], None]], object]


class FolderWatch:
    """Looks at the watched folders of a library on a thread of its own, while there are any.

    Args:
        library: where the folders and what was seen in them are kept.
        take: brings files into the library, and calls back once they are registered.
        post: told of folders that are watched now, and of files that have changed.
    """

    def __init__(self, library: Library, take: Take, post: Callable[[DeskEvent], object]):
        self._library, self._take, self._post = library, take, post
        self._arriving: dict[Path, FileStamp] = {}
        self._taken: set[FileStamp] = set()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look, if there is a folder to look at."""
        if self._thread is None and not self._ended.is_set() and self._library.watched_folders():
            self._thread = threading.Thread(target=self._loop, name="folder watch", daemon=True)
            self._thread.start()

    def add(self, folder: Path) -> WatchedFolder:
        """Watch a folder from now on; what it holds already counts as seen. Raises as :func:`begin_watching`."""
        watched, there = begin_watching(self._library, folder)
        self._post(OrderChanged())
        self._post(FolderWatched(watched, tuple(there)))
        self.start()
        return watched

    def remove(self, folder_id: int) -> None:
        """Watch a folder no longer."""
        self._library.unwatch_folder(folder_id)
        self._post(OrderChanged())

    def close(self) -> None:
        """Look no more; returns once the running look has ended or two seconds have passed."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(2.0)

    def look(self) -> None:
        """Look once at every folder."""
        arriving: dict[Path, FileStamp] = {}
        for folder in self._library.watched_folders():
            seen = self._library.seen_files(folder.id)
            new = [stamp for stamp in _stamps(folder.path) if seen.get(stamp.path) != stamp]
            arriving |= {stamp.path: stamp for stamp in new}
            written = [stamp for stamp in new if self._arriving.get(stamp.path) == stamp and _readable(stamp)]
            self._settle(folder, [stamp for stamp in written if stamp not in self._taken])
        self._arriving = arriving

    def _settle(self, folder: WatchedFolder, written: list[FileStamp]) -> None:
        """Files that are new to this folder and written to their end."""
        kept = self._kept_paths() if written else set()
        changed = [stamp for stamp in written if stamp.path in kept]
        new = [stamp for stamp in written if stamp.path not in kept]
        if changed:
            self._library.see_files(folder.id, changed)
            self._post(FilesChanged(tuple(stamp.path for stamp in changed)))
        if new:
            self._taken.update(new)
            self._take([stamp.path for stamp in new], lambda: self._note(folder.id, new))

    def _note(self, folder_id: int, stamps: Iterable[FileStamp]) -> None:
        """Only now: what was taken but not registered when the program ended is taken at the next start."""
        self._library.see_files(folder_id, stamps)
        self._taken.difference_update(stamps)

    def _kept_paths(self) -> set[Path]:
        """Files of which the library has something to read; one that failed may be taken again."""
        documents = self._library.documents()
        return {document.path for document in documents if document.state is not DocumentState.FAILED}

    def _loop(self) -> None:
        pause = PAUSE
        while not self._ended.wait(pause):
            began = time.monotonic()
            with suppress(StoreError):  # told where the user works with the library; the next look tries again
                self.look()
            pause = max(PAUSE, _PAUSE_PER_LOOK * (time.monotonic() - began))


def begin_watching(library: Library, folder: Path) -> tuple[WatchedFolder, list[Path]]:
    """Note a folder as watched, with the files that it holds already and that are not read by themselves.

    Raises:
        FileMissing: there is no such folder, or it may not be listed.
    """
    folder = folder.absolute()
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise FileMissing(f"The folder “{folder}” cannot be watched: {error.strerror}.") from error
    there = list(_stamps(folder))
    return library.watch_folder(folder, there), [stamp.path for stamp in there]


def _stamps(folder: Path) -> Iterable[FileStamp]:
    """The files of formats that are read; none while the folder is not there."""
    if not folder.is_dir():
        return
    for path in collect([folder]):
        with suppress(OSError):
            known = path.stat()
            yield FileStamp(path, known.st_size, known.st_mtime_ns)


def _readable(stamp: FileStamp) -> bool:
    """Not empty, and not held by the program that writes it."""
    if stamp.size == 0:
        return False
    try:
        with stamp.path.open("rb"):
            return True
    except OSError:
        return False
