import socket
import sys

import pytest
from sqlalchemy import create_engine, text

from rmt_desktop.domain.documents import Page, PageState, ParsedDocument, Passage
from rmt_desktop.domain.readings import WholeReading
from rmt_desktop.domain.sections import Section
from rmt_desktop.domain.seen import SeenWord, SeenWords
from rmt_desktop.domain.segments import Heading, MemoryState, Segment, Snapshot
from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.storage import shared
from rmt_desktop.storage.shared import SharedReadings

HASH = "a" * 64


def reading(weights="w1", count=3):
    pages = (
        Page(1, "1. RENT\nThe rent \ud800 \x00 is due.", label="iv"),
        Page(2, "", PageState.NO_TEXT, reason="picture"),
        Page(3, "Rent", seen=SeenWords.of([SeenWord(0, 4, 10.0, 20.0, 40.0, 32.0, 0.5)])),
    )
    parsed = ParsedDocument("pdf", pages, "pypdf 7", "Lease", ("one page is a picture",), (Section("RENT", 1, 1, 3),))
    segments = tuple(Segment(i, (Passage(1, i, i + 1),), 1) for i in range(count))
    snapshots = tuple(Snapshot(i, MemoryState(1, 2, bytes([i] * 4)), bytes([i] * 4)) for i in range(count))
    return WholeReading(parsed, weights, segments, (Heading(Passage(1, 0, 7), "1. RENT", 2),), snapshots)


def check_store(url):
    store = SharedReadings(url)
    assert store.find(HASH, "w1") is None
    assert store.keep(HASH, reading())
    assert not store.keep(HASH, reading())
    assert store.keep(HASH, reading("w2", 0))
    later = SharedReadings(url)
    assert later.find(HASH, "w1") == reading()
    assert later.find(HASH, "w2") == reading("w2", 0)
    assert later.find("b" * 64, "w1") is None
    later.close()
    store.close()


def test_what_was_kept_is_found_by_content_and_weights(tmp_path):
    check_store(f"sqlite:///{tmp_path / 'shared.db'}")


def test_another_version_of_the_program_reads_anew(tmp_path, monkeypatch):
    store = SharedReadings(f"sqlite:///{tmp_path / 'shared.db'}")
    store.keep(HASH, reading())
    monkeypatch.setattr(shared, "__version__", "99.0")
    assert store.find(HASH, "w1") is None
    store.close()


def test_half_a_reading_is_never_there(tmp_path):
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    store = SharedReadings(url)
    with create_engine(url).begin() as connection:
        connection.execute(text("DROP TABLE rmt_desktop_snapshots"))
    with pytest.raises(StoreError, match="cannot be used"):
        store.keep(HASH, reading())
    store.close()
    again = SharedReadings(url)  # makes the table anew
    assert again.find(HASH, "w1") is None
    assert again.keep(HASH, reading())
    again.close()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "is no address"),
        ("postgresql://me:secret@127.0.0.1:{port}/x", "127.0.0.1"),
        ("magic://x/y", "is no"),
    ],
)
def test_a_store_that_cannot_be_used_is_named_without_its_password(url, words):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    if url.startswith("postgresql"):
        pytest.importorskip("pg8000", reason="pg8000 is not installed")
    with pytest.raises(StoreError, match=words) as caught:
        SharedReadings(url.format(port=port))
    assert "secret" not in str(caught.value)
    assert "RMT_DESKTOP_DATABASE_URL" in str(caught.value)


def test_without_a_driver_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(StoreError, match=r"pip install rmt-desktop\[cluster\]"):
        SharedReadings("postgresql://me@127.0.0.1/x")
