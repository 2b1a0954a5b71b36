"""Seals: what a closed database held, so that bytes that changed by themselves are noticed.

SQLite keeps no checksums of its pages: a flipped bit in a text passes its integrity check. A seal is a small file
beside the database with its SHA-256. Sealing also sets the file's time of change some seconds back; whoever writes
to the database later gives it another time, which ends the seal. So a seal speaks only of a file that no program has
written to since, and is right also after an unclean end, as long as the write-ahead log was not moved into the file.
"""

import hashlib
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

SEAL_SUFFIX = ".seal"
MOST_BYTES = 256 * 1024 * 1024
"""Larger files are not sealed: reading them would keep the user waiting for a second at every start and end."""

_BACK_SECONDS = 10


def seal_path(path: Path) -> Path:
    """Where the seal of a database lies."""
    return path.with_name(path.name + SEAL_SUFFIX)


def seal(path: Path) -> None:
    """Seal a closed database in place of an earlier seal; does nothing to one that is large.

    Raises:
        OSError: the seal cannot be written.
    """
    break_seal(path)
    if path.stat().st_size > MOST_BYTES:
        return
    digest = _digest(path)
    moment = time.time_ns() - _BACK_SECONDS * 1_000_000_000
    os.utime(path, ns=(moment, moment))
    noted: dict[str, Any] = {"sha256": digest, "bytes": path.stat().st_size, "changed": path.stat().st_mtime_ns}
    noted["check"] = _check(noted)
    made = seal_path(path).with_suffix(".seal-part")
    made.write_text(json.dumps(noted), encoding="ascii")
    made.replace(seal_path(path))


def break_seal(path: Path) -> None:
    """Take the seal off a database, if it has one."""
    with suppress(OSError):
        seal_path(path).unlink(missing_ok=True)


def is_sealed(path: Path) -> bool:
    """Whether nothing has written to the database since it was sealed."""
    return _noted(path) is not None


def changed_under_seal(path: Path) -> bool:
    """Whether a sealed database no longer holds what it held; False if it is not sealed."""
    noted = _noted(path)
    return noted is not None and noted != _digest(path)


def _noted(path: Path) -> str | None:
    """The digest on a seal that speaks of the file as it is."""
    try:
        noted = json.loads(seal_path(path).read_text(encoding="ascii"))
        status = path.stat()
        if noted["check"] == _check(noted) and _place(noted) == (status.st_size, status.st_mtime_ns):
            return str(noted["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None


def _place(noted: dict[str, Any]) -> tuple[object, object]:
    return noted["bytes"], noted["changed"]


def _check(noted: dict[str, Any]) -> str:
    """A seal can be hit by a flipped bit, too: it then speaks of nothing."""
    return hashlib.sha256(f"{noted['sha256']} {_place(noted)}".encode()).hexdigest()[:16]


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
