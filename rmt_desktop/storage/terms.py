"""Terms that documents define, found once and kept until other rules find them."""

import json
from collections.abc import Sequence
from dataclasses import astuple

from sqlalchemy import delete, insert, select

from rmt_desktop.domain.terms import DefinedTerm, TermKind
from rmt_desktop.storage import derived_tables as d
from rmt_desktop.storage.stores import Stores


class Terms(Stores):
    """Lists of defined terms; lost with the rebuildable database, found again in the text."""

    def terms(self, document_id: int, rules: str) -> list[DefinedTerm] | None:
        """The terms that these rules found, in reading order; None if they were not looked for."""
        columns = d.term_lists.c
        query = select(columns.terms).where(columns.document_id == document_id, columns.rules == rules)
        with self._derived.read() as connection:
            stored = connection.scalar(query)
        return None if stored is None else [_term(*row) for row in json.loads(stored)]

    def store_terms(self, document_id: int, rules: str, terms: Sequence[DefinedTerm]) -> None:
        """Keep the terms of a document; KeyError if its pages are not stored."""
        row = {"document_id": document_id, "rules": rules, "terms": json.dumps([astuple(term) for term in terms])}
        with self._derived.write() as connection:
            if connection.scalar(select(d.texts.c.document_id).where(d.texts.c.document_id == document_id)) is None:
                raise KeyError(f"pages of document {document_id}")
            connection.execute(delete(d.term_lists).where(d.term_lists.c.document_id == document_id))
            connection.execute(insert(d.term_lists), row)


def _term(term: str, definition: str, kind: str, page: int, start: int, end: int) -> DefinedTerm:
    return DefinedTerm(term, definition, TermKind(kind), page, start, end)
