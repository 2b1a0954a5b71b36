"""What a training leaves to read: a line per step, and one per look at the development questions."""

import csv
from collections.abc import Sequence
from pathlib import Path

LOG = "log.csv"
METRICS = "metrics.csv"
_COLUMNS = {
    LOG: ("step", "seconds", "tokens", "task", "loss", "rows", "right"),
    METRICS: ("step", "seconds", "f1", "em", "loss", "questions", "best"),
}


class TrainingLog:
    """Two CSV files in the training's folder."""

    def __init__(self, folder: Path):
        self._folder = folder

    def step(
        self, step: int, seconds: float, tokens: int, task: str, loss: float, rows: int, right: float | None = None
    ) -> None:
        """One step of the optimizer; ``right`` is the share of lessons answered right."""
        share = "" if right is None else round(right, 4)
        self._append(LOG, [step, round(seconds, 1), tokens, task, round(loss, 4), rows, share])

    def metrics(self, step: int, seconds: float, f1: float, em: float, loss: float, questions: int, best: bool) -> None:
        """One look at the development questions; ``best`` if these weights are the best so far."""
        row = [step, round(seconds, 1), round(f1, 4), round(em, 4), round(loss, 4), questions, int(best)]
        self._append(METRICS, row)

    def forget_after(self, step: int) -> None:
        """Drop lines beyond a checkpoint's step: what they tell of was lost, and will be done again."""
        for name in _COLUMNS:
            forget_rows_after(self._folder / name, step)

    def _append(self, name: str, row: Sequence[object]) -> None:
        append_row(self._folder / name, _COLUMNS[name], row)


def append_row(path: Path, columns: Sequence[str], row: Sequence[object]) -> None:
    """One more line of a CSV file, after the header where it has none yet."""
    new = not path.exists() or not path.stat().st_size
    with path.open("a", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([columns, row] if new else [row])


def forget_rows_after(path: Path, step: int) -> None:
    """Drop the lines whose first field is above ``step``, and broken ones that a kill left behind."""
    if not path.is_file():
        return
    with path.open(newline="", encoding="utf-8", errors="replace") as file:
        header, *rows = list(csv.reader(file)) or [[]]
    kept = [row for row in rows if len(row) == len(header) and row[0].isdecimal() and int(row[0]) <= step]
    if len(kept) == len(rows):
        return
    partial = path.with_name(path.name + ".part")
    with partial.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *kept])
    partial.replace(path)
