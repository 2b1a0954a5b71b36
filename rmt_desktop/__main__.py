"""Start: what must happen before anything else is imported, then the window or the command line."""

import multiprocessing
import os
import sys
from pathlib import Path

_COMMANDS = frozenset({"read", "ask", "library", "bench", "train", "models", "doctor", "calibrate"})


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
            next(rest, None)
        elif argument in _COMMANDS or (argument.startswith("-") and not argument.startswith("--data-dir=")):
            return False
        elif not argument.startswith("-"):
            return bool(Path(argument).exists())
    return True


def _give_streams() -> None:
    """A windowed program on Windows has no streams; libraries write to them all the same."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as the program


if __name__ == "__main__":
    sys.exit(main())
