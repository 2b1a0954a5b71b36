"""The report of what a language model's answers cost: four comparisons, each of two measurements of one run."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from rmt_desktop.evaluation.bars import Bar, BarChart, render_bars
from rmt_desktop.evaluation.html_page import glossary, items, page, picture, table
from rmt_desktop.evaluation.writing import write_png, write_whole

CHART = "writing"


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two times and the figure that they give."""

    title: str
    ratio: str
    """Its name among the results."""
    times: tuple[tuple[str, str], ...]
    """What people read, and the name among the results; seconds."""
    said: str
    """In a sentence; the ratio is put in."""


_COMPARED = (
    _Compared(
        "A first and a second question on a document (cag)",
        "cag_second_ratio",
        (("first question", "cag_first_seconds"), ("second question", "cag_second_seconds")),
        "The first word of a second question on the same document comes {:.1f} times as fast as that of the first.",
    ),
    _Compared(
        "Having the document in the cache (cag)",
        "cache_ratio",
        (("reading it", "prefill_seconds"), ("from disk", "cache_from_disk_seconds")),
        "Getting a document's cache from disk is {:,.0f} times as fast as reading the document.",
    ),
    _Compared(
        "A token after the first",
        "generation_ratio",
        (("here", "seconds_a_token"), ("transformers", "plain_seconds_a_token")),
        "Tokens come at {:.2f} of the speed of transformers.generate on the same prompt.",
    ),
    _Compared(
        "The first word of a composed answer",
        "composed_ratio",
        (("first word", "composed_first_word_seconds"), ("prompt read once", "composed_prefill_seconds")),
        "The first word of a composed answer takes {:.2f} of one plain reading of its prompt.",
    ),
)
_MEANINGS = (
    ("First and second question", "Seconds from the question to the first written word; before the first question the "
     "document is read into the model's cache, which the second one finds."),
    ("From disk", "The cache of the document is loaded from its file, as after a restart of the program. The file is "
     "in the system's file cache: it was written a moment ago."),
    ("A token", "Seconds for each token after the first, the reading of the prompt left out; greedy in both."),
    ("Composed answer", "The findings of the reader are put into sentences. “Prompt read once” is one plain call of "
     "the model on the same prompt."),
)  # fmt: skip


def write_writing_report(folder: Path, results: Mapping[str, Any]) -> None:
    """``report.html``, ``results.json``, ``results.csv`` and the chart as SVG and PNG; earlier ones are replaced.

    Args:
        folder: made if it isn't there.
        results: figures as ``bench lm`` prints them, with ``command``, ``when``, ``clock`` and ``machine``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drawn = render_bars([_chart(compared, results) for compared in _COMPARED])
    write_whole(folder / "results.json", (json.dumps(results, indent=2) + "\n").encode())
    write_whole(folder / "results.csv", _csv(results).encode())
    write_whole(folder / f"{CHART}.svg", drawn.encode())
    write_png(folder / f"{CHART}.png", drawn)
    title = f"What answers by {results['model']} cost"
    write_whole(folder / "report.html", page(title, _body(title, results, drawn)).encode())


def _chart(compared: _Compared, results: Mapping[str, Any]) -> BarChart:
    bars = [Bar(said, float(results[name]), f"{results[name]:.3g} s") for said, name in compared.times]
    return BarChart(f"{compared.title}, seconds", tuple(bars))


def _csv(results: Mapping[str, Any]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("figure", "value"))
    writer.writerows((name, value) for name, value in results.items() if not isinstance(value, Mapping))
    return out.getvalue()


def _body(title: str, results: Mapping[str, Any], drawn: str) -> str:
    rows = [
        [escape(compared.title), *(f"{said}: {results[name]:.4g}" for said, name in compared.times),
         f"{results[compared.ratio]:,.2f}"]
        for compared in _COMPARED
    ]  # fmt: skip
    machine = results["machine"]
    facts = [
        f"A document of {results['document_tokens']:,.0f} tokens; of every time the shortest of two rounds counts.",
        f"Times are {results['clock']}.",
        f"{machine['system']}, {machine['processors']} processors (threads: {machine['threads']}), "
        f"{machine['memory_gb']} GB, Python {machine['python']}, RMT Desktop {results['program']}.",
    ]
    return "".join([
        f"<h1>{escape(title)}</h1>",
        f'<p class="lead">Four comparisons of one run, {results["when"][:10]}.</p>',
        f'<div class="short">{items(c.said.format(results[c.ratio]) for c in _COMPARED)}</div>',
        "<h2>Figures</h2>",
        table(["Compared", "Seconds", "Seconds", "Ratio"], rows),
        picture(drawn, "Shorter is faster."),
        "<h2>What the figures mean</h2>",
        glossary(_MEANINGS),
        "<h2>How it was measured</h2>",
        items(facts),
        f"<p>Made by <code>{escape(results['command'])}</code></p>" if results["command"] else "",
    ])  # fmt: skip
