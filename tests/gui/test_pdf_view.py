"""Marks lie on the words, however far down a document and at any zoom."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from rmt_desktop.ui.alignment import same_words
from rmt_desktop.ui.pdf_view import PdfView
from tests.gui.files import LINES, make_pdf, page_text


@pytest.fixture
def view(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(700, 800)
    made = PdfView(holder)
    made.resize(700, 800)
    holder.show()
    yield made
    made.close_document()


def mark(view: PdfView, page: int, words: str) -> bool:
    text = page_text(page)
    start = text.index(words)
    return view.mark(page, text, start, start + len(words))


def test_pages_lie_where_qt_draws_them(view, tmp_path):
    assert view.open(make_pdf(tmp_path / "a.pdf", 40))
    for zoom in (1.0, 1.3, 0.6):
        view.zoom_by(zoom)
        last = view._page_rect(39)
        whole = view.verticalScrollBar().maximum() + view.viewport().height()
        assert whole == last.bottom() + view.pageSpacing() + view.documentMargins().bottom()


@pytest.mark.parametrize("zoom", [1.0, 1.7, 0.5])
def test_the_mark_lies_on_the_printed_words(qtbot, view, tmp_path, zoom):
    view.open(make_pdf(tmp_path / "a.pdf", 30))
    view.zoom_by(zoom)
    assert mark(view, 27, LINES[1])
    assert same_words(LINES[1], view.marked_text())
    page, boxes = view._marks
    box = view._on_viewport(page, boxes[0]).toRect()
    assert view.viewport().rect().contains(box.topLeft())

    def printed() -> bool:
        image = view.viewport().grab().toImage()
        inside = [QColor(image.pixel(x, box.center().y())) for x in range(box.left(), min(box.right(), image.width()))]
        yellow = sum(colour.blue() < 150 < colour.green() for colour in inside)
        ink = sum(colour.green() < 130 for colour in inside)
        return yellow > len(inside) / 3 and ink > 2

    qtbot.waitUntil(printed, timeout=10_000)  # QtPdf draws pages on a thread of its own


def test_words_that_are_not_there_are_not_marked(view, tmp_path):
    view.open(make_pdf(tmp_path / "a.pdf", 5))
    assert mark(view, 2, LINES[1])
    assert not view.mark(3, "The rent is 49,000 pounds", 0, 25)
    assert not view.has_mark()
    assert view.marked_text() == ""
    assert view.current_page() == 3


def test_the_page_stays_in_view_when_zoomed_and_resized(view, tmp_path):
    view.open(make_pdf(tmp_path / "a.pdf", 30))
    view.go_to_page(20)
    for change in (lambda: view.zoom_by(1.5), lambda: view.resize(500, 600), view.fit_width):
        change()
        assert view.current_page() == 20


def test_a_thousand_pages_are_laid_out_once(view, tmp_path):
    view.open(make_pdf(tmp_path / "a.pdf", 1000, lines=()))
    assert view.page_count() == 1000
    view.go_to_page(2)
    layout = view._layout()
    for page in (900, 3, 1000):
        view.go_to_page(page)
        assert view.current_page() in (page, page - 1)
        assert view._layout() is layout
