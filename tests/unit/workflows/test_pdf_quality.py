import json
from pathlib import Path

import pytest

from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.evaluation.word_order import common_words, words_of
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.workflows.pdf_quality import run_pdf_quality
from tests.unit.ingest.ingest_samples import text_pdf

PAGES = [f"Clause {number}. The rent of year {number} is {number} pounds." for number in range(1, 5)]


def test_words_in_order() -> None:
    assert common_words(words_of("The rent, in full."), words_of("the RENT in full")) == 4
    assert common_words(words_of("a b c d e"), words_of("c d e a b")) == 3
    assert common_words([], words_of("a")) == common_words(words_of("a"), []) == 0
    long = [str(number % 97) for number in range(3_000)]
    assert common_words(long, long[:1_000] + long[1_500:]) == 2_500


def test_extractors_are_measured_on_known_texts(tmp_path: Path) -> None:
    (tmp_path / "pdf").mkdir()
    text_pdf(tmp_path / "pdf" / "lease.pdf", PAGES)
    text_pdf(tmp_path / "pdf" / "unknown.pdf")
    rows = [{"document": "lease", "text": " ".join(PAGES) + " These six words are not there."}]
    (tmp_path / "contracts.jsonl").write_text("\n".join(map(json.dumps, rows)))
    found = run_pdf_quality(tmp_path, None, PlainContext())
    words = len(words_of(rows[0]["text"]))
    assert found["documents"] == 1
    assert found["words"] == words
    for name in ("pypdf", "pdfium", "program", "program_body"):
        assert found[name]["words_in_order"] == pytest.approx((words - 6) / words, abs=1e-5)
        assert found[name]["pages_per_second"] > 0
        assert found[name]["worst_document"]["name"] == "lease"


def test_without_data(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="known texts"):
        run_pdf_quality(tmp_path, None, PlainContext())
