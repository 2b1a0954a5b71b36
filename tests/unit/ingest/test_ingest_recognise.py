import os
import sys
from pathlib import Path

import pytest

from rmt_desktop.domain.input_errors import DamagedFile, EmptyFile, FileMissing, FileTooLarge, InputError, UnknownFormat
from rmt_desktop.ingest import ParseLimits, ParserProcess, content_hash
from rmt_desktop.ingest.registry import recognise
from tests.unit.ingest.ingest_samples import PNG, text_pdf


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.dat", "a"])
def test_a_pdf_by_any_name(tmp_path: Path, name: str) -> None:
    assert recognise(text_pdf(tmp_path / name)).kind == "pdf"


def test_a_pdf_after_some_rubbish(tmp_path: Path) -> None:
    plain = text_pdf(tmp_path / "plain.pdf").read_bytes()
    path = tmp_path / "a.pdf"
    path.write_bytes(b"mail header\r\n" * 20 + plain)
    assert recognise(path).kind == "pdf"


def test_a_text_about_pdf_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("The header of such a file reads %PDF-1.7.")
    assert recognise(path).kind == "markdown"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Just words.", "plain text"),
        (PNG, "picture"),
        (b"<!DOCTYPE html><title>404 Not Found</title>", "web page"),
        (b"PK\x03\x04rest", "Office document"),
        (b"\0" * 5000, "only zeros"),
        (b"\x01\x02\x03\x04" * 99, "binary"),
    ],
)
def test_a_pdf_by_name_only(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(DamagedFile, match=reason):
        recognise(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (PNG, "picture"),
        (b"\xd0\xcf\x11\xe0rest", "Save it as DOCX or PDF"),
        (b"\x1f\x8brest", "Unpack it"),
        (b"\x01\x02\x03\x04" * 99, "binary"),
    ],
)
def test_other_formats_are_refused_with_advice(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(UnknownFormat, match=reason):
        recognise(path)


def test_missing_empty_and_too_large(parser: ParserProcess, tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="not there"):
        parser.parse(tmp_path / "none.pdf")
    with pytest.raises(FileMissing, match="not a file"):
        parser.parse(tmp_path)
    (tmp_path / "empty.pdf").touch()
    with pytest.raises(EmptyFile, match="no content"):
        parser.parse(tmp_path / "empty.pdf")
    with ParserProcess(ParseLimits(max_bytes=100)) as strict, pytest.raises(FileTooLarge, match="Split"):
        strict.parse(text_pdf(tmp_path / "large.pdf"))


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="permissions of POSIX")
def test_not_permitted_and_no_regular_file(parser: ParserProcess, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(FileMissing, match="not a file"):
        parser.parse(tmp_path / "pipe.txt")
    closed = text_pdf(tmp_path / "closed.pdf")
    closed.chmod(0)
    if os.geteuid() != 0:
        with pytest.raises(FileMissing, match="permission"):
            parser.parse(closed)


@pytest.mark.parametrize(
    "name", ["租赁合同.pdf", "عقد إيجار.pdf", "Mietvertrag für Jörg – ‘neu’.pdf", "a b\tc%20#.pdf"]
)
def test_names_in_any_script(parser: ParserProcess, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "документы"
    folder.mkdir()
    assert parser.parse(text_pdf(folder / name)).pages[0].text == "The rent is 100 pounds."


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_unicode(parser: ParserProcess, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("Words.")
    assert parser.parse(path).pages[0].text == "Words."


def test_a_name_with_a_zero_byte(parser: ParserProcess) -> None:
    with pytest.raises(InputError):
        parser.parse(Path("a\0b.pdf"))


def test_content_hash(tmp_path: Path) -> None:
    one, copy = text_pdf(tmp_path / "a.pdf"), tmp_path / "b.pdf"
    copy.write_bytes(one.read_bytes())
    assert content_hash(one) == content_hash(copy)
    assert len(content_hash(one)) == 64
    with pytest.raises(FileMissing):
        content_hash(tmp_path / "none")
