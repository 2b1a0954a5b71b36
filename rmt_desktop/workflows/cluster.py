"""Readers on the machines of a Ray cluster, the model held by actors (optional extra ``cluster``)."""

import logging
import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rmt_desktop.domain.errors import ClusterError, RmtError
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.bulk_reading import (
    FileReader,
    LocalReaders,
    Read,
    ReadJob,
    read_in_bulk,
    shared_readings,
)
from rmt_desktop.workflows.models import load_default_model, reader_folder
from rmt_desktop.workflows.onetime import Outcome

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model

LOCAL = "local"
"""The address of a cluster that is started on this machine and ends with the work."""
_POLL_SECONDS = 0.2
_STORE_BYTES = 512 << 20
"""Files and readings on their way, of a cluster on this machine."""


def read_together(
    library: Library,
    address: str | None,
    workers: int | None,
    files: Sequence[Path],
    context: WorkContext,
    reader: Path | None = None,
    password: str | None = None,
) -> list[Outcome]:
    """Read files on a cluster, and take from the shared store what others have read; only this process writes.

    Args:
        library: gets the readings; the shared store does, too, where one is named.
        address: see :class:`RayReaders`; None = what nobody has read yet is read in this process.
        workers: see :class:`RayReaders`.
        files: sent to the machines that read them.
        context: progress and cancellation.
        reader: folder of another trained reader, which every machine must see; None = the shipped one of each.
        password: for encrypted documents.

    Raises:
        ClusterError: Ray is not installed, or the cluster cannot be reached.
        StoreError: the shared store cannot be used.
        Cancelled: the user stopped it; what was read so far is kept.
    """
    from rmt_desktop.memory.checkpoint import fingerprint

    load = partial(load_default_model, library.folder, reader=reader)
    readers = LocalReaders(load) if address is None else RayReaders(address, workers, load)
    jobs = [ReadJob(path, password) for path in files]
    with shared_readings() as shared:
        return read_in_bulk(library, readers, fingerprint(reader or reader_folder()), jobs, context, shared)


@dataclass(frozen=True, slots=True)
class RayReaders:
    """Actors on a cluster; connected to when there is work, let go of when it is done."""

    address: str
    """``HOST:PORT``, ``ray://HOST:PORT``, ``auto`` for the cluster of this machine, or :data:`LOCAL`."""
    workers: int | None
    """How many actors; None = one for each processor."""
    load: "Callable[[], Model]"
    """Gives the model on the machine that reads."""

    def read(self, jobs: Sequence[ReadJob], context: WorkContext) -> Generator[tuple[int, Read], None, None]:
        """See :class:`~rmt_desktop.workflows.bulk_reading.Readers`; a file is loaded when an actor has time for it.

        Raises:
            ClusterError: Ray is not installed, or the cluster cannot be reached.
        """
        if not jobs:
            return
        with _connected(self.address, self.workers) as ray:
            count = self.workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
            remote = ray.remote(max_restarts=1, max_task_retries=1)(FileReader)
            idle = [remote.remote(self.load) for _ in range(min(count, len(jobs)))]
            waiting = deque(enumerate(jobs))
            running: dict[Any, tuple[int, Any]] = {}
            while waiting or running:
                while waiting and idle:
                    index, job = waiting.popleft()
                    content = job.content()
                    if isinstance(content, RmtError):
                        yield index, content
                        continue
                    actor = idle.pop()
                    running[actor.read.remote(job.path.name, content, job.password)] = index, actor
                context.raise_if_cancelled()
                done, _ = ray.wait(list(running), num_returns=1, timeout=_POLL_SECONDS)
                for reference in done:
                    index, actor = running.pop(reference)
                    idle.append(actor)
                    yield index, _result(ray, reference)


def _result(ray: Any, reference: Any) -> Read:
    try:
        found: Read = ray.get(reference)
    except ray.exceptions.RayError as error:
        return ClusterError(f"The machine that read it failed ({error}). Read it again, or without --cluster.")
    return found


@contextmanager
def _connected(address: str, workers: int | None) -> Iterator[Any]:
    """Ray, connected; its actors end with the connection."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    try:
        import ray
    except ImportError as error:
        raise ClusterError(f"Ray is not installed ({error}): pip install rmt-desktop[cluster]") from error
    sizes = {"num_cpus": workers, "include_dashboard": False, "object_store_memory": _STORE_BYTES}
    here = sizes if address == LOCAL else {}
    try:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **here)
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        raise ClusterError(
            f"The cluster at {address} cannot be reached ({error}). Start it with “ray start --head”, or write "
            f"“--cluster {LOCAL}” for one on this machine."
        ) from error
    try:
        yield ray
    finally:
        ray.shutdown()
