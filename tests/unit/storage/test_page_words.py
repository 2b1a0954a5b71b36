"""Full-text search over stored pages: what is found, and that the index never disagrees with the text."""

from dataclasses import replace
from pathlib import Path

import pytest

from rmt_desktop.domain.documents import Page, ParsedDocument
from rmt_desktop.domain.shelving import WordHit
from rmt_desktop.storage.folding import fold, folded_with_places, terms
from rmt_desktop.storage.library import Library
from tests.unit.storage.storage_samples import add, parsed


def store(library: Library, name: str, *texts: str) -> int:
    document = add(library, name)
    pages = tuple(Page(number, text) for number, text in enumerate(texts, 1))
    library.store_parsed(document.id, ParsedDocument(kind="text", pages=pages, parser="text 1"))
    return document.id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Café closes", "cafe"),
        ("The cafe closes", "CAFÉ"),
        ("Cafe\u0301 in two characters", "café"),
        ("Straße und Maße", "STRASSE"),
        ("early termination of the lease", "termin lease"),
        ("notice of\nthree months", '"of three months"'),
        ("本契約は日本法に準拠する。", "契約"),
        ("本契約は日本法に準拠する。", "準拠"),
        ("データガイド", "ﾃﾞｰﾀ"),
        ("한국어 계약서입니다", "계약"),
        ("\u1100\u1168\u110b\u1163\u11a8", "계약"),  # in single letters, as macOS writes file names
        ("اَلْعَقْد باطل", "العقد"),
        ("חוֹזֶה שכירות", "חוזה"),
        ("Договор аренды", "ДОГОВОР"),
        ("Ἀθῆναι", "αθηναι"),
        ("सम्मति पत्र", "सम्मति"),
        ("สัญญาเช่าบ้าน", "เช่า"),
        ("§ 5.25 % a year", "5.25"),
        ('he said "rent"', '"said rent"'),
        ("AND OR NOT NEAR(x)", "NOT near(x)"),
    ],
)
def test_words_are_found_however_they_are_written(library: Library, text: str, words: str) -> None:
    document_id = store(library, "a.txt", "nothing here", text)
    assert library.find_words(words).hits == (WordHit(document_id, 2),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rent", "lease"),
        ("rental", '"rent"'),
        ("three of months", '"of three"'),
        ("rent", "rent lease"),
        ("ガス", "カス"),
        ("約契", "契約"),
        ("anything", "§ … *"),
        ("anything", ""),
    ],
)
def test_other_words_are_not(library: Library, text: str, words: str) -> None:
    store(library, "a.txt", text)
    assert library.find_words(words).hits == ()


def test_all_pages_are_counted_few_are_listed_and_the_best_come_first(library: Library) -> None:
    first = store(library, "a.txt", *["rent " + "word " * 50] * 30)
    second = store(library, "b.txt", "rent rent rent")
    found = library.find_words("rent", most=5)
    assert found.hits[0] == WordHit(second, 1)
    assert len(found.hits) == 5
    assert dict(found.counts) == {first: 30, second: 1}
    assert found.total == 31
    among = library.find_words("rent", among={first})
    assert {hit.document_id for hit in among.hits} == {first}
    assert among.total == 30


def test_words_go_with_the_text_however_it_goes(library: Library) -> None:
    first, second = store(library, "a.txt", "rent"), store(library, "b.txt", "rent")
    library.remove_document(first)
    assert library.find_words("rent").hits == (WordHit(second, 1),)
    library.store_parsed(second, ParsedDocument(kind="text", pages=(Page(1, "lease"),), parser="text 1"))
    assert library.find_words("rent").hits == ()
    assert library.find_words("lease").hits == (WordHit(second, 1),)


def test_a_missing_index_is_rebuilt(library: Library) -> None:
    document_id = store(library, "a.txt", "rent", "lease")
    assert library.unindexed() == []
    with library._derived.write() as connection:
        connection.exec_driver_sql("DELETE FROM page_words")
        connection.exec_driver_sql("UPDATE word_indexes SET folding = folding - 1")
    assert library.find_words("lease").hits == ()
    assert library.unindexed() == [document_id]
    library.index_words(document_id)
    assert library.find_words("lease").hits == (WordHit(document_id, 2),)
    assert library.unindexed() == []
    library.index_words(document_id + 1)  # gone: nothing happens
    assert library.unindexed() == []


def test_text_that_has_no_utf8_form_is_indexed_all_the_same(library: Library) -> None:
    document_id = store(library, "a.txt", "rent \ud800 lease\0 premises")
    for word in ("rent", "lease", "premises"):
        assert library.find_words(word).hits == (WordHit(document_id, 1),)
    assert library.find_words("\ud800").hits == ()


def test_the_library_of_the_largest_numbers(library: Library) -> None:
    document = add(library)
    page = Page(2**32 - 1, "rent")
    library.store_parsed(document.id, replace(parsed(), pages=(page,)))
    assert library.find_words("rent").hits == (WordHit(document.id, 2**32 - 1),)


@pytest.mark.parametrize("text", ["Åb Straße", "契約 Café", "ﾃﾞｰﾀ ½ ﬁn", "Cafe\u0301 1ª"])
def test_folding_in_parts_is_folding_as_a_whole(text: str) -> None:
    folded, places = folded_with_places(text)
    assert folded == fold(text)
    assert len(places) == len(folded)
    assert places == sorted(places)


def test_terms_of_a_search() -> None:
    assert terms("„Net Rent“ 契約 of") == [("net rent", False), ("契 約", True), ("of", True)]
    assert Path(fold("ÀÉÎ")).name == "aei"
