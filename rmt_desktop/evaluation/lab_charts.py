"""The laboratory's charts: quality, time and memory against length, quality against latency, risk against coverage."""

from collections.abc import Mapping, Sequence
from typing import Any

from rmt_desktop.evaluation.abstention import risk_coverage
from rmt_desktop.evaluation.charts import Chart, Line
from rmt_desktop.evaluation.report_words import was_busy
from rmt_desktop.evaluation.results import Measured, lists_only

_MOST_POINTS = 60
_TOKENS = "length of the document in tokens"


def lab_charts(results: Mapping[str, Any], arms: Mapping[str, Sequence[Measured]]) -> dict[str, list[Chart]]:
    """Charts by file name, engines in the same order and so in the same colour in all of them.

    Args:
        results: as in ``results.json``.
        arms: the rows of each engine.
    """
    lengths = results["lengths"]
    figure, unit = (
        ("cpu_seconds_median", "processor seconds") if was_busy(results["engines"]) else ("seconds_median", "seconds")
    )
    log = _is_wide(lengths)
    quality = Chart(
        "Quality against length (F1, 95 % intervals)",
        _TOKENS,
        "F1",
        _lines(lengths, "f1", "f1_interval_95"),
        log,
        (0, 1),
    )
    place = Chart("The right passage is quoted", _TOKENS, "recall", _lines(lengths, "passage_recall"), log, (0, 1))
    return {
        "quality-by-length": [quality, place],
        "cost-by-length": [
            _from_zero("Time for a question", f"{unit} (median)", _lines(lengths, figure), log),
            _from_zero("Time for reading it first", "seconds (median)", _lines(lengths, "ingest_median"), log),
            _from_zero("Memory while answering", "MiB (largest)", _lines(lengths, "memory_mb"), log),
        ],
        "quality-by-latency": [_latency(results["engines"], figure, unit)],
        "risk-by-coverage": [_risk(arms)],
    }


def _from_zero(title: str, unit: str, lines: tuple[Line, ...], log: bool) -> Chart:
    """A chart whose heights can be compared."""
    top = max((y for line in lines for _, y in line.points), default=0.0)
    return Chart(title, _TOKENS, unit, lines, log, (0, 1.08 * top or 1.0))


def _lines(
    lengths: Mapping[str, Sequence[Mapping[str, Any]]], figure: str, interval: str | None = None
) -> tuple[Line, ...]:
    lines = []
    for name, bins in lengths.items():
        known = [b for b in bins if b.get(figure) is not None]
        points = tuple((float(b["tokens_median"]), float(b[figure])) for b in known)
        spread = tuple((float(b[interval][0]), float(b[interval][1])) for b in known) if interval else ()
        lines.append(Line(name, points, dots=True, spread=spread))
    return tuple(lines)


def _is_wide(lengths: Mapping[str, Sequence[Mapping[str, Any]]]) -> bool:
    """Whether lengths differ so much that a logarithmic axis shows them better."""
    found = [b["tokens_median"] for bins in lengths.values() for b in bins if b.get("tokens_median")]
    return bool(found) and max(found) > 8 * min(found)


def _latency(engines: Mapping[str, Mapping[str, Any]], figure: str, unit: str) -> Chart:
    lines = []
    for name, figures in engines.items():
        seconds, f1 = figures.get(figure), figures.get("f1")
        known = seconds and f1 is not None
        points = ((float(seconds), float(f1)),) if seconds and f1 is not None else ()
        spread = (tuple(map(float, figures["f1_interval_95"])),) if known else ()
        lines.append(Line(name, points, dots=True, spread=spread))  # type: ignore[arg-type]
    return Chart("Quality against time for a question", f"{unit} (median)", "F1", tuple(lines), True, (0, 1))


def _risk(arms: Mapping[str, Sequence[Measured]]) -> Chart:
    """Risk of the most confident share; thinned, and without the first few answers, which say little."""
    lines = []
    for name, rows in arms.items():
        points = risk_coverage([row.confidence for row in rows], [row.risk for row in rows])
        step = max(1, len(points) // _MOST_POINTS)
        kept = points[step - 1 :: step]
        lines.append(Line(name, () if lists_only(rows) else kept if len(kept) > 1 else points))
    title = "Risk if only the most confident answers are given (lower is better)"
    return Chart(title, "share of questions answered", "risk (1 − F1)", tuple(lines), y_range=(0, 1))
