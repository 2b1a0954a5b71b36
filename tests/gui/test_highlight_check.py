"""The measure of highlights counts what it should, and would notice a highlight that lies beside its words."""

import json

from PySide6.QtCore import QRectF
from PySide6.QtPdf import QPdfDocument
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.cli import run
from rmt_desktop.domain.documents import Page
from rmt_desktop.memory.sentences import sentence_bounds
from rmt_desktop.ui.highlight_check import place_quotes, summary
from rmt_desktop.ui.pdf_marks import lines, outlines, text_under
from tests.gui.files import make_pdf, page_text


def measured(tmp_path, change=lambda text: text):
    path = make_pdf(tmp_path / "a.pdf", 4)
    pages = [Page(number, change(page_text(number))) for number in range(1, 5)]
    return summary(list(place_quotes([path], lambda _: pages, sentence_bounds, 6, 7)))


def test_every_sentence_lies_under_its_highlight(tmp_path) -> None:
    found = measured(tmp_path)
    assert (found["quotes"], found["exact"], found["exact_share"]) == (6, 6, 1.0)
    assert (found["no_highlight"], found["wrong_highlight"], found["not_exact"]) == (0, 0, [])


def test_sentences_that_are_not_drawn_get_no_highlight(tmp_path) -> None:
    found = measured(tmp_path, lambda text: text.replace("48,000", "49,000").replace("England", "Scotland"))
    assert (found["exact"], found["no_highlight"]) == (0, 6)
    assert len(found["not_exact"]) == 6


def test_the_text_under_a_box_is_told_from_the_boxes_alone(tmp_path) -> None:
    path = tmp_path / "fonts.pdf"
    canvas = Canvas(str(path), invariant=1)
    canvas.drawString(60, 700, "The fee is ")
    canvas.setFont("Courier-Bold", 15)
    canvas.drawString(122, 700, "900.")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 650, "Another line with other words.")
    canvas.save()
    file = QPdfDocument()
    file.load(str(path))
    text = "The fee is 900.\nAnother line with other words."
    boxes = outlines(file, 0, text, 0, 15)
    assert len(boxes) == 1
    assert "".join(text_under(file, 0, boxes).split()) == "Thefeeis900."
    elsewhere = [boxes[0].translated(0, 50)]
    assert "".join(text_under(file, 0, elsewhere).split()) != "Thefeeis900."
    assert text_under(file, 0, [QRectF(400, 20, 50, 10)]).strip() == ""
    file.close()


def test_boxes_of_one_line_are_one() -> None:
    full_stop, words, below, column = (
        QRectF(50, 18, 1, 1),
        QRectF(10, 10, 39, 10),
        QRectF(10, 24, 60, 10),
        QRectF(300, 10, 40, 10),
    )
    assert lines([words, full_stop, below]) == [QRectF(10, 10, 41, 10), below]
    assert lines([words, column]) == [words, column]
    assert lines([]) == []


def test_the_command_prints_the_figures(tmp_path, capsys) -> None:
    make_pdf(tmp_path / "a.pdf")
    assert run(["bench", "highlights", "--pdf", str(tmp_path), "--quotes", "3"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["quotes"] == found["exact"] == 3
    assert run(["bench", "highlights", "--pdf", str(tmp_path / "none")]) == 1
