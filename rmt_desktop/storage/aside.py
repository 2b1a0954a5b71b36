"""Damaged files are kept under another name, never deleted."""

import shutil
from datetime import datetime
from pathlib import Path

from rmt_desktop.storage.failures import suspect_marker
from rmt_desktop.storage.inspection import size_of
from rmt_desktop.storage.placing import keep_twin, sync_folder

_PARTS = ("", "-wal", "-shm")
_MARK = ".damaged-"


def set_aside(path: Path) -> Path:
    """Rename a damaged database with all that belongs to it; the new name of the database file."""
    target = _free_name(path)
    for suffix in _PARTS:
        source = _beside(path, suffix)
        if source.exists():
            source.rename(_beside(target, suffix))
    suspect_marker(path).unlink(missing_ok=True)
    return target


def keep_aside(path: Path) -> Path | None:
    """Keep what a damaged database and its log hold under other names, and leave them; None if neither is there."""
    target = _free_name(path)
    held = [suffix for suffix in _PARTS[:2] if size_of(_beside(path, suffix))]
    for suffix in held:
        keep_twin(_beside(path, suffix), _beside(target, suffix))
    sync_folder(path.parent)
    return target if held else None


def kept_aside(folder: Path) -> list[Path]:
    """All damaged databases that were kept in a data folder, with their logs."""
    return sorted(file for file in folder.glob(f"*{_MARK}*") if file.is_file())


def drop_log(path: Path) -> None:
    """Take the write-ahead log away from a database."""
    for suffix in _PARTS[1:]:
        _beside(path, suffix).unlink(missing_ok=True)
    sync_folder(path.parent)


def drop_database(path: Path) -> None:
    """Remove a database that was being made, with its log."""
    path.unlink(missing_ok=True)
    drop_log(path)


def copy_alone(source: Path, target: Path) -> None:
    """Copy a database without its write-ahead log."""
    drop_database(target)
    shutil.copyfile(source, target)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _free_name(path: Path) -> Path:
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.name}{_MARK}{stamp}")
    repeat = 1
    while any(_beside(target, suffix).exists() for suffix in _PARTS):
        repeat += 1
        target = path.with_name(f"{path.name}{_MARK}{stamp}-{repeat}")
    return target
