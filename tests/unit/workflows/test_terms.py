import json
from pathlib import Path

import pytest

from rmt_desktop.__main__ import main
from rmt_desktop.answering.rmt import CANDIDATES, OPENING, RmtEngine
from rmt_desktop.domain.answers import Finished
from rmt_desktop.domain.documents import Page, ParsedDocument
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.retrieval.terms import RULES
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.as_of import document_as_of
from rmt_desktop.workflows.sources import from_pages
from rmt_desktop.workflows.terms import document_terms
from tests.tiny import CLAUSES, tiny_model

DEFINITION = 'Quay Mills Ltd (the "Consignor") sends wool. '


def long_pages(at: int, count: int = 16) -> list[Page]:
    """Pages of which one defines a term that no other page names."""
    filler = "".join(CLAUSES) * 2
    return [Page(n, (DEFINITION if n == at else "") + f"{n}. " + filler) for n in range(1, count + 1)]


def test_the_passage_that_defines_what_is_named_is_read_in_view():
    model = tiny_model()
    document = from_pages(model, 1, "a", long_pages(9))
    assert [term.term for term in document.terms] == ["Consignor"]
    defining = next(i for i, s in enumerate(document.segments) if s.page == 9)
    assert len(document.segments) > CANDIDATES + OPENING
    engine = RmtEngine(model)
    named = engine.retrieve("What must Quay Mills pay?", [document])
    assert [c.segment for c in named if c.defines] == [defining]
    assert not any(c.defines for c in engine.retrieve("What is the rent?", [document]))
    last = next(c for c in named if c.segment > defining and not c.defines)
    way = [segment for _, segment, _ in engine._path([last], named)]
    assert defining in way[: way.index(last.segment)]
    (finished,) = [
        e for e in engine.answer("Who is the Consignor?", [document], PlainContext()) if isinstance(e, Finished)
    ]
    assert finished.answer.evidence


def test_what_is_defined_later_is_not_known_as_of_an_earlier_page():
    model = tiny_model()
    document = from_pages(model, 1, "a", long_pages(9))
    assert document_as_of(model, document, 8).terms == []
    assert len(document_as_of(model, document, 9).terms) == 1


def test_terms_are_found_once_and_kept(tmp_path: Path):
    with Library.open(tmp_path) as library:
        document = library.add_document(content_hash="a", name="a.txt", path=Path("/a.txt"), kind="text", size=1)
        assert document_terms(library, document.id) == []
        assert library.terms(document.id, RULES) is None
        library.store_parsed(document.id, ParsedDocument("text", tuple(long_pages(2)), "p"))
        (term,) = document_terms(library, document.id)
        assert document_terms(library, document.id, [Page(1, "is not looked at again")]) == [term]
        assert library.terms(document.id, "other rules") is None
        with pytest.raises(KeyError):
            library.store_terms(99, RULES, [])
        library.store_parsed(document.id, ParsedDocument("text", (Page(1, "Nothing."),), "p"))
        assert document_terms(library, document.id) == []


def test_the_command_lists_terms(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.txt"
    path.write_text(DEFINITION + "".join(CLAUSES))
    arguments = ["--data-dir", str(tmp_path / "data"), "terms", str(path)]
    assert main([*arguments, "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["document"] == "a.txt"
    assert told["terms"] == [
        {"term": "Consignor", "definition": "Quay Mills Ltd", "kind": "named", "page": 1, "start": 0, "end": 32}
    ]
    assert main(arguments) == 0
    assert "Consignor (page 1): Quay Mills Ltd" in capsys.readouterr().out
    assert main([*arguments[:-1], str(tmp_path / "missing.pdf")]) == 1
