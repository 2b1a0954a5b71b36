"""Which documents of the library are shown, and in which order."""

import re
from collections.abc import Collection
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QSortFilterProxyModel

from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.storage.folding import fold, terms
from rmt_desktop.ui.library_model import Index, LibraryModel


class SortOrder(StrEnum):
    """Orders of the library."""

    NEWEST = "newest"
    NAME = "name"
    STATE = "state"
    PAGES = "pages"


_STATES = (
    DocumentState.FAILED, DocumentState.PASSWORD, DocumentState.READING, DocumentState.PARSING, DocumentState.QUEUED,
    DocumentState.PAUSED, DocumentState.READ,
)  # fmt: skip


def natural(name: str) -> tuple[Any, ...]:
    """A key that sorts names as people do: numbers by their value, capitals and accents not counting.

    >>> sorted(["Lease 10", "Étude", "lease 9", "Zoning"], key=natural)
    ['Étude', 'lease 9', 'Lease 10', 'Zoning']
    """
    parts = re.split(r"([0-9]+)", " ".join(fold(name).split()))
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part)


class LibraryFilter(QSortFilterProxyModel):
    """A window onto the library's model: a scope, the words searched for, an order."""

    def __init__(self, model: LibraryModel) -> None:
        super().__init__(model)
        self._model = model
        self._scope: frozenset[int] | None = None
        self._terms: list[str] = []
        self._found: frozenset[int] = frozenset()
        self.order = SortOrder.NEWEST
        self.setSourceModel(model)  # newest first, as it is: nothing to sort while the program starts

    def show_scope(self, document_ids: Collection[int] | None) -> None:
        """Show only these documents; None: all."""
        self._scope = None if document_ids is None else frozenset(document_ids)
        self.invalidate()

    def scope(self) -> frozenset[int] | None:
        """The documents that may be shown; None: all."""
        return self._scope

    def show_words(self, words: str) -> None:
        """Show only documents with these words in name or tags, or in their text as far as :meth:`show_found` said."""
        self._terms, self._found = [term for term, _ in terms(words)], frozenset()
        self.invalidate()

    def show_found(self, document_ids: frozenset[int]) -> None:
        """Show these documents, too: their text has the words."""
        self._found = document_ids
        self.invalidate()

    def set_order(self, order: SortOrder) -> None:
        """Sort in another way."""
        self.order = order
        self.sort(-1 if order is SortOrder.NEWEST else 0)
        self.invalidate()

    def shown(self) -> list[Document]:
        """The documents shown, in order."""
        documents = self._model.documents()
        return [documents[self.mapToSource(self.index(row, 0)).row()] for row in range(self.rowCount())]

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a row of the model is shown."""
        document = self._model.document_at(row)
        if self._scope is not None and document.id not in self._scope:
            return False
        if not self._terms or document.id in self._found:
            return True
        named = fold(" ".join((document.name, *self._model.tags(document.id))))
        return all(term in " ".join(named.split()) for term in self._terms)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Whether one row comes before another."""
        return bool(self._key(self._model.document_at(left.row())) < self._key(self._model.document_at(right.row())))

    def _key(self, document: Document) -> tuple[Any, ...]:
        match self.order:
            case SortOrder.NAME:
                return (natural(document.name), -document.id)
            case SortOrder.STATE:
                return (_STATES.index(document.state), natural(document.name), -document.id)
            case SortOrder.PAGES:
                return (-document.page_count, natural(document.name), -document.id)
            case SortOrder.NEWEST:
                return (-document.id,)
