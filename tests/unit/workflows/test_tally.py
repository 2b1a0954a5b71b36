import csv
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from rmt_desktop.domain.answers import Answer, Evidence, Question, QuestionState, Verdict
from rmt_desktop.workflows.tally import asks_for_all, tally_rows, tally_summary, write_csv, write_docx


def question(*verdicts: Verdict) -> Question:
    quotes = (
        Evidence(1, "a.pdf", 3, 0, 30, "Rent is due\non the first day.", 0.9, 0, 12, 28),
        Evidence(1, "a.pdf", 12, 0, 24, "=2+3 is due on the last.", 0.8, 4, 0, 4),
        Evidence(2, "b.pdf", 2, 0, 10, "Notice\x00 due", 0.7, 1, 0, 0),
    )
    answer = Answer(None, False, 0.9, "tally", evidence=quotes)
    when = datetime.now(UTC)
    return Question(1, 1, "How many\ndates?", (1, 2), "tally", when, QuestionState.ANSWERED, answer, verdicts=verdicts)


@pytest.mark.parametrize(
    "text",
    [
        "How many notice periods are there?", "how often is rent paid", "List all deadlines", "Name every party.",
        "Which clauses mention insurance?", "What are the deadlines?", "Find all payment dates", "Count the exhibits",
        "Which notice periods apply?", "What are all the fees?", "Enumerate the definitions",
    ],
)  # fmt: skip
def test_questions_that_want_everything(text: str) -> None:
    assert asks_for_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "Which law governs this lease?", "How much is the rent?", "What is the notice period?", "Who are the parties?",
        "Which status has the permit?", "What governs this agreement?", "Is everything listed?", "",
        "Which law governs?",
    ],
)  # fmt: skip
def test_questions_that_want_one_answer(text: str) -> None:
    assert not asks_for_all(text)


def test_the_count_is_that_of_the_rows_kept() -> None:
    rows = tally_rows(question(Verdict.OPEN, Verdict.REJECTED))
    assert [row.kept for row in rows] == [True, False, True]
    assert [row.finding for row in rows] == ["on the first day", "=2+3", "Notice\x00 due"]
    assert tally_summary(rows) == "2 findings (1 struck)"
    assert tally_summary(tally_rows(question(Verdict.ACCEPTED))) == "3 findings"
    assert tally_summary([]) == "0 findings"


def test_a_spreadsheet_holds_every_row_and_no_formula(tmp_path: Path) -> None:
    write_csv(tally_rows(question(Verdict.OPEN, Verdict.REJECTED)), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        header, first, second, third = csv.reader(file)
    assert header == ["Finding", "Document", "Page", "Quote", "Kept"]
    assert first == ["on the first day", "a.pdf", "3", "Rent is due on the first day.", "yes"]
    assert second == ["'=2+3", "a.pdf", "12", "'=2+3 is due on the last.", "no"]
    assert third[1:3] == ["b.pdf", "2"]


def test_a_word_table_holds_the_rows_kept(tmp_path: Path) -> None:
    write_docx("How many\ndates?", tally_rows(question(Verdict.OPEN, Verdict.REJECTED)), tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    assert [paragraph.text for paragraph in document.paragraphs[:2]] == ["How many dates?", "2 findings (1 struck)."]
    (table,) = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["Finding", "Document", "Page", "Quote"]
    assert [row[:3] for row in cells[1:]] == [["on the first day", "a.pdf", "3"], ["Notice� due", "b.pdf", "2"]]
