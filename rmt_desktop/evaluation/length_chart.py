"""A chart of figures against length, as SVG without any library."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 760, 230, 70, 40, 45
_COLOURS = ("#1f6feb", "#d1480f", "#1a7f37", "#8250df", "#9a6700")


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the figures, drawn against length in tokens."""

    title: str
    series: Mapping[str, Sequence[tuple[int, float]]]
    """Points (tokens, value) by task, in the order of their lengths."""
    top: float | None = None
    """Value at the upper edge; None = a little above the largest."""


def length_chart(panels: Sequence[Panel]) -> str:
    """The panels below each other; lengths on a logarithmic axis, 0 at its left end.

    >>> "<polyline" in length_chart([Panel("Accuracy", {"qa1": [(0, 1.0), (4000, 0.5)]}, top=1.0)])
    True
    """
    body = "".join(_panel(panel, i * _HEIGHT) for i, panel in enumerate(panels))
    height = _HEIGHT * len(panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif" '
        f'font-size="12"><rect width="{_WIDTH}" height="{height}" fill="white"/>{body}</svg>\n'
    )


def _panel(panel: Panel, offset: int) -> str:
    lengths = sorted({tokens for points in panel.series.values() for tokens, _ in points})
    values = [value for points in panel.series.values() for _, value in points]
    top = panel.top or max(values, default=1.0) * 1.1 or 1.0
    floor = offset + _HEIGHT - _BOTTOM

    def x(tokens: int) -> float:
        low, high = _log(lengths[0]), _log(lengths[-1])
        return _LEFT + (_log(tokens) - low) / ((high - low) or 1.0) * (_WIDTH - _LEFT - 90)

    def y(value: float) -> float:
        return floor - value / top * (_HEIGHT - _TOP - _BOTTOM)

    parts = [f'<text x="{_LEFT}" y="{offset + 22}" font-weight="bold">{escape(panel.title)}</text>']
    for value in (0.0, top / 2, top):
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - 90}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="#d0d7de"/>'
        )
        parts.append(f'<text x="{_LEFT - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.4g}</text>')
    for tokens in lengths:
        parts.append(f'<text x="{x(tokens):.1f}" y="{floor + 18}" text-anchor="middle">{length_name(tokens)}</text>')
    for i, (name, points) in enumerate(panel.series.items()):
        parts.append(
            _line(name, [(x(t), y(v)) for t, v in points], _COLOURS[i % len(_COLOURS)], offset + _TOP + 18 * i)
        )
    return "".join(parts)


def _line(name: str, points: Sequence[tuple[float, float]], colour: str, label_y: int) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
    label = f'<text x="{_WIDTH - 80}" y="{label_y}" fill="{colour}">{escape(name)}</text>'
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{label}'


def length_name(tokens: int) -> str:
    """A length as people write it.

    >>> [length_name(n) for n in (0, 1500, 4000, 2_000_000)]
    ['0k', '1.5k', '4k', '2M']
    """
    return f"{tokens / 1e6:g}M" if tokens >= 1_000_000 else f"{tokens / 1e3:g}k"


def _log(tokens: int) -> float:
    return math.log10(max(tokens, 500))
