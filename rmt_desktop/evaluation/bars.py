"""Bars side by side as SVG: one figure of several engines."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from rmt_desktop.evaluation.charts import FONTS, INK, colour

_WIDTH, _NAME, _VALUE = 640, 130, 90
_ROW, _BAR, _TOP = 26, 15, 34


@dataclass(frozen=True, slots=True)
class Bar:
    """One line."""

    name: str
    value: float
    shown: str
    """The value as people read it."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars that begin at zero."""

    title: str
    bars: tuple[Bar, ...]


def render_bars(charts: Sequence[BarChart], ink: str = INK) -> str:
    """The charts one below the other as one SVG document; the same name has the same colour in all of them.

    >>> svg = render_bars([BarChart("Seconds", (Bar("rmt", 2.0, "2 s"), Bar("deep", 4.0, "4 s")))])
    >>> svg.count("<rect"), "4 s" in svg
    (2, True)
    """
    names = list(dict.fromkeys(bar.name for chart in charts for bar in chart.bars))
    parts, top = [], 0
    for chart in charts:
        parts.append(f'<g transform="translate(0 {top})">{_chart(chart, names, ink)}</g>')
        top += _TOP + _ROW * len(chart.bars) + 14
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{max(1, top)}" '
        f'viewBox="0 0 {_WIDTH} {max(1, top)}" font-family="{FONTS}" font-size="13" fill="{ink}">'
        f"{''.join(parts)}</svg>\n"
    )


def _chart(chart: BarChart, names: Sequence[str], ink: str) -> str:
    most = max((bar.value for bar in chart.bars), default=0.0) or 1.0
    lines = [f'<text x="0" y="18" font-weight="bold">{escape(chart.title, quote=False)}</text>']
    for number, bar in enumerate(chart.bars):
        y = _TOP + _ROW * number
        length = max(1.0, (_WIDTH - _NAME - _VALUE) * max(0.0, bar.value) / most)
        lines.append(
            f'<text x="{_NAME - 10}" y="{y + 12}" text-anchor="end">{escape(bar.name, quote=False)}</text>'
            f'<rect x="{_NAME}" y="{y}" width="{length:.1f}" height="{_BAR}" rx="3" '
            f'fill="{colour(names.index(bar.name))}"/>'
            f'<text x="{_NAME + length + 8:.1f}" y="{y + 12}">{escape(bar.shown, quote=False)}</text>'
        )
    return "".join(lines)
