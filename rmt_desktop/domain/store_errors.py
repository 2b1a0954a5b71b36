"""Errors of the library on disk and its protection; :mod:`.errors` draws the whole tree."""

from rmt_desktop.domain.errors import RmtError


class StoreError(RmtError):
    """The library on disk cannot be used."""

    title = "The library cannot be opened"


class NewerSchema(StoreError):
    """The database was written by a newer, incompatible version; it is left untouched."""

    title = "The library belongs to a newer version"


class CorruptStore(StoreError):
    """The database fails its integrity check."""

    title = "The library is damaged"


class ForeignStore(CorruptStore):
    """The database is that of another program; it is left untouched."""

    title = "Not a library of this program"


class StoreLocked(StoreError):
    """The library is encrypted, and its passphrase or its key file is not there; it is left untouched."""

    title = "The library is protected"


class WrongPassphrase(StoreLocked):
    """The passphrase given is not that of the library."""

    title = "Wrong passphrase"


class StoreInUse(StoreError):
    """Another instance of the program holds the data folder."""

    title = "The library is in use"


class PassphraseRefused(RmtError):
    """A library cannot be protected with this passphrase, or not in this state."""

    title = "The protection was not changed"
