"""Versions of the program: what came with each, and one that is said to be out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReleaseNotes:
    """What the list of changes says of one version."""

    version: str
    date: str
    """``2026-11-24``; empty while it is not released."""
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version that is newer than the running one."""

    version: str
    page: str
    """Where it can be read about and downloaded; empty if the feed names no https:// address."""
