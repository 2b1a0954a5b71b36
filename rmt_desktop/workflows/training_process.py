"""A training in a process of its own: the window stays quick, and its memory is given back at the end."""

import multiprocessing
import signal
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from rmt_desktop.domain.errors import Cancelled, RmtError, TrainingError
from rmt_desktop.ingest.guard import end_with_parent
from rmt_desktop.jobs.context import CancelToken, PlainContext, Progress, WorkContext, is_cancelled
from rmt_desktop.workflows.training import QuestionTraining, train_on_questions
from rmt_desktop.workflows.training_run import Tell

_POLL_SECONDS = 0.1
_STOP_SECONDS = 120.0
"""How long a stopped training may take to its checkpoint; then the last one counts."""
_STOP = "stop"


@dataclass(frozen=True, slots=True)
class _Told:
    text: str


@dataclass(frozen=True, slots=True)
class _Done:
    facts: str


_Message = Progress | _Told | _Done | RmtError | str


def train_apart(wish: QuestionTraining, context: WorkContext, tell: Tell) -> str:
    """As :func:`~rmt_desktop.workflows.training.train_on_questions`; the process ends whatever happens.

    Raises:
        RmtError: as there; :class:`TrainingError` if the process broke down.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(theirs, wish), name="training", daemon=True)
    process.start()
    theirs.close()
    try:
        return _follow(ours, process, context, tell)
    finally:
        ours.close()
        process.join(5.0)
        process.kill()
        process.join()
        process.close()


def _follow(connection: Connection, process: BaseProcess, context: WorkContext, tell: Tell) -> str:
    deadline: float | None = None
    while True:
        if deadline is None and is_cancelled(context):
            deadline = time.monotonic() + _STOP_SECONDS
            with suppress(OSError):
                connection.send(_STOP)
        if deadline is not None and time.monotonic() > deadline:
            raise Cancelled("Stopped, but not in time: training goes on from its last checkpoint.")
        message = _receive(connection, process)
        match message:
            case None:
                continue
            case _Told(text):
                tell(text)
            case Progress():
                context.report(message)
            case _Done(facts):
                return facts
            case RmtError():
                raise message
            case str():
                raise TrainingError(f"The training broke down ({message}). What it had reached is kept.")


def _receive(connection: Connection, process: BaseProcess) -> _Message | None:
    try:
        if not connection.poll(_POLL_SECONDS):
            return None
        message: _Message = connection.recv()
        return message
    except (EOFError, OSError):
        process.join(1.0)
        raise TrainingError(
            f"The training's process ended by itself (exit code {process.exitcode}), perhaps for want of memory. "
            "Start it again to go on from its last checkpoint; close other programs first."
        ) from None


def _serve(connection: Connection, wish: QuestionTraining) -> None:
    """The child's main function."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's business
    end_with_parent()
    token = CancelToken()
    threading.Thread(target=_listen, args=(connection, token), daemon=True, name="stop").start()
    with suppress(OSError):  # nobody listens any more
        try:
            context = PlainContext(connection.send, token)
            connection.send(_Done(train_on_questions(wish, context, lambda text: connection.send(_Told(text)))))
        except RmtError as error:
            connection.send(error)
        except OSError as error:
            connection.send(TrainingError(f"A file could not be written or read: {error}."))
        except Exception as error:  # told to the parent, which ends
            connection.send(f"{type(error).__name__}: {error}")


def _listen(connection: Connection, token: CancelToken) -> None:
    with suppress(EOFError, OSError):
        connection.recv()
        token.cancel()
