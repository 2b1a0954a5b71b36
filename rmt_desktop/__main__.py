"""Start: what must happen before anything else is imported, then the window or the command line."""

import io
import multiprocessing
import os
import sys
from pathlib import Path

_COMMANDS = frozenset(
    {
        "ask",
        "average",
        "backups",
        "bench",
        "calibrate",
        "compare",
        "doctor",
        "embeddings",
        "library",
        "models",
        "protect",
        "read",
        "terms",
        "train",
        "train-stories",
        "unprotect",
        "versions",
    }
)


def main(argv: list[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    multiprocessing.freeze_support()
    _give_streams()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    arguments = sys.argv[1:] if argv is None else argv
    if wants_window(arguments):
        from rmt_desktop.app import run_window

        return int(run_window(arguments))
    from rmt_desktop.cli import run

    return run(arguments)


def wants_window(arguments: list[str]) -> bool:
    """Whether the arguments name no command: nothing, or only ``--data-dir`` and files to open.

    >>> wants_window(["--data-dir", "library", "lease.pdf"]), wants_window(["--data-dir", "x", "library"])
    (True, False)
    """
    rest = iter(arguments)
    for argument in rest:
        if argument == "--data-dir":
            if next(rest, None) is None:
                return False
        elif argument in _COMMANDS or (argument.startswith("-") and not argument.startswith("--data-dir=")):
            return False
        elif not argument.startswith("-"):
            return bool(Path(argument).exists())
    return True


def _give_streams() -> None:
    """Streams that never fail.

    A windowed program on Windows has none, and libraries write to them all the same; a terminal or pipe that
    knows fewer characters than a document shows ``?`` for the others.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as the program
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
