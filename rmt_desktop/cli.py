"""The command line: the window's use cases without a window.

Exit codes: 0 done, 1 failed with a message on stderr, 2 bad usage, 3 not found in the document.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rmt_desktop import __version__
from rmt_desktop.commands import (
    asking,
    backups,
    compare,
    doctor,
    embeddings,
    highlights,
    ingest,
    laboratory,
    library,
    measuring,
    models,
    protect,
    stories,
    terms,
    training,
    versions,
    window,
)
from rmt_desktop.console import FAILED, USAGE
from rmt_desktop.domain.errors import RmtError


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    try:
        options = _parser().parse_args(arguments, argparse.Namespace(arguments=list(arguments)))
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else USAGE
    try:
        return int(options.run(options))
    except RmtError as error:
        print(f"{error.title}: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("Stopped. What was done so far is kept.", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    where = {"type": Path, "metavar": "DIR", "help": "put everything the program writes in DIR"}
    common.add_argument("--data-dir", default=argparse.SUPPRESS, **where)  # type: ignore[arg-type]
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    parser = argparse.ArgumentParser(prog="rmt-desktop", description="Without a command, the window opens.")
    parser.add_argument("--version", action="version", version=f"RMT Desktop {__version__}")
    parser.add_argument("--data-dir", default=None, **where)  # type: ignore[arg-type]
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(reader=None, language_model=None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, function: Callable[[argparse.Namespace], int], group: Any = commands) -> Any:
        said = (function.__doc__ or "").partition("\n\n")[0]
        command = group.add_parser(name, parents=[common], help=said, description=said)
        command.set_defaults(run=function)
        return command

    asking.add_reading(add("read", asking.read))
    asking.add_asking(add("ask", asking.ask))
    compare.add_arguments(add("compare", compare.run))
    terms.add_arguments(add("terms", terms.run))
    versions.add_arguments(add("versions", versions.run))
    library.add_actions(add("library", library.run_action), common)
    protect.add_arguments(add("protect", protect.protect_library))
    add("unprotect", protect.unprotect_library)
    doctor.add_arguments(add("doctor", doctor.run))
    models.add_actions(add("models", models.run), common)
    backups.add_actions(add("backups", backups.run_action), common)
    embeddings.add_actions(add("embeddings", embeddings.run_action), common)
    _add_bench(add, commands)
    _add_training(add)
    return parser


def _add_bench(add: Callable[..., Any], commands: Any) -> None:
    bench = commands.add_parser("bench", help="Measure.", description="Measure.")
    kinds = bench.add_subparsers(dest="kind", required=True, metavar="KIND")
    laboratory.add_bench(add("qa", laboratory.bench, kinds))
    laboratory.add_writing_bench(add("lm", laboratory.writing_bench, kinds))
    measuring.add_memory_bench(add("memory", measuring.memory_bench, kinds))
    stories.add_bench(add("babilong", stories.bench, kinds))
    ingest.add_pdf_bench(add("pdf", ingest.pdf_bench, kinds))
    ingest.add_fuzz(add("fuzz", ingest.fuzz, kinds))
    highlights.add_bench(add("highlights", highlights.bench, kinds))
    window.add_bench(add("window", window.bench, kinds))
    measuring.add_speed_bench(add("speed", measuring.speed_bench, kinds))


def _add_training(add: Callable[..., Any]) -> None:
    training.add_training_options(add("train", training.train))
    training.add_average_options(add("average", training.average))
    stories.add_training(add("train-stories", stories.train))
    training.add_calibration_options(add("calibrate", training.calibrate))
