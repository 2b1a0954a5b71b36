import random
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest import ParseLimits, ParserProcess, collect
from tests.unit.ingest.ingest_samples import PNG, image_pdf, text_pdf


def test_files_stay_in_order_and_folders_are_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "A.pdf", "sub/c.md", "sub/deep/d.markdown"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    last = tmp_path / "b.txt"
    found = collect([last, tmp_path, last])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "b.txt",
        "A.pdf",
        "sub/c.md",
        "sub/deep/d.markdown",
    ]


def test_what_no_parser_reads_is_told(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.exe", "c", ".hidden.pdf", "~$b.pdf"):
        (tmp_path / name).touch()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").touch()
    skipped: list[Path] = []
    assert collect([tmp_path], skipped.append) == [tmp_path / "a.pdf"]
    assert skipped == [tmp_path / "b.exe", tmp_path / "c"]


def test_a_file_named_itself_is_always_taken(tmp_path: Path) -> None:
    named = [tmp_path / "b.docx", tmp_path / "not there.pdf", tmp_path / ".hidden"]
    named[0].touch()
    named[2].touch()
    assert collect(named) == named


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_loops_of_links_end(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    (inner / "a.txt").touch()
    (inner / "back").symlink_to(tmp_path / "outer")
    (inner / "self").symlink_to(inner / "self")
    (inner / "gone.txt").symlink_to(tmp_path / "none")
    assert collect([tmp_path]) == [inner / "a.txt"]


def test_a_folder_of_200_mixed_files(parser: ParserProcess, tmp_path: Path) -> None:
    good = text_pdf(tmp_path / "000.pdf", ["The rent is 100 pounds."] * 2).read_bytes()
    scan = image_pdf(tmp_path / "001.pdf", 1).read_bytes()
    kinds = [good, good, b"Plain words.\n", scan, good[: len(good) // 2], b"", PNG, b"PK\x03\x04 archive"]
    suffixes = [".pdf", ".txt", ".md", ".pdf"]
    chance = random.Random(7)
    for number in range(2, 200):
        path = tmp_path / f"{number // 20:02}" / f"файл {number:03}{chance.choice(suffixes)}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(chance.choice(kinds))
    outcomes: Counter[str] = Counter()
    reasons: set[str] = set()
    for path in collect([tmp_path]):
        try:
            outcomes[parser.parse(path).kind] += 1
        except InputError as error:
            outcomes[error.title] += 1
            reasons.add(str(error))
    assert sum(outcomes.values()) == 200
    assert min(len(reason) for reason in reasons) > 20
    assert outcomes["pdf"] >= 40
    assert outcomes["No text in this file"] >= 10
    assert outcomes["Empty file"] >= 10
    assert outcomes["Damaged file"] >= 10
    assert outcomes["Unknown format"] >= 10


def test_mutated_files_end_in_one_of_two_ways(tmp_path: Path) -> None:
    original = text_pdf(tmp_path / "a.pdf", ["The rent is 100 pounds.\nNotices go to the Landlord."] * 3).read_bytes()
    chance = random.Random(11)
    path = tmp_path / "mutated.pdf"
    with ParserProcess(ParseLimits(seconds=20, page_seconds=5, memory_mb=512)) as parser:
        for _ in range(150):
            data = bytearray(original)
            for _ in range(chance.randint(1, 30)):
                data[chance.randrange(8, len(data))] = chance.randrange(256)
            path.write_bytes(bytes(data))
            with suppress(InputError):
                assert parser.parse(path).pages
