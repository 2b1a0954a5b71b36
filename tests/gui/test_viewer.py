"""Finding one's way through a document in the window: pages, outline, search, back, and where one left off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from rmt_desktop.ui.window import MainWindow
from tests.gui.files import make_book, make_pdf
from tests.gui.windows import keep, read

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TEXT = "\f".join(f"{n}. CLAUSE {n}\n\n" + "The Tenant pays the rent. \n" * 20 for n in range(1, 9))


def test_pages_are_named_and_reached_by_label_and_by_place(qtbot, window, tmp_path):
    read(qtbot, window, make_book(tmp_path / "book.pdf"))
    window.activateWindow()
    head = window.document.header
    assert head.position() == "i · 1 of 9"
    for typed, position in (("iii", "iii · 3 of 9"), ("4", "4 · 7 of 9"), ("#4", "1 · 4 of 9"), ("9", "6 · 9 of 9")):
        qtbot.keyClick(window, Qt.Key.Key_G, CONTROL)
        assert head.field.hasFocus()
        qtbot.keyClicks(head.field, typed)
        qtbot.keyClick(head.field, Qt.Key.Key_Return)
        assert head.position() == position
    qtbot.keyClick(window, Qt.Key.Key_G, CONTROL)
    qtbot.keyClicks(head.field, "xx")
    qtbot.keyClick(head.field, Qt.Key.Key_Return)
    assert "no such page" in head.position()
    qtbot.keyClick(head.field, Qt.Key.Key_Escape)
    assert head.position() == "6 · 9 of 9"


def test_the_way_back_and_forward_after_jumps(qtbot, window, tmp_path):
    read(qtbot, window, make_book(tmp_path / "book.pdf"))
    document = window.document
    document.go_to_page(5)
    document.go_to_page(8)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert document.current_page() == 5
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert document.current_page() == 1
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert document.current_page() == 5
    assert document.header.tools["forward"].isEnabled()
    read(qtbot, window, tmp_path / "book.pdf", make_pdf(tmp_path / "other.pdf", 4))
    window.library.select(2)
    assert document.document_id() == 2
    document.places.back()
    assert (document.document_id(), document.current_page()) == (1, 5)
    document.places.forward()
    assert document.document_id() == 2
    window.library.select(1)
    document.open(1)
    window.desk.remove(2)
    qtbot.waitUntil(lambda: [d.id for d in window.desk.documents()] == [1], timeout=10_000)
    document.places.back()
    assert document.document_id() == 1


def test_every_document_is_shown_where_it_was_left_also_after_a_restart(qtbot, theme, window, tmp_path):
    (tmp_path / "notes.txt").write_text(TEXT)
    read(qtbot, window, make_book(tmp_path / "book.pdf"), tmp_path / "notes.txt")
    document = window.document
    window.library.select(1)
    document.go_to_page(6)
    document.paper.rotate()
    window.library.select(2)
    document.go_to_page(7)
    left = document.paper.place()
    window.library.select(1)
    assert (document.current_page(), document.pdf.quarters) == (6, 1)
    document.go_to_page(7)
    window.close()
    again = keep(MainWindow(window.desk, theme))
    again.resize(1000, 700)
    again.show()
    qtbot.wait(50)
    assert (again.document.document_id(), again.document.current_page()) == (1, 7)
    assert again.document.pdf.quarters == 1
    again.library.select(2)
    assert again.document.current_page() == 7
    assert abs(again.document.paper.place().fraction - left.fraction) < 0.1
    again.stage.forget()
    again.hide()


def test_bookmarks_and_small_pages_lead_to_pages(qtbot, window, tmp_path):
    read(qtbot, window, make_book(tmp_path / "book.pdf"))
    window.activateWindow()
    contents = window.document.contents
    qtbot.keyClick(window, Qt.Key.Key_F4)
    assert contents.outline.hasFocus()
    root = contents.outline.topLevelItem(0)
    assert (contents.outline.topLevelItemCount(), root.childCount()) == (1, 8)
    assert root.child(4).text(0) == "Chapter 3, sheet 6"
    contents.outline.setCurrentItem(root.child(4))
    contents.outline.itemActivated.emit(root.child(4), 0)
    assert window.document.current_page() == 6
    window.document.go_to_page(2)
    assert contents.outline.currentItem() is root.child(0)
    qtbot.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert contents.pages.model().index(3, 0).data() == "1"
    qtbot.waitUntil(lambda: contents.pages.pictures.picture(contents.pages.wanted(0)) is not None, timeout=10_000)
    qtbot.keyClick(contents.pages, Qt.Key.Key_Down)
    qtbot.keyClick(contents.pages, Qt.Key.Key_Return)
    assert window.document.current_page() == 3
    qtbot.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert contents.isHidden()


def test_text_has_headings_search_and_copying_too(qtbot, window, tmp_path):
    (tmp_path / "notes.txt").write_text(TEXT)
    read(qtbot, window, tmp_path / "notes.txt")
    document = window.document
    window.library.select(1)
    document.close_document()
    document.open(1)
    document.toggle_outline()
    titles = [document.contents.outline.topLevelItem(i).text(0) for i in range(3)]
    assert titles == ["1. CLAUSE 1", "2. CLAUSE 2", "3. CLAUSE 3"]
    document.contents.outline.itemClicked.emit(document.contents.outline.topLevelItem(4), 0)
    assert document.current_page() == document._pages[4].number
    document.toggle_pages()
    assert document.contents.pages.model().rowCount() == 0
    document.open_search()
    qtbot.keyClicks(document.search_field, "the tenant")
    qtbot.waitUntil(lambda: document.search.count.text() == "160 places", timeout=5_000)
    document.find_next()
    assert document.search.count.text() == "81 of 160"
    assert len(document.text.extraSelections()) > 20
    document.copy()
    assert QGuiApplication.clipboard().text() == "The Tenant"
    document.close_search()
    assert not document.text.extraSelections()
    document.copy_page()
    assert "5. CLAUSE 5" in QGuiApplication.clipboard().text()


def test_a_search_begins_at_the_page_in_view_and_counts_every_place(qtbot, window, tmp_path):
    read(qtbot, window, make_pdf(tmp_path / "a.pdf", 6))
    document = window.document
    document.go_to_page(4)
    document.search_for("England")
    assert document.search.count.text() == "4 of 6"
    document.find_next(-1)
    assert document.search.count.text() == "3 of 6"
    assert document.marked_text() == "England"
    document.places.back()
    assert document.current_page() == 4
    document.search_for("Scotland")
    assert document.search.count.text() == "Nothing found"
    assert not document.pdf.has_mark()


def test_all_of_it_is_in_the_palette_and_on_the_sheet_of_keys(window):
    titles = {command.title for command in window.help.commands()}
    for wanted in ("Rotate clockwise", "Fit page", "Outline", "Pages in small", "Copy text of the page"):
        assert f"View: {wanted}" in titles
    assert "Go: Go to page" in titles
    window.help.open_sheet()
    assert window.help.sheet.isVisible()
