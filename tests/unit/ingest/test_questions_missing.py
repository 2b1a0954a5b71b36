"""Question rows whose file is not there."""

import pytest

from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.ingest.questions import read_document_rows, read_rows


def test_a_missing_file_of_questions_is_told(tmp_path) -> None:
    missing = tmp_path / "qa" / "rows.jsonl"
    with pytest.raises(FileMissing, match=r"rows\.jsonl” is not there"):
        list(read_rows(missing))
    with pytest.raises(FileMissing, match=r"rows\.jsonl” is not there"):
        list(read_document_rows(tmp_path / "questions.jsonl", missing))
