"""The laboratory's report, part by part: figures of every slice of the questions, times as ratios, and the losses."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from rmt_desktop.evaluation.html_page import table
from rmt_desktop.evaluation.slices import Loss

_MOST_LOSSES = 40
_SAID = {
    "overall": "F1 of all", "f1": "F1", "forced": "F1 if forced", "shown": "Shown", "passage": "Passage",
    "page": "Page", "evidence": "Text", "coverage": "All places",
    "cpu": "Processor seconds",
}  # fmt: skip
_IN_SLICES = ("overall", "f1", "forced", "passage", "shown", "coverage")


def slice_tables(found: Sequence[Mapping[str, Any]]) -> str:
    """A table for each slice: every engine's figures, and under them what the first one has more, with its interval.

    Args:
        found: as in ``results.json``, the slice of all questions first; nothing is shown if there is no other.
    """
    return "".join(
        f"<h3>{escape(_capital(part['name']))} ({part['n']:,})</h3>{_slice_table(part)}" for part in found[1:]
    )


def _slice_table(part: Mapping[str, Any]) -> str:
    engines: Mapping[str, Mapping[str, Any]] = part["engines"]
    first = next(iter(engines))
    rows = []
    for name, means in engines.items():
        cells = [escape(name), f"{means['answerable']:,}"]
        for figure in _IN_SLICES:
            said = "–" if means[figure] is None else f"{means[figure]:.3f}"
            cells.append(said if name == first else said + _less(part["differences"], name, figure))
        rows.append([*cells, "–" if means["cpu"] is None else f"{means['cpu']:.2f}"])
    heads = ["Engine", "n", *(_SAID[figure] for figure in _IN_SLICES), "Processor seconds (mean)"]
    return table(heads, rows)


def _less(differences: Sequence[Mapping[str, Any]], second: str, figure: str) -> str:
    """What the first engine has more than this one."""
    found = next((d for d in differences if (d["second"], d["figure"]) == (second, figure)), None)
    if found is None:
        return ""
    kind = "good" if found["low"] > 0 else "bad" if found["high"] < 0 else "small"
    said = f"{found['mean']:+.3f} ({found['low']:+.3f} to {found['high']:+.3f})"
    return f'<br><span class="{kind} small">{said}</span>'


def ratio_table(ratios: Sequence[Mapping[str, Any]]) -> str:
    """How many times as long the first engine takes as each other one."""
    if not ratios:
        return ""
    others = list(dict.fromkeys(ratio["second"] for ratio in ratios))
    rows = []
    for figure, said in (("seconds", "Seconds"), ("cpu", "Processor seconds")):
        known = {ratio["second"]: ratio for ratio in ratios if ratio["figure"] == figure}
        rows.append([said, *(_ratio(known.get(other)) for other in others)])
    first = escape(ratios[0]["first"])
    note = (
        f'<p class="small">{first}: time of all questions together divided by that of the other engine, and its 95 % '
        "interval; below 1 it is faster. Preparing the documents is not in it.</p>"
    )
    return table(["Time as a ratio", *(f"over {escape(other)}" for other in others)], rows) + note


def _ratio(found: Mapping[str, Any] | None) -> str:
    if found is None:
        return "–"
    kind = "good" if found["high"] < 1 else "bad" if found["low"] > 1 else ""
    return (
        f'<span class="{kind}">{found["ratio"]:.2f}</span>'
        f'<br><span class="small">{found["low"]:.2f} to {found["high"]:.2f}</span>'
    )


def loss_table(first: str, found: Sequence[Loss]) -> str:
    """Everything in which the first engine is behind another one, in any slice; the worst first."""
    if not found:
        return f"<p>In none of the figures and parts above is {escape(first)} behind.</p>"
    rows = [
        [
            escape(loss.questions),
            escape(loss.difference.second),
            _SAID[loss.difference.figure],
            f"{loss.mine:.3f}",
            f"{loss.other:.3f}",
            f"{loss.difference.mean:+.3f} ({loss.difference.low:+.3f} to {loss.difference.high:+.3f})",
            '<span class="bad">clear</span>' if loss.clear else "within chance",
            f"{loss.difference.n:,}",
        ]
        for loss in found[:_MOST_LOSSES]
    ]
    heads = ["Questions", "Against", "Figure", first, "The other", "Difference (95 %)", "", "n"]
    left = len(found) - len(rows)
    more = f'<p class="small">{left:,} smaller ones are in results.json, under “losses”.</p>' if left > 0 else ""
    return table([escape(head) for head in heads], rows) + more


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
