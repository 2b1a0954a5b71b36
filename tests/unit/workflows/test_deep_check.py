"""``doctor --deep`` finds what is wrong with the user's data, and changes nothing."""

from pathlib import Path

import pytest

from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.deep_check import deep_checks
from rmt_desktop.workflows.selftest import Check, _check
from tests.rooms import write_text
from tests.soak.work import read


def examine(folder: Path) -> dict[str, Check]:
    names = ("library", "stored texts", "backups", "left-over files")  # models are hashed in tests of their own
    return {name: _check(name, deep_checks(folder)[name]) for name in names}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    write_text(folder / "lease.txt", 10)
    read(folder, lambda _: None)
    return folder


def test_a_sound_library_passes_also_while_it_is_open(data: Path) -> None:
    with Library.open(data):
        checks = examine(data)
    assert [check.detail for check in checks.values() if not check.good] == []
    assert "1 document, 0 questions" in checks["library"].detail
    assert "1 usable" in checks["backups"].detail


def test_an_empty_folder_passes(tmp_path: Path) -> None:
    assert {check.detail for check in examine(tmp_path).values()} == {"none yet", "none"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "check"), [("library.db", "library"), ("derived.db", "stored texts"), ("backups/*.db", "backups")]
)
def test_damage_is_found_and_left_as_it_is(data: Path, name: str, check: str) -> None:
    (path,) = data.glob(name)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * len(content[4096:])
    path.write_bytes(content)
    checks = examine(data)
    assert check in {one for one, found in checks.items() if not found.good} <= {check, "left-over files"}
    assert "damaged" in checks[check].detail
    assert path.read_bytes() == content


def test_what_belongs_to_nothing_is_named(data: Path) -> None:
    (data / "indexes" / "77-weights").mkdir()
    (data / "backups" / "making.part").touch()
    (data / "library.db.migrating").touch()
    (data / "derived.db.damaged-20261124-120000").touch()
    found = examine(data)["left-over files"]
    assert not found.good
    for name in ("77-weights", "making.part", "library.db.migrating"):
        assert name in found.detail
    assert "1-" not in found.detail
    assert "damaged-" not in found.detail
