import csv
import json
from xml.etree import ElementTree

from rmt_desktop.evaluation.babilong_record import Record, chart
from rmt_desktop.evaluation.babilong_score import Answered, summary


def answers(task, tokens, *right):
    return [Answered(task, tokens, "Where is Mary?", "garden", "garden", good, 3, 1) for good in right]


def add(record, task, tokens, *right):
    found = answers(task, tokens, *right)
    record.add(task, tokens, summary(found, 0.5, 100.0), found)


def test_measurements_are_added_replaced_and_sorted_by_length(tmp_path):
    add(Record.open(tmp_path, "reader", 7), "qa1", 2_000_000, True)
    again = Record.open(tmp_path, "reader", 7)
    add(again, "qa1", 4000, True, False)
    add(again, "qa2", 4000, False)
    add(again, "qa1", 4000, True, True, True, False)
    results = json.loads((tmp_path / "results.json").read_text())
    assert results == again.results
    assert list(results["tasks"]["qa1"]) == ["4k", "2M"]
    assert results["tasks"]["qa1"]["4k"] == {
        "accuracy": 0.75, "n": 4, "seconds": 0.5, "peak_memory_mb": 100.0, "segments": 3, "read_in_full": 1,
    }  # fmt: skip
    with (tmp_path / "answers.csv").open(encoding="utf-8") as file:
        rows = [(row["task"], row["tokens"], row["right"]) for row in csv.DictReader(file)]
    assert sorted(rows) == sorted([
        ("qa1", "2000000", "True"), ("qa2", "4000", "False"),
        *[("qa1", "4000", "True")] * 3, ("qa1", "4000", "False"),
    ])  # fmt: skip
    assert (tmp_path / "chart.svg").read_text().count("<polyline") == 6
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert report.count("<polyline") == 6
    assert "75.0%" in report
    assert "30% to 95%" in report
    assert "src=" not in report


def test_figures_of_another_reader_or_seed_are_not_mixed_in(tmp_path):
    add(Record.open(tmp_path, "reader", 7), "qa1", 0, True)
    assert Record.open(tmp_path, "reader", 8).results["tasks"] == {}
    assert Record.open(tmp_path, "other", 7).results["tasks"] == {}
    (tmp_path / "results.json").write_text("[1]", encoding="utf-8")
    assert Record.open(tmp_path, "reader", 7).results["tasks"] == {}


def test_lengths_are_marked_where_they_were_measured_and_zero_stands_at_the_left(tmp_path):
    lines = {"0k": 1.0, "4k": 0.9, "2M": 0.5}
    figures = {name: {"accuracy": right, "seconds": 0.0, "peak_memory_mb": 1.0} for name, right in lines.items()}
    root = ElementTree.fromstring(chart({"qa<1>": figures}))
    space = "{http://www.w3.org/2000/svg}"
    points = [point.split(",") for point in next(root.iter(f"{space}polyline")).get("points").split()]
    assert [float(x) for x, _ in points] == sorted(float(x) for x, _ in points)
    assert [float(y) for _, y in points] == sorted(float(y) for _, y in points)  # downwards, as accuracy falls
    assert {"0k", "4k", "2M", "qa<1>", "Accuracy"} <= {text.text for text in root.iter(f"{space}text")}
