"""An arm in a process of its own: its memory and its time are nobody else's."""

import multiprocessing
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from rmt_desktop.domain.errors import ArmError, RmtError
from rmt_desktop.evaluation.results import Measured
from rmt_desktop.ingest.guard import end_with_parent
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.jobs.context import PlainContext, Progress, WorkContext, is_cancelled
from rmt_desktop.workflows.arms import ArmFacts, measure_arm, prepare_engine
from rmt_desktop.workflows.asking import peak_memory_mb
from rmt_desktop.workflows.embeddings import EndpointChoice
from rmt_desktop.workflows.memory_meter import OthersWork
from rmt_desktop.workflows.models import load_default_model
from rmt_desktop.workflows.passage_vectors import held_vectors

_POLL_SECONDS = 0.1
_END_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class ArmSetting:
    """What every arm of a run shares."""

    data_folder: Path
    reader: Path | None = None
    """Another trained reader; None = the shipped one."""
    memory: bool = True
    endpoint: EndpointChoice | None = None
    """Where dense vectors come from; None = the local model."""
    language_model: str | None = None
    """The installed one that writes; None = the last installed."""


Message = Measured | Progress | ArmFacts | RmtError | str


def run_arm(
    setting: ArmSetting, engine: str, rows: Sequence[QuestionRow], context: WorkContext
) -> Iterator[Measured | ArmFacts]:
    """Answers as they come, the facts last; ends the process whatever happens.

    Raises:
        Cancelled: the user stopped it.
        RmtError: the engine failed, for the reason it gave in its process.
        ArmError: the process broke down.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_serve, args=(theirs, setting, engine, rows), name=f"arm {engine}", daemon=True)
    process.start()
    theirs.close()
    try:
        while True:
            message = _receive(ours, process, engine, context)
            if isinstance(message, RmtError):
                raise message
            if isinstance(message, str):
                raise ArmError(f"The engine {engine} broke down: {message}")
            if isinstance(message, Progress):
                context.report(message)
                continue
            yield message
            if isinstance(message, ArmFacts):
                return
    finally:
        ours.close()
        process.join(_END_SECONDS if process.exitcode is None and not is_cancelled(context) else 0)
        process.kill()
        process.join()
        process.close()


def _receive(
    connection: Connection, process: multiprocessing.process.BaseProcess, engine: str, context: WorkContext
) -> Message:
    context.raise_if_cancelled()
    try:
        while not connection.poll(_POLL_SECONDS):
            context.raise_if_cancelled()
        message: Message = connection.recv()
        return message
    except (EOFError, OSError):
        process.join(1.0)
        raise ArmError(
            f"The process of the engine {engine} ended by itself (exit code {process.exitcode}). Perhaps there was "
            "not enough memory; close other programs, or measure fewer engines or shorter documents."
        ) from None


def _serve(connection: Connection, setting: ArmSetting, engine: str, rows: Sequence[QuestionRow]) -> None:
    """The child's main function."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's business
    end_with_parent()
    with suppress(OSError):  # nobody listens any more
        try:
            began = time.perf_counter()
            model = load_default_model(setting.data_folder, reader=setting.reader, language=setting.language_model)
            asked = prepare_engine(engine, model, setting.memory, lambda: held_vectors(setting.endpoint))
            loaded, seconds = peak_memory_mb(), time.perf_counter() - began
            context = PlainContext(connection.send)
            others = OthersWork()
            for measured in measure_arm(asked, model, rows, context):
                connection.send(measured)
            connection.send(ArmFacts(peak_memory_mb(), loaded, seconds, others.share()))
        except RmtError as error:
            connection.send(error)
        except OSError:
            raise
        except Exception as error:  # told to the parent, which ends the run of this arm only
            connection.send(f"{type(error).__name__}: {error}")
