"""What parsing one file may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ParseLimits:
    """Beyond any of these a file is refused as too large."""

    seconds: float = 300.0
    memory_mb: int = 2048
    """Of the parsing process, in MiB."""
    max_bytes: int = 512 * 2**20
    max_pages: int = 20_000
