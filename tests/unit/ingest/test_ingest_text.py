import codecs
import re
from pathlib import Path

import pytest

from rmt_desktop.domain.input_errors import EmptyFile, FileTooLarge, UnknownFormat
from rmt_desktop.ingest import ParseLimits, ParserProcess
from rmt_desktop.ingest.paging import split_pages

SENTENCE = "Der Mieter zahlt 100 € — „pünktlich“, naïveté included."


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"),
        SENTENCE.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16", "utf-16 be", "utf-16 le bare", "utf-16 be bare", "utf-32", "cp1252"],
)
def test_encodings(parser: ParserProcess, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    parsed = parser.parse(path)
    assert parsed.pages[0].text == SENTENCE
    assert bool(parsed.warnings) == (data == SENTENCE.encode("cp1252"))


def test_a_broken_byte_does_not_spoil_the_rest(parser: ParserProcess, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SENTENCE.encode() * 5 + b"\xff\n")
    parsed = parser.parse(path)
    assert "pünktlich" in parsed.pages[0].text
    assert parsed.pages[0].text.count("\ufffd") == 1
    assert "1 characters" in parsed.warnings[0]


def test_what_cannot_be_shown_is_replaced(parser: ParserProcess, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    filler = "A line of ordinary words.\n" * 30
    path.write_bytes(f"{filler}nul\0 zero\u200bwidth line\r\nold\rnew\u2028third cafe\u0301".encode())
    text = parser.parse(path).pages[0].text
    assert text == f"{filler}nul\ufffd zerowidth line\nold\nnew\nthird café"


def test_binary_content_is_refused(parser: ParserProcess, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(UnknownFormat, match="binary"):
        parser.parse(path)


def test_binary_content_behind_a_textual_head_is_refused(parser: ParserProcess, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Words at first. " * 600 + bytes(range(256)) * 100)
    with pytest.raises(UnknownFormat, match="binary"):
        parser.parse(path)


def test_white_space_only(parser: ParserProcess, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" \n\t\n\f\n")
    with pytest.raises(EmptyFile, match="white space"):
        parser.parse(path)


def test_markdown_is_told_from_text(parser: ParserProcess, tmp_path: Path) -> None:
    path = tmp_path / "a.MD"
    path.write_text("Preface\n\n# The Lease #\n\nWords.\n")
    parsed = parser.parse(path)
    assert (parsed.kind, parsed.title) == ("markdown", "The Lease")


def test_too_many_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\f".join(["page"] * 11))
    with ParserProcess(ParseLimits(max_pages=10)) as parser, pytest.raises(FileTooLarge, match="11 pages"):
        parser.parse(path)


def test_form_feeds_part_pages_and_empty_ones_stay() -> None:
    assert list(split_pages("one\n\ftwo\f\ffour\n\f")) == ["one", "two", "", "four"]


def test_pages_end_between_paragraphs() -> None:
    paragraphs = [f"Paragraph {number}." + " Words and more words." * 20 for number in range(60)]
    pages = list(split_pages("\n\n".join(paragraphs)))
    assert [paragraph for page in pages for paragraph in page.split("\n\n")] == paragraphs
    assert all(1_500 <= len(page) <= 4_500 for page in pages[:-1])


def test_pages_begin_with_headings() -> None:
    text = "\n\n".join(f"## Part {number}\n\n" + "Words and more words. " * 110 for number in range(8))
    assert all(page.startswith("## Part") for page in split_pages(text))


@pytest.mark.parametrize("unit", ["Words. ", "word ", "line\n", "x"])
def test_text_without_paragraphs_is_cut_and_nothing_is_lost(unit: str) -> None:
    text = unit * 5_000
    pages = list(split_pages(text))
    assert re.sub(r"\s", "", "".join(pages)) == re.sub(r"\s", "", text)
    assert max(len(page) for page in pages) <= 4_500
    if unit != "x":
        assert all(page.rstrip().endswith(unit.strip()) for page in pages)
