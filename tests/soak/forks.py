"""Work in a forked process: everything is loaded already, so that it starts at once and can be killed anywhere."""

import os
import select
import signal
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.errors import RmtError
from tests.soak.work import Work

_PATIENCE = 120.0


@dataclass(frozen=True)
class Run:
    """What became of it."""

    acknowledged: tuple[str, ...]
    seconds: float
    killed: bool
    error: str = ""
    """The message of a known error."""
    bug: str = ""
    """The trace of an unknown one."""


def run(work: Work, folder: Path, kill_after: float | None = None, user: int | None = None) -> Run:
    """Do ``work`` over ``folder`` in a process of its own.

    Args:
        work: what to do.
        folder: the data folder.
        kill_after: seconds to SIGKILL; None lets it end.
        user: number of another user to be, for a folder that it may only read.
    """
    reading, writing = os.pipe()
    began = time.monotonic()
    process = os.fork()
    if process == 0:
        _be_the_child(work, folder, writing, reading, user)
    os.close(writing)
    lines, killed = _follow(process, reading, began, kill_after)
    os.close(reading)
    os.waitpid(process, 0)
    told = tuple(line for line in lines if not line.startswith(("!", "?")))
    error = "\n".join(line[1:] for line in lines if line.startswith("!"))
    bug = "\n".join(line[1:] for line in lines if line.startswith("?"))
    return Run(told, time.monotonic() - began, killed, error, bug)


def _be_the_child(work: Work, folder: Path, writing: int, reading: int, user: int | None) -> None:
    def tell(line: str) -> None:
        os.write(writing, (line.replace("\n", " ") + "\n").encode())

    code = 1
    try:
        os.close(reading)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if user is not None:
            os.setgid(user)
            os.setuid(user)
        work(folder, tell)
        code = 0
    except RmtError as error:
        tell(f"!{error.title}: {error}")
    except BaseException:
        tell("?" + traceback.format_exc()[-3000:])
    finally:
        os._exit(code)


def _follow(process: int, reading: int, began: float, kill_after: float | None) -> tuple[list[str], bool]:
    """Lines that were told whole, and whether the process was killed before its end."""
    said, killed = b"", False
    deadline = began + (_PATIENCE if kill_after is None else kill_after)
    while True:
        left = deadline - time.monotonic()
        if not killed and left <= 0:
            os.kill(process, signal.SIGKILL)
            killed = True
        ready = select.select([reading], [], [], None if killed else max(0.0, left))[0]
        if ready:
            chunk = os.read(reading, 65536)
            if not chunk:
                break
            said += chunk
    return said.decode(errors="replace").splitlines() if said.endswith(b"\n") else _whole(said), killed


def _whole(said: bytes) -> list[str]:
    return said.decode(errors="replace").splitlines()[:-1]
