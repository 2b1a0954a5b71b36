"""The key file of a protected library: the key of its databases, itself encrypted with the passphrase.

The databases are encrypted with a random key (256 bits), which never changes; the passphrase only opens the file that
holds it. Another passphrase therefore is a matter of a moment, and a wrong one is known as such before any database
is touched. The file lies in the data folder and, since without it everything is lost, once more beside the backups.
Key derivation: scrypt (RFC 7914); wrapping: AES key wrap (RFC 3394), which also tells whether the passphrase was right.
"""

import hashlib
import json
import os
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rmt_desktop.domain.store_errors import StoreLocked, WrongPassphrase
from rmt_desktop.storage.placing import disk_errors, put_in_place, sync_folder

KEY_NAME = "library.key"
BACKUPS = "backups"
"""Folder of the backups, and of the key file's copy."""
COST = 2**16
"""Scrypt's N: a guess takes 64 MiB and some 0.2 s."""

_COSTS = range(2**10, 2**20 + 1)
_BLOCK = 8
_FORMAT = 1
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file says."""

    id: str
    """Of the key, whatever the passphrase."""
    salt: str
    cost: int
    wrapped: str
    in_keyring: bool = False
    """Whether the passphrase is kept in the system's keyring."""
    leaving: bool = False
    """Whether the databases are being decrypted for good."""


def new_key_file(passphrase: str) -> tuple[KeyFile, bytes]:
    """A key, and the file that holds it; nothing is written."""
    key = secrets.token_bytes(_KEY_BYTES)
    return _wrapped(KeyFile(secrets.token_hex(8), "", COST, ""), passphrase, key), key


def opened(file: KeyFile, passphrase: str) -> bytes:
    """The key.

    Raises:
        WrongPassphrase: the passphrase does not open the file.
    """
    from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

    try:
        return bytes(aes_key_unwrap(_derived(passphrase, file), bytes.fromhex(file.wrapped)))
    except InvalidUnwrap:
        raise WrongPassphrase("This is not the passphrase of the library. Nothing was changed.") from None


def with_passphrase(file: KeyFile, passphrase: str, key: bytes) -> KeyFile:
    """The same key under another passphrase."""
    return _wrapped(replace(file, cost=COST), passphrase, key)


def find_key_file(folder: Path) -> KeyFile | None:
    """The key file of a data folder or its copy; None where there is neither.

    Raises:
        StoreLocked: there is one, and it cannot be read.
    """
    there = [path for path in _places(folder) if path.exists()]
    for path in there:
        found = _read(path)
        if found is not None:
            return found
    if there:
        raise StoreLocked(
            f"The library is protected, and its key file {there[0]} is damaged. Put a copy of it from an earlier "
            "backup of your data folder there. Nothing was changed."
        )
    return None


def write_key_file(folder: Path, file: KeyFile) -> None:
    """Put a key file in place of an earlier one, in both places.

    Raises:
        StoreError: the disk is full or fails.
    """
    content = {name: getattr(file, name) for name in KeyFile.__slots__} | {"format": _FORMAT}
    text = json.dumps(content | {"check": _check(content)}, indent=1)
    for path in _places(folder):
        with disk_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            made = path.with_name(f"{KEY_NAME}.part")
            made.touch(mode=0o600)
            made.write_text(text, encoding="ascii")
            put_in_place(made, path)


def heal_key_file(folder: Path, file: KeyFile) -> None:
    """Write the file where it is missing, damaged or an earlier one."""
    if any(_read(path) != file for path in _places(folder)):
        write_key_file(folder, file)


def drop_key_file(folder: Path) -> None:
    """Remove both; what is encrypted with the key cannot be read after that."""
    for path in _places(folder):
        path.unlink(missing_ok=True)
        with suppress(OSError):
            sync_folder(path.parent)


def _places(folder: Path) -> Iterator[Path]:
    yield folder / KEY_NAME
    yield folder / BACKUPS / KEY_NAME


def _read(path: Path) -> KeyFile | None:
    """None where it is missing or not what was written."""
    try:
        content = json.loads(path.read_text(encoding="ascii"))
        if content.pop("check") != _check(content) or content.pop("format") != _FORMAT:
            return None
        found = KeyFile(**content)
        return found if found.cost in _COSTS else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _check(content: dict[str, Any]) -> str:
    """Tells damage from a wrong passphrase."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def _wrapped(file: KeyFile, passphrase: str, key: bytes) -> KeyFile:
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap

    salted = replace(file, salt=os.urandom(16).hex())
    return replace(salted, wrapped=aes_key_wrap(_derived(passphrase, salted), key).hex())


def _derived(passphrase: str, file: KeyFile) -> bytes:
    """Characters that keyboards compose in several ways count as the same."""
    given = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    sizes = {"n": file.cost, "r": _BLOCK, "p": 1, "maxmem": 256 * file.cost * _BLOCK, "dklen": _KEY_BYTES}
    return hashlib.scrypt(given, salt=bytes.fromhex(file.salt), **sizes)
