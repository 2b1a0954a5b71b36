"""Readings that several machines share: a PostgreSQL database (or any that SQLAlchemy speaks to) beside the libraries.

A library is a user's own and stays in files of SQLite. What is shared is only what reading left behind: it depends on
nothing but the file's content, the program's version and the weights, which together are its key, so that a row is
written once and never changed.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text, create_engine, insert, make_url, select
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from rmt_desktop import __version__
from rmt_desktop.domain.documents import ParsedDocument, Passage
from rmt_desktop.domain.plain_pages import page_of, plain
from rmt_desktop.domain.readings import WholeReading
from rmt_desktop.domain.sections import Section
from rmt_desktop.domain.segments import Heading, MemoryState, Snapshot
from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.storage.packing import pack_segments, unpack_segments

SHARED = MetaData()
_KEY = ("content_hash", "program", "weights")

shared_readings = Table(
    "rmt_desktop_readings",
    SHARED,
    *(Column(name, Text, primary_key=True) for name in _KEY),
    Column("document", LargeBinary, nullable=False),
    Column("segments", LargeBinary, nullable=False),
)
shared_snapshots = Table(
    "rmt_desktop_snapshots",
    SHARED,
    *(Column(name, Text, primary_key=True) for name in _KEY),
    Column("segment", Integer, primary_key=True, autoincrement=False),
    Column("vectors", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("memory", LargeBinary, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)


class SharedReadings:
    """The shared store.

    Args:
        url: of the database, as SQLAlchemy writes it; ``postgresql://`` is spoken by pg8000.

    Raises:
        StoreError: the address is no address, the driver is missing, or the database cannot be reached.
    """

    def __init__(self, url: str):
        with _clear():
            address = make_url(url)
            if address.drivername in ("postgres", "postgresql"):
                address = address.set(drivername="postgresql+pg8000")
            self.name = address.render_as_string(hide_password=True)
            self._engine = create_engine(address, pool_pre_ping=True, hide_parameters=True)
        with _clear(self.name):
            SHARED.create_all(self._engine)

    def find(self, content_hash: str, weights: str) -> WholeReading | None:
        """The reading of a file with these weights by this version of the program; None if nobody has read it."""
        key = _key(content_hash, weights)
        with _clear(self.name), self._engine.connect() as connection:
            columns = shared_readings.c
            found = connection.execute(
                select(columns.document, columns.segments).where(*(columns[name] == key[name] for name in _KEY))
            ).one_or_none()
            if found is None:
                return None
            memory = shared_snapshots.c
            rows = connection.execute(
                select(memory.segment, memory.vectors, memory.width, memory.memory, memory.vector)
                .where(*(memory[name] == key[name] for name in _KEY))
                .order_by(memory.segment)
            ).all()
        parsed, headings = _unpack(found.document)
        snapshots = tuple(Snapshot(at, MemoryState(m, d, bytes(data)), bytes(unit)) for at, m, d, data, unit in rows)
        return WholeReading(parsed, weights, tuple(unpack_segments(bytes(found.segments))), headings, snapshots)

    def keep(self, content_hash: str, reading: WholeReading) -> bool:
        """Store a reading, all or nothing; False if somebody else has stored it before."""
        key = _key(content_hash, reading.weights)
        row = {**key, "document": _pack(reading), "segments": pack_segments(reading.segments)}
        states = [
            {
                **key,
                "segment": one.segment,
                "vectors": one.memory.vectors,
                "width": one.memory.width,
                "memory": one.memory.data,
                "vector": one.vector,
            }
            for one in reading.snapshots
        ]
        with _clear(self.name):
            try:
                with self._engine.begin() as connection:
                    connection.execute(insert(shared_readings), row)
                    if states:
                        connection.execute(insert(shared_snapshots), states)
            except IntegrityError:
                return False
        return True

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _key(content_hash: str, weights: str) -> dict[str, str]:
    return {"content_hash": content_hash, "program": __version__, "weights": weights}


def _pack(reading: WholeReading) -> bytes:
    """Pages and headings as compressed JSON in ASCII, which holds whatever characters a file has."""
    content = {"parsed": asdict(reading.parsed), "headings": [asdict(heading) for heading in reading.headings]}
    return zlib.compress(json.dumps(content, default=plain).encode("ascii"))


def _unpack(data: bytes) -> tuple[ParsedDocument, tuple[Heading, ...]]:
    content: Mapping[str, Any] = json.loads(zlib.decompress(data))
    parsed = dict(content["parsed"])
    parsed["pages"] = tuple(page_of({"seen": None, **page}) for page in parsed["pages"])
    parsed["sections"] = tuple(Section(**section) for section in parsed["sections"])
    parsed["warnings"] = tuple(parsed["warnings"])
    headings = (Heading(Passage(**one["passage"]), one["text"], one["level"]) for one in content["headings"])
    return ParsedDocument(**parsed), tuple(headings)


@contextmanager
def _clear(name: str = "the address") -> Iterator[None]:
    """The database's errors in the user's words; its address is named without password."""
    try:
        yield
    except ImportError as error:
        raise StoreError(
            f"A driver for the shared store is missing ({error}): pip install rmt-desktop[cluster]"
        ) from error
    except (DBAPIError, OSError) as error:
        detail = getattr(error, "orig", None) or error
        raise StoreError(
            f"The shared store {name} cannot be used ({detail}). Check RMT_DESKTOP_DATABASE_URL, and that the "
            "database runs and lets this user in; without the variable, everything stays on this machine."
        ) from error
    except SQLAlchemyError as error:
        raise StoreError(
            f"RMT_DESKTOP_DATABASE_URL is no address of a database: postgresql://USER@HOST/NAME ({error})"
        ) from error
