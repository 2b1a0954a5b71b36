"""A training in the background, as the window shows it: curves while it runs, stop, and going on."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from rmt_desktop.domain.errors import Cancelled, RmtError, TrainingError
from rmt_desktop.evaluation.charts import Chart
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Progressed, Stopped, Succeeded
from rmt_desktop.jobs.job import Job
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.events import BackgroundChanged
from rmt_desktop.workflows.preferences import relative_to_library
from rmt_desktop.workflows.training import QuestionTraining
from rmt_desktop.workflows.training_plot import training_charts
from rmt_desktop.workflows.training_process import train_apart
from rmt_desktop.workflows.training_run import Tell

_REDRAW_SECONDS = 2.0
_LAST = "training/last"
STATE = "state.pt"

Train = Callable[[QuestionTraining, WorkContext, Tell], str]


class TrainingPhase(StrEnum):
    """How far a training is."""

    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TrainingState:
    """A training as far as it is."""

    wish: QuestionTraining
    phase: TrainingPhase = TrainingPhase.RUNNING
    told: tuple[str, ...] = ()
    """Which rows are not usable and why, how the questions were split."""
    message: str = ""
    """How it ended."""
    progress: Progress = field(default_factory=lambda: Progress(0, 0, "Starting"))
    """Seconds of training."""
    charts: tuple[Chart, ...] = ()


class TrainingLane:
    """One training at a time; told as :class:`BackgroundChanged` of topic ``training``.

    Args:
        train: does the work; by default in a process of its own.
    """

    def __init__(self, board: Board, train: Train = train_apart):
        self.train = train
        self._board = board
        self._runner = JobRunner("training")
        self._lock = threading.RLock()
        self._state: TrainingState | None = None
        self._job: Job | None = None
        self._drawn, self._drawing = 0.0, 0.0

    def state(self) -> TrainingState | None:
        """The training that runs or ran last."""
        return self._state

    def start(self, wish: QuestionTraining) -> None:
        """Begin, or go on with what the folder holds.

        Raises:
            TrainingError: nothing to train on, or a training runs already.
        """
        if not wish.questions:
            raise TrainingError("Add at least one file of questions.")
        if wish.folder.exists() and not wish.folder.is_dir():
            raise TrainingError(f"{wish.folder} is a file. Choose a folder for the reader.")
        if wish.folder.is_dir() and any(wish.folder.iterdir()) and not _is_training(wish.folder):
            raise TrainingError(f"{wish.folder} holds other files. Choose an empty folder, or that of a training.")
        with self._lock:
            if self.busy():
                raise TrainingError("A training is running. Stop it first, or wait for its end.")
            self._state = TrainingState(wish)
            self._keep(wish)
            self._job = self._runner.submit(lambda context: self._work(wish, context), on_event=self._on_event)
        self._tell()

    def stop(self) -> None:
        """Stop after the current step; what was learned is kept, and starting again goes on."""
        if self._job is not None:
            self._job.cancel()

    def busy(self) -> bool:
        """Whether a training runs."""
        return self._state is not None and self._state.phase is TrainingPhase.RUNNING

    def last_wish(self) -> QuestionTraining | None:
        """What was trained last, also before the program was started anew."""
        try:
            stored = json.loads(self._board.library.setting(_LAST) or "")
            files = tuple(Path(name) for name in stored["questions"])
            return QuestionTraining(
                files, Path(self._board.library.folder) / stored["folder"], float(stored["minutes"])
            )
        except (ValueError, KeyError, TypeError):
            return None

    def begin_close(self) -> None:
        """Stop; returns at once."""
        self._runner.begin_close()

    def close(self, timeout: float) -> bool:
        """Wait for the end; False if it takes longer."""
        return self._runner.close(timeout)

    def _work(self, wish: QuestionTraining, context: WorkContext) -> str:
        return self.train(wish, context, self._take_told)

    def _take_told(self, text: str) -> None:
        state = self._running()
        self._state = replace(state, told=(*state.told, text))
        self._tell()

    def _on_event(self, event: JobEvent) -> None:
        if isinstance(event, Progressed):
            self._state = replace(self._running(), progress=event.progress, charts=self._charts())
            self._tell()
        elif isinstance(event, Succeeded):
            self._end(TrainingPhase.DONE, outcome_words(str(event.result)))
        elif isinstance(event, Stopped):
            self._end(TrainingPhase.STOPPED, "Stopped. What was learned is kept; “Go on” continues from there.")
        elif isinstance(event, Failed):
            phase = TrainingPhase.STOPPED if isinstance(event.error, Cancelled) else TrainingPhase.FAILED
            title = f"{event.error.title}: " if isinstance(event.error, RmtError) else ""
            self._end(phase, f"{title}{explain(event.error)}")

    def _end(self, phase: TrainingPhase, message: str) -> None:
        self._drawn = 0.0
        self._state = replace(self._running(), phase=phase, message=message, charts=self._charts())
        self._tell()

    def _charts(self) -> tuple[Chart, ...]:
        """Drawn anew now and then; the longer that takes, the more rarely."""
        state, now = self._running(), time.monotonic()
        if self._drawn and now - self._drawn < max(_REDRAW_SECONDS, 20 * self._drawing):
            return state.charts
        try:
            charts = tuple(training_charts(state.wish.folder))
        except (OSError, ValueError, KeyError):  # a line that is just being written
            charts = state.charts
        self._drawn = time.monotonic()
        self._drawing = self._drawn - now
        return charts

    def _keep(self, wish: QuestionTraining) -> None:
        stored: dict[str, Any] = {"questions": [str(p) for p in wish.questions], "minutes": wish.minutes}
        stored["folder"] = relative_to_library(self._board.library, str(wish.folder))
        self._board.library.set_setting(_LAST, json.dumps(stored))

    def _tell(self) -> None:
        self._board.post(BackgroundChanged("training", self._running()))

    def _running(self) -> TrainingState:
        assert self._state is not None
        return self._state


def can_go_on(folder: Path) -> bool:
    """Whether a folder holds a training that can be continued."""
    return (folder / STATE).is_file()


def _is_training(folder: Path) -> bool:
    """Whether what lies in a folder is a training's, be it one that was stopped before its first checkpoint."""
    return any((folder / name).is_file() for name in (STATE, "log.csv", "calibration.json"))


def outcome_words(facts: str) -> str:
    """What a training came to, from its description in JSON."""
    found = json.loads(facts)
    words = [f"Finished after {found['steps']:,} steps."]
    if chosen := found.get("development"):
        words.append(f"Best F1 on the development questions {chosen['best_f1']:.3f}, at step {chosen['at_step']:,}.")
    if report := found.get("report"):
        words.append(f"On {report['questions']:,} questions kept for the report: F1 {report['f1']:.3f}.")
    return " ".join(words)
