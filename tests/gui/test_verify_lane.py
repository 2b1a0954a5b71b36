"""Quotes are verified on pictures of their pages, by mouse and by keyboard, and verdicts survive."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument

from rmt_desktop.domain.answers import Evidence, Verdict
from rmt_desktop.domain.documents import Document, Page
from rmt_desktop.ui.pdf_marks import clip, outlines, picture
from rmt_desktop.ui.picture_label import PictureLabel
from rmt_desktop.ui.quote_looks import QuoteLooks
from rmt_desktop.ui.verify_sheet import Support
from rmt_desktop.ui.window import MainWindow
from tests.gui.files import LINES, make_pdf, page_text
from tests.gui.windows import ask, keep, read


def looked_up(window: MainWindow) -> bool:
    sheet = window.lane.sheet()
    return sheet is not None and all(item.support is not Support.CHECKING for item in sheet.items)


def share(image: QImage, what) -> float:
    """Share of an image's pixels for which something holds."""
    pixels = [QColor(image.pixel(x, y)) for x in range(0, image.width(), 3) for y in range(image.height())]
    return sum(map(what, pixels)) / len(pixels)


def yellow(colour: QColor) -> bool:
    return colour.blue() < 150 < colour.green()


@pytest.fixture
def pdf(tmp_path):
    made = QPdfDocument()
    made.load(str(make_pdf(tmp_path / "a.pdf")))
    yield made
    made.close()


def test_the_picture_shows_the_marked_words_and_little_else(pdf) -> None:
    text = page_text(2)
    start = text.index(LINES[1])
    boxes = outlines(pdf, 1, text, start, start + len(LINES[1]))
    part = clip(pdf, 1, boxes)
    assert part.contains(boxes[0])
    assert part.height() < 80
    image = picture(pdf, 1, boxes, 600, ratio=2.0)
    assert (image.width(), image.devicePixelRatio()) == (1200, 2.0)
    assert share(image, yellow) > 0.05
    left = image.copy(0, 0, round((boxes[0].left() - part.left() - 3) * image.width() / part.width()), image.height())
    assert share(left, yellow) == 0
    assert share(image, lambda colour: colour.green() < 120) > 0.01


def test_a_clip_at_the_edge_of_the_page_stays_on_it(pdf) -> None:
    page = pdf.pagePointSize(0)
    for x in (0.0, page.width() - 20):
        part = clip(pdf, 0, [_box(x)])
        assert 0 <= part.left() < part.right() <= page.width()
        assert part.contains(_box(x))
    assert picture(pdf, 0, [], 500).isNull()


def _box(x: float):
    from PySide6.QtCore import QRectF

    return QRectF(x, 2.0, 20.0, 10.0)


def looks(tmp_path, kind: str, text: str) -> QuoteLooks:
    from datetime import UTC, datetime

    from rmt_desktop.domain.documents import DocumentState

    path = make_pdf(tmp_path / "b.pdf")
    document = Document(1, "h", "b.pdf", path, kind, 1, datetime.now(UTC), DocumentState.READ)

    def find(document_id: int) -> Document:
        if document_id != 1:
            raise KeyError(document_id)
        return document

    return QuoteLooks(find, lambda document_id, number: Page(number, text))


def evidence(text: str, quote: str, document: int = 1) -> Evidence:
    start = max(0, text.find(quote))
    return Evidence(document, "b.pdf", 1, start, start + len(quote), quote, 0.9, 0, 0, 4)


def test_only_what_stands_on_the_page_is_supported(tmp_path) -> None:
    text = page_text(1)
    source = looks(tmp_path, "pdf", text)
    exact = source.look(evidence(text, LINES[1]), 500)
    assert exact.support is Support.EXACT
    assert exact.image is not None
    for quote, document, expected in (
        ("The rent is 49,000 pounds", 1, Support.NOT_ON_PAGE),
        (LINES[1], 2, Support.GONE),
    ):
        look = source.look(evidence(text, quote, document), 500)
        assert (look.support, look.image, look.before) == (expected, None, "")
    source.close()


def test_words_that_were_read_but_are_not_drawn_are_not_marked(tmp_path) -> None:
    text = page_text(1) + "\nThe deposit is 900 pounds."
    source = looks(tmp_path, "pdf", text)
    look = source.look(evidence(text, "The deposit is 900 pounds."), 500)
    assert (look.support, look.image) == (Support.NOT_AS_SHOWN, None)
    source.close()


def test_quotes_of_plain_text_stand_among_their_neighbours(tmp_path) -> None:
    text = page_text(1)
    look = looks(tmp_path, "text", text).look(evidence(text, LINES[1]), 500)
    assert look.support is Support.EXACT
    assert look.before.rstrip().endswith(LINES[0])
    assert look.after.lstrip().startswith(LINES[2])


def test_quotes_are_verified_by_keyboard_alone_and_verdicts_survive_a_restart(qtbot, theme, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    card = ask(qtbot, window, "Which law governs this lease?")
    count = len(card.quotes)
    assert count > 1
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.stage.currentWidget() is window.lane
    qtbot.waitUntil(lambda: looked_up(window), timeout=10_000)
    assert len(window.lane.findChildren(PictureLabel)) == count
    assert {item.support for item in window.lane.sheet().items} == {Support.EXACT}
    qtbot.keyClick(window.lane, Qt.Key.Key_A)
    assert window.lane.sheet().current == 1
    qtbot.keyClick(window.lane, Qt.Key.Key_R)
    verdicts = (Verdict.ACCEPTED, Verdict.REJECTED)
    assert window.desk.question(card.question.id).verdicts == verdicts
    qtbot.waitUntil(lambda: card.question.verdicts == verdicts, timeout=5_000)
    assert card.quotes[0]._verdict.text() == "Accepted"
    assert card._summary.text().startswith(f"1 of {count} quotes confirmed (page")
    assert "Rejected" in card.quotes[1].accessibleName()
    again = keep(MainWindow(window.desk, theme))
    (shown,) = again.chat._cards.values()
    assert shown.question.verdicts == verdicts
    assert shown.quotes[1]._verdict.text() == "Rejected"


def test_a_quote_is_opened_at_its_page_and_the_lane_comes_back(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    card = ask(qtbot, window, "Which law governs this lease?")
    card.verify_asked.emit(card.question)
    qtbot.keyClick(window.lane, Qt.Key.Key_N)
    qtbot.keyClick(window.lane, Qt.Key.Key_O)
    assert window.stage.currentWidget() is window.document
    assert window.document.pdf.has_mark()
    window.verify_last()
    assert window.stage.currentWidget() is window.lane
    assert window.lane.sheet().current == 1
    qtbot.keyClick(window.lane, Qt.Key.Key_U)
    assert window.desk.question(card.question.id).verdict(1) is Verdict.OPEN
    window.escape()
    assert window.stage.currentWidget() is window.document


def test_a_row_is_judged_with_the_mouse(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    card = ask(qtbot, window, "Which law governs this lease?")
    window.stage.verify(card.question)
    qtbot.waitUntil(lambda: looked_up(window), timeout=10_000)
    row = window.lane._rows[1]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert window.lane.sheet().current == 1
    row.judged.emit(1, Verdict.REJECTED)
    assert window.desk.question(card.question.id).verdict(1) is Verdict.REJECTED
    assert row._verdict.text() == "Rejected"
