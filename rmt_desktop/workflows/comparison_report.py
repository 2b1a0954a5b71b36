"""A comparison handed over: as a spreadsheet, and as one page that needs nothing else."""

import csv
from html import escape
from pathlib import Path

from rmt_desktop.evaluation.bars import Bar, BarChart, render_bars
from rmt_desktop.evaluation.html_page import counted, items, page, picture, table
from rmt_desktop.workflows.comparison import Cell, Comparison, EngineFigures, Phase, figures
from rmt_desktop.workflows.tally import spreadsheet_cell

NOT_FOUND = "Not found in the documents"
HEADER = (
    "Question", "Expected", "Engine", "Answer", "State", "Confidence", "Document", "Page", "Quote", "Seconds",
    "Seconds before", "Memory MiB", "Added MiB", "Agrees with first", "F1",
)  # fmt: skip


def comparison_charts(comparison: Comparison) -> list[BarChart]:
    """Time, memory, and F1 where answers are known; an engine whose every question failed has no bar."""
    found = figures(comparison)
    seconds = [Bar(one.engine, one.seconds, seconds_words(one.seconds)) for one in found if one.seconds is not None]
    memory = [Bar(one.engine, one.memory_mb, f"{one.memory_mb:,.0f} MiB") for one in found if one.memory_mb is not None]
    scores = [Bar(one.engine, one.f1, f"{one.f1:.2f}") for one in found if one.f1 is not None]
    charts = [BarChart("Time for a question (median)", tuple(seconds))] if seconds else []
    charts += [BarChart("Memory of the program while answering (largest)", tuple(memory))] if memory else []
    return charts + ([BarChart("F1 against the expected answers (mean)", tuple(scores))] if scores else [])


def seconds_words(seconds: float) -> str:
    """``0.42 s``, ``12.3 s``.

    >>> seconds_words(0.423), seconds_words(12.34)
    ('0.42 s', '12.3 s')
    """
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:,.1f} s"


def answer_words(cell: Cell) -> str:
    """The answer, or why there is none, on one line."""
    compared = cell.compared
    if compared.answer is None:
        return f"{compared.error.title}: {compared.error}" if compared.error else "Failed"
    return " ".join((compared.answer.text or NOT_FOUND).split())


def write_csv(comparison: Comparison, path: Path) -> None:
    """A row for each answer; UTF-8 with a mark, as spreadsheets want it."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows([spreadsheet_cell(value) for value in _values(comparison, cell)] for cell in comparison.cells)


def _values(comparison: Comparison, cell: Cell) -> list[str]:
    compared, question = cell.compared, comparison.wish.questions[cell.question]
    answer = compared.answer
    state = "failed" if answer is None else "not found" if answer.abstained else "answered"
    quotes = answer.evidence if answer else ()
    place = [quotes[0].document, str(quotes[0].page), " ".join(quotes[0].quote.split())] if quotes else ["", "", ""]
    return [
        question.text, " | ".join(question.golds or ()), compared.engine, answer_words(cell), state,
        f"{answer.confidence:.3f}" if answer else "", *place, f"{compared.seconds:.3f}",
        f"{compared.preparing_seconds:.3f}", f"{compared.memory_mb:.1f}", f"{compared.added_memory_mb:.1f}",
        "yes" if compared.agrees else "no", "" if cell.f1 is None else f"{cell.f1:.3f}",
    ]  # fmt: skip


def write_html(comparison: Comparison, path: Path) -> None:
    """The page of the laboratory's look: figures, charts, and every answer with its first quote."""
    title = "Engines compared"
    parts = [f"<h1>{title}</h1>", f'<p class="lead">{escape(_lead(comparison))}</p>']
    if comparison.phase is not Phase.DONE:
        parts.append(f'<div class="warn">{items(["Stopped before the end: some answers are missing."])}</div>')
    parts += ["<h2>Figures</h2>", _figures_table(figures(comparison)), "<h2>Charts</h2>"]
    parts.append(picture(render_bars(comparison_charts(comparison)), "All engines asked with the same loaded reader."))
    parts.append("<h2>Answers</h2>")
    for number, question in enumerate(comparison.wish.questions):
        cells = [cell for cell in comparison.cells if cell.question == number]
        if cells:
            parts += [f"<h3>{escape(question.text)}</h3>", _answers_table(question.golds, cells)]
    path.write_text(page(title, "".join(parts)), encoding="utf-8", errors="replace")


def _lead(comparison: Comparison) -> str:
    return (
        f"{counted(len(comparison.wish.questions), 'question')} through "
        f"{counted(len(comparison.wish.engines), 'engine')}, asked of {', '.join(comparison.documents)}."
    )


def _figures_table(found: list[EngineFigures]) -> str:
    head = ("engine", "answered", "not found", "failed", "agree with first", "seconds", "memory MiB", "F1")
    rows = [
        [
            escape(one.engine), f"{one.answered:,}", f"{one.not_found:,}", f"{one.failed:,}", f"{one.agreeing:,}",
            "" if one.seconds is None else f"{one.seconds:.2f}",
            "" if one.memory_mb is None else f"{one.memory_mb:,.0f}", "" if one.f1 is None else f"{one.f1:.3f}",
        ]
        for one in found
    ]  # fmt: skip
    return table(head, rows)


def _answers_table(golds: tuple[str, ...] | None, cells: list[Cell]) -> str:
    expected = "" if golds is None else f"<p>Expected: {escape(' | '.join(golds) or NOT_FOUND)}</p>"
    rows = []
    for cell in cells:
        quotes = cell.compared.answer.evidence if cell.compared.answer else ()
        quote = (
            f"“{escape(' '.join(quotes[0].quote.split()))}” "
            f'<span class="small">{escape(quotes[0].document)}, page {quotes[0].page}</span>' if quotes else ""
        )  # fmt: skip
        rows.append(
            f'<tr><td>{escape(cell.compared.engine)}</td><td class="text">{escape(answer_words(cell))}</td>'
            f'<td class="text">{quote}</td><td>{cell.compared.seconds:.2f}</td></tr>'
        )
    head = "<tr><th>engine</th><th>answer</th><th>first quote</th><th>seconds</th></tr>"
    return f'{expected}<div class="wide"><table><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table></div>'
