from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.sections import Section, path_to
from rmt_desktop.ingest import ParserProcess
from rmt_desktop.ingest.outline import levelled, marked_sections
from tests.unit.ingest.format_samples import SAMPLES, package, sample
from tests.unit.ingest.ingest_samples import content_pdf, words


@pytest.fixture(scope="module")
def parser():
    with ParserProcess() as process:
        yield process


def outlined_pdf(path: Path) -> Path:
    """Three pages; a bookmark without number, one in other letters, one whose heading is not on its page."""
    canvas = Canvas(str(path), invariant=1)
    pages = (
        ("LEASE OF 4 MILL LANE", "This lease is made between Ann and Bob."),
        ("See Term and Rent below.", "2. TERM", "Five years.", "2.1 Renewal of the term", "None."),
        ("3. RENT", "Ninety pounds."),
    )
    marks = {1: [("Term", "term", 0), ("2.1 Renewal of the Term", "renewal", 1)], 2: [("Signatures", "end", 0)]}
    for number, lines in enumerate(pages):
        for row, line in enumerate(lines):
            canvas.drawString(60, 760 - 20 * row, line)
        for title, key, level in marks.get(number, []):
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(title, key, level)
        canvas.showPage()
    canvas.save()
    return path


def test_bookmarks_are_found_at_their_headings(tmp_path: Path, parser: ParserProcess) -> None:
    document = parser.parse(outlined_pdf(tmp_path / "a.pdf"))
    text = document.pages[1].text
    assert document.sections == (
        Section("Term", 1, 2, text.index("2. TERM")),
        Section("2.1 Renewal of the Term", 2, 2, text.index("2.1 Renewal")),
        Section("Signatures", 1, 3, 0),
    )
    assert [s.title for s in path_to(document.sections, 2, text.index("None."))] == ["Term", "2.1 Renewal of the Term"]
    assert path_to(document.sections, 1, 10) == ()


def test_a_pdf_without_bookmarks_has_no_sections(tmp_path: Path, parser: ParserProcess) -> None:
    assert parser.parse(content_pdf(tmp_path / "a.pdf", [words(b"Rent")])).sections == ()


def test_bookmarks_that_lead_nowhere_are_left_out(tmp_path: Path, parser: ParserProcess) -> None:
    catalogue = b"/Outlines <</First 9 0 R /Last 9 0 R /Count 1>>"  # there is no object 9
    path = content_pdf(tmp_path / "a.pdf", [words(b"Rent")], catalogue)
    assert parser.parse(path).sections == ()


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        ("docx", ["Lease of 4 Mill Lane", "1. Rent", "2. Repairs"]),
        ("odt", ["1. Rent", "2. Repairs"]),
        ("html", ["Lease", "Rent"]),
        ("mhtml", ["Rent"]),
        ("rtf", ["Rent"]),
        ("epub", ["Chapter 1", "Chapter 2"]),
        ("jats", ["Rents in mills", "1 Methods"]),
        ("pubmed", ["On rents", "Abstract"]),
        ("csv", []),
        ("fasta", []),
    ],
)
def test_headings_of_every_format_are_sections(
    tmp_path: Path, parser: ParserProcess, kind: str, titles: list[str]
) -> None:
    document = parser.parse(sample(tmp_path, kind))
    found = [section.title for section in document.sections]
    assert [title for title in found if title in titles] == titles
    assert bool(found) == bool(titles)
    for section in document.sections:
        assert section.title in document.pages[section.page - 1].text[section.start :].splitlines()[0]


def test_an_archive_has_a_section_for_each_file(tmp_path: Path, parser: ParserProcess) -> None:
    path = tmp_path / "all.zip"
    pdf = outlined_pdf(tmp_path / "a.pdf").read_bytes()
    path.write_bytes(package({"lease.docx": SAMPLES["docx"][1](), "b/lease.pdf": pdf}))
    document = parser.parse(path)
    lease = next(section for section in document.sections if section.title == "b/lease.pdf")
    term = next(section for section in document.sections if section.title == "Term")
    assert (lease.level, lease.start, term.level, term.page) == (1, 0, 2, lease.page + 1)
    assert document.pages[term.page - 1].text[term.start :].startswith("2. TERM")


def test_a_message_has_sections_for_itself_and_its_attachments(tmp_path: Path, parser: ParserProcess) -> None:
    document = parser.parse(sample(tmp_path, "eml"))
    assert [(s.title, s.page) for s in document.sections] == [("The léase", 1), ("fees.csv", 2)]


def test_code_is_no_heading_and_levels_have_no_gaps() -> None:
    text = "### Setup\n```\n# comment\n```\n##### Deep\n# Top"
    assert [(s.title, s.level) for s in marked_sections([Page(1, text)])] == [("Setup", 1), ("Deep", 2), ("Top", 1)]
    assert levelled([Section("a", 4, 1, 0), Section("b", 2, 1, 1), Section("c", 4, 1, 2)])[2].level == 2
