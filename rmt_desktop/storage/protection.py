"""A whole data folder is protected, or no longer: its databases one by one, in whatever state an end left them.

The key file says what is wanted; :func:`settle` makes every database so, before the library opens. It is therefore
the same whether it begins, goes on after a ``kill -9``, or finds a plain backup that somebody has put there.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rmt_desktop.domain.store_errors import CorruptStore, PassphraseRefused, StoreLocked
from rmt_desktop.storage.aside import kept_aside
from rmt_desktop.storage.backups import Backups
from rmt_desktop.storage.connecting import cipher
from rmt_desktop.storage.encrypting import MADE_SUFFIX, REPLACED_SUFFIX, clear_rests, convert
from rmt_desktop.storage.inspection import size_of
from rmt_desktop.storage.key_file import (
    KEY_NAME,
    drop_key_file,
    find_key_file,
    heal_key_file,
    new_key_file,
    opened,
    with_passphrase,
    write_key_file,
)
from rmt_desktop.storage.lock import FolderLock
from rmt_desktop.storage.migrations import PRECIOUS_SCHEMA
from rmt_desktop.storage.recovery import REBUILT_FOLDERS
from rmt_desktop.storage.seals import seal
from rmt_desktop.storage.vault import hold, is_plain, is_unlocked, key_of, looks_encrypted

PRECIOUS_NAME = "library.db"
DERIVED_NAME = "derived.db"
LEAST_CHARACTERS = 8


def protect_folder(folder: Path, passphrase: str, in_keyring: bool = False) -> None:
    """Encrypt the databases of a library that is not open, its backups included.

    Raises:
        PassphraseRefused: too short, or there is one already.
        StoreInUse: the library is open.
        StoreError: the disk is full or fails, and the next opening goes on; or SQLCipher cannot be loaded, and nothing
            was changed.
    """
    require_long(passphrase)
    lock = FolderLock(folder)
    try:
        if find_key_file(folder) is not None:
            raise PassphraseRefused("The library has a passphrase already. Change it, or remove it first.")
        cipher()  # before a key file demands what cannot be done here
        file, key = new_key_file(passphrase)
        hold(file, key)
        write_key_file(folder, replace(file, in_keyring=in_keyring))
        settle(folder)
    finally:
        lock.release()


def unprotect_folder(folder: Path, passphrase: str) -> None:
    """Decrypt the databases of a library that is not open, its backups included.

    Raises:
        WrongPassphrase: nothing was changed.
        PassphraseRefused: it has none.
        StoreInUse, StoreError: as :func:`protect_folder`.
    """
    lock = FolderLock(folder)
    try:
        file = find_key_file(folder)
        if file is None:
            raise PassphraseRefused("The library has no passphrase.")
        hold(file, opened(file, passphrase))
        write_key_file(folder, replace(file, leaving=True))
        settle(folder)
    finally:
        lock.release()


def change_passphrase(folder: Path, old: str, new: str, in_keyring: bool = False) -> None:
    """Give the key another passphrase, also while the library is open; the databases stay as they are.

    Raises:
        WrongPassphrase, PassphraseRefused, StoreError: nothing was changed.
    """
    require_long(new)
    file = find_key_file(folder)
    if file is None:
        raise PassphraseRefused("The library has no passphrase.")
    changed = with_passphrase(file, new, opened(file, old))
    write_key_file(folder, replace(changed, in_keyring=in_keyring))


def settle(folder: Path) -> tuple[Path, ...]:
    """Make every database what the key file wants; whoever calls holds the folder's lock.

    Returns:
        files that stay plain in a protected folder, since they are damaged.

    Raises:
        StoreLocked: the passphrase was not given yet, or the key file is gone.
        StoreError: the disk is full or fails.
    """
    file = find_key_file(folder)
    if file is None:
        _require_no_key_lost(folder)
        return ()
    if not is_unlocked(folder):
        raise StoreLocked("The library is protected with a passphrase.")
    heal_key_file(folder, file)
    key = None if file.leaving else key_of(folder / PRECIOUS_NAME)
    backups = [backup.path for backup in Backups(folder, PRECIOUS_SCHEMA).all()]
    for path in (folder / PRECIOUS_NAME, folder / DERIVED_NAME, *backups):
        _settle_one(path, key, sealed=path in backups)
    if file.leaving:
        drop_key_file(folder)
        return ()
    for name in REBUILT_FOLDERS:  # indexes and caches hold words, and are kept in memory from now on
        shutil.rmtree(folder / name, ignore_errors=True)
    return tuple(path for path in (*backups, *kept_aside(folder)) if is_plain(path))


def rests(folder: Path) -> Iterator[Path]:
    """What an end in the middle of a conversion left behind; the next opening removes it."""
    for suffix in (MADE_SUFFIX, REPLACED_SUFFIX):
        yield from folder.glob(f"*.db{suffix}*")
        yield from (folder / "backups").glob(f"*.db{suffix}*")


def _settle_one(path: Path, key: bytes | None, *, sealed: bool) -> None:
    """A damaged database is left to its recovery."""
    clear_rests(path)
    if size_of(path) == 0 or is_plain(path) == (key is None):
        return
    with suppress(CorruptStore):
        convert(path, key)
        if sealed:
            with suppress(OSError):
                seal(path)


def _require_no_key_lost(folder: Path) -> None:
    """Without its key an encrypted database cannot be told from damage, but that it and all backups are noise."""
    path = folder / PRECIOUS_NAME
    backups = [backup.path for backup in Backups(folder, PRECIOUS_SCHEMA).all()]
    if looks_encrypted(path) and not any(map(is_plain, backups)):
        raise StoreLocked(
            f"The library is encrypted, and its key file is missing. Put {KEY_NAME} back into {folder}, from the "
            "folder of the backups or an earlier copy of your data. Nothing was changed."
        )


def require_long(passphrase: str) -> None:
    """Raise :class:`PassphraseRefused` if a passphrase is too short to protect anything."""
    if len(passphrase.strip()) < LEAST_CHARACTERS:
        raise PassphraseRefused(f"A passphrase has at least {LEAST_CHARACTERS} characters; several words are best.")
