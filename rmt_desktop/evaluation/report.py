"""The laboratory's report: one HTML file that needs nothing else, and the charts as files of their own."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from rmt_desktop.evaluation.charts import render
from rmt_desktop.evaluation.html_page import counted, glossary, items, page, picture
from rmt_desktop.evaluation.lab_charts import lab_charts
from rmt_desktop.evaluation.report_slices import loss_table, ratio_table, slice_tables
from rmt_desktop.evaluation.report_tables import difference_table, disagreements, engine_tables
from rmt_desktop.evaluation.report_words import MEANINGS, cautions, short_version
from rmt_desktop.evaluation.results import Measured
from rmt_desktop.evaluation.slices import losses, slices
from rmt_desktop.evaluation.writing import write_png, write_whole

_CAPTIONS = {
    "quality-by-length": "Documents are put into ranges of length that hold about equally many questions; a dot stands "
    "at the middle length of its range.",
    "cost-by-length": "Reading a document is done once, before its first question.",
    "quality-by-latency": "Up is better, left is faster. The bars are 95 % intervals of F1.",
    "risk-by-coverage": "From left to right an engine answers more of the questions, the most confident first. A line "
    "that starts low and rises late belongs to an engine that knows when it doesn't know.",
}
_ENGINES = {
    "rmt": "Recall: passages found by words and meaning, read with recurrent memory carried through them in order.",
    "deep": "The whole document in order with the question in view and memory carried along.",
    "rag-bm25": "Passages found by words (BM25), each read by itself, without memory.",
    "rag-dense": "Passages found by meaning (dense vectors), each read by itself, without memory.",
    "rag-hybrid": "Passages found by words and meaning together, each read by itself, without memory.",
    "tally": "Reads as deep does and lists everything above its threshold (“list all”), without an answer in words.",
    "passage": "The text read whole in pieces as long as the reader allows, without retrieval and without memory.",
    "cag": "The document in the cache of a language model, which writes the answer.",
    "full": "The whole document in the prompt of a language model.",
}


def write_report(folder: Path, results: Mapping[str, Any], arms: Mapping[str, Sequence[Measured]]) -> None:
    """Write ``report.html`` and the charts, as SVG and as PNG; earlier ones are replaced.

    Args:
        folder: of the results.
        results: as in ``results.json``.
        arms: the rows of each engine, engines in the order of the results.
    """
    charts = lab_charts(results, arms)
    drawn = {name: render(panels) for name, panels in charts.items()}
    for name, svg in drawn.items():
        write_whole(folder / f"{name}.svg", svg.encode())
        write_png(folder / f"{name}.png", svg)
    pictures = "".join(picture(svg, _CAPTIONS[name]) for name, svg in drawn.items())
    write_whole(folder / "report.html", page(_title(results), _body(results, arms, pictures)).encode())


def _body(results: Mapping[str, Any], arms: Mapping[str, Sequence[Measured]], pictures: str) -> str:
    reference = next(iter(arms), "")
    warnings = cautions(results)
    return "".join([
        f"<h1>{escape(_title(results))}</h1>",
        f'<p class="lead">{escape(_lead(results))}</p>',
        f'<div class="short">{items(short_version(results))}</div>',
        f'<div class="warn">{items(warnings)}</div>' if warnings else "",
        "<h2>The engines</h2>",
        glossary((name, _ENGINES.get(name, "")) for name in arms),
        "<h2>Figures</h2>",
        engine_tables(results["engines"]),
        f"<h2>{escape(reference)} against the others</h2>" if len(arms) > 1 else "",
        difference_table(reference, results["differences"]) if len(arms) > 1 else "",
        ratio_table(results.get("time_ratios", ())),
        _parts(reference, results.get("slices", ()), arms) if len(arms) > 1 else "",
        "<h2>Charts</h2>",
        pictures,
        disagreements(arms),
        "<h2>What the figures mean</h2>",
        glossary(MEANINGS),
        "<h2>How it was measured</h2>",
        _method(results),
    ])  # fmt: skip


def _parts(reference: str, found: Sequence[Mapping[str, Any]], arms: Mapping[str, Sequence[Measured]]) -> str:
    """Slices of the questions, and what the first engine is worse in, over all of them."""
    tables = slice_tables(found)
    note = f'<p class="small">Small figures: {escape(reference)} minus that engine, and the 95 % interval.</p>'
    head = f"<h2>Part by part</h2>{tables}{note}" if tables else ""
    lost = loss_table(reference, losses(slices(arms)))
    return f"{head}<h2>Where {escape(reference)} loses</h2>{lost}"


def _title(results: Mapping[str, Any]) -> str:
    return f"Engines compared on {results.get('data_set', results['data'])}"


def _lead(results: Mapping[str, Any]) -> str:
    engines = results["engines"]
    answerable = max((figures["answerable"] for figures in engines.values()), default=0)
    return (
        f"The same {counted(results['questions'], 'question')} ({answerable:,} with an answer in the text) on "
        f"{counted(results['documents'], 'document')} through {counted(len(engines), 'engine')}, "
        f"{results['when'][:10]}."
    )


def _method(results: Mapping[str, Any]) -> str:
    machine = results["machine"]
    memory = "" if results.get("memory", "on") == "on" else " Memory was switched off (same weights)."
    facts = [
        "Every engine ran in a process of its own, one after the other, with the same questions in the same order, and "
        f"was used once before its first question was timed.{memory}",
        "Differences are those of the same question; their intervals come from 4,000 bootstrap samples of the "
        "questions. “Clear” means that the 95 % interval leaves out zero. Many comparisons were made: one in twenty "
        "would look clear by chance.",
        f"Reader {results.get('reader', '?')}; dense vectors by {results.get('embeddings', '?')}; BERTScore by "
        f"{results.get('bertscore', '?')}.",
        f"{machine['system']}, {machine['processors']} processors (threads: {machine['threads']}), "
        f"{machine['memory_gb']} GB, Python {machine['python']}, RMT Desktop {results['program']}.",
        f"Questions (SHA-256): {results['questions_sha256'][:16]}.",
    ]
    command = f"<p>Made by <code>{escape(results['command'])}</code></p>" if results.get("command") else ""
    return f"{items(facts)}{command}<p>All answers are in <code>results.csv</code>.</p>"
