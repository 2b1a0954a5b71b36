"""What a measurement by length leaves in its folder, and adds to what stands there."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rmt_desktop.evaluation.babilong import parse_length
from rmt_desktop.evaluation.babilong_report import babilong_report
from rmt_desktop.evaluation.babilong_score import Answered, Figures, length_name
from rmt_desktop.evaluation.charts import Chart, Line, render
from rmt_desktop.evaluation.writing import write_png, write_whole

RESULTS, ANSWERS, REPORT = "results.json", "answers.csv", "report.html"
CHART, PICTURE = "chart.svg", "chart.png"
_LEAST = 500
"""On a logarithmic axis, stories without a book stand where so many tokens would."""


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
        write_whole(self._folder / RESULTS, (json.dumps(self.results, indent=2) + "\n").encode())
        drawn = chart(self.results["tasks"])
        write_whole(self._folder / CHART, drawn.encode())
        write_png(self._folder / PICTURE, drawn)
        write_whole(self._folder / REPORT, babilong_report(self.results, drawn).encode())
        with (self._folder / ANSWERS).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, Answered.__slots__)
            writer.writeheader()
            writer.writerows(self._rows)


def chart(tables: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """Accuracy, seconds and peak memory against length, as SVG; figures by task and length."""
    lengths = sorted({parse_length(length) for table in tables.values() for length in table})
    ticks = tuple((float(max(tokens, _LEAST)), length_name(tokens)) for tokens in lengths)

    def panel(title: str, unit: str, figure: str, top: float | None = None) -> Chart:
        lines = tuple(
            Line(task, tuple((float(max(parse_length(n), _LEAST)), f[figure]) for n, f in table.items()), dots=True)
            for task, table in tables.items()
        )
        highest = max((y for line in lines for _, y in line.points), default=0.0)
        return Chart(title, "length in GPT-2 tokens", unit, lines, True, (0.0, top or 1.1 * highest or 1.0), ticks)

    return render([
        panel("Accuracy", "share right", "accuracy", 1.0),
        panel("Time for a question", "seconds", "seconds"),
        panel("Peak memory", "MiB", "peak_memory_mb"),
    ])  # fmt: skip
