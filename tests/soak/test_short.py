"""Each proof, shortened; in full: ``python -m tests.soak kills|disk|read-only|flips|endurance``."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak.disk import run_full_disk, run_read_only, small_disk
from tests.soak.endurance import run_endurance
from tests.soak.flips import FILES, run_flips
from tests.soak.kills import run_kills
from tests.soak.work import Templates

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    return Templates(tmp_path_factory.mktemp("soak") / "templates", clauses=10)


def test_kills(templates: Templates, tmp_path: Path) -> None:
    done = run_kills(templates, tmp_path, count=3, seed=1)
    assert done["failures"] == []
    assert set(done["uninterrupted_seconds"]) == {"ask", "migrate", "backup"}


def test_a_full_disk(templates: Templates) -> None:
    try:
        with small_disk():
            pass
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this user may not mount a disk")
    done = run_full_disk(templates, count=3, seed=1)
    assert done["failures"] == []
    assert done["messages"]


def test_flipped_bits(templates: Templates, tmp_path: Path) -> None:
    done = run_flips(templates, tmp_path, count=len(FILES), seed=1)
    assert done["failures"] == []
    assert sum(done["outcomes"].values()) == len(FILES)


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can become another user")
def test_a_read_only_folder(templates: Templates) -> None:
    where = Path("/tmp") / f"read-only-{os.getpid()}"
    where.mkdir(mode=0o755)
    try:
        done = run_read_only(templates, where)
    finally:
        subprocess.run(["rm", "-r", str(where)], check=True)
    assert done["ok"], done


def test_endurance_measures_and_leaves_nothing_running(tmp_path: Path) -> None:
    done = run_endurance(tmp_path, minutes=0, every=0)
    assert done["rounds"] >= 2
    assert done["left_after_closing"] == {"threads": [], "children": 0}
    assert len((tmp_path / "endurance.csv").read_text().splitlines()) == 1 + 2
