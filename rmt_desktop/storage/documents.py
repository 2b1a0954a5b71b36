"""Documents: what is known about each file of the library."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, delete, insert, select, update

from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.storage import derived_tables as d
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.columns import now
from rmt_desktop.storage.page_words import drop_words
from rmt_desktop.storage.stores import Stores

VACUUM_PAGES = 2_048
"""Most database pages given back to the disk at once (8 MB); closing gives back more."""

_DROP_TEXT = delete(d.texts)


class ReadCount(NamedTuple):
    """How far a document is read."""

    segments: int = 0
    read: int = 0


class Documents(Stores):
    """The documents of the library and their states."""

    def documents(self) -> list[Document]:
        """All documents, newest first."""
        with self._precious.read() as connection:
            rows = connection.execute(select(t.documents).order_by(t.documents.c.id.desc())).all()
        counts = self._read_counts()
        return [document_of(row, counts.get(row.id, ReadCount())) for row in rows]

    def document(self, document_id: int) -> Document:
        """One document; KeyError if it is gone."""
        found = self._one(select(t.documents).where(t.documents.c.id == document_id))
        if found is None:
            raise KeyError(f"document {document_id}")
        return found

    def find(self, content_hash: str) -> Document | None:
        """The document with this content, if the library has it."""
        return self._one(select(t.documents).where(t.documents.c.content_hash == content_hash))

    def add_document(self, *, content_hash: str, name: str, path: Path, kind: str, size: int) -> Document:
        """A new document, queued; where its content is known already, the document that has it, unchanged."""
        values = {
            "content_hash": content_hash,
            "name": name,
            "path": str(path),
            "kind": kind,
            "size": size,
            "added": now(),
            "state": DocumentState.QUEUED.value,
        }
        statement = insert(t.documents).prefix_with("OR IGNORE").values(values)
        with self._precious.write() as connection:
            connection.execute(delete(t.removals).where(t.removals.c.content_hash == content_hash))
            connection.execute(statement)
        added = self.find(content_hash)
        if added is None:
            raise KeyError(f"document {name} was removed as soon as it was added")
        return added

    def set_state(self, document_id: int, state: DocumentState, reason: str | None = None) -> Document:
        """Change the state; ``reason`` replaces the reason stored so far, None clears it."""
        return self._change(document_id, {"state": state.value, "reason": reason})

    def set_reason(self, document_id: int, reason: str) -> Document:
        """Replace what the user is told beside the state."""
        return self._change(document_id, {"reason": reason})

    def set_path(self, document_id: int, path: Path) -> Document:
        """Note where the file is now."""
        return self._change(document_id, {"path": str(path)})

    def rename_document(self, document_id: int, name: str) -> Document:
        """Change the name shown; the file keeps its own. KeyError if the document is gone."""
        return self._change(document_id, {"name": name})

    def note_crash(self, document_id: int) -> Document:
        """Count that reading the file brought down the process that did it; KeyError if the document is gone."""
        return self._change(document_id, {"crashes": t.documents.c.crashes + 1})

    def forget_crashes(self, document_id: int) -> None:
        """What was counted by :meth:`note_crash` came to a good end; nothing happens if the document is gone."""
        with contextlib.suppress(KeyError):
            self._change(document_id, {"crashes": 0})

    def remove_document(self, document_id: int) -> None:
        """Forget a document and all derived from it; chats keep their questions, answers and quotes.

        What was stored is overwritten on the disk, in the older backups when the next is made. The metadata goes
        first: a crash right after it leaves derived rows that the next start drops.
        """
        this = t.documents.c.id == document_id
        content = select(t.documents.c.content_hash).where(this)
        with self._precious.write() as connection:
            connection.execute(insert(t.removals).prefix_with("OR IGNORE").from_select(["content_hash"], content))
            connection.execute(delete(t.documents).where(this))
        self._drop_derived(document_id)
        for store in (self._precious, self._derived):
            store.empty_log()

    def _change(self, document_id: int, values: Mapping[str, object]) -> Document:
        with self._precious.write() as connection:
            statement = update(t.documents).where(t.documents.c.id == document_id).values(values)
            if connection.execute(statement).rowcount == 0:
                raise KeyError(f"document {document_id}")
        return self.document(document_id)

    def _drop_derived(self, document_id: int) -> None:
        with self._derived.write() as connection:
            connection.execute(_DROP_TEXT.where(d.texts.c.document_id == document_id))
            drop_words(connection, document_id)
        self._derived.shrink(VACUUM_PAGES)

    def _one(self, query: Select[Any]) -> Document | None:
        with self._precious.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else document_of(row, self._read_count(row.id))

    def _read_count(self, document_id: int) -> ReadCount:
        query = select(d.readings.c.segment_count, d.readings.c.segments_read)
        with self._derived.read() as connection:
            row = connection.execute(query.where(d.readings.c.document_id == document_id)).one_or_none()
        return ReadCount() if row is None else ReadCount(*row)

    def _read_counts(self) -> dict[int, ReadCount]:
        columns = d.readings.c
        query = select(columns.document_id, columns.segment_count, columns.segments_read)
        with self._derived.read() as connection:
            return {key: ReadCount(count, read) for key, count, read in connection.execute(query)}


def document_of(row: Row[Any], count: ReadCount) -> Document:
    """A row of the table as a document."""
    return Document(
        id=row.id,
        content_hash=row.content_hash,
        name=row.name,
        path=Path(row.path),
        kind=row.kind,
        size=row.size,
        added=row.added,
        state=DocumentState(row.state),
        parser=row.parser,
        page_count=row.page_count,
        segment_count=count.segments,
        segments_read=count.read,
        reason=row.reason,
        pages_without_text=row.pages_without_text,
        crashes=row.crashes,
    )
