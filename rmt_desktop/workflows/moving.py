"""Move the data folder: copy, verify, switch; the old one is kept until the user says otherwise."""

import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.model_errors import NotEnoughSpace
from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.models.download import sha256_of
from rmt_desktop.paths import MOVED, data_folder, move_data_folder
from rmt_desktop.storage.copying import copy_database, unchanged
from rmt_desktop.storage.lock import LOCK_NAME
from rmt_desktop.storage.protection import DERIVED_NAME, PRECIOUS_NAME

FROM = "moved-from.json"
"""In a folder that was moved to: which folder and which files of it are still at the old place."""
_DATABASES = (PRECIOUS_NAME, DERIVED_NAME)
_BESIDE = ("-wal", "-shm", "-journal", ".seal", ".seal-part")
"""Beside a database; its copy gets its own."""
_KEPT_OUT = (LOCK_NAME, MOVED, FROM, *(name + end for name in _DATABASES for end in _BESIDE))
_SPARE = 64 << 20


@dataclass(frozen=True, slots=True)
class OldFolder:
    """What is left where the data was before."""

    folder: Path
    files: tuple[Path, ...]
    size: int
    """Bytes."""


def can_move(folder: Path) -> bool:
    """Whether the folder in use is the one that the next start would find by itself."""
    return folder == data_folder()


def check_target(source: Path, target: Path) -> None:
    """Whether the data can go there; nothing is written but the folder itself.

    Raises:
        StoreError: the folder is the same, inside the other, not empty, or cannot be written to.
        NotEnoughSpace: its disk has too little room.
    """
    old, new = source.resolve(), target.resolve()
    if not can_move(source):
        raise StoreError("The folder is named by --data-dir or RMT_DESKTOP_HOME. Name another one there instead.")
    if new == old or new.is_relative_to(old) or old.is_relative_to(new):
        raise StoreError(f"{target} is the folder in use, inside of it, or around it. Choose another one.")
    try:
        target.mkdir(parents=True, exist_ok=True)
        if any(target.iterdir()):
            raise StoreError(f"{target} is not empty. Choose an empty folder, or a new one.")
        probe = target / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
        free = shutil.disk_usage(target).free
    except OSError as error:
        reason = error.strerror or error
        raise StoreError(f"{target} cannot be written to ({reason}). Choose another folder.") from error
    needed = sum(path.stat().st_size for path in _files(source))
    if needed + _SPARE > free:
        raise NotEnoughSpace(
            f"The data takes {needed / 1e6:,.0f} MB and the disk of {target} has {free / 1e6:,.0f} MB free."
        )


def move_data(source: Path, target: Path, context: WorkContext) -> Path:
    """Copy everything, read the copy back, and let the next start use it; the library must not be written to meanwhile.

    Raises:
        StoreError, NotEnoughSpace: it cannot be done; the old folder is still the one in use.
        Cancelled: stopped; the new folder is empty again.
    """
    check_target(source, target)
    try:
        with unchanged([source / name for name in _DATABASES]) as still:
            files = _copy(source, target, context)
            if not still():
                raise StoreError("Something was written while the data was copied. Try again when nothing runs.")
            record = {"folder": str(source), "files": [str(path) for path in files]}
            (target / FROM).write_text(json.dumps(record), encoding="utf-8")
            move_data_folder(target)
    except OSError as error:
        _empty(target)
        raise StoreError(f"The data could not be copied ({error}). The old folder stays in use.") from error
    except BaseException:
        _empty(target)
        raise
    return target


def old_folder(folder: Path) -> OldFolder | None:
    """What is left of the folder that the data was in before; None if nothing is."""
    try:
        record = json.loads((folder / FROM).read_text(encoding="utf-8"))
        old, names = Path(record["folder"]), [Path(name) for name in record["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    inside = [old / name for name in names if not name.is_absolute() and ".." not in name.parts]
    files = tuple(path for path in inside if path.is_file())
    return OldFolder(old, files, sum(path.stat().st_size for path in files)) if files else None


def remove_old_folder(folder: Path) -> int:
    """Delete what was copied from the old folder, and nothing else there; the bytes given back."""
    old = old_folder(folder)
    if old is None or old.folder.resolve() == folder.resolve():
        return 0
    for path in old.files:
        path.unlink(missing_ok=True)
    for name in _KEPT_OUT:
        if name not in (MOVED, FROM):
            (old.folder / name).unlink(missing_ok=True)
    shutil.rmtree(old.folder / "backups", ignore_errors=True)  # the last one was made after the copy
    for parent in sorted({parent for path in old.files for parent in path.parents}, reverse=True):
        if parent.is_relative_to(old.folder):
            with suppress(OSError):  # what others have put there stays
                parent.rmdir()
    (folder / FROM).unlink(missing_ok=True)
    return old.size


def _copy(source: Path, target: Path, context: WorkContext) -> list[Path]:
    """The files copied and found the same, relative to the folders."""
    paths = _files(source)
    total, done = sum(path.stat().st_size for path in paths), 0
    for path in paths:
        name = path.relative_to(source)
        context.report(Progress(done >> 10, total >> 10, name.name))
        context.raise_if_cancelled()
        size = path.stat().st_size
        _copy_one(path, target / name, path.parent == source and path.name in _DATABASES, context.raise_if_cancelled)
        done += size
    context.report(Progress(total >> 10, total >> 10, ""))
    return [path.relative_to(source) for path in paths]


def _copy_one(path: Path, target: Path, database: bool, check: Callable[[], None]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if database:
        copy_database(path, target, check)
        return
    shutil.copy2(path, target)  # keeps the time of change, by which models are known to be unaltered
    if sha256_of(path, check) != sha256_of(target, check):
        raise StoreError(f"The copy of {path.name} differs from the file itself. The old folder stays in use.")


def _files(source: Path) -> list[Path]:
    found = (Path(folder) / name for folder, _, names in os.walk(source) for name in names)
    return sorted(
        path for path in found
        if not path.is_symlink() and not (path.parent == source and path.name in _KEPT_OUT)
    )  # fmt: skip


def _empty(target: Path) -> None:
    """The folder was empty when copying began."""
    for path in target.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
