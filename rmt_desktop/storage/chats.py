"""Chats: conversations over documents."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from rmt_desktop.domain.answers import Chat
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.columns import now
from rmt_desktop.storage.stores import Stores

_PINNED = func.coalesce(t.chat_marks.c.pinned, False)
_CHATS = select(t.chats, _PINNED.label("pinned")).outerjoin(t.chat_marks, t.chat_marks.c.chat_id == t.chats.c.id)


class Chats(Stores):
    """The chats and the documents each is about."""

    def chats(self) -> list[Chat]:
        """All chats that were not thrown away: those pinned first, and the newest first."""
        links = select(t.chat_documents).order_by(t.chat_documents.c.chat_id, t.chat_documents.c.position)
        documents: defaultdict[int, list[int]] = defaultdict(list)
        with self._precious.read() as connection:
            for chat_id, document_id, _ in connection.execute(links):
                documents[chat_id].append(document_id)
            query = _CHATS.where(t.chat_marks.c.discarded.is_(None))
            rows = connection.execute(query.order_by(_PINNED.desc(), t.chats.c.id.desc())).all()
        return [Chat(row.id, row.title, row.created, tuple(documents[row.id]), bool(row.pinned)) for row in rows]

    def add_chat(self, title: str, document_ids: Sequence[int]) -> Chat:
        """A new chat; KeyError if a document is gone."""
        created: datetime = now()
        with self._precious.write() as connection:
            result = connection.execute(insert(t.chats).values(title=title, created=created))
            chat_id = int(result.lastrowid)
            documents = _link(connection, chat_id, document_ids)
        return Chat(chat_id, title, created, documents)

    def set_chat_documents(self, chat_id: int, document_ids: Sequence[int]) -> Chat:
        """Replace the documents of a chat, in this order; KeyError if the chat or a document is gone."""
        with self._precious.write() as connection:
            chat = _chat(connection, chat_id)
            connection.execute(delete(t.chat_documents).where(t.chat_documents.c.chat_id == chat_id))
            _link(connection, chat.id, document_ids)
            return _chat(connection, chat_id)

    def rename_chat(self, chat_id: int, title: str) -> Chat:
        """Change the title; KeyError if the chat is gone."""
        with self._precious.write() as connection:
            connection.execute(update(t.chats).where(t.chats.c.id == chat_id).values(title=title))
            return _chat(connection, chat_id)

    def pin_chat(self, chat_id: int, pinned: bool) -> Chat:
        """List a chat before the others, or not; KeyError if the chat is gone."""
        with self._precious.write() as connection:
            _mark(connection, chat_id, pinned=pinned)
            return _chat(connection, chat_id)

    def discard_chat(self, chat_id: int) -> None:
        """Throw a chat away: hidden at once, removed when the library is opened next."""
        with self._precious.write() as connection:
            _mark(connection, chat_id, discarded=now())

    def restore_chat(self, chat_id: int) -> Chat:
        """Take back that a chat was thrown away; KeyError if it is gone."""
        with self._precious.write() as connection:
            _mark(connection, chat_id, discarded=None)
            return _chat(connection, chat_id)

    def remove_chat(self, chat_id: int) -> None:
        """Remove a chat with its questions and answers; the documents stay."""
        with self._precious.write() as connection:
            connection.execute(delete(t.chats).where(t.chats.c.id == chat_id))


def _link(connection: Connection, chat_id: int, document_ids: Sequence[int]) -> tuple[int, ...]:
    documents = tuple(dict.fromkeys(document_ids))
    rows = [
        {"chat_id": chat_id, "document_id": document_id, "position": position}
        for position, document_id in enumerate(documents)
    ]
    try:
        if rows:
            connection.execute(insert(t.chat_documents), rows)
    except IntegrityError as error:
        raise KeyError(f"one of the documents {documents}") from error
    return documents


def _chat(connection: Connection, chat_id: int) -> Chat:
    row = connection.execute(_CHATS.where(t.chats.c.id == chat_id)).one_or_none()
    if row is None:
        raise KeyError(f"chat {chat_id}")
    links = t.chat_documents.c
    query = select(links.document_id).where(links.chat_id == chat_id).order_by(links.position)
    return Chat(row.id, row.title, row.created, tuple(connection.scalars(query)), bool(row.pinned))


def _mark(connection: Connection, chat_id: int, **values: Any) -> None:
    """Change a chat's marks; KeyError if the chat is gone."""
    _chat(connection, chat_id)
    where = t.chat_marks.c.chat_id == chat_id
    if connection.execute(update(t.chat_marks).where(where).values(values)).rowcount == 0:
        connection.execute(insert(t.chat_marks).values({"pinned": False, **values, "chat_id": chat_id}))
