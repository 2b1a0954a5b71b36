from pathlib import Path

import pytest

from rmt_desktop.domain.documents import Passage
from rmt_desktop.domain.segments import Heading, MemoryState, Segment, Snapshot, TokenSpan
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.packing import pack_segments, pack_spans, unpack_segments, unpack_spans
from tests.unit.storage.storage_samples import (
    FINGERPRINT,
    WIDTH,
    add,
    floats,
    headings,
    parsed,
    read_document,
    segments,
    snapshot,
)


def test_a_reading_begins_with_nothing_read(library: Library) -> None:
    document = add(library)
    library.store_parsed(document.id, parsed())
    assert library.reading_fingerprint(document.id) is None
    assert library.begin_reading(document.id, FINGERPRINT, segments(5), headings()) == 0
    assert library.segments(document.id) == segments(5)
    assert library.headings(document.id) == headings()
    assert library.reading_fingerprint(document.id) == FINGERPRINT
    assert library.vectors(document.id) == (0, b"")
    begun = library.document(document.id)
    assert (begun.segment_count, begun.segments_read) == (5, 0)


def test_snapshots_come_back_exactly_and_are_counted(library: Library) -> None:
    document = read_document(library, count=5, read=3)
    assert (document.segment_count, document.segments_read) == (5, 3)
    assert [library.snapshot(document.id, i) for i in range(4)] == [*(snapshot(i) for i in range(3)), None]


def test_vectors_follow_each_other_in_segment_order(library: Library) -> None:
    document = read_document(library, count=12, read=11)
    width, data = library.vectors(document.id)
    assert width == WIDTH
    assert data == b"".join(snapshot(i).vector for i in range(11))


def test_vectors_of_different_width_are_not_mixed_up(library: Library) -> None:
    document = read_document(library, read=1)
    memory = MemoryState(1, 1, floats(0.5))
    library.add_snapshot(document.id, Snapshot(1, memory, vector=floats(1.0)))
    with pytest.raises(ValueError, match="differ in width"):
        library.vectors(document.id)


def test_reading_goes_on_after_a_restart(folder: Path) -> None:
    with Library.open(folder) as library:
        document = read_document(library, count=5, read=3)
    with Library.open(folder) as library:
        assert library.begin_reading(document.id, FINGERPRINT, segments(5), headings()) == 3
        assert library.snapshot(document.id, 2) == snapshot(2)
        library.add_snapshot(document.id, snapshot(3))
        assert library.document(document.id).segments_read == 4


def test_another_fingerprint_starts_over(library: Library) -> None:
    document = read_document(library, read=3)
    assert library.begin_reading(document.id, "another model", segments(4), []) == 0
    assert library.reading_fingerprint(document.id) == "another model"
    assert library.segments(document.id) == segments(4)
    assert library.headings(document.id) == []
    assert library.snapshot(document.id, 0) is None
    assert library.vectors(document.id) == (0, b"")
    assert library.begin_reading(document.id, FINGERPRINT, segments(5), headings()) == 0


def test_other_segments_under_the_same_fingerprint_start_over(library: Library) -> None:
    document = read_document(library, count=5, read=3)
    other = [*segments(4), Segment(4, (Passage(9, 0, 1),), 1)]
    assert library.begin_reading(document.id, FINGERPRINT, other, headings()) == 0
    assert library.segments(document.id) == other


def test_other_headings_are_taken_without_reading_again(library: Library) -> None:
    document = read_document(library, read=3)
    other = [Heading(Passage(1, 0, 4), "Rent \udc80", 3)]
    assert library.begin_reading(document.id, FINGERPRINT, segments(5), other) == 3
    assert library.headings(document.id) == other


def test_reading_needs_stored_pages(library: Library) -> None:
    document = add(library)
    with pytest.raises(KeyError):
        library.begin_reading(document.id, FINGERPRINT, segments(5), [])
    with pytest.raises(KeyError):
        library.add_snapshot(document.id, snapshot(0))


def test_a_document_without_segments_can_be_read(library: Library) -> None:
    document = read_document(library, count=0, read=0)
    assert library.segments(document.id) == []
    assert library.vectors(document.id) == (0, b"")


@pytest.mark.parametrize("wrong", [0, 1, 3, 5])
def test_snapshots_are_taken_in_order_only(library: Library, wrong: int) -> None:
    document = read_document(library, read=2)
    with pytest.raises(ValueError, match="segment 2 is the next"):
        library.add_snapshot(document.id, snapshot(wrong))
    assert library.document(document.id).segments_read == 2
    library.add_snapshot(document.id, snapshot(2))


def test_no_snapshot_beyond_the_last_segment(library: Library) -> None:
    document = read_document(library, count=2, read=2)
    with pytest.raises(ValueError, match="segment 2"):
        library.add_snapshot(document.id, snapshot(2))


def test_a_snapshot_of_a_removed_document_is_refused(library: Library) -> None:
    document = read_document(library, read=2)
    library.remove_document(document.id)
    with pytest.raises(KeyError):
        library.add_snapshot(document.id, snapshot(2))


def test_packing_keeps_segments_of_any_number_of_pieces() -> None:
    many = [
        Segment(0, (Passage(1, 0, 4_000_000_000),), 0),
        Segment(1, tuple(Passage(page, page, 2 * page) for page in range(1, 9)), 250),
    ]
    assert unpack_segments(pack_segments(many)) == many
    assert unpack_segments(pack_segments([])) == []


def test_packing_refuses_segments_out_of_order() -> None:
    with pytest.raises(ValueError, match="segment 1 stands at position 0"):
        pack_segments(segments(3)[1:])


def test_packing_keeps_spans_to_the_last_bit() -> None:
    spans = (TokenSpan(0, 4_000_000_000, 0.1 + 0.2), TokenSpan(7, 7, -1e-300), TokenSpan(1, 2, float("-inf")))
    assert unpack_spans(pack_spans(spans)) == spans
    assert unpack_spans(pack_spans(())) == ()
