from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest import ParserProcess
from rmt_desktop.jobs.context import CancelToken, PlainContext, Progress
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.importing import needs_parsing, parse_document, register


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "data") as library:
        yield library


@pytest.fixture(scope="module")
def parser() -> Iterator[ParserProcess]:
    with ParserProcess() as parser:
        yield parser


def make_pdf(path: Path, *pages: str, password: str = "") -> Path:
    canvas = Canvas(str(path), invariant=1)
    for text in pages:
        if text:
            canvas.drawString(60, 700, text)
        else:
            canvas.drawInlineImage(Image.new("L", (40, 40), 128), 0, 0, 600, 800)
        canvas.showPage()
    canvas.save()
    if password:
        writer = PdfWriter(clone_from=PdfReader(path))
        writer.encrypt(password, algorithm="AES-256")
        writer.write(path)
    return path


def bring_in(library: Library, parser: ParserProcess, path: Path, password: str | None = None) -> Document:
    document = register(library, path).document
    return parse_document(library, parser, document.id, PlainContext(), password)


def test_a_file_becomes_a_queued_document_with_its_pages(library, parser, tmp_path):
    path = make_pdf(tmp_path / "Mietvertrag – 契約.pdf", "First page", "Second page")
    registered = register(library, path)
    assert not registered.known
    assert needs_parsing(library, registered.document)
    seen: list[Progress] = []
    document = parse_document(library, parser, registered.document.id, PlainContext(seen.append))
    assert (document.state, document.name, document.page_count) == (DocumentState.QUEUED, path.name, 2)
    assert [progress.done for progress in seen] == [1, 2]
    assert not needs_parsing(library, document)
    assert [page.text.strip() for page in library.pages(document.id)] == ["First page", "Second page"]


def test_the_same_content_is_known_and_its_newest_place_is_remembered(library, tmp_path):
    first = make_pdf(tmp_path / "a.pdf", "Text")
    second = tmp_path / "b.pdf"
    second.write_bytes(first.read_bytes())
    added = register(library, first).document
    again = register(library, second)
    assert again.known
    assert (again.document.id, again.document.path) == (added.id, second)
    assert len(library.documents()) == 1


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("missing.pdf", None, "File not found"),
        ("empty.pdf", b"", "Empty file"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "Unknown format"),
        ("letter.doc", b"\xd0\xcf\x11\xe0" + bytes(100), "Unknown format"),
        ("not.pdf", b"plain words", "Damaged file"),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason_and_not_added(library, tmp_path, name, content, title):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as refused:
        register(library, tmp_path / name)
    assert refused.value.title == title
    assert str(refused.value)
    assert library.documents() == []


def test_a_damaged_file_stays_listed_as_failed_with_its_reason(library, parser, tmp_path):
    path = make_pdf(tmp_path / "cut.pdf", "Some text")
    path.write_bytes(path.read_bytes()[:150])
    with pytest.raises(InputError) as refused:
        bring_in(library, parser, path)
    (document,) = library.documents()
    assert document.state is DocumentState.FAILED
    assert document.reason == str(refused.value)


def test_pages_without_text_are_refused_when_nothing_else_is_there_and_noted_otherwise(library, parser, tmp_path):
    with pytest.raises(InputError) as refused:
        bring_in(library, parser, make_pdf(tmp_path / "scan.pdf", "", ""))
    assert refused.value.title == "No text in this file"
    document = bring_in(library, parser, make_pdf(tmp_path / "part.pdf", "Words", "", "More words"))
    assert document.state is DocumentState.QUEUED
    assert document.pages_without_text == (2,)


def test_a_password_is_asked_for_and_the_right_one_opens(library, parser, tmp_path):
    path = make_pdf(tmp_path / "locked.pdf", "Secret text", password="open sesame")
    for password, title in ((None, "Password needed"), ("wrong", "Wrong password")):
        with pytest.raises(InputError) as refused:
            bring_in(library, parser, path, password)
        assert refused.value.title == title
        (document,) = library.documents()
        assert document.state is DocumentState.PASSWORD
        assert document.reason
    document = bring_in(library, parser, path, "open sesame")
    assert (document.state, document.reason) == (DocumentState.QUEUED, None)
    assert library.page(document.id, 1).text.strip() == "Secret text"


def test_stopping_leaves_the_document_paused(library, parser, tmp_path):
    document = register(library, make_pdf(tmp_path / "a.pdf", "Text", "Text 2")).document
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        parse_document(library, parser, document.id, PlainContext(token=token))
    assert library.document(document.id).state is DocumentState.PAUSED
    assert parse_document(library, parser, document.id, PlainContext()).state is DocumentState.QUEUED


def test_a_file_that_went_away_before_it_was_parsed_fails_with_a_reason(library, parser, tmp_path):
    path = make_pdf(tmp_path / "a.pdf", "Text")
    document = register(library, path).document
    path.unlink()
    with pytest.raises(InputError):
        parse_document(library, parser, document.id, PlainContext())
    failed = library.document(document.id)
    assert failed.state is DocumentState.FAILED
    assert "a.pdf" in (failed.reason or "")
