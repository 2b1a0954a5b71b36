"""Collections and tags: how the user puts documents in order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Insert, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from rmt_desktop.domain.errors import NameRefused
from rmt_desktop.domain.shelving import Collection
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.folding import same_name
from rmt_desktop.storage.stores import Stores

MOST_CHARACTERS = 80


class Collections(Stores):
    """Named sets of documents, and words stuck to documents."""

    def collections(self) -> list[Collection]:
        """All collections with their documents, by name."""
        with self._precious.read() as connection:
            members: defaultdict[int, set[int]] = defaultdict(set)
            for collection_id, document_id in connection.execute(select(t.collection_documents)):
                members[collection_id].add(document_id)
            rows = connection.execute(select(t.collections).order_by(t.collections.c.key)).all()
        return [Collection(row.id, row.name, frozenset(members[row.id])) for row in rows]

    def add_collection(self, name: str, document_ids: Iterable[int] = ()) -> Collection:
        """A new collection.

        Raises:
            NameRefused: the name is empty, too long, or that of another collection.
        """
        name = checked_name(name)
        with self._precious.write() as connection:
            with _unique(name):
                result = connection.execute(insert(t.collections).values(key=same_name(name), name=name))
            collection_id = int(result.lastrowid)
            ids = _add_documents(connection, collection_id, document_ids)
        return Collection(collection_id, name, frozenset(ids))

    def rename_collection(self, collection_id: int, name: str) -> None:
        """Give a collection another name; raises as :meth:`add_collection`."""
        name = checked_name(name)
        with self._precious.write() as connection, _unique(name):
            change = update(t.collections).where(t.collections.c.id == collection_id)
            connection.execute(change.values(key=same_name(name), name=name))

    def remove_collection(self, collection_id: int) -> None:
        """Forget a collection; its documents stay in the library."""
        with self._precious.write() as connection:
            connection.execute(delete(t.collections).where(t.collections.c.id == collection_id))

    def collect(self, collection_id: int, document_ids: Iterable[int]) -> None:
        """Put documents into a collection; KeyError if it or one of them is gone."""
        with self._precious.write() as connection:
            _add_documents(connection, collection_id, document_ids)

    def uncollect(self, collection_id: int, document_ids: Iterable[int]) -> None:
        """Take documents out of a collection; they stay in the library."""
        members = t.collection_documents.c
        with self._precious.write() as connection:
            where = (members.collection_id == collection_id) & members.document_id.in_(list(document_ids))
            connection.execute(delete(t.collection_documents).where(where))

    def tags(self) -> dict[int, tuple[str, ...]]:
        """The tags of every document that has any, by the document's number."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        query = select(t.document_tags).order_by(t.document_tags.c.document_id, t.document_tags.c.key)
        with self._precious.read() as connection:
            for document_id, _, tag in connection.execute(query):
                found[document_id].append(tag)
        return {document_id: tuple(tags) for document_id, tags in found.items()}

    def set_tags(self, document_id: int, tags: Sequence[str]) -> tuple[str, ...]:
        """Replace a document's tags; written as other documents have them.

        Raises:
            NameRefused: a tag is empty or too long.
            KeyError: the document is gone.
        """
        named = {same_name(tag): checked_name(tag) for tag in tags}
        columns = t.document_tags.c
        with self._precious.write() as connection:
            connection.execute(delete(t.document_tags).where(columns.document_id == document_id))
            written = select(columns.key, columns.tag).where(columns.key.in_(named))
            named |= {row.key: row.tag for row in connection.execute(written)}
            rows: list[dict[str, Any]] = [
                {"document_id": document_id, "key": key, "tag": tag} for key, tag in sorted(named.items())
            ]
            _insert(connection, insert(t.document_tags), rows, f"document {document_id}")
        return tuple(row["tag"] for row in rows)


def checked_name(name: str, most: int = MOST_CHARACTERS) -> str:
    """The name on one line.

    Raises:
        NameRefused: nothing is left, or too much.
    """
    name = " ".join(name.split())
    if not any(character.isprintable() and not character.isspace() for character in name):
        raise NameRefused("A name needs at least one character.")
    if len(name) > most:
        raise NameRefused(f"The name has {len(name):,} characters; {most} are the most.")
    return name


def _add_documents(connection: Connection, collection_id: int, document_ids: Iterable[int]) -> list[int]:
    ids = list(dict.fromkeys(document_ids))
    rows = [{"collection_id": collection_id, "document_id": document_id} for document_id in ids]
    known = select(t.collection_documents.c.document_id).where(t.collection_documents.c.collection_id == collection_id)
    there = set(connection.scalars(known))
    new = [row for row in rows if row["document_id"] not in there]
    _insert(connection, insert(t.collection_documents), new, f"collection {collection_id} or one of {ids}")
    return ids


def _insert(connection: Connection, statement: Insert, rows: Sequence[dict[str, Any]], what: str) -> None:
    if not rows:
        return
    try:
        connection.execute(statement, rows)
    except IntegrityError as error:
        raise KeyError(what) from error


@contextmanager
def _unique(name: str) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise NameRefused(f"There is a collection named “{name}” already.") from error
