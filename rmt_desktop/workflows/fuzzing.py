"""Damaged files by the thousand: each must be read or refused with a reason, within its limits."""

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rmt_desktop.domain.input_errors import FileMissing, InputError
from rmt_desktop.ingest import ParseLimits, ParserProcess, collect
from rmt_desktop.ingest.mutations import mutated
from rmt_desktop.jobs.context import Progress, WorkContext

LIMITS = ParseLimits(seconds=20.0, seconds_per_page=0.5, page_seconds=5.0, memory_mb=512, recognise=False)
"""Bounds of each file."""

_GRACE_SECONDS = 10.0  # for noticing and for starting another child
_SHORTEST_REASON = 15
_LARGEST_SEED = 4_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A damaged file that ended in neither of the two ways, kept for looking at."""

    kind: str
    number: int
    what: str


def run_fuzz(sources: Sequence[Path], count: int, seed: int, keep: Path | None, context: WorkContext) -> dict[str, Any]:
    """Damage files in many ways and read each.

    Args:
        sources: files or folders of good files; formats take turns.
        count: how many damaged files.
        seed: of the random damage; the same seed gives the same files.
        keep: a folder for files that crashed the child or broke a limit.
        context: told of the progress.

    Raises:
        FileMissing: there is no file to damage.
    """
    seeds = _by_suffix(sources)
    if not seeds:
        raise FileMissing("There are no files to damage among those given.")
    suffixes = sorted(seeds)
    outcomes: dict[str, Counter[str]] = {suffix: Counter() for suffix in suffixes}
    failures: list[Failure] = []
    slowest = 0.0
    with TemporaryDirectory() as folder, ParserProcess(LIMITS) as parser:
        for number in range(count):
            context.raise_if_cancelled()
            context.report(Progress(number, count, "damaged files"))
            suffix = suffixes[number % len(suffixes)]
            chance = random.Random(f"{seed} {number}")
            data = mutated(chance.choice(seeds[suffix]), chance)
            path = Path(folder) / f"damaged{suffix}"
            path.write_bytes(data)
            began = time.monotonic()
            outcome, wrong = _read(parser, path)
            seconds = time.monotonic() - began
            slowest = max(slowest, seconds)
            outcomes[suffix][outcome] += 1
            if wrong is None and seconds > LIMITS.budget(0) + _GRACE_SECONDS:
                wrong = f"took {seconds:.0f} s"
            if wrong is not None:
                failures.append(Failure(suffix, number, wrong))
                _keep(keep, number, suffix, data)
    return {
        "files": count,
        "seed": seed,
        "failures": [f"{each.kind} {each.number}: {each.what}" for each in failures],
        "slowest_seconds": round(slowest, 2),
        "outcomes": {suffix: dict(sorted(counted.items())) for suffix, counted in outcomes.items()},
    }


def _read(parser: ParserProcess, path: Path) -> tuple[str, str | None]:
    """How a file ended, and what is wrong about it."""
    try:
        document = parser.parse(path)
    except InputError as error:
        reason = str(error)
        crashed = "crash" in reason and "helper process" in reason
        if crashed:
            return "crash", reason
        return error.title, f"no reason given: {reason!r}" if len(reason) < _SHORTEST_REASON else None
    return "read", None if document.pages else "no pages and no reason"


def _by_suffix(sources: Sequence[Path]) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    for path in _files(sources):
        if path.stat().st_size:
            found.setdefault(path.suffix.lower(), []).append(path.read_bytes())
    return found


def _files(sources: Sequence[Path]) -> Iterator[Path]:
    for path in collect(sources):
        if path.is_file() and path.stat().st_size <= _LARGEST_SEED:
            yield path


def _keep(folder: Path | None, number: int, suffix: str, data: bytes) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}{suffix}").write_bytes(data)
