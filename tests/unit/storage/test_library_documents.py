from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from rmt_desktop.domain.documents import DocumentState, Page, ParsedDocument
from rmt_desktop.storage.library import Library
from tests.unit.storage.storage_samples import add, parsed, parsed_in_part, read_document

KEPT = [state for state in DocumentState if state not in {DocumentState.PARSING, DocumentState.READING}]


def test_a_new_document_is_queued_with_what_is_known(library: Library) -> None:
    before = datetime.now(UTC)
    document = library.add_document(
        content_hash="ab12", name="Mietvertrag ä.pdf", path=Path("/x/ä.pdf"), kind="pdf", size=7
    )
    assert document.state is DocumentState.QUEUED
    assert (document.content_hash, document.name, document.path, document.kind, document.size) == (
        "ab12",
        "Mietvertrag ä.pdf",
        Path("/x/ä.pdf"),
        "pdf",
        7,
    )
    assert before - timedelta(milliseconds=1) <= document.added <= datetime.now(UTC)
    assert (document.page_count, document.segment_count, document.segments_read) == (0, 0, 0)
    assert (document.parser, document.reason, document.pages_without_text) == ("", None, ())


def test_documents_are_listed_newest_first(library: Library) -> None:
    first, second = add(library, "a.pdf"), add(library, "b.pdf")
    assert library.documents() == [second, first]


def test_a_document_is_found_by_content(library: Library) -> None:
    document = add(library, content="ab12")
    assert library.find("ab12") == document
    assert library.find("cd34") is None


def test_the_same_content_is_not_added_twice(library: Library) -> None:
    first = add(library, "a.pdf", content="ab12")
    library.set_state(first.id, DocumentState.PAUSED)
    again = add(library, "copy of a.pdf", content="ab12")
    assert again == library.document(first.id)
    assert again.name == "a.pdf"
    assert len(library.documents()) == 1


def test_documents_survive_a_restart(folder: Path) -> None:
    with Library.open(folder) as library:
        first = read_document(library, "a.pdf")
        library.set_state(first.id, DocumentState.READ)
        add(library, "b.pdf")
        stored = library.documents()
    with Library.open(folder) as library:
        assert library.documents() == stored


@pytest.mark.parametrize("before", list(DocumentState))
@pytest.mark.parametrize("after", list(DocumentState))
def test_every_state_follows_every_state(library: Library, before: DocumentState, after: DocumentState) -> None:
    document = add(library)
    assert library.set_state(document.id, before, "a reason").state is before
    changed = library.set_state(document.id, after)
    assert changed.state is after
    assert changed.reason is None
    assert library.document(document.id) == changed


@pytest.mark.parametrize("state", KEPT)
def test_states_without_running_work_survive_a_restart(folder: Path, state: DocumentState) -> None:
    with Library.open(folder) as library:
        document = read_document(library)
        stored = library.set_state(document.id, state, "Pages 2–3 have no text.")
    with Library.open(folder) as library:
        assert library.document(document.id) == stored


def test_a_moved_file_is_followed(library: Library) -> None:
    document = add(library)
    assert library.set_path(document.id, Path("/elsewhere/b.pdf")).path == Path("/elsewhere/b.pdf")
    assert library.document(document.id).path == Path("/elsewhere/b.pdf")


def test_parsing_stores_pages_and_what_they_say(library: Library) -> None:
    document = add(library)
    library.set_state(document.id, DocumentState.PARSING)
    source = parsed_in_part()
    stored = library.store_parsed(document.id, source)
    assert (stored.page_count, stored.kind, stored.parser) == (4, "pdf", "pypdf 6")
    assert stored.pages_without_text == (2, 3)
    assert stored.state is DocumentState.PARSING
    assert library.pages(document.id) == list(source.pages)
    assert library.page(document.id, 4) == source.pages[3]


def test_parsing_again_replaces_pages_and_drops_what_was_read(library: Library) -> None:
    document = read_document(library)
    stored = library.store_parsed(document.id, parsed(page_count=1))
    assert [page.number for page in library.pages(document.id)] == [1]
    assert (stored.segment_count, stored.segments_read) == (0, 0)
    assert library.segments(document.id) == []
    assert library.snapshot(document.id, 0) is None
    assert library.vectors(document.id) == (0, b"")
    assert library.reading_fingerprint(document.id) is None


@pytest.mark.parametrize(
    "text",
    ["", "a\x00b", "line\r\nline\n", "\ud800 broken \udfff", "𝔘nicode 🙂 \u202e\ufeff", "nul\x00 and \ud83d"],
)
def test_text_comes_back_character_for_character(library: Library, text: str) -> None:
    document = add(library)
    source = ParsedDocument("text", (Page(1, text, label=text or None, reason=text or None),), "plain 1")
    library.store_parsed(document.id, source)
    assert library.pages(document.id) == list(source.pages)


def test_file_names_that_are_not_utf8_are_kept(library: Library) -> None:
    path = Path("/docs/caf\udce9.pdf")
    document = library.add_document(content_hash="ab", name=path.name, path=path, kind="pdf", size=1)
    assert (document.path, document.name) == (path, path.name)


def test_unknown_documents_and_pages_are_key_errors(library: Library) -> None:
    document = add(library)
    with pytest.raises(KeyError):
        library.document(document.id + 1)
    with pytest.raises(KeyError):
        library.set_state(document.id + 1, DocumentState.READ)
    with pytest.raises(KeyError):
        library.set_path(document.id + 1, Path("a"))
    with pytest.raises(KeyError):
        library.store_parsed(document.id + 1, parsed())
    with pytest.raises(KeyError):
        library.page(document.id, 1)
    assert library.pages(document.id) == []


def test_removal_takes_everything_derived_along(library: Library) -> None:
    kept, gone = read_document(library, "a.pdf"), read_document(library, "b.pdf")
    library.remove_document(gone.id)
    library.remove_document(gone.id)
    assert library.documents() == [kept]
    assert library.find(gone.content_hash) is None
    assert library.pages(gone.id) == []
    assert library.segments(gone.id) == []
    assert library.headings(gone.id) == []
    assert library.snapshot(gone.id, 0) is None
    assert library.vectors(gone.id) == (0, b"")
    assert library.vectors(kept.id)[0] > 0
    with library._derived.read() as connection:
        for table in ("texts", "pages", "readings", "segment_maps", "headings", "snapshots", "segment_vectors"):
            owners = connection.exec_driver_sql(f"SELECT DISTINCT document_id FROM {table}").scalars().all()
            assert owners == [kept.id]


def test_the_number_of_a_removed_document_is_not_given_again(folder: Path) -> None:
    with Library.open(folder) as library:
        gone = add(library, "a.pdf")
        library.remove_document(gone.id)
    with Library.open(folder) as library:
        assert add(library, "a.pdf").id > gone.id


def test_a_document_removed_while_it_is_parsed_leaves_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = add(library)
    store_pages = library._store_pages

    def removed_meanwhile(document_id: int, content_hash: str, source: ParsedDocument) -> None:
        store_pages(document_id, content_hash, source)
        with library._precious.write() as connection:
            connection.exec_driver_sql("DELETE FROM documents WHERE id = ?", (document_id,))

    monkeypatch.setattr(library, "_store_pages", removed_meanwhile)
    with pytest.raises(KeyError):
        library.store_parsed(document.id, parsed())
    assert library.pages(document.id) == []


def test_removal_gives_disk_space_back(folder: Path) -> None:
    with Library.open(folder) as library:
        document = add(library)
        pages = tuple(Page(number, "x" * 100_000) for number in range(1, 51))
        library.store_parsed(document.id, ParsedDocument("text", pages, "plain 1"))
        precious, derived = library.storage_used()
        assert precious > 0
        assert derived > 5_000_000
        library.remove_document(document.id)
    assert (folder / "derived.db").stat().st_size < 220_000


def test_listing_costs_the_same_number_of_queries_however_many(library: Library) -> None:
    def queries() -> int:
        seen: list[str] = []
        record = lambda *arguments: seen.append(arguments[2])  # noqa: E731
        event.listen(Engine, "before_cursor_execute", record)
        try:
            library.documents()
        finally:
            event.remove(Engine, "before_cursor_execute", record)
        return len(seen)

    read_document(library, "0.pdf")
    few = queries()
    for number in range(1, 20):
        read_document(library, f"{number}.pdf", count=1, read=1)
    assert queries() == few
