"""``rmt-desktop protect`` and ``unprotect``: a passphrase for the library."""

import argparse

from rmt_desktop.console import ask_passphrase, print_json
from rmt_desktop.domain.store_errors import PassphraseRefused
from rmt_desktop.paths import data_folder
from rmt_desktop.storage.vault import is_protected
from rmt_desktop.workflows.protecting import NEW_VARIABLE, VARIABLE, change, forget, given, protect, remember, unprotect


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What can be said after ``protect``."""
    what = command.add_mutually_exclusive_group()
    what.add_argument("--change", action="store_true", help="give the library another passphrase")
    what.add_argument("--keyring", action="store_true", help="keep the passphrase in the system's keyring")
    what.add_argument("--no-keyring", action="store_true", help="keep it there no longer")


def protect_library(options: argparse.Namespace) -> int:
    """Encrypt chats, answers, texts and backups with a passphrase (asked for, or in RMT_DESKTOP_PASSPHRASE)."""
    folder = data_folder(options.data_dir)
    if options.change:
        old = _passphrase(VARIABLE, "Passphrase: ")
        change(folder, old, _new_passphrase(NEW_VARIABLE))
        return _tell(options, True, "The library has another passphrase.")
    if options.no_keyring:
        forget(folder)
        return _tell(options, True, "The passphrase is not kept in the keyring.")
    if options.keyring and is_protected(folder):
        remember(folder, _passphrase(VARIABLE, "Passphrase: "))
        return _tell(options, True, "The passphrase is kept in the system's keyring.")
    protect(folder, _new_passphrase(VARIABLE), options.keyring)
    return _tell(options, True, "The library is encrypted. Without its passphrase nobody can read it, you included.")


def unprotect_library(options: argparse.Namespace) -> int:
    """Decrypt the library and its backups; the passphrase is asked for, or in RMT_DESKTOP_PASSPHRASE."""
    folder = data_folder(options.data_dir)
    if not is_protected(folder):
        raise PassphraseRefused("The library has no passphrase.")
    unprotect(folder, _passphrase(VARIABLE, "Passphrase: "))
    return _tell(options, False, "The library is no longer encrypted.")


def _passphrase(variable: str, prompt: str) -> str:
    """From the environment, or typed where there is a terminal."""
    return given(variable) or ask_passphrase(prompt, variable)


def _new_passphrase(variable: str) -> str:
    """Typed twice."""
    found = given(variable)
    if found:
        return found
    first = _passphrase(variable, "New passphrase: ")
    if ask_passphrase("Again: ", variable) != first:
        raise PassphraseRefused("The two passphrases differ. Nothing was changed.")
    return first


def _tell(options: argparse.Namespace, protected: bool, text: str) -> int:
    if options.json:
        print_json({"protected": protected})
    else:
        print(text)
    return 0
