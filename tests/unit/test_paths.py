import subprocess
import sys
from pathlib import Path

import pytest

from rmt_desktop import paths
from rmt_desktop.paths import data_folder, log_folder, resource

ROOT = Path(__file__).resolve().parents[2]


def test_resources_of_a_checkout() -> None:
    assert resource("samples", "sample-lease.pdf").is_file()
    assert resource().is_dir()


def test_resources_of_a_frozen_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "resources" / "samples").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("samples") == tmp_path / "resources" / "samples"


def test_resources_of_an_installed_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "rmt_desktop"
    (package / "resources").mkdir(parents=True)
    (package / "resources" / "a.txt").touch()
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert resource("a.txt") == package / "resources" / "a.txt"


def test_a_missing_resource_says_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match=r"samples/none.*Install"):
        resource("samples", "none")


def test_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RMT_DESKTOP_HOME", str(tmp_path / "home"))
    assert data_folder() == tmp_path / "home"
    assert data_folder(tmp_path / "given") == tmp_path / "given"
    assert log_folder() == tmp_path / "home" / "logs"
    assert not (tmp_path / "home").exists()
    monkeypatch.setenv("RMT_DESKTOP_HOME", "  ")
    assert data_folder().name == "rmt-desktop"
    assert data_folder().is_absolute()


def test_relative_folders_become_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("data")) == tmp_path / "data"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert data_folder(Path("~/data")) == tmp_path / "data"


def test_the_sample_is_what_its_script_makes(tmp_path: Path) -> None:
    from pypdf import PdfReader

    script = ROOT / "resources" / "samples" / "make_sample.py"
    subprocess.run([sys.executable, str(script), str(tmp_path / "again.pdf")], check=True)
    again, shipped = PdfReader(tmp_path / "again.pdf"), PdfReader(script.with_name("sample-lease.pdf"))
    assert [page.extract_text() for page in again.pages] == [page.extract_text() for page in shipped.pages]
    assert 8 <= len(shipped.pages) <= 10
