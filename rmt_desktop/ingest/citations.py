"""A bibliographic record as a page: title, where it was published, authors, abstract, subjects."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmt_desktop.ingest.content import Stretch


@dataclass(frozen=True, slots=True)
class Citation:
    """What a record of a bibliographic database says."""

    identifier: str
    """``PMID 12345``."""
    title: str
    facts: Sequence[tuple[str, str]]
    """Name and value: journal, date, authors, DOI."""
    abstract: Sequence[tuple[str, str]]
    """Heading (``METHODS``, or nothing) and text of each part."""
    subjects: Sequence[str] = ()

    def section(self) -> Stretch:
        """The record as text."""
        blocks = [f"# {self.title or self.identifier}"]
        blocks.append("\n".join(f"{name}: {value}" for name, value in self.facts if value))
        if self.abstract:
            blocks.append("## Abstract")
            blocks.extend(f"{heading}: {text}" if heading else text for heading, text in self.abstract if text)
        if self.subjects:
            blocks.append("Subjects: " + "; ".join(self.subjects))
        return Stretch("\n\n".join(block for block in blocks if block), self.identifier)
