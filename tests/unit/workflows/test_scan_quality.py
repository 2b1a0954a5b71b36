from importlib.util import find_spec
from pathlib import Path

import pytest

from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.ingest import ocr
from rmt_desktop.workflows.scan_quality import run_scan_quality

SCAN = Path(__file__).parents[2] / "data" / "scan.pdf"


@pytest.mark.skipif(find_spec("rapidocr") is None, reason="the extra ocr is not installed")
def test_a_scan_is_compared_with_what_was_typed_off_it(tmp_path: Path) -> None:
    typed = tmp_path / "typed.txt"
    typed.write_text("The Tenant shall pay zebra each year", encoding="utf-8")
    found = run_scan_quality(SCAN, typed)
    assert found["words"] == 7
    assert found["not_read"] == ["zebra"]
    assert found["words_read"] == found["words_in_order"] == round(6 / 7, 4)
    assert "pounds" in found["not_there"]
    assert "recognised" in found["as_told"][0]


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch) -> None:
    with pytest.raises(FileMissing):
        run_scan_quality(SCAN, tmp_path / "none.txt")
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(FileMissing, match="not installed"):
        run_scan_quality(SCAN, tmp_path / "none.txt")
