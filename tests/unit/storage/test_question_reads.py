from pathlib import Path

import pytest

from rmt_desktop.domain.segments import Findings, MemoryState, QuestionSnapshot, TokenSpan
from rmt_desktop.storage import question_reads
from rmt_desktop.storage.library import Library
from tests.unit.storage.storage_samples import add, floats, parsed, read_document

KEY, WEIGHTS = b"which law governs", "weights a"
PREFIXES = [b"a", b"ab", b"abc", b"abcd", b"abcde"]


def findings(segment: int) -> Findings:
    return Findings(segment / 3, -segment / 7, (TokenSpan(segment, segment + 2, 0.1 * segment), TokenSpan(0, 0, -5.5)))


def snapshot(segment: int, prefix: bytes | None = None, written: bytes = floats(*[0.25] * 4)) -> QuestionSnapshot:
    memory = MemoryState(2, 2, floats(segment, 0.5, -1.0, 2.0))
    return QuestionSnapshot(segment, prefix or PREFIXES[segment], findings(segment), memory, written)


def document_id(library: Library, name: str = "lease.pdf") -> int:
    document = add(library, name)
    library.store_parsed(document.id, parsed())
    return document.id


def begin(library: Library, document: int, prefixes: list[bytes] = PREFIXES, key: bytes = KEY, weights: str = WEIGHTS):
    return library.begin_question_read(document, key, weights, prefixes)


def test_what_was_read_comes_back_to_the_last_bit_after_a_restart(folder: Path) -> None:
    with Library.open(folder) as library:
        document = document_id(library)
        read = begin(library, document)
        assert read.findings == ()
        library.add_question_snapshots(read.id, [snapshot(0), snapshot(1)])
        library.add_question_snapshots(read.id, [snapshot(2, written=b"")])
    with Library.open(folder) as library:
        again = begin(library, document)
        assert again.id == read.id
        assert again.findings == tuple(findings(i) for i in range(3))
        assert library.question_memory(read.id, 1, b"ab") == snapshot(1).memory
        assert library.question_memory(read.id, 3, b"abcd") is None
        assert library.question_written(read.id, 1, b"ab") == snapshot(1).written
        assert library.question_written(read.id, 2, b"abc") == b""
        with pytest.raises(KeyError):
            library.question_written(read.id, 3, b"abcd")


def test_only_what_is_the_same_from_the_start_counts_as_read(library: Library) -> None:
    document = document_id(library)
    library.add_question_snapshots(begin(library, document).id, [snapshot(i) for i in range(5)])
    assert len(begin(library, document, PREFIXES[:2]).findings) == 2
    assert len(begin(library, document, [b"a", b"ab", b"XXX", b"abcd"]).findings) == 2
    assert begin(library, document, [b"X", b"ab"]).findings == ()
    assert begin(library, document, []).findings == ()
    assert len(begin(library, document, [*PREFIXES, b"abcdef"]).findings) == 5


def test_a_gap_ends_what_was_read(library: Library) -> None:
    document = document_id(library)
    library.add_question_snapshots(begin(library, document).id, [snapshot(0), snapshot(2)])
    assert len(begin(library, document).findings) == 1


def test_a_segment_cut_off_at_a_page_stands_beside_the_whole_one(library: Library) -> None:
    document = document_id(library)
    read = begin(library, document)
    library.add_question_snapshots(read.id, [snapshot(0), snapshot(1), snapshot(2), snapshot(1, b"a-cut")])
    assert len(begin(library, document, [b"a", b"a-cut"]).findings) == 2
    assert len(begin(library, document).findings) == 3


def test_questions_documents_and_weights_are_told_apart(library: Library) -> None:
    document, other = document_id(library), document_id(library, "other.pdf")
    library.add_question_snapshots(begin(library, document).id, [snapshot(0)])
    assert begin(library, document, key=b"another question").findings == ()
    assert begin(library, other, [b"z", b"zy"]).findings == ()
    assert len(begin(library, document).findings) == 1


def test_a_grown_document_takes_over_what_was_read_of_its_earlier_version(library: Library) -> None:
    old, new = document_id(library), document_id(library, "lease v2.pdf")
    library.add_question_snapshots(begin(library, old).id, [snapshot(i) for i in range(4)])
    grown = [*PREFIXES[:3], b"abcD", b"abcDE"]
    read = begin(library, new, grown)
    assert read.findings == tuple(findings(i) for i in range(3))
    library.remove_document(old)
    assert begin(library, new, grown) == read
    assert library.question_memory(read.id, 2, b"abc") == snapshot(2).memory
    assert library.question_written(read.id, 2, b"abc") == snapshot(2).written


def test_of_several_earlier_versions_the_one_read_furthest_is_taken(library: Library) -> None:
    ids = [document_id(library, name) for name in ("1.pdf", "2.pdf", "3.pdf", "4.pdf")]
    for document, count in zip(ids, (2, 4, 1), strict=False):
        read = begin(library, document, [f"{document}".encode(), *PREFIXES])  # shares nothing with the others
        library.add_question_snapshots(read.id, [snapshot(i) for i in range(count)])
    assert len(begin(library, ids[3]).findings) == 4


def test_other_weights_replace_what_was_read(library: Library) -> None:
    document = document_id(library)
    library.add_question_snapshots(begin(library, document).id, [snapshot(0)])
    assert begin(library, document, weights="weights b").findings == ()
    assert begin(library, document).findings == ()


def test_readings_go_with_their_document(library: Library) -> None:
    document = document_id(library)
    read = begin(library, document)
    library.add_question_snapshots(read.id, [snapshot(0)])
    library.remove_document(document)
    with pytest.raises(KeyError):
        library.add_question_snapshots(read.id, [snapshot(1)])
    with pytest.raises(KeyError):
        begin(library, document)
    assert library.question_memory(read.id, 0, b"a") is None


def test_reading_the_document_without_a_question_anew_keeps_them(library: Library) -> None:
    document = read_document(library)
    library.add_question_snapshots(begin(library, document.id).id, [snapshot(0)])
    library.begin_reading(document.id, "other settings", [], [])
    assert len(begin(library, document.id).findings) == 1


def test_what_was_used_longest_ago_makes_room(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question_reads, "MOST_SNAPSHOTS", 12)
    document = document_id(library)
    for key in (b"one", b"two"):
        library.add_question_snapshots(begin(library, document, key=key).id, [snapshot(i) for i in range(4)])
    begin(library, document, PREFIXES[:4], key=b"one")  # used again; now "two" is the oldest
    begin(library, document, key=b"three")  # five more segments do not fit beside eight
    assert len(begin(library, document, key=b"one").findings) == 4
    assert begin(library, document, key=b"two").findings == ()
