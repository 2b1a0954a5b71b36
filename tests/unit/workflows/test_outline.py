from pathlib import Path

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.documents import Page, ParsedDocument
from rmt_desktop.domain.sections import Section
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.answers_json import evidence_object
from rmt_desktop.workflows.outline import SectionPaths, document_sections, place_words
from rmt_desktop.workflows.reading import read_document
from tests.tiny import lease_pages, tiny_model

OWN = (Section("7 Term", 1, 1, 0), Section("7.2 Termination", 2, 2, 30))


def add(library: Library, sections: tuple[Section, ...]) -> int:
    name = f"{len(sections)}.pdf"
    document = library.add_document(content_hash=name, name=name, path=Path("/") / name, kind="pdf", size=1)
    library.store_parsed(document.id, ParsedDocument("pdf", tuple(lease_pages(2)), "p 1", sections=sections))
    return document.id


def test_sections_are_stored_with_the_document_and_go_with_it(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        number = add(library, OWN)
        assert library.sections(number) == list(OWN)
        library.store_parsed(number, ParsedDocument("pdf", (Page(1, "New text."),), "p 2"))
        assert library.sections(number) == []


def test_without_an_outline_the_headings_found_in_the_text_serve(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        number = add(library, ())
        assert document_sections(library, number) == []
        read_document(library, tiny_model(), number, PlainContext())
        assert [s.title for s in document_sections(library, number)] == ["1. CLAUSE 1", "2. CLAUSE 2"]


def test_a_quote_is_given_its_sections(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        number = add(library, OWN)
        paths = SectionPaths(library)
        late, early = (Evidence(number, "2.pdf", 2, start, start + 4, "rent", 0.5, 1) for start in (40, 20))
        assert place_words(late, paths.of(late)) == "§ 7.2 Termination · page 2"
        assert place_words(early, paths.of(early)) == "§ 7 Term · page 2"
        assert evidence_object(late, paths.of)["section"] == ["7 Term", "7.2 Termination"]
        assert "section" not in evidence_object(late)
