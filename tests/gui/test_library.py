"""The library in the window: collections, tags, search, order, removal with undo, all by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from rmt_desktop.domain.documents import DocumentState, Page, ParsedDocument
from rmt_desktop.ui.found_list import FOUND
from rmt_desktop.ui.library_filter import SortOrder
from rmt_desktop.ui.window import MainWindow
from tests.gui.windows import keep

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Lease 10.txt", "lease 9.txt", "Étude.txt", "契約書.txt", "عقد إيجار.txt")
TEXTS = (
    "The rent is due. Early termination is possible.",
    "The Buyer pays. Termination for cause.",
    "Une étude.",
    "本契約は日本法に準拠する。",
    "مدة العقد سنة واحدة",
)


@pytest.fixture
def shelf(window) -> MainWindow:
    """A window over five documents that are read already; none is parsed here, so that tests are quick."""
    library = window.desk._library
    for number, (name, text) in enumerate(zip(NAMES, TEXTS, strict=True), 1):
        document = library.add_document(content_hash=name, name=name, path=f"/{name}", kind="text", size=1)
        pages = [Page(n, "Nothing.") for n in range(1, number)] + [Page(number, text)]
        library.store_parsed(document.id, ParsedDocument("text", tuple(pages), "text 1"))
        library.set_state(document.id, DocumentState.READ)
    window.library.restore()
    return window


def shown(window: MainWindow) -> list[str]:
    return [document.name for document in window.library.shown.shown()]


def type_name(qtbot, window: MainWindow, text: str) -> None:
    field = window.library.names.field
    assert field.isVisible()
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def search(qtbot, window: MainWindow, words: str) -> None:
    library = window.library
    library.search.field.setText(words)
    with qtbot.waitSignal(window.bridge.search_ended, timeout=10_000):
        library.search.search_now()


def choose(window: MainWindow, *ids: int) -> None:
    window.library._choose(ids)


def test_sorting(qtbot, shelf):
    panel = shelf.library
    assert shown(shelf) == list(reversed(NAMES))
    panel.set_sort(SortOrder.NAME)
    assert shown(shelf) == ["Étude.txt", "lease 9.txt", "Lease 10.txt", "عقد إيجار.txt", "契約書.txt"]
    panel.set_sort(SortOrder.PAGES)
    assert shown(shelf) == list(reversed(NAMES))
    panel.set_sort(SortOrder.STATE)
    panel.model.update(shelf.desk._library.set_state(2, DocumentState.FAILED, "damaged"))
    assert shown(shelf)[0] == "lease 9.txt"
    again = keep(MainWindow(shelf.desk, shelf.theme))
    assert shown(again)[0] == "lease 9.txt"
    assert again.library._sorts[SortOrder.STATE].isChecked()


def test_names_are_found_at_once_and_text_with_its_page(qtbot, shelf):
    panel = shelf.library
    panel.search.field.setText("etude")
    assert shown(shelf) == ["Étude.txt"]
    search(qtbot, shelf, "TERMINAT")
    assert shown(shelf) == ["lease 9.txt", "Lease 10.txt"]
    assert "2 pages in 2 documents" in panel.search.summary.text()
    found = [panel.search.found.pages.index(row, 0).data(FOUND) for row in range(2)]
    assert {(page.document, page.page) for page in found} == {("Lease 10.txt", 1), ("lease 9.txt", 2)}
    aloud = panel.search.found.pages.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "page" in aloud
    assert "ermination" in aloud
    search(qtbot, shelf, "契約")
    assert shown(shelf) == ["契約書.txt"]
    search(qtbot, shelf, "العقد")
    assert shown(shelf) == ["عقد إيجار.txt"]
    search(qtbot, shelf, "zzz")
    assert shown(shelf) == []
    assert "zzz" in panel._empty.text()
    assert panel._empty.isVisible()
    assert not panel.search.pane.isVisible()


def test_a_page_found_is_opened_with_the_words_marked_by_keyboard(qtbot, shelf):
    panel = shelf.library
    qtbot.keyClick(shelf, Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    search(qtbot, shelf, "cause")
    qtbot.keyClick(panel.search.field, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.search.found, Qt.Key.Key_Return)
    assert shelf.document.document_id() == 2
    assert shelf.document.marked_text() == "cause"
    qtbot.keyClick(panel.search.field, Qt.Key.Key_Escape)
    assert panel.search.field.text() == ""
    assert len(shown(shelf)) == 5


def test_a_search_does_not_change_which_documents_are_asked(qtbot, shelf):
    choose(shelf, 1, 3)
    assert "Asking 2 documents" in shelf.chat.bar._scope.text()
    search(qtbot, shelf, "契約")
    shelf.library.search.field.clear()
    assert {document.id for document in shelf.library.selected()} == {1, 3}
    search(qtbot, shelf, "契約")
    choose(shelf, 4)
    shelf.library.search.field.clear()
    assert [document.id for document in shelf.library.selected()] == [4]


def test_collections(qtbot, shelf):
    panel = shelf.library
    choose(shelf, 1, 2)
    shelf.activateWindow()
    panel.work.add_to_collection()
    type_name(qtbot, shelf, "Leases")
    qtbot.waitUntil(lambda: panel.scope.count() > 1)
    key = f"collection {shelf.desk.collections()[0].id}"
    panel.scope.choose(key)
    assert shown(shelf) == ["lease 9.txt", "Lease 10.txt"]
    assert "(2)" in panel.scope.currentText()
    search(qtbot, shelf, "the")
    assert "2 documents" in panel.search.summary.text()
    panel.search.field.clear()
    choose(shelf, 1)
    panel.work.take_out()
    qtbot.waitUntil(lambda: shown(shelf) == ["lease 9.txt"])
    again = keep(MainWindow(shelf.desk, shelf.theme))
    assert shown(again) == ["lease 9.txt"]
    choose(shelf, 2)
    panel.work.take_out()
    qtbot.waitUntil(lambda: shown(shelf) == [])
    assert "is empty" in panel._empty.text()
    panel.work.rename_collection()
    type_name(qtbot, shelf, "Old leases")
    assert [collection.name for collection in shelf.desk.collections()] == ["Old leases"]
    panel.work.remove_collection()
    qtbot.waitUntil(lambda: len(shown(shelf)) == 5)
    assert shelf.desk.collections() == []


def test_a_collection_is_joined_by_its_name_and_a_taken_name_is_refused_without_losing_it(qtbot, shelf):
    panel = shelf.library
    shelf.desk.add_collection("Leases", [1])
    choose(shelf, 2)
    panel.work.add_to_collection()
    type_name(qtbot, shelf, "LEASES")
    (joined,) = shelf.desk.collections()
    assert joined.document_ids == {1, 2}
    panel.work.new_collection()
    type_name(qtbot, shelf, "leases")
    assert "already" in panel.names.problem.text()
    assert panel.names.field.text() == "leases"
    qtbot.keyClick(panel.names.field, Qt.Key.Key_Escape)
    assert not panel.names.isVisible()
    assert len(shelf.desk.collections()) == 1


def test_tags_of_one_and_of_several_documents(qtbot, shelf):
    panel = shelf.library
    choose(shelf, 1)
    panel.work.edit_tags()
    type_name(qtbot, shelf, "urgent, England,, 契約、law")
    assert shelf.desk.tags()[1] == ("England", "law", "urgent", "契約")
    choose(shelf, 1, 2)
    panel.work.edit_tags()
    assert panel.names.field.text() == ""
    type_name(qtbot, shelf, "Urgent")
    panel.work.edit_tags()
    assert panel.names.field.text() == "urgent"
    type_name(qtbot, shelf, "done")
    assert shelf.desk.tags() == {1: ("done", "England", "law", "契約"), 2: ("done",)}
    qtbot.waitUntil(lambda: panel.model.tags(2) == ("done",))
    index = panel.model.index(panel.model.row(1))
    assert "tags: done, England" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    panel.search.field.setText("engl")
    assert shown(shelf) == ["Lease 10.txt"]
    panel.search.field.clear()
    panel.scope.choose("tag done")
    assert shown(shelf) == ["lease 9.txt", "Lease 10.txt"]


def test_a_document_is_renamed_with_f2(qtbot, shelf):
    panel = shelf.library
    panel.select(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    assert panel.names.field.text() == "Lease 10"
    type_name(qtbot, shelf, "")
    assert panel.names.problem.isVisible()
    type_name(qtbot, shelf, "Lease v. 2")
    qtbot.waitUntil(lambda: "Lease v. 2.txt" in shown(shelf))


def test_removal_is_undone_with_ctrl_z(qtbot, shelf):
    panel = shelf.library
    shelf.desk.set_tags(2, ["urgent"])
    choose(shelf, 1, 2)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(shown(shelf)) == 3)
    assert panel.undo.text() == "2 documents removed."
    assert len(shelf.desk._library.documents()) == 5
    qtbot.keyClick(panel.list, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(shown(shelf)) == 5)
    assert not panel.undo.isVisible()
    assert panel.model.tags(2) == ("urgent",)


def test_removal_is_final_when_its_bar_goes_away(qtbot, shelf):
    panel, library = shelf.library, shelf.desk._library
    panel.select(1)
    panel.work.remove()
    qtbot.waitUntil(lambda: len(shown(shelf)) == 4)
    panel.select(2)
    panel.work.remove()
    qtbot.waitUntil(lambda: len(library.documents()) == 4)
    assert "lease 9.txt" in panel.undo.text()
    panel.undo._timer.setInterval(0)
    panel.undo._timer.start()
    qtbot.waitUntil(lambda: len(library.documents()) == 3)
    assert not panel.undo.isVisible()


def test_the_context_menu_offers_what_can_be_done(qtbot, shelf):
    shelf.desk.add_collection("Fish & chips", [1, 2])
    choose(shelf, 1, 2)
    menu = shelf.library.work.make_menu()
    by_text = {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}
    assert set(by_text) >= {"Read again", "Collections", "Tags …", "Remove from library"}
    assert not by_text["Rename …"].isEnabled()
    collection, _, add = by_text["Collections"].menu().actions()
    assert (collection.text(), collection.isChecked()) == ("Fish && chips", True)
    assert add.text().startswith("Add to collection")
    collection.trigger()
    assert shelf.desk.collections()[0].document_ids == frozenset()
    menu.deleteLater()


def test_reading_again_tells_when_the_file_is_gone(qtbot, shelf):
    shelf.library.select(1)
    shelf.library.work.read_again()
    qtbot.waitUntil(lambda: "cannot be read again" in shelf.notice.text(), timeout=10_000)
    assert shelf.desk.document(1).state is DocumentState.READ


def test_actions_without_a_selection_say_what_to_do(qtbot, shelf):
    panel = shelf.library
    panel.list.clearSelection()
    for work in (panel.work.edit_tags, panel.work.add_to_collection, panel.work.reveal, panel.work.read_again):
        shelf.notice.dismiss()
        work()
        assert "Select" in shelf.notice.text()
    panel.work.rename_collection()
    assert "Show a collection first" in shelf.notice.text()


def test_everything_in_the_library_has_a_name_for_screen_readers(qtbot, shelf):
    panel = shelf.library
    panel.work.new_collection()
    for kind in (QLineEdit, QToolButton):
        for widget in panel.findChildren(kind):
            if widget.isVisible() and widget.objectName() != "qt_spinbox_lineedit":
                assert widget.accessibleName() or widget.toolTip() or widget.parent() is panel.search.field, widget
    assert all(made.text() for made in panel.findChildren(QPushButton))
    assert panel.scope.accessibleName()


def test_the_reveal_command_names_the_file():
    from pathlib import Path

    from rmt_desktop.ui.file_manager import reveal, reveal_command

    assert reveal_command(Path("a.pdf"), "linux") is None
    assert reveal_command(Path("a.pdf"), "win32") == ("explorer", ["/select,a.pdf"])
    assert not reveal(Path("/none/such/folder/a.pdf"))
