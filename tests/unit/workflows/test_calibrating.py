"""Calibration must know which segments hold the answer, however far into the text."""

from rmt_desktop.answering.rmt import RmtEngine
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.workflows.calibrating import holds_answer
from rmt_desktop.workflows.row_documents import RowDocuments, page_starts
from tests.tiny import tiny_model

CLAUSES = [f"Clause {i} obliges party {i} to pay {i * 7} pounds on day {i} of each quarter." for i in range(600)]
TEXT = ("\n" * 12).join(CLAUSES)


def test_pages_stand_at_their_places_in_the_text():
    document = RowDocuments(tiny_model()).get(QuestionRow("?", TEXT, (), "long"))
    assert len(document.pages) > 10
    assert sum(len(page.text) for page in document.pages) < len(TEXT)  # white space between pages is dropped
    for page, start in zip(document.pages, page_starts(TEXT, document.pages), strict=True):
        assert TEXT[start : start + len(page.text)] == page.text


def test_the_segment_with_the_answer_is_known_at_the_end_of_a_long_text():
    answer = CLAUSES[-3]
    start = TEXT.index(answer)
    row = QuestionRow(f"When does party {len(CLAUSES) - 3} pay?", TEXT, (GoldSpan(start, start + len(answer)),), "long")
    model = tiny_model()
    document = RowDocuments(model).get(row)
    candidates = RmtEngine(model).read_all(row.question, [document], PlainContext())
    held = [candidate for candidate in candidates if holds_answer(candidate, row)]
    assert held
    for candidate in candidates:
        words = [
            document.pages[piece.page - 1].text[piece.start : piece.end]
            for piece in document.segments[candidate.segment].pieces
        ]
        assert (candidate in held) == any(answer in part or part in answer for part in words), words
