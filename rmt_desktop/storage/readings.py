"""Readings: the segments of a document and the memory after each, resumable at the next one."""

from collections.abc import Sequence
from itertools import takewhile

from sqlalchemy import Connection, delete, insert, select, update

from rmt_desktop.domain.documents import Passage
from rmt_desktop.domain.segments import Heading, MemoryState, Segment, Snapshot
from rmt_desktop.storage import derived_tables as d
from rmt_desktop.storage.packing import pack_segments, unpack_segments
from rmt_desktop.storage.stores import Stores

# Run once per segment while a model reads: kept as text, bound by position, to cost as little as it can.
_COUNT = (
    "UPDATE readings SET segments_read = segments_read + 1 "
    "WHERE document_id = ? AND segments_read = ? AND segments_read < segment_count"
)
_ADD_MEMORY = "INSERT INTO snapshots (document_id, segment, vectors, width, data) VALUES (?, ?, ?, ?, ?)"
_ADD_VECTOR = "INSERT INTO segment_vectors (document_id, segment, data) VALUES (?, ?, ?)"


class Readings(Stores):
    """What reading a document left behind, under one fingerprint of parser, model and settings at a time."""

    def begin_reading(
        self,
        document_id: int,
        fingerprint: str,
        segments: Sequence[Segment],
        headings: Sequence[Heading],
        *,
        grown: bool = False,
    ) -> int:
        """Store segments and headings once; the number of segments already read under this fingerprint.

        What was read under another fingerprint, or over other segments, is dropped: with ``grown``, which says that
        the stored reading is of the same text before pages of it were recognised, from the first segment on that is
        not what it was. KeyError if the document's pages are not stored.
        """
        packed = pack_segments(segments)
        with self._derived.write() as connection:
            _require_text(connection, document_id)
            done = _segments_read(connection, document_id, fingerprint, packed)
            if done is None and grown:
                done = _keep_leading(connection, document_id, fingerprint, segments, packed)
            if done is None:
                _start_over(connection, document_id, fingerprint, len(segments), packed)
            if done is None or _headings(connection, document_id) != list(headings):
                _replace_headings(connection, document_id, headings)
        return done or 0

    def segments(self, document_id: int) -> list[Segment]:
        """The segments in order; empty if the reading has not begun or was lost."""
        query = select(d.segment_maps.c.data).where(d.segment_maps.c.document_id == document_id)
        with self._derived.read() as connection:
            packed = connection.scalar(query)
        return [] if packed is None else unpack_segments(packed)

    def headings(self, document_id: int) -> list[Heading]:
        """The headings in reading order."""
        with self._derived.read() as connection:
            return _headings(connection, document_id)

    def add_snapshot(self, document_id: int, snapshot: Snapshot) -> None:
        """Commit what reading the next segment left behind.

        Raises:
            KeyError: the document is gone or its reading has not begun.
            ValueError: the snapshot is not that of the next segment.
        """
        memory, segment = snapshot.memory, snapshot.segment
        with self._derived.write() as connection:
            if connection.exec_driver_sql(_COUNT, (document_id, segment)).rowcount == 0:
                raise _refusal(connection, document_id, segment)
            row = (document_id, segment, memory.vectors, memory.width, memory.data)
            connection.exec_driver_sql(_ADD_MEMORY, row)
            connection.exec_driver_sql(_ADD_VECTOR, (document_id, segment, snapshot.vector))

    def snapshot(self, document_id: int, segment: int) -> Snapshot | None:
        """What reading one segment left behind, if it was read."""
        memory, vector = d.snapshots.c, d.segment_vectors.c
        query = (
            select(memory.vectors, memory.width, memory.data, vector.data)
            .join_from(
                d.snapshots,
                d.segment_vectors,
                (memory.document_id == vector.document_id) & (memory.segment == vector.segment),
            )
            .where(memory.document_id == document_id, memory.segment == segment)
        )
        with self._derived.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        vectors, width, data, unit = row
        return Snapshot(segment=segment, memory=MemoryState(vectors, width, data), vector=unit)

    def vectors(self, document_id: int) -> tuple[int, bytes]:
        """Width and the retrieval vectors of all segments read, one after the other; (0, b"") if none is.

        ``segments read × width`` little-endian float16 numbers in segment order.
        """
        columns = d.segment_vectors.c
        query = select(columns.data).where(columns.document_id == document_id).order_by(columns.segment)
        with self._derived.read() as connection:
            rows: list[bytes] = list(connection.scalars(query))
        lengths = {len(row) for row in rows}
        if len(lengths) > 1:
            raise ValueError(f"vectors of document {document_id} differ in width: {sorted(lengths)} bytes")
        return (len(rows[0]) // 2, b"".join(rows)) if rows else (0, b"")

    def reading_fingerprint(self, document_id: int) -> str | None:
        """The fingerprint under which the document is or was read."""
        query = select(d.readings.c.fingerprint).where(d.readings.c.document_id == document_id)
        with self._derived.read() as connection:
            return connection.scalar(query)


def _require_text(connection: Connection, document_id: int) -> None:
    query = select(d.texts.c.document_id).where(d.texts.c.document_id == document_id)
    if connection.execute(query).one_or_none() is None:
        raise KeyError(f"pages of document {document_id}")


def _segments_read(connection: Connection, document_id: int, fingerprint: str, packed: bytes) -> int | None:
    """Segments read under this fingerprint over these segments; None if the reading is another one."""
    columns = d.readings.c
    query = (
        select(columns.segments_read)
        .join_from(d.readings, d.segment_maps, columns.document_id == d.segment_maps.c.document_id)
        .where(columns.document_id == document_id, columns.fingerprint == fingerprint)
        .where(d.segment_maps.c.data == packed)
    )
    return connection.scalar(query)


def _start_over(connection: Connection, document_id: int, fingerprint: str, segment_count: int, packed: bytes) -> None:
    connection.execute(delete(d.readings).where(d.readings.c.document_id == document_id))
    reading = {
        "document_id": document_id,
        "fingerprint": fingerprint,
        "segment_count": segment_count,
        "segments_read": 0,
    }
    connection.execute(insert(d.readings), reading)
    connection.execute(insert(d.segment_maps), {"document_id": document_id, "data": packed})


def _keep_leading(
    connection: Connection, document_id: int, fingerprint: str, segments: Sequence[Segment], packed: bytes
) -> int | None:
    """Put a reading under another fingerprint and other segments, cut back to the leading ones that are the same."""
    reading, map_ = d.readings.c, d.segment_maps.c
    stored = connection.execute(
        select(reading.segments_read, map_.data)
        .join_from(d.readings, d.segment_maps, reading.document_id == map_.document_id)
        .where(reading.document_id == document_id)
    ).one_or_none()
    if stored is None:
        return None
    pairs = zip(unpack_segments(stored.data), segments, strict=False)
    done: int = min(stored.segments_read, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)))
    for table in (d.snapshots, d.segment_vectors):
        connection.execute(delete(table).where(table.c.document_id == document_id, table.c.segment >= done))
    values = {"fingerprint": fingerprint, "segment_count": len(segments), "segments_read": done}
    connection.execute(update(d.readings).where(reading.document_id == document_id).values(values))
    connection.execute(update(d.segment_maps).where(map_.document_id == document_id).values(data=packed))
    return done


def _headings(connection: Connection, document_id: int) -> list[Heading]:
    columns = d.headings.c
    query = (
        select(columns.page, columns.start_offset, columns.end_offset, columns.text, columns.level)
        .where(columns.document_id == document_id)
        .order_by(columns.position)
    )
    return [
        Heading(Passage(page, start, end), text, level) for page, start, end, text, level in connection.execute(query)
    ]


def _replace_headings(connection: Connection, document_id: int, headings: Sequence[Heading]) -> None:
    connection.execute(delete(d.headings).where(d.headings.c.document_id == document_id))
    rows = [
        {
            "document_id": document_id,
            "position": position,
            "page": heading.passage.page,
            "start_offset": heading.passage.start,
            "end_offset": heading.passage.end,
            "text": heading.text,
            "level": heading.level,
        }
        for position, heading in enumerate(headings)
    ]
    if rows:
        connection.execute(insert(d.headings), rows)


def _refusal(connection: Connection, document_id: int, segment: int) -> Exception:
    query = select(d.readings.c.segments_read).where(d.readings.c.document_id == document_id)
    done = connection.scalar(query)
    if done is None:
        return KeyError(f"reading of document {document_id}")
    return ValueError(f"snapshot of segment {segment} where segment {done} is the next")
