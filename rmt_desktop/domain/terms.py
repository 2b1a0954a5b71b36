"""Terms that a document defines for itself."""

from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    """How a term was given its meaning."""

    MEANS = "means"
    """``"Rent" means the sum of …``"""
    NAMED = "named"
    """``Acme Inc. (the "Borrower")``"""
    ABBREVIATION = "abbreviation"
    """``epidermal growth factor receptor (EGFR)``"""


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A term and the passage that defines it: ``page.text[start:end]``."""

    term: str
    definition: str
    """What it stands for, on one line."""
    kind: TermKind
    page: int
    """1-based."""
    start: int
    end: int
