"""Compared versions, and which questions are pinned to be asked of the next one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.revisions import AskedAgain, Change, ClausePair, Finding, Revision
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.columns import now
from rmt_desktop.storage.stores import Stores

_items, _clauses = t.asked_again.c, t.revision_clauses.c


class Revisions(Stores):
    """One row per pair of versions, its questions, and the clauses around their quotes."""

    def add_revision(self, old: Document, new: Document, chat_id: int) -> Revision:
        """Two versions, nothing compared yet; KeyError if the chat is gone."""
        about = {
            "old_document": old.id,
            "new_document": new.id,
            "old_name": old.name,
            "new_name": new.name,
            "chat_id": chat_id,
            "created": now(),
        }
        with self._precious.write() as connection:
            result = connection.execute(insert(t.revisions).values(about))
        return self.revision(int(result.lastrowid))

    def add_asked_again(self, revision_id: int, item: AskedAgain) -> None:
        """Add a question at the end."""
        finding = item.finding
        with self._precious.write() as connection:
            position = len(_positions(connection, revision_id))
            row = {
                "revision_id": revision_id,
                "position": position,
                "old_question": item.old_question,
                "question": item.question,
                "text": item.text,
                "old_answer": item.old_answer,
                "new_answer": finding.new_answer,
                "change": finding.change.value,
                "note": finding.note,
            }
            connection.execute(insert(t.asked_again), row)

    def store_finding(self, question_id: int, finding: Finding) -> int | None:
        """Store how a question that was asked again stands; the number of its revision, None if that is gone."""
        where = _items.question == question_id
        with self._precious.write() as connection:
            found = connection.execute(select(_items.revision_id, _items.position).where(where)).first()
            if found is None:
                return None
            values = {"new_answer": finding.new_answer, "change": finding.change.value, "note": finding.note}
            connection.execute(update(t.asked_again).where(where).values(values))
            here = (_clauses.revision_id == found.revision_id) & (_clauses.position == found.position)
            connection.execute(delete(t.revision_clauses).where(here))
            item = {"revision_id": found.revision_id, "position": found.position}
            rows = [item | _clause_row(number, pair) for number, pair in enumerate(finding.clauses)]
            if rows:
                connection.execute(insert(t.revision_clauses), rows)
        return int(found.revision_id)

    def revision(self, revision_id: int) -> Revision:
        """One of them; KeyError if it is gone."""
        for revision in self._revisions(revision_id):
            return revision
        raise KeyError(f"revision {revision_id}")

    def revisions(self) -> list[Revision]:
        """All of them, newest first."""
        return self._revisions(None)

    def remove_revision(self, revision_id: int) -> None:
        """Forget a comparison; its chat and the documents stay."""
        with self._precious.write() as connection:
            connection.execute(delete(t.revisions).where(t.revisions.c.id == revision_id))

    def pinned(self) -> set[int]:
        """Questions that are asked of every new version."""
        with self._precious.read() as connection:
            return set(connection.scalars(select(t.pins.c.question_id)))

    def pin(self, question_id: int, pinned: bool) -> None:
        """Pin a question, or let it go; nothing happens if it is gone."""
        with self._precious.write() as connection:
            connection.execute(delete(t.pins).where(t.pins.c.question_id == question_id))
            known = select(t.questions.c.id).where(t.questions.c.id == question_id)
            if pinned and connection.execute(known).one_or_none() is not None:
                connection.execute(insert(t.pins), {"question_id": question_id})

    def _revisions(self, revision_id: int | None) -> list[Revision]:
        query = select(t.revisions).order_by(t.revisions.c.id.desc())
        if revision_id is not None:
            query = query.where(t.revisions.c.id == revision_id)
        with self._precious.read() as connection:
            found = [Revision(*row) for row in connection.execute(query)]
            return [replace(one, items=_items_of(connection, one.id)) for one in found]


def _positions(connection: Connection, revision_id: int) -> Sequence[int]:
    return connection.scalars(select(_items.position).where(_items.revision_id == revision_id)).all()


def _items_of(connection: Connection, revision_id: int) -> tuple[AskedAgain, ...]:
    pairs: defaultdict[int, list[ClausePair]] = defaultdict(list)
    clauses = select(t.revision_clauses).where(_clauses.revision_id == revision_id).order_by(_clauses.number)
    for row in connection.execute(clauses):
        pairs[row.position].append(ClausePair(row.old_page, row.old_text, row.new_page, row.new_text))
    items = select(t.asked_again).where(_items.revision_id == revision_id).order_by(_items.position)
    return tuple(_item(row, pairs) for row in connection.execute(items))


def _item(row: Row[Any], pairs: Mapping[int, Sequence[ClausePair]]) -> AskedAgain:
    finding = Finding(Change(row.change), row.note, row.new_answer, tuple(pairs.get(row.position, ())))
    return AskedAgain(row.old_question, row.question, row.text, row.old_answer, finding)


def _clause_row(number: int, pair: ClausePair) -> dict[str, object]:
    return {
        "number": number,
        "old_page": pair.old_page,
        "old_text": pair.old_text,
        "new_page": pair.new_page,
        "new_text": pair.new_text,
    }
