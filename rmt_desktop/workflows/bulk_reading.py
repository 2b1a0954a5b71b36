"""Many documents, read by whoever has time; one writer puts what they read into the library and the shared store."""

import os
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.domain.errors import ClusterError, RmtError
from rmt_desktop.domain.input_errors import FileChanged, FileMissing, InputError, PasswordNeeded
from rmt_desktop.domain.readings import WholeReading
from rmt_desktop.ingest import ParserProcess
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.memory.headings import find_headings
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.shared import SharedReadings
from rmt_desktop.workflows.importing import register, told
from rmt_desktop.workflows.onetime import Outcome
from rmt_desktop.workflows.reading import finish_reading
from rmt_desktop.workflows.sources import reading_key

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model

DATABASE = "RMT_DESKTOP_DATABASE_URL"
"""Environment variable: the database that readings are shared through."""


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A file to read; its content travels, since another machine has other disks."""

    path: Path
    password: str | None = None
    content_hash: str | None = None
    """What the file must still hold; None = whatever it holds."""

    def content(self) -> bytes | InputError:
        """The file's bytes; or why there are none."""
        try:
            found = self.path.read_bytes()
        except OSError as error:
            return FileMissing(f"{self.path} cannot be read ({error}).")
        if self.content_hash not in (None, sha256(found).hexdigest()):
            return FileChanged(f"{self.path} has changed since it was added. Read it again.")
        return found


Read = WholeReading | RmtError


class Readers(Protocol):
    """Reads files side by side, here or elsewhere."""

    def read(self, jobs: Sequence[ReadJob], context: WorkContext) -> Generator[tuple[int, Read], None, None]:
        """What became of each job, with its index, in the order they are done.

        Raises:
            Cancelled: the user stopped it.
        """


class FileReader:
    """One reader with its model: what a cluster holds in every actor.

    Args:
        load: gives the model; called once, in the process that reads.
    """

    def __init__(self, load: "Callable[[], Model]"):
        self._model = load()
        self._parser = ParserProcess()

    def read(self, name: str, content: bytes, password: str | None = None) -> Read:
        """A file's content, parsed and read; or why it cannot be."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            try:
                parsed = self._parser.parse(path, password=password)
                segments = tuple(self._model.cut(parsed.pages))
                ids = (self._model.tokens(segment, parsed.pages).ids for segment in segments)
                snapshots = tuple(self._model.read(ids))
            except RmtError as error:
                return error
        headings = tuple(find_headings(parsed.pages))
        return WholeReading(parsed, self._model.fingerprint, segments, headings, snapshots)

    def close(self) -> None:
        """End the parser's process."""
        self._parser.close()


@dataclass(frozen=True, slots=True)
class LocalReaders:
    """One reader in this process; its model is loaded when there is work."""

    load: "Callable[[], Model]"

    def read(self, jobs: Sequence[ReadJob], context: WorkContext) -> Generator[tuple[int, Read], None, None]:
        """One job after the other; see :class:`Readers`."""
        if not jobs:
            return
        with closing(FileReader(self.load)) as reader:
            for index, job in enumerate(jobs):
                context.raise_if_cancelled()
                content = job.content()
                yield (
                    index,
                    content if isinstance(content, RmtError) else reader.read(job.path.name, content, job.password),
                )


def read_in_bulk(
    library: Library,
    readers: Readers,
    weights: str,
    jobs: Sequence[ReadJob],
    context: WorkContext,
    shared: SharedReadings | None = None,
) -> list[Outcome]:
    """Read what neither the library nor the shared store has; every result is stored as soon as it comes.

    Args:
        library: written by this process only.
        readers: do the work.
        weights: fingerprint of the model that they read with.
        jobs: the files.
        context: progress and cancellation.
        shared: the store of all machines, if there is one.

    Raises:
        Cancelled: the user stopped it; what was read so far is kept.
        StoreError: the shared store fails; what was read so far is kept.
    """
    ids: dict[int, int] = {}
    failed: dict[int, RmtError] = {}
    waiting: dict[int, ReadJob] = {}
    for index, job in enumerate(jobs):
        context.raise_if_cancelled()
        try:
            document = register(library, job.path).document
        except RmtError as error:
            failed[index] = error
            continue
        known = document.id in ids.values() or is_read(library, document, weights)
        if not known and not _take(library, document, weights, shared):
            waiting[index] = replace(job, content_hash=document.content_hash)
        ids[index] = document.id
    order = list(waiting)
    with closing(readers.read(list(waiting.values()), context)) as results:
        for done, (place, found) in enumerate(results, len(jobs) - len(waiting) + 1):
            index = order[place]
            if isinstance(found, WholeReading) and found.weights != weights:
                found = ClusterError(
                    "The machine that read it has other weights than this one. Install the same version."
                )
            if isinstance(found, RmtError):
                failed[index] = found
                locked = isinstance(found, PasswordNeeded)
                library.set_state(ids[index], DocumentState.PASSWORD if locked else DocumentState.FAILED, str(found))
            else:
                store_reading(library, ids[index], found)
                if shared is not None:
                    shared.keep(library.document(ids[index]).content_hash, found)
            context.report(Progress(done, len(jobs), jobs[index].path.name))
    return [
        Outcome(job.path, library.document(ids[index]) if index in ids else None, failed.get(index))
        for index, job in enumerate(jobs)
    ]


def is_read(library: Library, document: Document, weights: str) -> bool:
    """Whether the library has read a document with these weights, and none of its pictures is to be recognised."""
    key = reading_key(document.parser, weights)
    read = document.state is DocumentState.READ and library.reading_fingerprint(document.id) == key
    return read and not library.unrecognised(document.id)


def _take(library: Library, document: Document, weights: str, shared: SharedReadings | None) -> bool:
    """Whether the shared store had it; it is in the library then."""
    found = shared.find(document.content_hash, weights) if shared else None
    if found is not None:
        store_reading(library, document.id, found)
    return found is not None


def store_reading(library: Library, document_id: int, reading: WholeReading) -> None:
    """Put a reading into the library, where it is like one that was made there."""
    parsed, segments = reading.parsed, reading.segments
    library.store_parsed(document_id, parsed)
    done = library.begin_reading(document_id, reading_key(parsed.parser, reading.weights), segments, reading.headings)
    for snapshot in reading.snapshots[done:]:
        library.add_snapshot(document_id, snapshot)
    finish_reading(library, reading.weights, document_id, parsed.pages, segments, told(parsed.warnings))


def is_sharing() -> bool:
    """Whether readings are shared with other machines."""
    return bool(os.environ.get(DATABASE, "").strip())


@contextmanager
def shared_readings() -> Iterator[SharedReadings | None]:
    """The store that :data:`DATABASE` names; None where it names none.

    Raises:
        StoreError: it names one that cannot be used.
    """
    if not is_sharing():
        yield None
        return
    shared = SharedReadings(os.environ[DATABASE].strip())
    try:
        yield shared
    finally:
        shared.close()
