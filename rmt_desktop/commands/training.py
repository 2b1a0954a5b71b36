"""``rmt-desktop train``, which can be stopped without losing anything, ``average`` and ``calibrate``."""

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from rmt_desktop.console import DONE, FAILED, plain_context, print_json
from rmt_desktop.domain.errors import Cancelled, TrainingError
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.models.catalogue import minilm_folder
from rmt_desktop.workflows.training import QuestionTraining, train_on_questions, train_reader
from rmt_desktop.workflows.training_run import SELF, TrainingOptions

_STOPS = ("SIGINT", "SIGTERM", "SIGHUP")


def add_training_options(command: argparse.ArgumentParser) -> None:
    """Everything that can be said after ``train``."""
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--data", type=Path, metavar="DIR", help="the default reader's data: qa/train and cuad/")
    what.add_argument(
        "--questions", type=_files, metavar="FILE[,FILE]",
        help="your own: SQuAD-style JSON, JSONL rows, or CSV with question, context, answer[, answer_start]",
    )  # fmt: skip
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the reader")
    command.add_argument("--minutes", type=_positive, default=100.0, help="over all resumed runs")
    command.add_argument("--seed", type=int, default=7)
    command.add_argument("--from", dest="start", type=Path, metavar="DIR", help="take over an earlier reader's weights")
    command.add_argument("--rate", type=_positive, help="peak learning rate (default: 3e-4, 1e-4 for --questions)")
    command.add_argument("--begin", type=float, default=0.0, help="share of the curriculum to leave out, 0–1")
    command.add_argument("--backbone", type=Path, metavar="DIR", help="another pretrained BERT-family encoder")
    command.add_argument("--dev", type=Path, metavar="FILE", help="choose the best weights, and stop early, on these")
    command.add_argument("--test", type=Path, metavar="FILE", help="asked once at the end; nothing is chosen on these")
    command.add_argument("--evaluate-every", type=_positive, metavar="MINUTES", help="default: a 20th of --minutes")
    command.add_argument(
        "--patience", type=_count, default=8, metavar="N", help="stop after N evaluations without improvement"
    )
    command.add_argument("--accumulate", type=_count, default=1, metavar="N", help="batches per step")
    command.add_argument(
        "--lesson-tokens", type=_count, default=6400, metavar="N", help="of a batch of memory lessons; less is less RAM"
    )
    command.add_argument(
        "--teacher", default="", metavar="DIR",
        help=f"learn from another reader, or “{SELF}”: from this one with the whole context in view",
    )  # fmt: skip


def add_average_options(command: argparse.ArgumentParser) -> None:
    """Everything that can be said after ``average``."""
    command.add_argument("readers", type=Path, nargs="+", metavar="DIR", help="readers trained from the same weights")
    command.add_argument("--shares", type=_positives, metavar="S[,S]", help="of each one; default: equal")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the new reader")


def average(options: argparse.Namespace) -> int:
    """Write the mean of several readers.

    Raises:
        TrainingError: there are more or fewer shares than readers.
    """
    from rmt_desktop.memory.averaging import average_readers

    if options.shares is not None and len(options.shares) != len(options.readers):
        raise TrainingError(f"--shares takes {len(options.readers)} numbers, one for each reader.")
    average_readers(options.readers, options.out, options.shares)
    print(f"Written to {options.out}. It has no calibration yet: rmt-desktop calibrate --out {options.out}")
    return DONE


def train(options: argparse.Namespace) -> int:
    """Train the default reader, or a reader on questions of your own."""
    context = plain_context()
    helped = TrainingOptions(
        development=options.dev,
        report=options.test,
        teacher=options.teacher,
        accumulate=options.accumulate,
        patience=options.patience,
        evaluate_minutes=options.evaluate_every,
        rate=options.rate,
        begin=options.begin,
        lesson_tokens=options.lesson_tokens,
    )
    try:
        with stopped_by_signals(context.token):
            done = _train(options, helped, context)
    except Cancelled:
        if _is_main():
            raise
        return FAILED
    if _is_main():
        print(done)
    return DONE


def add_calibration_options(command: argparse.ArgumentParser) -> None:
    """Everything that can be said after ``calibrate``."""
    command.add_argument("--questions", type=int, default=400, metavar="N", help="of held-out documents")
    command.add_argument("--engines", metavar="E[,E]", help="default: all that have a scale of their own")
    command.add_argument("--data", type=Path, required=True, metavar="DIR", help="with cuad/ and long/")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the reader")
    command.add_argument("--seed", type=int, default=7)


def calibrate(options: argparse.Namespace) -> int:
    """Fit the probability scale of a trained reader."""
    from rmt_desktop.workflows.calibrating import CALIBRATED, calibrate_reader

    given = (options.data, options.out, options.questions, options.seed, plain_context())
    print_json(calibrate_reader(*given, options.engines.split(",") if options.engines else CALIBRATED))
    return DONE


def _train(options: argparse.Namespace, helped: TrainingOptions, context: PlainContext) -> str:
    if options.data is not None:
        backbone = options.backbone or minilm_folder()
        return train_reader(
            options.data, backbone, options.out, options.minutes, options.seed, context, options.start, helped
        )
    wish = QuestionTraining(
        options.questions, options.out, options.minutes, options.seed, options.start, options.backbone, helped
    )
    return train_on_questions(wish, context, _tell)


@contextmanager
def stopped_by_signals(token: CancelToken) -> Iterator[None]:
    """Ctrl+C, a polite kill and a closed terminal cancel the token; a second Ctrl+C interrupts at once.

    Signals that the program was started to ignore (``nohup``) stay ignored.
    """
    before: dict[int, Any] = {}

    def stop(number: int, _: FrameType | None) -> None:
        token.cancel()
        signal.signal(number, before[number])

    for name in _STOPS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
            before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_main() -> bool:
    """Whether this is the only process, or the first of those that ``accelerate launch`` started."""
    return os.environ.get("RANK", "0") == "0"


def _tell(text: str) -> None:
    if _is_main():
        print(text, file=sys.stderr, flush=True)


def _files(text: str) -> tuple[Path, ...]:
    """Paths separated by commas; a file whose own name has a comma is taken as it is."""
    whole = Path(text)
    return (whole,) if whole.exists() else tuple(Path(part) for part in text.split(",") if part)


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not above zero")
    return value


def _positives(text: str) -> list[float]:
    return [_positive(part) for part in text.split(",")]


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return value
