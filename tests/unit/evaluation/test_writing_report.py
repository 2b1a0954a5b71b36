"""The report of what a language model's answers cost."""

import csv
import json
from xml.etree import ElementTree

from rmt_desktop.evaluation.writing_report import write_writing_report

RESULTS = {
    "model": "Tiny <1>", "document_tokens": 2107.0, "cag_first_seconds": 8.0, "cag_second_seconds": 0.25,
    "prefill_seconds": 7.5, "cache_from_disk_seconds": 0.003, "seconds_a_token": 0.05, "plain_seconds_a_token": 0.051,
    "composed_first_word_seconds": 1.0, "composed_prefill_seconds": 1.25, "cag_second_ratio": 32.0,
    "cache_ratio": 2500.0, "generation_ratio": 1.02, "composed_ratio": 0.8,
    "clock": "seconds of the processor", "command": "rmt-desktop bench lm --out <here>", "program": "0.1.0",
    "when": "2025-01-02T03:04:05+00:00",
    "machine": {"system": "Linux", "python": "3.11", "processors": 2, "threads": "1", "memory_gb": 8.0},
}  # fmt: skip


def test_the_report_stands_by_itself_and_is_written_anew(tmp_path):
    for _ in range(2):
        write_writing_report(tmp_path / "out", RESULTS)
    html = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    for said in (
        "comes 32.0 times as fast", "2,500 times", "at 1.02 of the speed", "takes 0.80 of one plain reading",
        "rmt-desktop bench lm --out &lt;here&gt;", "Tiny &lt;1&gt;", "seconds of the processor", "2,107 tokens",
    ):  # fmt: skip
        assert said in html
    assert "src=" not in html
    assert "<script" not in html
    body = html[html.index("<body>") :].replace("</html>", "")
    ElementTree.fromstring(body)  # every tag is closed
    names = {"report.html", "results.csv", "results.json", "writing.svg", "writing.png"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == names


def test_the_tables_hold_the_figures(tmp_path):
    write_writing_report(tmp_path, RESULTS)
    assert json.loads((tmp_path / "results.json").read_text()) == RESULTS
    with (tmp_path / "results.csv").open(newline="") as file:
        figures = {row["figure"]: row["value"] for row in csv.DictReader(file)}
    assert (figures["cag_second_ratio"], figures["model"]) == ("32.0", "Tiny <1>")
    assert "machine" not in figures
