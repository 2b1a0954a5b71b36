"""The terms a document defines: found in its text once, kept in the library."""

import contextlib
from collections.abc import Sequence
from typing import Any

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.growth import first
from rmt_desktop.domain.terms import DefinedTerm
from rmt_desktop.retrieval.terms import RULES, find_terms
from rmt_desktop.storage.library import Library


def document_terms(
    library: Library, document_id: int, pages: Sequence[Page] | None = None, parser: str | None = None
) -> list[DefinedTerm]:
    """The terms a stored document defines, in reading order; empty while it is not parsed.

    Args:
        library: where they are kept once they were found.
        document_id: the document.
        pages: its pages, where they are at hand.
        parser: the name their text had before they were fetched, or that it has now; it may have grown since.
    """
    if parser is None:
        parser = library.document(document_id).parser
    rules = RULES + parser.removeprefix(first(parser))
    known = library.terms(document_id, rules)
    if known is not None:
        return known
    found = find_terms(library.pages(document_id) if pages is None else pages)
    with contextlib.suppress(KeyError):  # not parsed yet, or removed meanwhile
        library.store_terms(document_id, rules, found)
    return found


def term_object(term: DefinedTerm) -> dict[str, Any]:
    """One term of ``terms --json``."""
    return {
        "term": term.term,
        "definition": term.definition,
        "kind": term.kind.value,
        "page": term.page,
        "start": term.start,
        "end": term.end,
    }
