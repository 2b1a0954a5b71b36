"""Hours of reading and asking: memory, threads, file descriptors and children stay as they are."""

import csv
import gc
import statistics
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.desk import Desk
from tests.rooms import write_text
from tests.tiny import tiny_model

_KEPT_DOCUMENTS = 1
_QUESTIONS = ("How much is the rent?", "Which law governs this lease?", "Who is the king?")
_STEP_SECONDS = 120.0
_LEAST_ROWS = 2
COLUMNS = ("seconds", "rounds", "rss_mb", "threads", "descriptors", "children")


def run_endurance(
    where: Path, minutes: float, every: float = 10.0, tell: Callable[[str], None] = lambda line: None
) -> dict[str, Any]:
    """Read new documents, ask, remove old ones, for so many minutes; ``where/endurance.csv`` has the record.

    The first fifth counts as warming up: caches fill, the allocator finds its size.
    """
    where.mkdir(parents=True, exist_ok=True)
    rows: list[tuple[float, ...]] = []
    desk = Desk(Library.open(where / "data"), tiny_model)
    desk.start()
    began = last = time.monotonic()
    rounds = 0
    try:
        while time.monotonic() - began < 60 * minutes or len(rows) < _LEAST_ROWS:
            _round(desk, where, rounds)
            rounds += 1
            if time.monotonic() - last >= every or not rows:
                last = time.monotonic()
                rows.append(_sample(last - began, rounds))
                tell(str(rows[-1]))
    finally:
        assert desk.close(timeout=_STEP_SECONDS)
    with (where / "endurance.csv").open("w", newline="", encoding="ascii") as stream:
        csv.writer(stream).writerows([COLUMNS, *rows])
    left = {"threads": [one.name for one in threading.enumerate()][1:], "children": len(_children())}
    return _summary(rows, rounds) | {"left_after_closing": left}


def _round(desk: Desk, where: Path, number: int) -> None:
    path = write_text(where / f"lease-{number}.txt", 20 + number % 30)
    path.write_text(f"Lease number {number}. " + path.read_text(encoding="utf-8"), encoding="utf-8")
    desk.add_paths([path])
    name = path.name
    _wait(lambda: any(d.name == name and d.state.value == "read" for d in desk.documents()))
    document = next(d for d in desk.documents() if d.name == name)
    chat = desk.new_chat([document.id], name)
    asked = [desk.ask(chat.id, text, [document.id], "deep" if number % 4 == 0 else "rmt") for text in _QUESTIONS]
    _wait(lambda: all(desk.question(q.id).state.value == "answered" for q in asked))
    path.unlink()
    for old in desk.documents()[_KEPT_DOCUMENTS:]:
        desk.remove(old.id)
    for old_chat in desk.chats()[_KEPT_DOCUMENTS:]:
        desk.discard_chat(old_chat.id)
    _wait(lambda: not desk.busy())


def _wait(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _STEP_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError("waited in vain")
        time.sleep(0.02)


def _sample(seconds: float, rounds: int) -> tuple[float, ...]:
    gc.collect()
    process = psutil.Process()
    children = _children()
    memory = sum(one.memory_info().rss for one in (process, *children) if one.is_running()) / 2**20
    counts = (threading.active_count(), process.num_fds(), len(children))
    return (round(seconds, 1), rounds, round(memory, 1), *counts)


def _children() -> list[psutil.Process]:
    """Without the one that Python itself keeps until its end to clean up after others."""
    found = psutil.Process().children(recursive=True)
    return [one for one in found if "resource_tracker" not in " ".join(one.cmdline())]


def _summary(rows: list[tuple[float, ...]], rounds: int) -> dict[str, Any]:
    settled = rows[len(rows) // 5 :]
    quarter = max(1, len(settled) // 4)
    first, last = settled[:quarter], settled[-quarter:]
    memory = [statistics.median(row[2] for row in part) for part in (first, last)]
    hours = (last[-1][0] - first[0][0]) / 3600
    grown = 100 * (memory[1] / memory[0] - 1)
    counts = {
        name: [int(statistics.median(row[i] for row in part)) for part in (first, last)]
        for i, name in enumerate(COLUMNS[3:], 3)
    }
    return {"rounds": rounds, "documents_read": rounds, "questions_answered": rounds * len(_QUESTIONS),
            "hours": round(hours, 3), "memory_mb_first_and_last_quarter": memory,
            "memory_grown_percent": round(grown, 2), "first_and_last_quarter": counts}  # fmt: skip
