"""Models in the background: what there is, installing with progress, verifying, removing."""

import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil

from rmt_desktop.domain.errors import RmtError
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Progressed, Stopped, Succeeded
from rmt_desktop.jobs.job import Job
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.models.catalogue import MINILM
from rmt_desktop.models.store import ModelStore
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.events import BackgroundChanged
from rmt_desktop.workflows.installing import install_model, model_rows, remove_model, verify_models


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model of the catalogue, or another that is installed."""

    name: str
    kind: str
    family: str
    licence: str
    size: int
    """Bytes to download, or on the disk."""
    memory: int
    """Bytes needed to run it."""
    context_tokens: int
    source: str
    gated: bool
    installed: bool
    shipped: bool
    """Part of the program: neither installed nor removed here."""
    held: int
    """Bytes that an interrupted install has left, to go on from."""


@dataclass(frozen=True, slots=True)
class ModelsState:
    """All models, and what is being done with one of them."""

    rows: tuple[ModelRow, ...] = ()
    busy: str = ""
    """The model that is worked on."""
    progress: Progress = field(default_factory=lambda: Progress(0, 0))
    message: str = ""
    """How the last work ended."""
    failed: bool = False
    free_memory: int = 0
    free_disk: int = 0


class ModelLane:
    """One piece of work at a time; told as :class:`BackgroundChanged` of topic ``models``."""

    def __init__(self, board: Board):
        self._board, self._runner = board, JobRunner("models")
        self._lock = threading.RLock()
        self._state = ModelsState()
        self._job: Job | None = None

    def state(self) -> ModelsState:
        """The last state told."""
        return self._state

    def refresh(self) -> None:
        """Look again at what is installed."""
        self._runner.submit(lambda context: self._look(), on_event=self._on_looked)

    def install(self, name: str, origin: Path | None = None) -> None:
        """Install over the network, or from this machine; stopping keeps what had come."""
        folder = self._folder()
        self._begin(
            name, lambda context: f"{install_model(folder, name, context, origin).name} is installed and verified."
        )

    def verify(self, name: str) -> None:
        """Hash a model's files."""
        folder = self._folder()

        def work(context: WorkContext) -> str:
            verify_models(folder, name, context)
            return f"{name} is as it was installed."

        self._begin(name, work)

    def remove(self, name: str) -> None:
        """Delete a model, or what there is of it."""
        folder = self._folder()
        self._begin(name, lambda context: f"{remove_model(folder, name)} is removed.")

    def stop(self) -> None:
        """Stop what is being done."""
        if self._job is not None:
            self._job.cancel()

    def busy(self) -> bool:
        """Whether a model is worked on."""
        return bool(self._state.busy)

    def begin_close(self) -> None:
        """Stop; returns at once."""
        self._runner.begin_close()

    def close(self, timeout: float) -> bool:
        """Wait for the end; False if it takes longer."""
        return self._runner.close(timeout)

    def _begin(self, name: str, work: Callable[[WorkContext], str]) -> None:
        with self._lock:
            if self.busy():
                return
            self._tell(replace(self._state, busy=name, progress=Progress(0, 0), message="", failed=False))
            self._job = self._runner.submit(work, on_event=self._on_event)

    def _on_event(self, event: JobEvent) -> None:
        if isinstance(event, Progressed):
            self._tell(replace(self._state, progress=event.progress))
        elif isinstance(event, Succeeded):
            self._end(str(event.result), failed=False)
        elif isinstance(event, Stopped):
            self._end("Stopped. What had come is kept; “Go on” fetches the rest.", failed=False)
        elif isinstance(event, Failed):
            title = f"{event.error.title}. " if isinstance(event.error, RmtError) else ""
            self._end(f"{title}{explain(event.error)}", failed=True)

    def _end(self, message: str, failed: bool) -> None:
        self._tell(replace(self._look(), busy="", message=message, failed=failed))

    def _look(self) -> ModelsState:
        folder = self._folder()
        rows = tuple(_row(folder, found) for found in model_rows(folder))
        memory, disk = psutil.virtual_memory().available, shutil.disk_usage(folder).free
        return replace(self._state, rows=rows, free_memory=memory, free_disk=disk)

    def _on_looked(self, event: JobEvent) -> None:
        if isinstance(event, Succeeded) and isinstance(event.result, ModelsState):
            self._tell(event.result)
        elif isinstance(event, Failed):
            self._tell(replace(self._state, message=explain(event.error), failed=True))

    def _tell(self, state: ModelsState) -> None:
        self._state = state
        self._board.post(BackgroundChanged("models", state))

    def _folder(self) -> Path:
        return Path(self._board.library.folder)


def _row(folder: Path, found: dict[str, object]) -> ModelRow:
    name = str(found["name"])
    return ModelRow(
        name=name,
        kind=str(found["kind"]),
        family=str(found["family"]),
        licence=str(found["licence"]),
        size=int(str(found["bytes"])),
        memory=int(str(found["memory_bytes"])),
        context_tokens=int(str(found["context_tokens"])),
        source=str(found["source"]),
        gated=bool(found["gated"]),
        installed=found["state"] == "installed",
        shipped=name == MINILM.name,
        held=_held(ModelStore(folder).staging(name)),
    )


def _held(staged: Path) -> int:
    if not staged.is_dir():
        return 0
    return sum(os.path.getsize(path) for path in staged.iterdir() if path.is_file())
