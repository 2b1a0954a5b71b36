"""How long a window takes to open when nothing of the program is in memory yet: frozen against unfrozen."""

import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bundling.project import ROOT
from bundling.smoke import SmokeFailure, bare_environment

LIMIT = 1.5
"""The frozen window may take so many times as long as the unfrozen one."""
ROUNDS = 3
_SECONDS = 180


def compare_starts(window: Path, rounds: int = ROUNDS) -> float:
    """Start both programs in turn, each with its files out of the system's cache; returns the ratio of the medians.

    A window counts as open when it answers what a second start of the program asks it.

    Args:
        window: the frozen program.
        rounds: starts of each; their order changes from round to round.

    Raises:
        SmokeFailure: the ratio is over :data:`LIMIT`, or a window does not open.
    """
    unfrozen = [sys.executable, "-m", "rmt_desktop"]
    quiet = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    programs = {"frozen": ([str(window)], bare_environment()), "unfrozen": (unfrozen, quiet)}
    folders = {"frozen": [window.parent], "unfrozen": _unfrozen_folders()}
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(-1, rounds):  # the first is not counted: it may have to compile the unfrozen modules
        for name in sorted(programs, reverse=turn % 2 == 0):
            forget(folders[name])
            taken = start_seconds(*programs[name])
            if turn >= 0:
                seconds[name].append(taken)
    frozen, other = (statistics.median(seconds[name]) for name in ("frozen", "unfrozen"))
    ratio = frozen / other
    print(f"cold start of the window: frozen {frozen:.2f} s, unfrozen {other:.2f} s, ratio {ratio:.2f} "
          f"(at most {LIMIT}; median of {rounds})", flush=True)  # fmt: skip
    if ratio > LIMIT:
        raise SmokeFailure(f"The frozen window takes {ratio:.2f} times as long to open as the unfrozen one: {seconds}")
    return ratio


def start_seconds(program: Sequence[str], environment: Mapping[str, str]) -> float:
    """Seconds from the start of a program to its open window, which is closed again.

    Raises:
        SmokeFailure: it ends by itself, or does not open in time.
    """
    from PySide6.QtCore import QCoreApplication

    from rmt_desktop.ui.openings import hand_over

    keeping = QCoreApplication.instance() or QCoreApplication([])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        began = time.perf_counter()
        process = subprocess.Popen([*program, "--data-dir", data], env=dict(environment), cwd=ROOT)
        try:
            while not hand_over(Path(data), []):
                if process.poll() is not None or time.perf_counter() - began > _SECONDS:
                    raise SmokeFailure(f"{program[0]} opened no window (exit code {process.returncode}).")
                time.sleep(0.01)
            taken = time.perf_counter() - began
        finally:
            process.kill()
            process.wait()
    del keeping
    return taken


def forget(folders: Iterable[Path]) -> int:
    """Have the system drop the files below folders from its cache, where it can; returns how many."""
    if not hasattr(os, "posix_fadvise"):
        return 0
    count = 0
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as stream:
                    os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
                count += 1
    return count


def _unfrozen_folders() -> list[Path]:
    paths = {sysconfig.get_paths()[name] for name in ("purelib", "platlib", "stdlib")}
    return [ROOT / "rmt_desktop", ROOT / "resources", *map(Path, paths)]
