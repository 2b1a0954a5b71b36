"""Errors of files that cannot be read as documents; :mod:`.errors` draws the whole tree."""

from rmt_desktop.domain.errors import RmtError


class InputError(RmtError):
    """A file that cannot be read as a document."""

    title = "Cannot read this file"


class FileMissing(InputError):
    """The path names no readable file."""

    title = "File not found"


class EmptyFile(InputError):
    """The file has no bytes, or the document no pages."""

    title = "Empty file"


class UnknownFormat(InputError):
    """Neither suffix nor content is of a format the program reads."""

    title = "Unknown format"


class DamagedFile(InputError):
    """The file claims to be of a known format but cannot be parsed."""

    title = "Damaged file"


class ParserCrashed(DamagedFile):
    """The file brought down the process that reads it."""


class Quarantined(DamagedFile):
    """The file did so more than once; it is tried again only when the user says so."""

    title = "In quarantine"


class FileTooLarge(InputError):
    """Parsing ran into the limit of time, memory, size or pages."""

    title = "File too large"


class FileChanged(InputError):
    """The file is not what it was a moment ago, or when its document was added."""

    title = "The file has changed"


class PasswordNeeded(InputError):
    """The document is encrypted and opens with a password only."""

    title = "Password needed"


class WrongPassword(PasswordNeeded):
    """The password given does not open the document."""

    title = "Wrong password"


class NoText(InputError):
    """Every page is an image: there is nothing to read without OCR."""

    title = "No text in this file"
