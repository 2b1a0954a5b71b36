"""``doctor --deep``: the user's own data, looked at without changing anything, also while the window is open."""

from collections.abc import Callable, Mapping
from pathlib import Path

from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.storage.aside import kept_aside
from rmt_desktop.storage.left_over import check_derived, check_precious, left_over
from rmt_desktop.workflows.backups import backup_rows
from rmt_desktop.workflows.installing import verify_models
from rmt_desktop.workflows.phrases import counted


def deep_checks(folder: Path) -> Mapping[str, Callable[[], str]]:
    """Name → check of the data in ``folder``, for :func:`rmt_desktop.workflows.selftest.examine`."""
    return {
        "library": lambda: _library(folder),
        "stored texts": lambda: _texts(folder),
        "backups": lambda: _backups(folder),
        "installed models": lambda: f"{', '.join(verify_models(folder, None, PlainContext()))}: SHA-256 as noted",
        "left-over files": lambda: _left_over(folder),
    }


def _library(folder: Path) -> str:
    counts = check_precious(folder)
    if counts is None:
        return "none yet"
    return (
        f"{counted(counts.documents, 'document')}, {counted(counts.questions, 'question')}; integrity checked in full"
    )


def _texts(folder: Path) -> str:
    size = check_derived(folder)
    return "none yet" if size is None else f"{size / 2**20:.1f} MB; integrity checked in full"


def _backups(folder: Path) -> str:
    rows = backup_rows(folder)
    unusable = [f"{row['name']}: {row['reason']}" for row in rows if not row["usable"]]
    if unusable:
        raise ValueError(f"{len(unusable)} of {len(rows)} cannot be used: {' '.join(unusable)}")
    return f"{len(rows)} usable, the newest of {rows[0]['made'][:16].replace('T', ' ')} UTC" if rows else "none yet"


def _left_over(folder: Path) -> str:
    found = left_over(folder)
    if found:
        names = ", ".join(str(path.relative_to(folder)) for path in found)
        raise ValueError(f"these belong to nothing and can be deleted: {names}")
    aside = ", ".join(path.name for path in kept_aside(folder))
    return f"none; damaged files that were kept: {aside}" if aside else "none"
