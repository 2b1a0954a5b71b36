"""The identity of a file: its content, whatever its name and place."""

import hashlib
from pathlib import Path

from rmt_desktop.ingest.source import opened


def content_hash(path: Path) -> str:
    """Return the SHA-256 of the file's bytes in hexadecimal.

    Raises:
        FileMissing: there is no such file or it cannot be read.
    """
    with opened(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
