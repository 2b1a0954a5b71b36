"""The laboratory from end to end: the shipped reader in a process of its own."""

import json

from rmt_desktop.__main__ import main
from tests.unit.evaluation.measuring import question_rows


def test_bench_qa_measures_an_engine_in_its_own_process(tmp_path, capsys):
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, question_rows(1, 3))), encoding="utf-8")
    out = tmp_path / "out"
    arguments = ["--data-dir", str(tmp_path / "home"), "bench", "qa", "--data", str(path), "--out", str(out)]
    assert main([*arguments, "--engine", "rag-bm25"]) == 0
    results = json.loads(capsys.readouterr().out)
    assert json.loads((out / "results.json").read_text()) == results
    figures = results["engines"]["rag-bm25"]
    assert figures["n"] == figures["answerable"] == 3
    assert figures["passage_recall"] > 0.0
    assert figures["peak_memory_mb"] >= figures["loaded_memory_mb"] > 100
    assert results["command"].startswith("rmt-desktop ")
    assert "rag-bm25" in (out / "report.html").read_text(encoding="utf-8")
    assert main([*arguments, "--engine", "magic"]) == 1
    assert "Engines: rmt" in capsys.readouterr().err
