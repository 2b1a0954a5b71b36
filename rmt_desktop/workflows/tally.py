"""Questions that ask for all of something, and their findings as rows."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.answers import Evidence, Question, Verdict
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.workflows.docx_text import storable

TALLY = "tally"
"""The engine's name."""

_ASKS_FOR_ALL = re.compile(
    r"\W*(?:how\s+(?:many|often)|count|list|enumerate|(?:name|find|give\s+me|show(?:\s+me)?)\s+(?:all|every|each))\b",
    re.I,
)
_WHICH = re.compile(r"\W*(?:which|what)\s+(?:are\s+)?(?:all\s+)?(?:the\s+)?", re.I)
_NO_PLURAL = re.compile(r"(?:ss|us|is)$|^(?:does|has|was|this)$")
_OBJECT = frozenset(("the", "this", "that", "these", "those", "a", "an", "it", "its", "any"))
"""After a word with s, these make it a verb: "what governs this lease"."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEADER = (marked("Finding"), marked("Document"), marked("Page"), marked("Quote"), marked("Kept"))


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A finding and whether it counts."""

    position: int
    """In the answer, 0-based."""
    evidence: Evidence
    kept: bool

    @property
    def finding(self) -> str:
        """The words that answer, on one line."""
        return " ".join((self.evidence.answer or self.evidence.quote).split())

    @property
    def quote(self) -> str:
        """The quote on one line."""
        return " ".join(self.evidence.quote.split())


def asks_for_all(question: str) -> bool:
    """Whether a question wants everything of a kind rather than one answer; a guess that the user can overrule.

    >>> [asks_for_all(q) for q in ("How many deadlines are there?", "Which clauses mention fire?", "List all parties")]
    [True, True, True]
    >>> [asks_for_all(q) for q in ("Which law governs this lease?", "What governs this lease?", "How much is it?")]
    [False, False, False]
    """
    if _ASKS_FOR_ALL.match(question):
        return True
    which = _WHICH.match(question)
    words = re.findall(r"[^\W\d_]+", question[which.end() :].lower())[:3] if which else []
    return any(_is_plural(word, words[place + 1 :], place) for place, word in enumerate(words[:2]))


def _is_plural(word: str, following: Sequence[str], place: int) -> bool:
    """Whether a word looks like a plural, not like a verb: those have an object, or end the question."""
    verb = following[0] in _OBJECT if following else place > 0
    return len(word) > 3 and word.endswith("s") and not _NO_PLURAL.search(word) and not verb


def tally_rows(question: Question) -> list[TallyRow]:
    """The findings of an answered question; struck where the user rejected them."""
    quotes = question.answer.evidence if question.answer else ()
    return [
        TallyRow(position, evidence, question.verdict(position) is not Verdict.REJECTED)
        for position, evidence in enumerate(quotes)
    ]


def tally_summary(rows: Sequence[TallyRow]) -> str:
    """``12 findings``, ``11 findings (1 struck)``: the count is that of the rows kept."""
    kept = sum(row.kept for row in rows)
    struck = len(rows) - kept
    return tr("%Ln finding(s)", "", kept) + (tr(" ({count} struck)", count=struck) if struck else "")


def write_csv(rows: Sequence[TallyRow], path: Path) -> None:
    """Write all rows as a spreadsheet; UTF-8 with a mark, as spreadsheets want it."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([tr(name) for name in HEADER])
        writer.writerows([spreadsheet_cell(value) for value in _values(row)] for row in rows)


def write_docx(title: str, rows: Sequence[TallyRow], path: Path) -> None:
    """Write the rows kept as a Word table under the question, with their count."""
    import docx

    document = docx.Document()
    document.add_heading(storable(" ".join(title.split())), 1)
    document.add_paragraph(f"{tally_summary(rows)}.")
    table = document.add_table(rows=1, cols=len(HEADER) - 1, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, HEADER, strict=False):
        cell.paragraphs[0].add_run(tr(text)).bold = True
    for row in rows:
        if row.kept:
            for cell, value in zip(table.add_row().cells, _values(row), strict=False):
                cell.text = storable(value)
    document.save(str(path))


def _values(row: TallyRow) -> tuple[str, ...]:
    return row.finding, row.evidence.document, str(row.evidence.page), row.quote, tr("yes") if row.kept else tr("no")


def spreadsheet_cell(value: str) -> str:
    """A cell that begins like a formula is kept from being one: documents come from strangers."""
    return f"'{value}" if value.startswith(_FORMULA) else value
