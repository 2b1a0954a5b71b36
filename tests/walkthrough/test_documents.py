"""Documents: read with a map, asked as of a page, put in order, and looked at."""

from pathlib import Path

from PySide6.QtCore import QPointF, Qt

from rmt_desktop.ui.map_cells import CellState
from tests.walkthrough.walk import CTRL, SHIFT, Walk, many_leases, sample

LAW = "Which law governs this lease?"
FILES = Path(__file__).parent.parent / "data"


def test_the_map_fills_while_reading_and_glows_after_a_question(new: Walk) -> None:
    document, strip = new.window.document, new.window.document.map.map
    new.picture("00-start")
    new.drop(many_leases(Path("All floors.pdf"), 12), QPointF(700, 400))

    def share(state: CellState) -> float:
        cells = strip.cells() if document.document_id() is not None else []
        return sum(cell.state is state for cell in cells) / max(1, len(cells))

    new.until(lambda: share(CellState.READ) > 0.3)
    assert share(CellState.UNREAD) > 0
    assert "left" in document.map.words.text()
    new.picture("02-reading")
    new.until(lambda: share(CellState.READ) == 1)
    new.desk.remove(1)
    (lease,) = new.read(sample())
    new.window.library.select(lease.id)
    asked = new.ask(LAW)
    assert asked.answer is not None
    hottest = max(strip.cells(), key=lambda cell: cell.heat)
    assert hottest.first == asked.answer.evidence[0].page == 8
    strip.setFocus()
    for _ in range(hottest.first - 1):
        new.press(Qt.Key.Key_Right)
    new.press(Qt.Key.Key_Return)
    assert document.current_page() == 8
    new.picture("02-reading-map")


def test_a_question_is_asked_as_of_a_page(walk: Walk) -> None:
    slider = walk.window.document.map.slider
    walk.press(Qt.Key.Key_A, CTRL | SHIFT)
    walk.press(Qt.Key.Key_Home)
    for _ in range(3):
        walk.press(Qt.Key.Key_Right)
    assert slider.page() == 4
    earlier = walk.ask("How much is the Annual Rent?")
    assert earlier.as_of_page == 4
    assert earlier.answer is not None
    assert earlier.answer.evidence
    assert max(quote.page for quote in earlier.answer.evidence) <= 4
    walk.picture("06-as-of-page")
    slider.end()
    whole = walk.ask("How much is the Annual Rent?")
    assert whole.as_of_page is None
    assert whole.answer is not None
    assert max(quote.page for quote in whole.answer.evidence) > 4


def test_the_library_is_put_in_order_searched_and_asked_together(walk: Walk) -> None:
    panel, desk = walk.window.library, walk.desk
    walk.read(*(FILES / name for name in ("article.nxml", "lease.docx", "fees.csv", "gene.gb", "lease.eml")))
    ids = {document.name: document.id for document in desk.documents()}
    panel.select(ids["sample-lease.pdf"])
    panel.list.setFocus()
    walk.press(Qt.Key.Key_G, CTRL | SHIFT)
    walk.type("Leases")
    walk.press(Qt.Key.Key_Return)
    walk.press(Qt.Key.Key_T, CTRL)
    walk.type("urgent, England")
    walk.press(Qt.Key.Key_Return)
    walk.until(lambda: desk.tags().get(ids["sample-lease.pdf"]) is not None)
    (leases,) = desk.collections()
    desk.collect(leases.id, [ids["lease.docx"]])
    panel.list.setFocus()
    panel.list.selectAll()
    both = walk.ask("Who insures the building?")
    assert set(both.document_ids) == set(ids.values())
    walk.press(Qt.Key.Key_L, CTRL | SHIFT)
    walk.type("tenant notice")
    walk.until(lambda: panel.search.pane.isVisible() and panel.search.found.pages.rowCount() > 0)
    walk.picture("07-library")
    walk.press(Qt.Key.Key_Escape)
    panel.select(ids["fees.csv"])
    panel.list.setFocus()
    walk.press(Qt.Key.Key_Delete)
    walk.until(lambda: panel.model.rowCount() == 5)
    walk.press(Qt.Key.Key_Z, CTRL)
    walk.until(lambda: panel.model.rowCount() == 6)


def test_one_finds_ones_way_in_a_document(walk: Walk) -> None:
    document = walk.window.document
    walk.press(Qt.Key.Key_F4)
    assert document.contents.outline.hasFocus()
    outline = document.contents.outline
    titles = [outline.topLevelItem(row).text(0) for row in range(outline.topLevelItemCount())]
    assert "3. Rent" in titles
    outline.setCurrentItem(outline.topLevelItem(titles.index("12. Break clause")))
    walk.press(Qt.Key.Key_Return)
    there = document.current_page()
    assert there in (6, 7)
    walk.press(Qt.Key.Key_F, CTRL)
    walk.type("working days")
    walk.press(Qt.Key.Key_Return)
    assert document.marked_text().casefold() == "working days"
    walk.picture("09-viewer")
    walk.press(Qt.Key.Key_Escape)
    walk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert document.current_page() == there
    walk.press(Qt.Key.Key_G, CTRL)
    walk.type("2")
    walk.press(Qt.Key.Key_Return)
    assert document.current_page() == 2
    walk.press(Qt.Key.Key_F4, SHIFT)
    walk.press(Qt.Key.Key_9, CTRL)
    walk.press(Qt.Key.Key_R, CTRL)
    assert document.pdf.quarters == 1
    walk.press(Qt.Key.Key_R, CTRL | SHIFT)
    assert document.pdf.quarters == 0
    walk.picture("09-viewer-pages")
