"""Biopython's version, and its warnings turned into sentences for the user."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import Bio

VERSION = f"biopython {Bio.__version__}"

_LONGEST = 120


@contextmanager
def remarks() -> Iterator[list[str]]:
    """Collect what Biopython warns of; the list holds at most one sentence afterwards."""
    told: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield told
    if caught:
        first = " ".join(str(caught[0].message).split())[:_LONGEST]
        more = f" and {len(caught) - 1} more" if len(caught) > 1 else ""
        told.append(f"The file breaks the rules of its format and was read as well as possible ({first}{more}).")
