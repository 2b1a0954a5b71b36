"""Marks lie on the words, however far down a document, at any zoom, turned or not."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QWidget

from rmt_desktop.domain.documents import Page
from rmt_desktop.ui.alignment import same_words
from rmt_desktop.ui.page_area import Zoom
from rmt_desktop.ui.pdf_view import PdfView
from rmt_desktop.ui.search import find_hits
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


def test_the_last_page_ends_where_scrolling_ends(view, tmp_path):
    assert view.open(make_pdf(tmp_path / "a.pdf", 40))
    for zoom in (1.0, 1.3, 0.6):
        view.zoom_by(zoom)
        last = view.page_rect(39)
        whole = view.verticalScrollBar().maximum() + view.viewport().height()
        assert last.bottom() < whole < last.bottom() + 40


@pytest.mark.parametrize(("zoom", "quarters"), [(1.0, 0), (1.7, 0), (0.5, 0), (1.0, 1), (1.0, 2), (0.8, 3)])
def test_the_mark_lies_on_the_printed_words(qtbot, view, tmp_path, zoom, quarters):
    view.open(make_pdf(tmp_path / "a.pdf", 30))
    view.zoom_by(zoom)
    view.turn(quarters)
    assert mark(view, 27, LINES[1])
    assert same_words(LINES[1], view.marked_text())
    page, boxes = view._marks
    box = view.on_viewport(page, boxes[0]).toRect()
    assert view.viewport().rect().intersects(box)
    assert (box.width() > box.height()) == (quarters % 2 == 0)
    seen = box.intersected(view.viewport().rect())

    def printed() -> bool:
        image = view.viewport().grab().toImage()
        inside = [
            QColor(image.pixel(x, y))
            for x in range(seen.left(), min(seen.right(), image.width()))
            for y in range(seen.top(), min(seen.bottom(), image.height()))
        ]
        yellow = sum(colour.blue() < 150 < colour.green() for colour in inside)
        ink = sum(colour.green() < 150 for colour in inside)
        return yellow > len(inside) / 3 and ink > len(inside) / 60

    qtbot.waitUntil(printed, timeout=10_000)  # pages are drawn on a thread of their own


def test_words_that_are_not_there_are_not_marked(view, tmp_path):
    view.open(make_pdf(tmp_path / "a.pdf", 5))
    assert mark(view, 2, LINES[1])
    assert not view.mark(3, "The rent is 49,000 pounds", 0, 25)
    assert not view.has_mark()
    assert view.marked_text() == ""
    assert view.current_page() == 3


def test_the_page_stays_in_view_when_zoomed_turned_and_resized(view, tmp_path):
    view.open(make_pdf(tmp_path / "a.pdf", 30))
    view.go_to_page(20)
    changes = (
        lambda: view.zoom_by(1.5), lambda: view.resize(500, 600), lambda: view.fit(Zoom.WIDTH),
        lambda: view.fit(Zoom.PAGE), lambda: view.turn(1), lambda: view.turn(2),
    )  # fmt: skip
    for change in changes:
        change()
        assert view.current_page() == 20


def test_a_whole_page_fits_and_a_page_as_wide_as_the_view_does(view, tmp_path):
    view.open(make_pdf(tmp_path / "a.pdf", 3))
    view.fit(Zoom.PAGE)
    assert view.page_rect(1).height() <= view.viewport().height()
    view.fit(Zoom.WIDTH)
    assert view.page_rect(1).height() > view.viewport().height()
    assert 0 <= view.viewport().width() - view.page_rect(1).width() < 40


def test_a_place_is_found_again_at_another_size(view, tmp_path):
    view.open(make_pdf(tmp_path / "a.pdf", 30))
    view.turn(1)
    view.zoom_by(1.4)
    view.go_to_page(12)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 150)
    left = view.place()
    view.open(tmp_path / "a.pdf")
    view.resize(500, 500)
    view.go_to(left, looks=True)
    assert (view.place().page, view.quarters) == (12, 1)
    assert view.place().fraction == pytest.approx(left.fraction, abs=0.01)
    assert view.zoom_factor() == pytest.approx(float(left.zoom), abs=1e-3)


@pytest.mark.parametrize("quarters", [0, 1])
def test_words_are_selected_with_the_mouse_and_copied(qtbot, view, tmp_path, quarters):
    view.open(make_pdf(tmp_path / "a.pdf", 3))
    view.turn(quarters)
    boxes = view._boxes(2, page_text(2), page_text(2).index("48,000"), page_text(2).index(" a year"))
    view.go_to_page(2)
    box = view.on_viewport(1, boxes[0])
    begin, end = (box.topLeft() + QPointF(1, 3), box.bottomRight() - QPointF(1, 3)) if not quarters else (
        box.topLeft() + QPointF(3, 1), box.bottomRight() - QPointF(3, 0)
    )  # fmt: skip
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin.toPoint())
    qtbot.mouseMove(view.viewport(), end.toPoint())
    view.mouseMoveEvent(_drag(view, end))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end.toPoint())
    assert view.selected_text() in ("48,000 pounds", "48,000 pound")
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == view.selected_text()


def _drag(view, to):
    from PySide6.QtGui import QMouseEvent

    button = Qt.MouseButton.LeftButton
    glob = view.viewport().mapToGlobal(to)
    return QMouseEvent(QMouseEvent.Type.MouseMove, to, glob, button, button, Qt.KeyboardModifier.NoModifier)


def test_text_is_selected_by_keyboard_and_over_pages(qtbot, view, tmp_path):
    view.open(make_pdf(tmp_path / "a.pdf", 3))
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "Page 1"
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "Page"
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_text() == view.page_text(1)
    assert view.page_text(1).splitlines() == ["Page 1", *LINES]
    view.select(view.spots.at(1, QPointF(60, 400)), view.spots.at(0, QPointF(500, 90)))
    assert view.selected_text().splitlines()[0] == LINES[1][-1:] or LINES[2] in view.selected_text()
    assert "Page 2" in view.selected_text()


def test_all_places_found_are_tinted(qtbot, view, tmp_path):
    view.open(make_pdf(tmp_path / "a.pdf", 3))
    pages = [Page(number, page_text(number)) for number in (1, 2, 3)]
    view.show_hits(pages, find_hits(pages, "lease"))
    qtbot.waitUntil(lambda: len(view._hits.boxes(0)) == 1, timeout=5_000)
    view.show_hits((), ())
    assert not view._hits.boxes(0)


def test_a_thousand_pages_are_laid_out_once(view, tmp_path):
    view.open(make_pdf(tmp_path / "a.pdf", 1000, lines=()))
    assert view.page_count() == 1000
    view.go_to_page(2)
    layout = view.layout_now()
    for page in (900, 3, 1000):
        view.go_to_page(page)
        assert view.current_page() in (page, page - 1)
        assert view.layout_now() is layout
