"""Putting documents in order: collections, tags, names. Each change is stored at once and told as one event."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.shelving import Collection, WatchedFolder
from rmt_desktop.storage.collecting import checked_name
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.events import OrderChanged
from rmt_desktop.workflows.shelf import Shelf

MOST_TITLE = 200
"""Characters of a document's title."""


class Ordering(Shelf):
    """What a user does to the library as to a shelf; nothing of it touches a file."""

    def collections(self) -> list[Collection]:
        """All collections with their documents, by name."""
        return self._library.collections()

    def tags(self) -> dict[int, tuple[str, ...]]:
        """The tags of every document that has any."""
        return self._library.tags()

    def watched_folders(self) -> list[WatchedFolder]:
        """The folders whose new files are read by themselves."""
        return self._library.watched_folders()

    def add_collection(self, name: str, document_ids: Iterable[int] = ()) -> Collection:
        """A new collection; NameRefused if the name says nothing or is taken."""
        made = self._library.add_collection(name, document_ids)
        self._board.post(OrderChanged())
        return made

    def rename_collection(self, collection_id: int, name: str) -> None:
        """Give a collection another name; NameRefused if it says nothing or is taken."""
        self._library.rename_collection(collection_id, name)
        self._board.post(OrderChanged())

    def remove_collection(self, collection_id: int) -> None:
        """Forget a collection; its documents stay."""
        self._library.remove_collection(collection_id)
        self._board.post(OrderChanged())

    def collect(self, collection_id: int, document_ids: Iterable[int]) -> None:
        """Put documents into a collection; KeyError if it or one of them is gone."""
        self._library.collect(collection_id, document_ids)
        self._board.post(OrderChanged())

    def uncollect(self, collection_id: int, document_ids: Iterable[int]) -> None:
        """Take documents out of a collection."""
        self._library.uncollect(collection_id, document_ids)
        self._board.post(OrderChanged())

    def set_tags(self, document_id: int, tags: Sequence[str]) -> None:
        """Replace a document's tags; NameRefused if one is empty or too long, KeyError if the document is gone."""
        self._library.set_tags(document_id, tags)
        self._board.post(OrderChanged())

    def rename(self, document_id: int, title: str) -> Document:
        """Show a document under another title; raises NameRefused, or KeyError if it is gone."""
        renamed = rename_document(self._library, document_id, title)
        self._board.post_document(document_id)
        return renamed


def rename_document(library: Library, document_id: int, title: str) -> Document:
    """Give a document another title, its suffix kept; the file keeps its own name.

    Raises:
        NameRefused: the title says nothing or too much.
        KeyError: the document is gone.
    """
    suffix = Path(library.document(document_id).name).suffix
    title = checked_name(title.strip().removesuffix(suffix) if suffix else title, MOST_TITLE)
    return library.rename_document(document_id, title + suffix)
