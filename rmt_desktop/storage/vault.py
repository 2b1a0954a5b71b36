"""Which keys this program holds, and whose database each one opens.

A key is held from the moment its passphrase was given to the end of the program, like the lock on a data folder, and
belongs to a folder rather than to a call: whatever opens a database (a backup, a migration, a recovery) finds it here
and cannot take an encrypted database for a damaged one by having forgotten to pass it on.
"""

import threading
from pathlib import Path

from rmt_desktop.domain.store_errors import StoreLocked
from rmt_desktop.storage.key_file import BACKUPS, KeyFile, find_key_file, opened

PLAIN = b"SQLite format 3\x00"
"""Beginning of a database that is not encrypted."""

_PAGE = 4096
_LOOKED_AT = 8
_LEAST_VALUES = 230
_keys: dict[str, bytes] = {}
_holding = threading.Lock()


def is_protected(folder: Path) -> bool:
    """Whether a data folder has a key file: what is written to its databases is encrypted."""
    return find_key_file(folder) is not None


def is_unlocked(folder: Path) -> bool:
    """Whether this program can read what is stored in a data folder."""
    file = find_key_file(folder)
    return file is None or file.id in _keys


def unlock(folder: Path, passphrase: str) -> None:
    """Hold the key of a data folder from now on; nothing happens to one that is not protected.

    Raises:
        WrongPassphrase: it is not the library's.
        StoreLocked: the key file is damaged.
    """
    file = find_key_file(folder)
    if file is not None:
        hold(file, opened(file, passphrase))


def hold(file: KeyFile, key: bytes) -> None:
    """Hold a key."""
    with _holding:
        _keys[file.id] = key


def let_go(folder: Path) -> None:
    """Hold the key of a folder no longer: its passphrase is asked for again."""
    file = find_key_file(folder)
    with _holding:
        _keys.pop(file.id if file else "", None)


def key_of(database: Path) -> bytes | None:
    """The key of a database by the folder it lies in; None where that is not protected.

    Raises:
        StoreLocked: the key is not held.
    """
    parent = database.parent
    file = find_key_file(parent.parent if parent.name == BACKUPS else parent)
    if file is None:
        return None
    if file.id not in _keys:
        raise StoreLocked(
            "The library is protected with a passphrase. Set RMT_DESKTOP_PASSPHRASE, or start the program in a "
            "terminal or with its window, which ask for it."
        )
    return _keys[file.id]


def is_plain(path: Path) -> bool:
    """Whether a file begins as a database that is not encrypted."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(PLAIN)) == PLAIN
    except OSError:
        return False


def looks_encrypted(path: Path) -> bool:
    """Whether a file is whole pages of noise: damage leaves texts, numbers and empty space of a database standing."""
    size = path.stat().st_size if path.is_file() else 0
    if size == 0 or size % _PAGE:
        return False
    with path.open("rb") as stream:
        pages = [stream.read(_PAGE) for _ in range(min(_LOOKED_AT, size // _PAGE))]
    return all(len(set(page)) >= _LEAST_VALUES for page in pages)
