"""The disk full at random points, and a folder that may only be read."""

import os
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.soak.forks import run
from tests.soak.kills import kinds_of_work, what_is_wrong
from tests.soak.work import Templates, read

_DISK_BYTES = 48 * 1024 * 1024
_NOBODY = 65534


@contextmanager
def small_disk() -> Iterator[Path]:
    """A disk of its own in memory.

    Raises:
        subprocess.CalledProcessError, FileNotFoundError: this user may not mount.
    """
    where = Path(tempfile.mkdtemp(prefix="small-disk-"))
    try:
        command = ["mount", "-t", "tmpfs", "-o", f"size={_DISK_BYTES}", "tmpfs", str(where)]
        subprocess.run(command, check=True, capture_output=True)
        try:
            yield where
        finally:
            subprocess.run(["umount", str(where)], check=True)
    finally:
        where.rmdir()


def run_full_disk(
    templates: Templates, count: int, seed: int, tell: Callable[[str], None] = lambda line: None
) -> dict[str, Any]:
    """Let the disk run full ``count`` times; then make room, and everything goes on."""
    chance, kinds = random.Random(seed), kinds_of_work(templates)[-count:]
    refused: Counter[str] = Counter()
    failures: list[str] = []
    messages: set[str] = set()
    with small_disk() as disk:
        for number in range(count):
            name, work, template, check = kinds[number % len(kinds)]
            folder = templates.copy(template, disk / "data")
            room = int(chance.uniform(0, _NEEDED[name]))
            _fill(disk, room)
            victim = run(work, folder)
            (disk / "ballast").unlink()
            refused[name] += bool(victim.error)
            messages.add(victim.error)
            again = victim if victim.bug else type(victim)(victim.acknowledged, victim.seconds, killed=True)
            wrong = what_is_wrong(check, templates, folder, again)
            failures += [f"{number} {name} with {room:,} bytes: {each}" for each in wrong]
            tell(f"{number + 1}/{count} {name} {room:,} bytes: {victim.error or 'done'} {wrong or 'ok'}")
            shutil.rmtree(folder)
    return {
        "points": count,
        "seed": seed,
        "ran_full": dict(refused),
        "messages": sorted(messages - {""}),
        "failures": failures,
    }


_NEEDED = {"read": 900_000, "ask": 400_000, "migrate": 700_000, "backup": 600_000}
"""Bytes of free space within which each meets the end of the disk."""


def _fill(disk: Path, room: int) -> None:
    free = shutil.disk_usage(disk).free
    with (disk / "ballast").open("wb") as stream:
        stream.write(bytes(max(0, free - room)))


def run_read_only(templates: Templates, where: Path) -> dict[str, Any]:
    """A folder, and one with a library in it, that another user may only read."""
    told = {}
    for name, template in (("unread", templates.unread), ("whole", templates.whole)):
        folder = templates.copy(template, where / "run")
        for path in (where, *where.parents):
            if not os.stat(path).st_mode & 0o001 and str(path).startswith(tempfile.gettempdir() + "/"):
                path.chmod(0o755)
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        done = run(read, folder, user=_NOBODY)
        changed = before != {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        told[name] = {"error": done.error, "bug": done.bug, "changed": changed}
    good = all(one["error"] and not one["bug"] and not one["changed"] for one in told.values())
    return {"ok": good, "told": told}
