"""A document that was read elsewhere, or for others: everything that reading it has left behind."""

from dataclasses import dataclass

from rmt_desktop.domain.documents import ParsedDocument
from rmt_desktop.domain.segments import Heading, Segment, Snapshot


@dataclass(frozen=True, slots=True)
class WholeReading:
    """A file, parsed and read to its end."""

    parsed: ParsedDocument
    weights: str
    """Fingerprint of the model that has read it."""
    segments: tuple[Segment, ...]
    headings: tuple[Heading, ...]
    snapshots: tuple[Snapshot, ...]
    """One for each segment."""
