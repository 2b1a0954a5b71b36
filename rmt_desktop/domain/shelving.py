"""How documents are put in order and found again: collections, tags, places of words."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of documents; a document may be in several."""

    id: int
    name: str
    document_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class WordHit:
    """A page that has all the words searched for."""

    document_id: int
    page: int
    """1-based."""


@dataclass(frozen=True, slots=True)
class WordHits:
    """Pages found, best first, and how many there are of each document in all."""

    hits: tuple[WordHit, ...] = ()
    counts: tuple[tuple[int, int], ...] = ()
    """Document and number of its pages that have the words."""

    @property
    def total(self) -> int:
        """How many pages have the words."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells a file from its earlier self without opening it."""

    path: Path
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds since 1970."""


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder whose new files are read by themselves."""

    id: int
    path: Path
