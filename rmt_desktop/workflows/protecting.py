"""A passphrase for the library: setting, changing and removing it, and giving it without being asked."""

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rmt_desktop.domain.errors import KeyringError
from rmt_desktop.domain.store_errors import PassphraseRefused, WrongPassphrase
from rmt_desktop.storage.key_file import find_key_file, opened, write_key_file
from rmt_desktop.storage.keys import forget_key, store_key, stored_key
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.protection import change_passphrase, protect_folder, require_long, unprotect_folder
from rmt_desktop.storage.vault import is_protected, is_unlocked, unlock

__all__ = ["is_protected", "is_unlocked", "require_long"]  # for the window

VARIABLE = "RMT_DESKTOP_PASSPHRASE"
NEW_VARIABLE = "RMT_DESKTOP_NEW_PASSPHRASE"


def given(variable: str) -> str:
    """A passphrase from the environment, taken out of it: processes that are started later do not get it."""
    return os.environ.pop(variable, "")


def unlock_unasked(folder: Path) -> bool:
    """Open a protected library with the passphrase in the environment or in the system's keyring; whether it is open.

    Raises:
        WrongPassphrase: the one in the environment is not the library's.
        StoreLocked: the key file is damaged.
    """
    passphrase = given(VARIABLE)
    if is_unlocked(folder):
        return True
    if passphrase:
        unlock(folder, passphrase)
        return True
    kept = _from_keyring(folder)
    if kept:
        with suppress(WrongPassphrase):  # changed on another machine
            unlock(folder, kept)
    return is_unlocked(folder)


def give_passphrase(folder: Path, passphrase: str, in_keyring: bool) -> None:
    """Open a protected library with what was typed; with ``in_keyring`` it is not asked for again.

    Raises:
        WrongPassphrase: it is not the library's.
        KeyringError: it is, but cannot be kept.
    """
    unlock(folder, passphrase)
    if in_keyring:
        remember(folder, passphrase)


def protect(folder: Path, passphrase: str, in_keyring: bool = False) -> None:
    """Encrypt a library that is not open, its texts and its backups included.

    Raises:
        PassphraseRefused, KeyringError: nothing was changed.
        StoreError: the library cannot be used, or the disk fails; then the next opening goes on.
    """
    if find_key_file(folder) is None:
        Library.open(folder).close()  # what is damaged, left over or of an older form is set right first
    protect_folder(folder, passphrase, in_keyring=False)
    if in_keyring:
        remember(folder, passphrase)


def unprotect(folder: Path, passphrase: str) -> None:
    """Decrypt a library that is not open.

    Raises:
        WrongPassphrase, PassphraseRefused: nothing was changed.
        StoreError: the disk fails; then the next opening goes on.
    """
    file = find_key_file(folder)
    unprotect_folder(folder, passphrase)
    if file is not None and file.in_keyring:
        with suppress(KeyringError):  # it opens nothing any more
            forget_key(_name(file.id))


def change(folder: Path, old: str, new: str) -> None:
    """Another passphrase, also in the keyring if the old one is kept there.

    Raises:
        WrongPassphrase, PassphraseRefused, StoreError: nothing was changed.
        KeyringError: changed, but not kept in the keyring any more.
    """
    file = find_key_file(folder)
    change_passphrase(folder, old, new)
    if file is not None and file.in_keyring:
        remember(folder, new)


def check(folder: Path, passphrase: str) -> None:
    """Raise :class:`WrongPassphrase` unless it is the library's."""
    file = find_key_file(folder)
    if file is not None:
        opened(file, passphrase)


def remember(folder: Path, passphrase: str) -> None:
    """Keep the passphrase in the system's keyring, so that it is not asked for on this machine.

    Raises:
        WrongPassphrase: it is not the library's.
        PassphraseRefused: the library has none.
        KeyringError: there is no keyring, or it refuses; the passphrase is asked for as before.
    """
    file = find_key_file(folder)
    if file is None:
        raise PassphraseRefused("The library has no passphrase.")
    unlock(folder, passphrase)
    store_key(_name(file.id), passphrase)
    write_key_file(folder, replace(file, in_keyring=True))


def forget(folder: Path) -> None:
    """Keep the passphrase in the keyring no longer.

    Raises:
        KeyringError: the keyring refuses.
    """
    file = find_key_file(folder)
    if file is not None and file.in_keyring:
        forget_key(_name(file.id))
        write_key_file(folder, replace(file, in_keyring=False))


def is_remembered(folder: Path) -> bool:
    """Whether the passphrase is kept in the keyring."""
    file = find_key_file(folder)
    return file is not None and file.in_keyring


def _from_keyring(folder: Path) -> str | None:
    file = find_key_file(folder)
    if file is None or not file.in_keyring:
        return None
    with suppress(KeyringError):  # locked or gone: the passphrase is asked for
        return stored_key(_name(file.id))
    return None


def _name(key_id: str) -> str:
    return f"passphrase of library {key_id}"
