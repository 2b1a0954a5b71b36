from pathlib import Path

import pytest

from rmt_desktop.domain.documents import PageState
from rmt_desktop.domain.input_errors import DamagedFile, EmptyFile, FileTooLarge, NoText, PasswordNeeded, WrongPassword
from rmt_desktop.ingest import ParseLimits, ParserProcess
from tests.unit.ingest.ingest_samples import (
    broken_words,
    content_pdf,
    endless_words,
    image_pdf,
    raw_pdf,
    stream,
    text_pdf,
    words,
)


def test_pages_keep_their_text(parser: ParserProcess, tmp_path: Path) -> None:
    parsed = parser.parse(text_pdf(tmp_path / "a.pdf", ["First page\nsecond line", "Second page"]))
    assert parsed.kind == "pdf"
    assert parsed.parser.startswith("pypdfium2 ")
    assert [(page.number, page.text, page.state) for page in parsed.pages] == [
        (1, "First page\nsecond line", PageState.TEXT),
        (2, "Second page", PageState.TEXT),
    ]


def test_the_same_file_gives_the_same_text(parser: ParserProcess, tmp_path: Path) -> None:
    path = text_pdf(tmp_path / "a.pdf", [f"Page {number}" for number in range(20)])
    assert parser.parse(path) == parser.parse(path)


def test_progress_is_told_page_by_page(parser: ParserProcess, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    parser.parse(text_pdf(tmp_path / "a.pdf", ["a", "b", "c"]), on_page=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_typesetting_is_undone(parser: ParserProcess, tmp_path: Path) -> None:
    shown = b"BT /F1 12 Tf 50 700 Td (one      two\\001\\002three  ) Tj ET"
    parsed = parser.parse(content_pdf(tmp_path / "a.pdf", [stream(shown)]))
    assert parsed.pages[0].text == "one two three"


def test_title_and_page_labels(parser: ParserProcess, tmp_path: Path) -> None:
    labels = b"/PageLabels <</Nums [0 <</S /r>> 2 <</S /D /P (A-)>>]>>"
    parsed = parser.parse(content_pdf(tmp_path / "a.pdf", [words(b"text")] * 4, labels))
    assert [page.label for page in parsed.pages] == ["i", "ii", "A-1", "A-2"]
    assert parser.parse(text_pdf(tmp_path / "b.pdf")).pages[0].label is None


def test_no_pages(parser: ParserProcess, tmp_path: Path) -> None:
    path = raw_pdf(tmp_path / "a.pdf", [b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Count 0 /Kids []>>"])
    with pytest.raises(EmptyFile, match="no pages"):
        parser.parse(path)


def test_only_blank_pages(parser: ParserProcess, tmp_path: Path) -> None:
    with pytest.raises(EmptyFile, match="blank"):
        parser.parse(text_pdf(tmp_path / "a.pdf", ["", ""]))


def test_a_blank_page_among_others_is_no_gap(parser: ParserProcess, tmp_path: Path) -> None:
    blank = parser.parse(text_pdf(tmp_path / "a.pdf", ["text", "", "text"])).pages[1]
    assert (blank.text, blank.state, blank.reason) == ("", PageState.TEXT, None)


def test_only_images(parser: ParserProcess, tmp_path: Path) -> None:
    with pytest.raises(NoText, match=r"3 pages are images.*OCR"):
        parser.parse(image_pdf(tmp_path / "a.pdf", pages=3))
    with pytest.raises(NoText, match=r"page is an image.*OCR"):
        parser.parse(image_pdf(tmp_path / "b.pdf", pages=1))


def test_an_image_among_text_is_marked(parser: ParserProcess, tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for part in (text_pdf(tmp_path / "text.pdf"), image_pdf(tmp_path / "image.pdf", 1)):
        writer.append(part)
    writer.write(tmp_path / "both.pdf")
    text, image = parser.parse(tmp_path / "both.pdf").pages
    assert text.state is PageState.TEXT
    assert (image.state, image.text) == (PageState.NO_TEXT, "")
    assert image.reason is not None
    assert "OCR" in image.reason


def test_a_stamp_on_a_scan_is_told(parser: ParserProcess, tmp_path: Path) -> None:
    parsed = parser.parse(image_pdf(tmp_path / "a.pdf", 2, stamp="Filed 3 May"))
    assert [page.text for page in parsed.pages] == ["Filed 3 May"] * 2
    assert any("pages 1, 2" in warning for warning in parsed.warnings)


def test_a_damaged_page_fails_alone(parser: ParserProcess, tmp_path: Path) -> None:
    path = content_pdf(tmp_path / "a.pdf", [words(b"one"), broken_words(), words(b"three")])
    pages = parser.parse(path).pages
    assert [(page.text, page.state) for page in pages] == [
        ("one", PageState.TEXT),
        ("", PageState.FAILED),
        ("three", PageState.TEXT),
    ]
    assert pages[1].reason is not None


def test_a_page_whose_content_is_lost_is_not_taken_for_blank(parser: ParserProcess, tmp_path: Path) -> None:
    lost = stream(bytes(range(1, 90)), b"/Filter /FlateDecode")
    unpacked = stream(b"BT /F1 12 Tf 50 700 Td (words) Tj ET", b"/Filter /FlateDecode")  # not packed as it says
    pages = parser.parse(content_pdf(tmp_path / "a.pdf", [words(b"one"), lost, unpacked])).pages
    assert [page.state for page in pages] == [PageState.TEXT, PageState.FAILED, PageState.TEXT]
    assert pages[2].text == "words"


def test_only_damaged_pages(parser: ParserProcess, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="None of its 2 pages"):
        parser.parse(content_pdf(tmp_path / "a.pdf", [broken_words()] * 2))


def test_a_page_that_takes_too_long_fails_alone(tmp_path: Path) -> None:
    path = content_pdf(tmp_path / "a.pdf", [words(b"one"), endless_words(), words(b"three")])
    with ParserProcess(ParseLimits(page_seconds=0.5)) as parser:
        pages = parser.parse(path).pages
    assert [page.state for page in pages] == [PageState.TEXT, PageState.FAILED, PageState.TEXT]
    assert pages[1].reason == "Reading the page took longer than 0.5 seconds."


def test_thousands_of_idle_instructions_do_not_slow_a_page(tmp_path: Path) -> None:
    idle = stream(b"q\n" + b"q\rQ\r" * 300_000 + b"BT /F1 12 Tf 50 700 Td (found) Tj ET\nQ")
    with ParserProcess(ParseLimits(page_seconds=1.0)) as parser:
        assert parser.parse(content_pdf(tmp_path / "a.pdf", [idle])).pages[0].text == "found"


@pytest.mark.parametrize("password", ["open sesame", "päßwörd"])
def test_encrypted(parser: ParserProcess, tmp_path: Path, password: str) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(text_pdf(tmp_path / "plain.pdf", ["Secret rent"])))
    writer.encrypt(password, algorithm="AES-256")
    path = tmp_path / "a.pdf"
    writer.write(path)
    with pytest.raises(PasswordNeeded) as needed:
        parser.parse(path)
    assert not isinstance(needed.value, WrongPassword)
    with pytest.raises(WrongPassword):
        parser.parse(path, password="guess")
    assert parser.parse(path, password=password).pages[0].text == "Secret rent"


def test_encrypted_with_the_old_method(parser: ParserProcess, tmp_path: Path) -> None:
    path = text_pdf(tmp_path / "a.pdf", ["Secret rent"], password="test")
    with pytest.raises(PasswordNeeded):
        parser.parse(path)
    assert parser.parse(path, password="test").pages[0].text == "Secret rent"


def test_encrypted_against_changes_only(parser: ParserProcess, tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(text_pdf(tmp_path / "plain.pdf", ["Public rent"])))
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    assert parser.parse(tmp_path / "a.pdf").pages[0].text == "Public rent"
    assert parser.parse(tmp_path / "a.pdf", password="not needed").pages[0].text == "Public rent"


def test_header_only(parser: ParserProcess, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    with pytest.raises(DamagedFile, match="incomplete"):
        parser.parse(path)


@pytest.mark.parametrize("part", [0.2, 0.6, 0.95])
def test_truncated(parser: ParserProcess, tmp_path: Path, part: float) -> None:
    whole = text_pdf(tmp_path / "whole.pdf", ["text"] * 10).read_bytes()
    path = tmp_path / "a.pdf"
    path.write_bytes(whole[: int(len(whole) * part)])
    try:
        parsed = parser.parse(path)
    except DamagedFile as error:
        assert "incomplete" in str(error) or "damaged" in str(error)
    else:
        assert any("cut off" in warning for warning in parsed.warnings)


def test_more_pages_than_allowed(tmp_path: Path) -> None:
    with ParserProcess(ParseLimits(max_pages=3)) as parser, pytest.raises(FileTooLarge, match="4 pages"):
        parser.parse(text_pdf(tmp_path / "a.pdf", ["text"] * 4))


def test_a_page_tree_that_multiplies(parser: ParserProcess, tmp_path: Path) -> None:
    page = 9
    objects = [b"<</Type /Catalog /Pages 2 0 R>>"]
    for level in range(2, page):
        kids = b"%d 0 R " % (level + 1) * 30
        objects.append(b"<</Type /Pages /Count 30 /Kids [%b]>>" % kids)
    objects.append(b"<</Type /Page /MediaBox [0 0 595 842]>>")
    with pytest.raises(FileTooLarge, match="more than"):
        parser.parse(raw_pdf(tmp_path / "a.pdf", objects))


def test_a_page_count_that_lies(parser: ParserProcess, tmp_path: Path) -> None:
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 2000000000 /Kids [4 0 R]>>",
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources <</Font <</F1 3 0 R>>>> /Contents 5 0 R>>",
        words(b"only one"),
    ]
    assert [page.text for page in parser.parse(raw_pdf(tmp_path / "a.pdf", objects)).pages] == ["only one"]


def test_a_page_tree_in_a_circle(parser: ParserProcess, tmp_path: Path) -> None:
    objects = [b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Count 1 /Kids [2 0 R]>>"]
    with pytest.raises(DamagedFile, match="list of pages"):
        parser.parse(raw_pdf(tmp_path / "a.pdf", objects))


def test_nothing_is_printed(parser: ParserProcess, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = text_pdf(tmp_path / "whole.pdf").read_bytes()
    path = tmp_path / "a.pdf"
    path.write_bytes(whole.replace(b"startxref\n", b"startxref\n7"))
    parsed = parser.parse(path)
    assert parsed.pages[0].text == "The rent is 100 pounds."
    assert any("breaks the rules" in warning for warning in parsed.warnings)
    assert capfd.readouterr() == ("", "")
