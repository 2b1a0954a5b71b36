"""``rmt-desktop backups`` and what other commands say about a damaged library."""

import json
from pathlib import Path

import pytest

from rmt_desktop.__main__ import main
from rmt_desktop.storage.library import Library


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with Library.open(folder) as library:
        library.add_chat("First", [])
    return folder


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["--data-dir", str(data), *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def titles(data: Path) -> list[str]:
    with Library.open(data) as library:
        return [chat.title for chat in reversed(library.chats())]


def test_backups_are_made_listed_and_restored(data: Path, run) -> None:
    with Library.open(data) as library:
        library.add_chat("Second", [])
    code, out, _ = run("backups", "now", "--json")
    assert code == 0
    assert [(row["number"], row["usable"]) for row in json.loads(out)] == [(2, True), (1, True)]
    code, out, _ = run("backups", "restore", "1")
    assert code == 0
    assert "backups/library-000003-" in out
    assert titles(data) == ["First"]
    assert run("backups", "restore", "3")[0] == 0
    assert titles(data) == ["First", "Second"]


def test_a_damaged_backup_is_listed_as_such_and_never_restored(data: Path, run) -> None:
    (backup,) = (data / "backups").glob("*.db")
    backup.write_bytes(backup.read_bytes()[:5000])
    _, out, _ = run("backups", "list")
    assert "cannot be used" in out
    code, _, error = run("backups", "restore", "newest")
    assert code == 1
    assert "damaged" in error
    assert titles(data) == ["First"]


def test_a_damaged_library_is_kept_aside_when_a_backup_is_restored(data: Path, run) -> None:
    (data / "library.db").write_bytes(b"damaged" * 999)
    code, out, _ = run("backups", "restore", "newest", "--json")
    assert code == 0
    before = json.loads(out)["before"]
    assert (data / before).read_bytes() == b"damaged" * 999
    assert titles(data) == ["First"]


def test_no_backup_is_no_error_and_an_unknown_one_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--data-dir", str(tmp_path)]
    assert main([*where, "backups", "list"]) == 0
    assert "no backup yet" in capsys.readouterr().out
    assert main([*where, "backups", "restore", "newest"]) == 1
    assert "There is none yet" in capsys.readouterr().err


def test_a_restore_waits_for_nobody_who_has_the_library_open(data: Path, run) -> None:
    with Library.open(data):
        code, _, error = run("backups", "restore", "newest")
    assert code == 1
    assert "in use" in error


def test_every_command_tells_of_a_repaired_library(data: Path, run) -> None:
    (data / "library.db").write_bytes(b"damaged" * 999)
    code, out, error = run("library")
    assert code == 0
    assert "library is empty" in out
    assert "The backup of" in error
