"""The report of stories in books: what was asked, how well, how long it took."""

from collections.abc import Mapping
from html import escape
from typing import Any

from rmt_desktop.evaluation.html_page import glossary, page, picture, table
from rmt_desktop.evaluation.metrics import wilson_interval

_MEANINGS = (
    ("Task", "QA1: one fact answers the question. QA2: two facts, QA3: three facts that must be put together."),
    ("Length", "Of the text that hides the story, in pieces of words as GPT-2 counts them; 128k are some 300 pages."),
    ("Right", "Share of questions where exactly the right word is left of the answer, and its 95 % interval (Wilson)."),
    ("Seconds", "A question; several texts are read side by side."),
    ("Peak memory", "Most memory (RAM) while the texts were read."),
    ("Read in full", "Segments in which the reader noticed something, of all segments of a text (mean)."),
)


def babilong_report(results: Mapping[str, Any], chart: str) -> str:
    """A page by itself.

    Args:
        results: as in ``results.json`` of ``bench babilong``.
        chart: the figures against length, as SVG.
    """
    lines = [
        [escape(task), escape(length), *_cells(figures)]
        for task, lengths in results["tasks"].items()
        for length, figures in lengths.items()
    ]
    head = ["Task", "Length", "Right", "95 % interval", "n", "Seconds", "Peak memory (MiB)", "Segments", "Read in full"]
    reader = f"Reader {results['reader']}, seed {results['seed']}; lengths in {results['unit']}."
    body = "".join([
        "<h1>Stories hidden in books</h1>",
        '<p class="lead">Facts of little stories stand far apart in the text of books; the question comes at the end '
        "(BABILong, arXiv 2406.10149).</p>",
        table(head, lines),
        picture(chart, "The answers behind these figures are in answers.csv."),
        "<h2>What the figures mean</h2>",
        glossary(_MEANINGS),
        f'<p class="small">{escape(reader)}</p>',
    ])  # fmt: skip
    return page("Stories hidden in books", body)


def _cells(figures: Mapping[str, Any]) -> list[str]:
    low, high = wilson_interval(round(figures["accuracy"] * figures["n"]), figures["n"])
    return [
        f"{figures['accuracy']:.1%}",
        f"{low:.0%} to {high:.0%}",
        f"{figures['n']:,}",
        f"{figures['seconds']:.2f}",
        f"{figures['peak_memory_mb']:,.0f}",
        f"{figures['segments']:,.0f}",
        f"{figures['read_in_full']:,.1f}",
    ]
