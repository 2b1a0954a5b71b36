"""Question readings: what each segment of a document held for a question, and the memory after it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from rmt_desktop.domain.segments import Findings, MemoryState, QuestionRead, QuestionSnapshot
from rmt_desktop.storage import derived_tables as d
from rmt_desktop.storage.columns import now
from rmt_desktop.storage.packing import pack_spans, unpack_spans
from rmt_desktop.storage.stores import Stores

MOST_SNAPSHOTS = 20_000
"""Kept of all readings together, some 250 MB of the default reader: then those used longest ago are dropped."""
VACUUM_PAGES = 2_048

_COPY = (
    "INSERT OR IGNORE INTO question_snapshots "
    "SELECT ?, segment, prefix, answerable, absent, spans, vectors, width, data, written "
    "FROM question_snapshots WHERE read_id = ? AND segment = ? AND prefix = ?"
)

_reads, _snapshots = d.question_reads.c, d.question_snapshots.c


class QuestionReads(Stores):
    """Readings by question, document and weights.

    A segment is known again by the digest of all text up to its end (its prefix), not by the document it was read
    in: a document that has grown takes over what was read of its earlier version, and a segment that was cut off at a
    page is kept beside the whole one.
    """

    def begin_question_read(
        self, document_id: int, question: bytes, fingerprint: str, prefixes: Sequence[bytes]
    ) -> QuestionRead:
        """Begin reading a document for a question, or go on; KeyError if the document's pages are not stored.

        Readings of the document under other weights are dropped, and those used longest ago where all together
        exceed :data:`MOST_SNAPSHOTS`.

        Args:
            document_id: of the document.
            question: the question's key.
            fingerprint: of the weights.
            prefixes: of all segments of the document, in order.
        """
        try:
            with self._derived.write() as connection:
                read_id = _touch(connection, document_id, question, fingerprint)
                dropped = _drop_other_weights(connection, document_id, fingerprint)
                _take_over(connection, read_id, question, fingerprint, prefixes)
                dropped += _drop_oldest(connection, read_id, len(prefixes))
                findings = _findings(connection, read_id, prefixes)
        except IntegrityError as error:
            raise KeyError(f"pages of document {document_id}") from error
        if dropped:
            self._derived.shrink(VACUUM_PAGES)
        return QuestionRead(read_id, findings)

    def add_question_snapshots(self, read_id: int, snapshots: Sequence[QuestionSnapshot]) -> None:
        """Commit what reading further segments left behind; KeyError if the reading is gone with its document."""
        rows = [_row(read_id, snapshot) for snapshot in snapshots]
        try:
            with self._derived.write() as connection:
                connection.execute(insert(d.question_snapshots).prefix_with("OR REPLACE"), rows)
        except IntegrityError as error:
            raise KeyError(f"question reading {read_id}") from error

    def drop_question_reads(self) -> None:
        """Forget every reading with a question in view, and give the space back; the next such reading starts anew."""
        with self._derived.write() as connection:
            connection.execute(delete(d.question_reads))
        self._derived.shrink(VACUUM_PAGES)

    def question_memory(self, read_id: int, segment: int, prefix: bytes) -> MemoryState | None:
        """Memory after a segment, if it was read."""
        query = _at(select(_snapshots.vectors, _snapshots.width, _snapshots.data), read_id, segment, prefix)
        with self._derived.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else MemoryState(*row)

    def question_written(self, read_id: int, segment: int, prefix: bytes) -> bytes:
        """Share of the memory that a segment has rewritten, empty = all of it; KeyError if it was not read."""
        query = _at(select(_snapshots.written), read_id, segment, prefix)
        with self._derived.read() as connection:
            written: bytes | None = connection.scalar(query)
        if written is None:
            raise KeyError(f"segment {segment} of question reading {read_id}")
        return written


def _at(query: Select[Any], read_id: int, segment: int, prefix: bytes) -> Select[Any]:
    return query.where(_snapshots.read_id == read_id, _snapshots.segment == segment, _snapshots.prefix == prefix)


def _touch(connection: Connection, document_id: int, question: bytes, fingerprint: str) -> int:
    """The number of the reading, new or known, marked as used now."""
    key = {"document_id": document_id, "question": question, "fingerprint": fingerprint}
    this = and_(_reads.document_id == document_id, _reads.question == question, _reads.fingerprint == fingerprint)
    connection.execute(insert(d.question_reads).prefix_with("OR IGNORE"), {**key, "used": now()})
    connection.execute(update(d.question_reads).where(this).values(used=now()))
    return int(connection.execute(select(_reads.id).where(this)).scalar_one())


def _leading(
    connection: Connection, read_id: int, prefixes: Sequence[bytes], *columns: ColumnElement[Any]
) -> Iterator[Row[Any]]:
    """Rows of the leading segments that were read as they are now, from the first without a gap."""
    query = select(_snapshots.segment, _snapshots.prefix, *columns).where(_snapshots.read_id == read_id)
    rows = connection.execute(query.order_by(_snapshots.segment))
    fitting = (row for row in rows if row.segment < len(prefixes) and row.prefix == prefixes[row.segment])
    for position, row in enumerate(fitting):
        if row.segment != position:
            break
        yield row


def _findings(connection: Connection, read_id: int, prefixes: Sequence[bytes]) -> tuple[Findings, ...]:
    columns = (_snapshots.answerable, _snapshots.absent, _snapshots.spans)
    rows = _leading(connection, read_id, prefixes, *columns)
    return tuple(Findings(row.answerable, row.absent, unpack_spans(row.spans)) for row in rows)


def _take_over(
    connection: Connection, read_id: int, question: bytes, fingerprint: str, prefixes: Sequence[bytes]
) -> None:
    """Copy what was read further in another document that begins in the same way."""
    begins_alike = (
        select(_reads.id)
        .join(d.question_snapshots, _snapshots.read_id == _reads.id)
        .where(_reads.question == question, _reads.fingerprint == fingerprint, _reads.id != read_id)
        .where(_snapshots.segment == 0, _snapshots.prefix == next(iter(prefixes), b""))
    )
    others = connection.scalars(begins_alike).all()
    counts = {one: sum(1 for _ in _leading(connection, one, prefixes)) for one in (read_id, *others)}
    furthest = max(counts, key=lambda one: counts[one])  # of equal ones the first: its own
    new = range(counts[read_id], counts[furthest])
    if new:
        connection.exec_driver_sql(_COPY, [(read_id, furthest, i, prefixes[i]) for i in new])


def _drop_other_weights(connection: Connection, document_id: int, fingerprint: str) -> int:
    others = delete(d.question_reads).where(_reads.document_id == document_id, _reads.fingerprint != fingerprint)
    return int(connection.execute(others).rowcount)


def _drop_oldest(connection: Connection, read_id: int, coming: int) -> int:
    """Make room for a reading of so many segments; it is never dropped itself."""
    counted = select(_snapshots.read_id, func.count()).group_by(_snapshots.read_id)
    counts = {int(key): int(count) for key, count in connection.execute(counted)}
    room = MOST_SNAPSHOTS - max(coming, counts.pop(read_id, 0))
    oldest_first = connection.scalars(select(_reads.id).where(_reads.id != read_id).order_by(_reads.used, _reads.id))
    dropped = 0
    for other in oldest_first.all():
        if sum(counts.values()) <= room:
            break
        connection.execute(delete(d.question_reads).where(_reads.id == other))
        counts.pop(other, None)
        dropped += 1
    return dropped


def _row(read_id: int, snapshot: QuestionSnapshot) -> dict[str, object]:
    return {
        "read_id": read_id,
        "segment": snapshot.segment,
        "prefix": snapshot.prefix,
        "answerable": snapshot.findings.answerable,
        "absent": snapshot.findings.absent,
        "spans": pack_spans(snapshot.findings.spans),
        "vectors": snapshot.memory.vectors,
        "width": snapshot.memory.width,
        "data": snapshot.memory.data,
        "written": snapshot.written,
    }
