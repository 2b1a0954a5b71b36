"""Search over the library: places, excerpts, and how a desk tells what it found."""

import pytest

from rmt_desktop.domain.documents import Page, ParsedDocument, Passage
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.events import SearchEnded
from rmt_desktop.workflows.finding import find_on, search
from tests.rooms import write_text


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "data") as opened:
        yield opened


def store(library: Library, name: str, *texts: str) -> int:
    document = library.add_document(content_hash=name, name=name, path=f"/{name}", kind="text", size=1)
    pages = tuple(Page(number, text, label=f"p{number}") for number, text in enumerate(texts, 1))
    library.store_parsed(document.id, ParsedDocument("text", pages, "text 1"))
    return document.id


def marked(found) -> list[str]:
    return [found.excerpt[start:end] for start, end in found.marks]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Notice of Termination. Terminate!", "termin", ["Termin", "Termin"]),
        ("rental, rent", '"rent"', ["rent"]),
        ("Straße und STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Cafe\u0301 X", "café", ["Cafe\u0301"]),
        ("本契約は、契約とする", "契約", ["契約", "契約"]),
        ("اَلْعَقْد باطل", "العقد", ["اَلْعَقْد"]),
        ("net\n\n rent", '"net rent"', ["net\n\n rent"]),
    ],
)
def test_places_are_those_of_the_words_on_the_page(text, words, expected):
    assert [text[start:end] for start, end, _ in find_on(Page(1, text), words)] == expected


def test_a_search_says_on_which_page_and_shows_the_words(library):
    filler = "Something else entirely. " * 40
    lease = store(library, "lease.txt", "Nothing.", f"{filler}The rent is due\nmonthly, in advance. {filler}")
    store(library, "other.txt", "Nothing about it.")
    (found,) = search(library, "RENT month").pages
    assert (found.document_id, found.document, found.page, found.label) == (lease, "lease.txt", 2, "p2")
    assert "The rent is due monthly, in advance." in found.excerpt
    assert found.excerpt.startswith("…")
    assert found.excerpt.endswith("…")
    assert marked(found) == ["rent", "month"]
    place = found.place
    assert place is not None
    assert library.page(lease, 2).text[place.start : place.end] == "rent"


def test_the_excerpt_shows_as_many_of_the_words_as_it_can(library):
    store(library, "a.txt", "rent " + "x " * 300 + "the rent of the premises")
    (found,) = search(library, "rent premises").pages
    assert marked(found) == ["rent", "premises"]


def test_counts_are_of_all_pages(library):
    first = store(library, "a.txt", *["rent"] * 100)
    second = store(library, "b.txt", "rent")
    found = search(library, "rent")
    assert (len(found.pages), found.page_count, found.documents, found.unindexed) == (60, 101, {first, second}, 0)
    assert [page.place for page in search(library, "rent", {second}).pages] == [Passage(1, 0, 4)]
    assert search(library, "…").pages == ()


def test_documents_whose_words_are_not_indexed_are_counted(library):
    store(library, "a.txt", "rent")
    with library._derived.write() as connection:
        connection.exec_driver_sql("DELETE FROM word_indexes")
    assert search(library, "rent").unindexed == 1


def test_a_desk_searches_and_rebuilds_what_is_missing(rooms, tmp_path):
    room = rooms()
    room.read(write_text(tmp_path / "a.txt", 5))
    with room.library._derived.write() as connection:
        connection.exec_driver_sql("DELETE FROM page_words")
        connection.exec_driver_sql("DELETE FROM word_indexes")
    room.close()
    again = rooms()
    again.desk.start()
    again.wait(lambda: again.library.unindexed() == [])
    for words in ("l", "la", "landlord"):
        again.desk.search(words)
    again.wait(lambda: any(event.search.words == "landlord" for event in again.told(SearchEnded)))
    (page,) = again.told(SearchEnded)[-1].search.pages
    assert page.document == "a.txt"
