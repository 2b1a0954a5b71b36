"""What runs beside reading and asking: comparisons, trainings, models; each call returns at once."""

import time
from collections.abc import Sequence
from pathlib import Path

from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Progressed, Stopped, Succeeded
from rmt_desktop.jobs.job import Job
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.models.entries import Kind
from rmt_desktop.models.store import ModelStore
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.comparison_queue import ComparisonQueue
from rmt_desktop.workflows.events import BackgroundChanged, CleanedUp, Failure
from rmt_desktop.workflows.model_lane import ModelLane
from rmt_desktop.workflows.moving import check_target, move_data, remove_old_folder
from rmt_desktop.workflows.question_list import read_question_list
from rmt_desktop.workflows.reading_queue import ReadingQueue
from rmt_desktop.workflows.training_files import training_files_words
from rmt_desktop.workflows.training_lane import TrainingLane


class Workshop:
    """Part of the desk."""

    def __init__(self, board: Board, model_runner: JobRunner, readings: ReadingQueue):
        self._board = board
        self.comparisons = ComparisonQueue(board, model_runner, readings)
        self.trainings = TrainingLane(board)
        self.models = ModelLane(board)
        self._side_runner = JobRunner("side")
        self._moving: Job | None = None

    def read_questions(self, path: Path) -> None:
        """Read a file of questions; told as topic ``questions``, or as :class:`Failure`."""

        def work(context: WorkContext) -> None:
            self._board.post(BackgroundChanged("questions", read_question_list(path)))

        self._side_runner.submit(work, on_event=self._tell_failure)

    def check_training_files(self, paths: Sequence[Path]) -> None:
        """Say of question files what can be learned from, told as topic ``training files``."""

        def work(context: WorkContext) -> None:
            self._board.post(BackgroundChanged("training files", training_files_words(paths)))

        self._side_runner.submit(work, on_event=self._tell_failure)

    def move_data(self, target: Path) -> None:
        """Copy the data folder and let the next start use the copy, told as topic ``moving``.

        Raises:
            StoreError, NotEnoughSpace: it cannot go there.
        """
        source = Path(self._board.library.folder)
        check_target(source, target)
        self._moving = self._side_runner.submit(
            lambda context: move_data(source, target, context), on_event=lambda event: self._on_moving(event)
        )

    def stop_moving(self) -> None:
        """Stop copying; the old folder stays in use."""
        if self._moving is not None:
            self._moving.cancel()

    def remove_old_folder(self) -> None:
        """Delete what is left where the data was before; told as :class:`CleanedUp`."""

        def work(context: WorkContext) -> None:
            self._board.post(CleanedUp(remove_old_folder(Path(self._board.library.folder))))

        self._side_runner.submit(work, on_event=self._tell_failure)

    def search_chats(self, words: str) -> None:
        """Search questions and answers of all chats, told as topic ``chat search``: the words, and what was found."""

        def work(context: WorkContext) -> None:
            found = tuple(self._board.library.search_questions(words))
            self._board.post(BackgroundChanged("chat search", (words, found)))

        self._side_runner.submit(work, on_event=self._tell_failure)

    def has_language_model(self) -> bool:
        """Whether a language model is installed, for the engines that write."""
        models = ModelStore(Path(self._board.library.folder)).installed()
        return any(model.kind is not Kind.ENCODER for model in models)

    def busy(self) -> bool:
        """Whether something runs that quitting would break off."""
        return self.comparisons.busy() or self.trainings.busy() or self.models.busy()

    def begin_close(self) -> None:
        """Stop everything; returns at once."""
        self.trainings.begin_close()
        self.models.begin_close()
        self._side_runner.begin_close()

    def close(self, timeout: float) -> bool:
        """Wait until everything has stopped; False if that takes longer."""
        deadline = time.monotonic() + timeout
        trained = self.trainings.close(timeout)
        ended = [lane.close(max(0.0, deadline - time.monotonic())) for lane in (self.models, self._side_runner)]
        return all(ended) and trained

    def _on_moving(self, event: JobEvent) -> None:
        if isinstance(event, Progressed):
            self._board.post(BackgroundChanged("moving", event.progress))
        elif isinstance(event, Succeeded):
            self._board.post(BackgroundChanged("moving", event.result))
        elif isinstance(event, (Failed, Stopped)):
            self._board.post(BackgroundChanged("moving", None))
            self._tell_failure(event)

    def _tell_failure(self, event: JobEvent) -> None:
        if isinstance(event, Failed):
            title = getattr(event.error, "title", "Something went wrong")
            self._board.post(Failure(title, explain(event.error)))
