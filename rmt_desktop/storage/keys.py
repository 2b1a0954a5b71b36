"""Keys of services on the network, in the operating system's keyring and nowhere else."""

from collections.abc import Callable
from typing import TypeVar

from rmt_desktop.domain.errors import KeyringError

_SERVICE = "RMT Desktop"
_T = TypeVar("_T")


def stored_key(url: str) -> str | None:
    """The key that was stored for an address; None if there is none.

    Raises:
        KeyringError: the keyring is locked or cannot be asked.
    """
    import keyring
    from keyring.errors import NoKeyringError

    def read() -> str | None:
        try:
            return keyring.get_password(_SERVICE, url)
        except NoKeyringError:
            return None  # where none can be stored, none is

    return _told(read)


def store_key(url: str, key: str) -> None:
    """Keep a key for an address, in place of an earlier one.

    Raises:
        KeyringError: this system has no keyring, or refuses.
    """
    import keyring

    _told(lambda: keyring.set_password(_SERVICE, url, key))


def forget_key(url: str) -> None:
    """Remove the key of an address; none stored is no error.

    Raises:
        KeyringError: the keyring refuses.
    """
    import keyring

    if stored_key(url) is not None:
        _told(lambda: keyring.delete_password(_SERVICE, url))


def _told(action: Callable[[], _T]) -> _T:
    from keyring.errors import KeyringError as Refused
    from keyring.errors import NoKeyringError

    try:
        return action()
    except NoKeyringError as error:
        raise KeyringError(
            "This system has no keyring in which a key could be kept safely, and keys are kept nowhere else. On "
            "Linux, install and unlock GNOME Keyring or KWallet; a service that wants no key works without."
        ) from error
    except Refused as error:
        raise KeyringError(f"The system's keyring refuses ({error}). Unlock it and try again.") from error
