"""The tables of the laboratory's report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from rmt_desktop.evaluation.charts import colour
from rmt_desktop.evaluation.results import Measured

_EXAMPLES = 6
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class _Column:
    """A figure of each engine."""

    heading: str
    value: Callable[[Mapping[str, Any]], float | None]
    form: str = "{:.3f}"
    more_is_better: bool | None = True


def _figure(name: str) -> Callable[[Mapping[str, Any]], float | None]:
    return lambda figures: figures.get(name)


def _phase(name: str) -> Callable[[Mapping[str, Any]], float | None]:
    return lambda figures: figures.get("seconds_by_phase", {}).get(name)


_QUALITY = (
    _Column("F1", _figure("f1")),
    _Column("F1 if forced", _figure("f1_forced")),
    _Column("Exact", _figure("em")),
    _Column("BERTScore", _figure("bertscore")),
    _Column("Passage", _figure("passage_recall")),
    _Column("Shown", _figure("shown_recall")),
    _Column("Page", _figure("page_recall")),
    _Column("Text", _figure("evidence_recall")),
    _Column("All places", _figure("coverage")),
    _Column("Quotes", _figure("quotes"), "{:.1f}", None),
    _Column("In place", _figure("precision")),
)
_ABSTENTION = (
    _Column("F1 of all", _figure("f1_overall")),
    _Column("Not found, rightly", _figure("abstained_right")),
    _Column("Not found, wrongly", _figure("abstained_wrong"), more_is_better=False),
    _Column("AUROC", _figure("auroc")),
    _Column("Risk area", _figure("aurc"), more_is_better=False),
)
_COST = (
    _Column("Seconds (median)", _figure("seconds_median"), "{:.2f}", False),
    _Column("Seconds (95 %)", _figure("seconds_p95"), "{:.2f}", False),
    _Column("Processor seconds", _figure("cpu_seconds_median"), "{:.2f}", False),
    _Column("of it: retrieve", _phase("retrieve"), "{:.3f}", None),
    _Column("prefill", _phase("prefill"), "{:.2f}", None),
    _Column("read", _phase("read"), "{:.2f}", None),
    _Column("generate", _phase("generate"), "{:.2f}", None),
    _Column("Reading first", _phase("ingest"), "{:.2f}", False),
    _Column("Tokens/s", _figure("tokens_per_second"), "{:,.0f}", None),
    _Column("Peak memory (MiB)", _figure("peak_memory_mb"), "{:,.0f}", False),
    _Column("of it: after loading", _figure("loaded_memory_mb"), "{:,.0f}", None),
)
_FIGURES = {
    "f1": "F1", "overall": "F1 of all", "forced": "F1 if forced", "em": "Exact", "bertscore": "BERTScore",
    "passage": "Passage", "shown": "Shown", "page": "Page", "evidence": "Text", "coverage": "All places",
    "precision": "In place", "seconds": "Seconds", "cpu": "Processor seconds",
}  # fmt: skip


def engine_tables(engines: Mapping[str, Mapping[str, Any]]) -> str:
    """Quality, knowing when not to answer, and cost; the best of a column is bold."""
    parts = (("Answers and quotes", _QUALITY), ("Knowing what is not there", _ABSTENTION), ("Time and memory", _COST))
    return "".join(f"<h3>{title}</h3>{_table(engines, columns)}" for title, columns in parts)


def _table(engines: Mapping[str, Mapping[str, Any]], columns: Sequence[_Column]) -> str:
    used = [c for c in columns if any(c.value(f) for f in engines.values()) or c.more_is_better is not None]
    heads = "".join(f"<th>{escape(column.heading)}</th>" for column in used)
    best = {column.heading: _best(column, engines) for column in used}
    lines = []
    for number, (name, figures) in enumerate(engines.items()):
        cells = "".join(_cell(column, column.value(figures), best[column.heading]) for column in used)
        lines.append(f"<tr><td>{swatch(number)}{escape(name)}</td>{cells}</tr>")
    return _framed(f"<tr><th>Engine</th>{heads}</tr>", lines)


def _best(column: _Column, engines: Mapping[str, Mapping[str, Any]]) -> float | None:
    values = [value for figures in engines.values() if (value := column.value(figures)) is not None]
    if column.more_is_better is None or len(values) < 2:
        return None
    return max(values) if column.more_is_better else min(values)


def _cell(column: _Column, value: float | None, best: float | None) -> str:
    if value is None:
        return "<td>–</td>"
    kind = ' class="best"' if value == best else ""
    return f"<td{kind}>{column.form.format(value)}</td>"


def difference_table(reference: str, differences: Sequence[Mapping[str, Any]]) -> str:
    """The first engine minus each other one, with intervals; what is clear has a colour."""
    mine = [d for d in differences if d["first"] == reference]
    others = list(dict.fromkeys(d["second"] for d in mine))
    heads = "".join(f"<th>minus {escape(other)}</th>" for other in others)
    lines = []
    for figure, said in _FIGURES.items():
        found = {d["second"]: d for d in mine if d["figure"] == figure}
        cells = "".join(_difference(found.get(other), figure in ("seconds", "cpu")) for other in others)
        lines.append(f"<tr><td>{said}</td>{cells}</tr>")
    note = (
        f'<p class="small">{escape(reference)} minus the other engine, and the 95 % interval. '
        '<span class="good">Green</span>: clearly better; <span class="bad">red</span>: clearly worse.</p>'
    )
    return _framed(f"<tr><th>Figure</th>{heads}</tr>", lines) + note


def _difference(found: Mapping[str, Any] | None, less_is_better: bool) -> str:
    if found is None:
        return "<td>–</td>"
    good = found["high"] < 0 if less_is_better else found["low"] > 0
    bad = found["low"] > 0 if less_is_better else found["high"] < 0
    kind = ' class="good"' if good else ' class="bad"' if bad else ""
    interval = f"{found['low']:+.3f} to {found['high']:+.3f}"
    return f'<td><span{kind}>{found["mean"]:+.3f}</span><br><span class="small">{interval}</span></td>'


def disagreements(arms: Mapping[str, Sequence[Measured]]) -> str:
    """Questions on which the first engine and the others differ most, won and lost."""
    names = list(arms)
    if len(names) < 2:
        return ""
    together = [rows for rows in zip(*arms.values(), strict=False) if rows[0].answerable]

    def lead(rows: Sequence[Measured]) -> float:
        return rows[0].f1 - sum(row.f1 for row in rows[1:]) / (len(rows) - 1)

    ranked = sorted(together, key=lead)
    parts = []
    for title, chosen in (
        (f"Where {names[0]} does better", [rows for rows in ranked[::-1][:_EXAMPLES] if lead(rows) > 0]),
        (f"Where {names[0]} does worse", [rows for rows in ranked[:_EXAMPLES] if lead(rows) < 0]),
    ):
        if chosen:
            parts.append(f"<h3>{escape(title)}</h3>{_examples(names, chosen)}")
    return f"<h2>Answers side by side</h2>{''.join(parts)}" if parts else ""


def _examples(names: Sequence[str], chosen: Sequence[Sequence[Measured]]) -> str:
    lines = []
    for rows in chosen:
        answers = "".join(
            f"<div>{swatch(i)}<b>{escape(name)}</b> "
            f"{escape(_cut(row.prediction)) if row.prediction else '<i>not found</i>'} "
            f'<span class="small">F1 {row.f1:.2f}</span></div>'
            for i, (name, row) in enumerate(zip(names, rows, strict=True))
        )
        asked = f'{escape(rows[0].question)}<br><span class="small">{escape(_cut(rows[0].document, 60))}</span>'
        lines.append(
            f'<tr><td class="text">{asked}</td><td class="text">{escape(_cut(rows[0].gold))}</td>'
            f'<td class="text">{answers}</td></tr>'
        )
    return _framed("<tr><th>Question</th><th>Correct</th><th>Answers</th></tr>", lines)


def swatch(number: int) -> str:
    """A patch in the colour that the charts give the engine of that number."""
    return f'<span class="swatch" style="background:{colour(number)}"></span>'


def _cut(text: str, most: int = _SHOWN) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def _framed(head: str, lines: Sequence[str]) -> str:
    return f'<div class="wide"><table><thead>{head}</thead><tbody>{"".join(lines)}</tbody></table></div>'
