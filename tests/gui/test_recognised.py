from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication
from reportlab import __file__ as reportlab_file
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.seen import SeenWord, SeenWords
from rmt_desktop.ui.pdf_marks import seen_outlines
from rmt_desktop.ui.quote_looks import QuoteLooks
from rmt_desktop.ui.verify_sheet import Support
from rmt_desktop.ui.wording import recognised_words
from tests.gui.windows import read
from tests.pretended_ocr import PretendedOcr, pretended_ocr, seen_on
from tests.pretended_ocr import scan as numbered_scan

__all__ = ["pretended_ocr"]

SAID = "The Tenant shall pay 5,400 pounds each year."


def scan(path: Path) -> Path:
    """A page that is nothing but the picture of a sentence."""
    font = ImageFont.truetype(str(Path(reportlab_file).parent / "fonts" / "Vera.ttf"), 28)
    picture = Image.new("RGB", (900, 260), "white")
    ImageDraw.Draw(picture).text((40, 90), SAID, "black", font)
    canvas = Canvas(str(path), pagesize=(450, 130), invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, 450, 130)
    canvas.showPage()
    canvas.save()
    return path


def test_a_quote_of_a_scanned_page_is_marked_where_it_is_seen(qtbot, window, tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    read(qtbot, window, scan(tmp_path / "scan.pdf"))
    (document,) = window.library.model.documents()
    (page,) = window.desk.pages(document.id)
    start = page.text.index("pay 5,400")
    quote = Evidence(document.id, document.name, 1, start, start + 9, "pay 5,400", 1.0, 0)
    assert window.document.show_evidence(quote)
    assert window.document.marked_text() == "pay 5,400"
    number, boxes = window.document.paper.pdf._marks
    assert (number, len(boxes)) == (0, 1)
    assert QRectF(138, 44, 74, 20).contains(boxes[0].center())
    assert 50 < boxes[0].width() < 85
    assert "sure" in window.document.notice.text()
    looks = QuoteLooks(window.desk.document, window.desk.page)
    look = looks.look(quote, 400)
    looks.close()
    assert (look.support, look.image is not None) == (Support.EXACT, True)
    assert "% sure" in look.doubt


def test_a_scan_is_shown_at_once_and_its_pages_appear(
    qtbot, window, pretended_ocr: PretendedOcr, tmp_path: Path
) -> None:
    pretended_ocr.hold()
    read(qtbot, window, numbered_scan(tmp_path / "scan.pdf", "A text of its own.", 2, 3))
    row = window.library.model.index(0)
    state = "3 pages · Recognising page 1 of 2"
    qtbot.waitUntil(lambda: state in row.data(Qt.ItemDataRole.AccessibleTextRole), timeout=20_000)
    assert window.document.paper.has_pages()
    assert window.document.map.words.text() == "1 of 3 pages read · to be recognised: 2–3"
    actions = [action.text() for action in window.library.work.make_menu().actions()]
    assert "Pause" in actions
    window.document.go_to_page(2)
    QGuiApplication.clipboard().setText("as it was")
    window.document.copy_page()
    assert window.document.notice.text() == "Page 2 has no text to copy."
    assert QGuiApplication.clipboard().text() == "as it was"
    window.library.work.pause_or_resume()
    qtbot.waitUntil(lambda: "Paused · 2 pages without text layer" in row.data(Qt.ItemDataRole.AccessibleTextRole))
    pretended_ocr.release()
    window.library.work.pause_or_resume()
    qtbot.waitUntil(lambda: row.data(Qt.ItemDataRole.AccessibleTextRole) == "scan.pdf, 3 pages", timeout=20_000)
    assert window.document.map.words.text() == "All pages read"
    window.document.search_for("flat 3")
    assert window.document.marked_text() == "flat 3"
    assert window.desk.page(1, 2).text == seen_on(2)
    window.document.go_to_page(2)
    window.document.copy_page()
    assert QGuiApplication.clipboard().text() == seen_on(2)


def test_words_without_a_place_are_not_marked() -> None:
    words = SeenWords.of([SeenWord(0, 3, 10, 10, 30, 20, 0.75), SeenWord(4, 8, 40, 10, 70, 20, 0.25)])
    page = Page(1, "The rent is due", seen=words)
    assert seen_outlines(page, 0, 8) == [QRectF(10, 10, 60, 10)]
    assert seen_outlines(page, 0, 11) == []
    assert seen_outlines(Page(1, "The rent"), 0, 8) == []
    assert recognised_words(page, 0, 8).endswith("these words 46 % sure. Compare them.")
    assert recognised_words(Page(1, "The rent"), 0, 8) == ""
