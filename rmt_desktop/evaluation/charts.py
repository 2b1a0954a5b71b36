"""Line charts as SVG files: small, sharp at any size, and written without a plotting library."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from rmt_desktop.evaluation.writing import write_whole

_WIDTH, _HEIGHT = 720, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 168, 40, 48
_COLOURS = ("#1f6feb", "#d1242f", "#1a7f37", "#9a6700", "#8250df", "#0e7c86", "#bf3989", "#57606a")
"""Told apart on white and on dark grey."""
FONTS = "Helvetica, Arial, DejaVu Sans, Liberation Sans, Noto Sans, sans-serif"
"""Named, because what draws PNG files knows no generic ones; every system has one of these."""
INK, _GRID = "#57606a", "#8c959f"
_DODGE = 5
"""Lines with intervals stand so far beside each other that the intervals can be told apart."""
_MOST_POINTS = 600
"""Of a line; longer ones are drawn through means of neighbouring points."""


@dataclass(frozen=True, slots=True)
class Line:
    """Points in order of x."""

    name: str
    points: tuple[tuple[float, float], ...]
    dots: bool = False
    """Whether each point is marked."""
    spread: tuple[tuple[float, float], ...] = ()
    """For each point the lower and upper end of its interval; none = no intervals are drawn."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One panel."""

    title: str
    x_label: str
    y_label: str
    lines: tuple[Line, ...]
    x_log: bool = False
    """Whether equal factors of x are equally far apart; only points with x > 0 are drawn then."""
    y_range: tuple[float, float] | None = None
    """None = what the points need."""
    x_ticks: tuple[tuple[float, str], ...] = ()
    """Values of x that are marked, each with what is written there; none = round ones."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """Values to positions on the page."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def at(self, value: float) -> float:
        low, high, value = (math.log(v) if self.log else v for v in (self.low, self.high, value))
        return self.start + (value - low) / (high - low) * (self.end - self.start)


def write_charts(path: Path, charts: Sequence[Chart]) -> None:
    """Write panels one below the other as SVG; a viewer never sees half a file."""
    write_whole(path, render(charts).encode())


def render(charts: Sequence[Chart], ink: str = INK) -> str:
    """The panels as one SVG document; ``ink`` is the colour of its words.

    >>> svg = render([Chart("Loss", "step", "loss", (Line("reading", ((0.0, 2.0), (10.0, 1.0))),))])
    >>> svg.count("<polyline"), "reading" in svg
    (1, True)
    """
    height = _HEIGHT * max(1, len(charts))
    panels = "".join(f'<g transform="translate(0 {i * _HEIGHT})">{_panel(c)}</g>' for i, c in enumerate(charts))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" font-family="{FONTS}" font-size="12" fill="{ink}">{panels}</svg>\n'
    )


def colour(number: int) -> str:
    """The colour of the line of that number in every chart."""
    return _COLOURS[number % len(_COLOURS)]


def short_number(value: float) -> str:
    """A number for an axis.

    >>> [short_number(x) for x in (0, 0.25, 4096, 128_000, 2_000_000)]
    ['0', '0.25', '4.1k', '128k', '2M']
    """
    for size, unit in ((1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.3g}{unit}" if abs(value) < 100 * size else f"{value / size:.0f}{unit}"
    return f"{value:.4g}"


def _panel(chart: Chart) -> str:
    lines = [
        line if line.spread else Line(line.name, _drawable(line.points, chart.x_log), line.dots) for line in chart.lines
    ]
    points = [point for line in lines for point in line.points]
    ends = [(line.points[0][0], end) for line in lines for interval in line.spread for end in interval]
    title = _text(_LEFT, 22, chart.title, "start", weight="bold")
    if not points:
        return title + _text(_WIDTH / 2, _HEIGHT / 2, "nothing measured yet", "middle")
    x = _Axis(*_spread([p[0] for p in points], chart.x_log), _LEFT, _WIDTH - _RIGHT, chart.x_log)
    y = _Axis(*(chart.y_range or _spread([p[1] for p in [*points, *ends]])), _HEIGHT - _BOTTOM, _TOP)
    shift = _DODGE if any(len(line.spread) > 1 for line in lines) else 0.0
    drawn = "".join(_line(line, x, y, i, shift * (i - (len(lines) - 1) / 2)) for i, line in enumerate(lines))
    turned = f'transform="rotate(-90 16 {(_TOP + _HEIGHT - _BOTTOM) / 2})"'
    labels = _text((x.start + x.end) / 2, _HEIGHT - 10, chart.x_label, "middle") + _text(
        16, (_TOP + _HEIGHT - _BOTTOM) / 2, chart.y_label, "middle", turned
    )
    ticks = chart.x_ticks or tuple((value, short_number(value)) for value in _ticks(x))
    return title + _grid(x, y, ticks) + labels + drawn


def _drawable(points: Iterable[tuple[float, float]], x_log: bool) -> tuple[tuple[float, float], ...]:
    finite = [(x, y) for x, y in points if math.isfinite(x) and math.isfinite(y) and (x > 0 or not x_log)]
    size = math.ceil(len(finite) / _MOST_POINTS)
    if size <= 1:
        return tuple(finite)
    parts = (finite[i : i + size] for i in range(0, len(finite), size))
    return tuple((sum(x for x, _ in part) / len(part), sum(y for _, y in part) / len(part)) for part in parts)


def _spread(values: Sequence[float], log: bool = False) -> tuple[float, float]:
    low, high = min(values), max(values)
    if low < high:
        return low, high
    return (low / 2, high * 2) if log else (low - 0.5, high + 0.5)


def _ticks(axis: _Axis) -> list[float]:
    """Round values along an axis: powers of 2 to 10 where it is logarithmic, else steps of 1, 2 or 5."""
    if axis.log:
        base = max(2.0, (axis.high / axis.low) ** (1 / 6))
        base = next(b for b in (2, 4, 10, 100, 1000, 1e6) if b >= base or b == 1e6)
        first = math.ceil(math.log(axis.low, base) - 1e-9)
        return [base**i for i in range(first, math.floor(math.log(axis.high, base) + 1e-9) + 1)]
    rough = (axis.high - axis.low) / 5
    size = 10 ** math.floor(math.log10(rough))
    step = next(step * size for step in (1, 2, 5, 10) if step * size >= rough * 0.999)
    return [i * step for i in range(math.ceil(axis.low / step - 1e-9), math.floor(axis.high / step + 1e-9) + 1)]


def _grid(x: _Axis, y: _Axis, marks: Iterable[tuple[float, str]]) -> str:
    rules = f'stroke="{_GRID}" stroke-opacity="0.3"'
    across = "".join(
        f'<path d="M{x.start} {y.at(t):.1f}H{x.end}" {rules}/>'
        + _text(x.start - 8, y.at(t) + 4, short_number(t), "end")
        for t in _ticks(y)
    )
    down = "".join(
        f'<path d="M{x.at(t):.1f} {y.end}V{y.start}" {rules}/>' + _text(x.at(t), y.start + 18, mark, "middle")
        for t, mark in marks
    )
    return across + down


def _line(line: Line, x: _Axis, y: _Axis, number: int, shift: float) -> str:
    """The line, moved sideways, and its entry in the legend on the right."""
    ink = colour(number)
    places = [(x.at(a) + shift, _within(y, b)) for a, b in line.points]
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in places)
    dots = "".join(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{ink}"/>' for a, b in places if line.dots)
    at = _TOP + 10 + 18 * number
    whiskers = "".join(
        f'<path d="M{a:.1f} {_within(y, low):.1f}V{_within(y, high):.1f}M{a - 4:.1f} {_within(y, low):.1f}h8'
        f'M{a - 4:.1f} {_within(y, high):.1f}h8" stroke="{ink}" stroke-opacity="0.55" fill="none"/>'
        for (a, _), (low, high) in zip(places, line.spread, strict=False)
    )
    return (
        f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="1.6"/>{whiskers}{dots}'
        f'<path d="M{x.end + 12} {at}h16" stroke="{ink}" stroke-width="3"/>'
        + _text(x.end + 34, at + 4, line.name, "start")
    )


def _within(axis: _Axis, value: float) -> float:
    """The place of a value, or the nearer end of the axis (which goes upwards) if it lies beyond."""
    return max(axis.end, min(axis.start, axis.at(value)))


def _text(x: float, y: float, text: str, anchor: str, extra: str = "", weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}" {extra}>'
        f"{escape(text, quote=False)}</text>"
    )
