"""What a measurement by length leaves in its folder, and adds to what stands there."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rmt_desktop.evaluation.babilong import parse_length
from rmt_desktop.evaluation.babilong_report import babilong_report
from rmt_desktop.evaluation.babilong_score import Answered, Figures
from rmt_desktop.evaluation.length_chart import Panel, length_chart, length_name

RESULTS, ANSWERS, CHART, REPORT = "results.json", "answers.csv", "chart.svg", "report.html"


class Record:
    """Figures by task and length with the answers behind them."""

    def __init__(self, folder: Path, results: dict[str, Any], rows: list[dict[str, str]]):
        self.results = results
        self._folder, self._rows = folder, rows

    @classmethod
    def open(cls, folder: Path, reader: str, seed: int) -> "Record":
        """Go on with the record in a folder if it is of the same reader (fingerprint) and seed, else begin one."""
        head = {"unit": "GPT-2 tokens", "reader": reader, "seed": seed}
        folder.mkdir(parents=True, exist_ok=True)
        try:
            results = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
            with (folder / ANSWERS).open(newline="", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            if {name: results.get(name) for name in head} == head:
                return cls(folder, results, rows)
        except (OSError, ValueError, AttributeError):
            pass  # nothing there, or nothing of ours: it is replaced
        return cls(folder, {**head, "tasks": {}}, [])

    def add(self, task: str, tokens: int, figures: Figures, answers: Sequence[Answered]) -> None:
        """Take in a task at a length, in place of an earlier measurement of it, and write everything."""
        table = self.results["tasks"].setdefault(task, {})
        table[length_name(tokens)] = asdict(figures)
        self.results["tasks"][task] = dict(sorted(table.items(), key=lambda item: parse_length(item[0])))
        self._rows = [row for row in self._rows if (row["task"], row["tokens"]) != (task, str(tokens))]
        self._rows += [{name: str(value) for name, value in asdict(answer).items()} for answer in answers]
        self._write()

    def _write(self) -> None:
        _replace(self._folder / RESULTS, json.dumps(self.results, indent=2) + "\n")
        drawn = chart(self.results["tasks"])
        _replace(self._folder / CHART, drawn)
        _replace(self._folder / REPORT, babilong_report(self.results, drawn))
        with (self._folder / ANSWERS).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, Answered.__slots__)
            writer.writeheader()
            writer.writerows(self._rows)


def chart(tables: dict[str, dict[str, dict[str, float]]]) -> str:
    """Accuracy, seconds and peak memory against length, as SVG; figures by task and length."""

    def panel(title: str, name: str, top: float | None = None) -> Panel:
        series = {
            task: [(parse_length(length), figures[name]) for length, figures in table.items()]
            for task, table in tables.items()
        }
        return Panel(title, series, top)

    return length_chart([
        panel("Accuracy by length in GPT-2 tokens", "accuracy", 1.0),
        panel("Seconds a sample", "seconds"),
        panel("Peak memory in MiB", "peak_memory_mb"),
    ])  # fmt: skip


def _replace(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
