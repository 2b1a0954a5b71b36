"""Figures, charts and report of the laboratory, from made-up measurements."""

import csv
import json
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.evaluation.abstention import area_under_risk, risk_coverage
from rmt_desktop.evaluation.bertscore import best_bertscore, encoder_vectors
from rmt_desktop.evaluation.by_length import by_length, length_bins
from rmt_desktop.evaluation.differences import differences, paired_interval
from rmt_desktop.evaluation.evidence_recall import evidence_recall
from rmt_desktop.evaluation.report import write_report
from rmt_desktop.evaluation.results import Measured, summary, write_results
from rmt_desktop.ingest.questions import GoldSpan
from rmt_desktop.models.catalogue import minilm_folder

CHARTS = ("quality-by-length", "cost-by-length", "quality-by-latency", "risk-by-coverage")


def test_bertscore_is_that_of_its_authors_program():
    """Figures of bert-score 0.3.13 on the same model: last layer, no idf, not rescaled."""
    vectors = encoder_vectors(minilm_folder())
    for said, gold, expected in (
        ("the rent is 500 pounds a year", "48,000 pounds per annum", 0.39268),
        ("Delaware", "the laws of the State of New York", 0.28723),
        ("December 31, 2008, unless renewed", "31 December 2008", 0.79019),
        ("in 1920", "1920", 0.87920),
    ):
        assert best_bertscore(said, [gold], vectors) == pytest.approx(expected, abs=2e-5)
    assert best_bertscore("in 1920", ["Delaware", "in 1920"], vectors) == pytest.approx(1.0, abs=1e-5)
    assert best_bertscore("", ["x"], vectors) == best_bertscore("x", [], vectors) == 0.0


def quote(page, start, end):
    return Evidence(1, "d", page, start, end, "q" * (end - start), 0.5, 0)


def test_evidence_is_judged_by_its_place():
    starts = [0, 100, 200]
    golds = [GoldSpan(110, 120), GoldSpan(290, 300)]
    hit = evidence_recall([quote(1, 0, 50), quote(2, 15, 40)], golds, starts)
    assert (hit.passage, hit.page, hit.coverage, hit.precision) == (1.0, 1.0, 0.5, 0.5)
    same_page = evidence_recall([quote(2, 30, 40)], golds, starts)
    assert (same_page.passage, same_page.page, same_page.coverage) == (0.0, 1.0, 0.0)
    late = evidence_recall([quote(1, 0, 5)] * 3 + [quote(2, 10, 20), quote(3, 95, 99)], golds, starts)
    assert (late.passage, late.page, late.coverage, late.precision) == (0.0, 0.0, 1.0, 0.4)
    assert evidence_recall([quote(1, 0, 5)], [], starts).passage == 0.0


def test_risk_rises_with_coverage_where_confidence_is_good():
    points = risk_coverage([0.9, 0.8, 0.2, 0.1], [0.0, 0.0, 1.0, 1.0])
    assert [share for share, _ in points] == [0.25, 0.5, 0.75, 1.0]
    assert [risk for _, risk in points] == pytest.approx([0, 0, 1 / 3, 0.5])
    assert area_under_risk(points) < area_under_risk(risk_coverage([0.1, 0.2, 0.8, 0.9], [0.0, 0.0, 1.0, 1.0]))
    assert risk_coverage([0.5, 0.5], [0.0, 1.0]) == ((0.5, 0.5), (1.0, 0.5))
    assert area_under_risk(risk_coverage([], [])) is None


def measured(number, f1, seconds=0.5, answerable=True):
    return Measured(
        question=f"Question <{number}> & more?",
        answerable=answerable,
        prediction="" if f1 == 0 else f"answer {f1}",
        abstained=f1 == 0,
        confidence=0.2 + 0.7 * f1,
        f1=f1, em=float(f1 == 1), evidence=f1, bertscore=f1, seconds=seconds,
        document=f"document {number % 7}", tokens=500 * (1 + number % 7) ** 2, gold="<gold>", passage=f1, page=f1,
        coverage=f1, risk=1 - f1, ingest=1.0 if number < 7 else 0.0, retrieve=0.1, read=0.4, cpu=seconds / 2,
        tokens_read=1000, memory_mb=600.0 + number,
    )  # fmt: skip


def arms():
    rng = np.random.default_rng(3)
    good = [measured(i, float(rng.integers(0, 3)) / 2, 0.5 + 0.01 * i, i % 4 != 3) for i in range(80)]
    return {
        "rmt": good,
        "rag-bm25": [replace(r, f1=r.f1 / 2, passage=r.passage / 2, seconds=0.3, cpu=0.1) for r in good],
    }


def test_a_summary_has_every_figure():
    rows = arms()["rmt"]
    figures = summary(rows, 700.0)
    assert {"n", "f1", "em", "evidence_recall", "auroc", "bertscore", "seconds_median", "peak_memory_mb"} <= set(
        figures
    )
    assert (figures["n"], figures["answerable"]) == (80, 60)
    assert figures["tokens_per_second"] == 2500.0
    assert figures["seconds_by_phase"] == {"retrieve": 0.1, "prefill": 0, "read": 0.4, "generate": 0, "ingest": 1.0}
    assert figures["seconds_median"] < figures["seconds_p95"] < 1.3
    assert 0 < figures["aurc"] < 1
    assert summary([], 1.0)["seconds_median"] is None


def test_differences_are_of_the_same_questions():
    found = {d.figure: d for d in differences(arms())}
    answerable = [row for row in arms()["rmt"] if row.answerable]
    assert found["f1"].mean == pytest.approx(sum(row.f1 / 2 for row in answerable) / 60)
    assert (found["f1"].n, found["seconds"].n) == (60, 80)
    assert found["f1"].clear
    assert found["f1"].low < found["f1"].mean < found["f1"].high
    assert not found["page"].clear
    short = arms() | {"deep": arms()["rmt"][:10]}
    assert {d.n for d in differences(short) if d.second == "deep" and d.figure == "cpu"} == {10}


def test_the_paired_interval_is_narrower_than_that_of_unpaired_values():
    rng = np.random.default_rng(0)
    one = rng.random(100)
    other = one - 0.05 + 0.01 * rng.standard_normal(100)
    low, high = paired_interval((one - other).tolist())
    assert 0.04 < low < 0.05 < high < 0.06
    low, high = paired_interval(rng.standard_normal(3000).tolist())  # more than fits into one part
    assert low < 0.0 < high
    assert high - low == pytest.approx(2 * 1.96 / 3000**0.5, rel=0.1)


def test_ranges_of_length_hold_about_equally_many_questions():
    bins = length_bins([int(x) for x in np.geomspace(100, 100_000, 100)])
    assert len(bins) == 5
    assert (bins[0][0], bins[-1][1]) == (100, 100_000)
    table = by_length(arms())
    assert sum(b["n"] for b in table["rmt"]) == 80
    assert [b["from"] for b in table["rmt"]] == [b["from"] for b in table["rag-bm25"]]
    assert by_length({}) == {}


def results():
    found = arms()
    return {
        "data": "cuad <dev>.jsonl", "unanswerable": False, "memory": "on", "reader": "abc", "questions": 80,
        "documents": 7, "questions_sha256": "0" * 64, "command": "rmt-desktop bench qa --engine rmt,rag-bm25",
        "when": "2025-01-02T03:04:05+00:00", "program": "0.1.0", "embeddings": "MiniLM", "bertscore": "MiniLM",
        "machine": {"system": "Linux", "python": "3.11", "processors": 2, "threads": "1", "memory_gb": 8.0},
        "engines": {name: summary(rows, 700.0) for name, rows in found.items()},
        "failed": {"rag-dense": "The service on the network fails: down"},
        "lengths": by_length(found),
        "differences": [
            {name: getattr(d, name) for name in ("first", "second", "figure", "mean", "low", "high", "n")}
            for d in differences(found)
        ],
    }  # fmt: skip


def test_the_report_stands_by_itself_and_says_what_the_figures_say(tmp_path):
    write_report(tmp_path, results(), arms())
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "src=" not in html
    assert "<link" not in html
    assert "<script" not in html
    assert html.count("<svg") == len(CHARTS)
    assert "rmt gives the best answers" in html
    assert "clearly better in F1" in html
    assert "clearly worse in seconds" in html
    assert "rag-dense was not measured completely: The service on the network fails: down" in html
    assert "The questions are about 7 documents." in html
    assert "Question &lt;" in html
    assert "Question <" not in html
    body = html[html.index("<body>") :].replace("</html>", "").replace("&nbsp;", " ")
    ElementTree.fromstring(body.replace("<br>", "<br/>"))  # every tag is closed
    for name in CHARTS:
        ElementTree.parse(tmp_path / f"{name}.svg")
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".html", *[".png"] * 4, *[".svg"] * 4]


def test_on_a_busy_machine_processor_seconds_are_compared(tmp_path):
    busy = results()
    busy["engines"]["rmt"]["others_share"] = 0.9
    write_report(tmp_path, busy, arms())
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Other programs used 0% to 90% of the processors" in html
    assert "processor seconds (median)" in (tmp_path / "cost-by-length.svg").read_text(encoding="utf-8")
    assert "clearly worse in processor seconds" in html
    write_report(tmp_path, results(), arms())
    assert "processor seconds (median)" not in (tmp_path / "cost-by-length.svg").read_text(encoding="utf-8")


def test_one_engine_and_no_answerable_question_make_a_report_too(tmp_path):
    rows = {"rmt": [measured(i, 0.0, answerable=False) for i in range(3)]}
    figures = results() | {
        "engines": {"rmt": summary(rows["rmt"], 1.0)}, "lengths": by_length(rows), "differences": [], "failed": {},
    }  # fmt: skip
    write_report(tmp_path, figures, rows)
    assert "Only 0 questions have an answer" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_tables_are_replaced_as_a_whole(tmp_path):
    for _ in range(2):
        write_results(tmp_path, results(), arms())
    assert json.loads((tmp_path / "results.json").read_text())["engines"]["rmt"]["n"] == 80
    with (tmp_path / "results.csv").open(newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 160
    assert lines[0]["question"] == "Question <0> & more?"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["results.csv", "results.json"]
