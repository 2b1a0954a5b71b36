"""A comparison handed over: as a spreadsheet, and as one page that needs nothing else."""

import csv
from html import escape
from pathlib import Path

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.language import marked, numeral, told, tr
from rmt_desktop.evaluation.bars import Bar, BarChart, render_bars
from rmt_desktop.evaluation.html_page import items, page, picture, table
from rmt_desktop.workflows.comparison import Cell, Comparison, EngineFigures, Phase, figures
from rmt_desktop.workflows.tally import spreadsheet_cell

NOT_FOUND = marked("Not found in the documents")
HEADER = (
    marked("Question"),
    marked("Expected"),
    marked("Engine"),
    marked("Answer"),
    marked("State"),
    marked("Confidence"),
    marked("Document"),
    marked("Page"),
    marked("Quote"),
    marked("Seconds"),
    marked("Seconds before"),
    marked("Memory MiB"),
    marked("Added MiB"),
    marked("Agrees with first"),
    "F1",
)


def comparison_charts(comparison: Comparison) -> list[BarChart]:
    """Time, memory, and F1 where answers are known; an engine whose every question failed has no bar."""
    found = figures(comparison)
    seconds = [Bar(one.engine, one.seconds, seconds_words(one.seconds)) for one in found if one.seconds is not None]
    memory = [
        Bar(one.engine, one.memory_mb, f"{numeral(one.memory_mb, ',.0f')} MiB")
        for one in found
        if one.memory_mb is not None
    ]
    scores = [Bar(one.engine, one.f1, f"{one.f1:.2f}") for one in found if one.f1 is not None]
    charts = [BarChart(tr("Time for a question (median)"), tuple(seconds))] if seconds else []
    charts += [BarChart(tr("Memory of the program while answering (largest)"), tuple(memory))] if memory else []
    return charts + ([BarChart(tr("F1 against the expected answers (mean)"), tuple(scores))] if scores else [])


def seconds_words(seconds: float) -> str:
    """``0.42 s``, ``12.3 s``.

    >>> seconds_words(0.423), seconds_words(12.34)
    ('0.42 s', '12.3 s')
    """
    return f"{numeral(seconds, '.2f' if seconds < 10 else ',.1f')} s"


def answer_words(cell: Cell) -> str:
    """The answer, or why there is none, on one line."""
    compared = cell.compared
    if compared.answer is None:
        return told(f"{compared.error.title}: {compared.error}") if compared.error else tr("Failed")
    return " ".join((compared.answer.text or tr(NOT_FOUND)).split())


def write_csv(comparison: Comparison, path: Path) -> None:
    """A row for each answer; UTF-8 with a mark, as spreadsheets want it."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([tr(name) for name in HEADER])
        writer.writerows([spreadsheet_cell(value) for value in _values(comparison, cell)] for cell in comparison.cells)


def _values(comparison: Comparison, cell: Cell) -> list[str]:
    compared, question = cell.compared, comparison.wish.questions[cell.question]
    answer = compared.answer
    state = tr("failed") if answer is None else tr("not found") if answer.abstained else tr("answered")
    quotes = answer.evidence if answer else ()
    place = [quotes[0].document, str(quotes[0].page), " ".join(quotes[0].quote.split())] if quotes else ["", "", ""]
    return [
        question.text, " | ".join(question.golds or ()), compared.engine, answer_words(cell), state,
        f"{answer.confidence:.3f}" if answer else "", *place, f"{compared.seconds:.3f}",
        f"{compared.preparing_seconds:.3f}", f"{compared.memory_mb:.1f}", f"{compared.added_memory_mb:.1f}",
        tr("yes") if compared.agrees else tr("no"), "" if cell.f1 is None else f"{cell.f1:.3f}",
    ]  # fmt: skip


def write_html(comparison: Comparison, path: Path) -> None:
    """The page of the laboratory's look: figures, charts, and every answer with its first quote."""
    title = tr("Engines compared")
    parts = [f"<h1>{title}</h1>", f'<p class="lead">{escape(_lead(comparison))}</p>']
    if comparison.phase is not Phase.DONE:
        stopped = tr("Stopped before the end: some answers are missing.")
        parts.append(f'<div class="warn">{items([stopped])}</div>')
    parts += [_h2(tr("Figures")), _figures_table(figures(comparison)), _h2(tr("Charts"))]
    same = tr("All engines asked with the same loaded reader.")
    parts += [picture(render_bars(comparison_charts(comparison)), same), _h2(tr("Answers"))]
    for number, question in enumerate(comparison.wish.questions):
        cells = [cell for cell in comparison.cells if cell.question == number]
        if cells:
            parts += [f"<h3>{escape(question.text)}</h3>", _answers_table(question.golds, cells)]
    path.write_text(page(title, "".join(parts)), encoding="utf-8", errors="replace")


def _lead(comparison: Comparison) -> str:
    return tr(
        "%Ln question(s) through {engines}, asked of {documents}.",
        "",
        len(comparison.wish.questions),
        engines=tr("%Ln engine(s)", "", len(comparison.wish.engines)),
        documents=", ".join(comparison.documents),
    )


def _h2(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _figures_table(found: list[EngineFigures]) -> str:
    head = (
        tr("engine"), tr("answered"), tr("not found"), tr("failed"), tr("agree with first"), tr("seconds"),
        tr("memory MiB"), "F1",
    )  # fmt: skip
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
    expected = (
        ""
        if golds is None
        else f"<p>{escape(tr('Expected: {expected}', expected=' | '.join(golds) or tr(NOT_FOUND)))}</p>"
    )
    rows = []
    for cell in cells:
        quotes = cell.compared.answer.evidence if cell.compared.answer else ()
        quote = _first_quote(quotes[0]) if quotes else ""
        rows.append(
            f'<tr><td>{escape(cell.compared.engine)}</td><td class="text">{escape(answer_words(cell))}</td>'
            f'<td class="text">{quote}</td><td>{cell.compared.seconds:.2f}</td></tr>'
        )
    names = (tr("engine"), tr("answer"), tr("first quote"), tr("seconds"))
    head = f"<tr>{''.join(f'<th>{escape(name)}</th>' for name in names)}</tr>"
    return f'{expected}<div class="wide"><table><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table></div>'


def _first_quote(quote: Evidence) -> str:
    words = tr("“{quote}”", quote=escape(" ".join(quote.quote.split())))
    page = tr("page {page:,}", page=quote.page)
    return f'{words} <span class="small">{escape(quote.document)}, {escape(page)}</span>'
