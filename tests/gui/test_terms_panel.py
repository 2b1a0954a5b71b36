from pathlib import Path

from PySide6.QtCore import Qt

from tests.gui.files import make_pdf
from tests.gui.windows import read

LINES = (
    "1. PARTIES",
    'This lease is made between Quay Mills Ltd (the "Landlord"),',
    'and Ann Miller (the "Tenant").',
    '"Rent" means 48,000 pounds a year.',
)


def test_terms_of_the_open_document_are_listed_and_lead_to_their_definitions(qtbot, window, tmp_path: Path):
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf", 1, LINES), make_pdf(tmp_path / "plain.pdf", 1, ("Nothing.",)))
    panel = window.terms
    documents = {document.name: document.id for document in window.library.model.documents()}
    window.stage.open_document(documents["lease.pdf"])
    assert [term.term for term in panel.terms()] == ["Landlord", "Tenant", "Rent"]
    assert panel.isVisible()
    panel.filter.setText("ann m")
    assert [term.term for term in panel.terms()] == ["Tenant"]
    panel.list.setCurrentRow(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert "".join(window.document.marked_text().split()) == 'AnnMiller(the"Tenant")'
    qtbot.mouseClick(
        panel.list.viewport(), Qt.MouseButton.LeftButton, pos=panel.list.visualItemRect(panel.list.item(1)).center()
    )
    assert window.document.current_page() == 1
    window.stage.open_document(documents["plain.pdf"])
    assert panel.terms() == []
    assert not panel.isVisible()


def test_terms_go_with_their_document(qtbot, window, tmp_path: Path):
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf", 1, LINES))
    qtbot.waitUntil(window.terms.isVisible)
    window.library.list.selectAll()
    window.library.work.remove()
    qtbot.waitUntil(lambda: not window.terms.isVisible())


def test_terms_give_way_to_what_is_found_in_the_library(qtbot, window, tmp_path: Path):
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf", 1, LINES))
    qtbot.waitUntil(window.terms.isVisible)
    window.library.search.field.setText("lease")
    assert not window.terms.isVisible()
    window.terms.update_document(1)
    assert not window.terms.isVisible()
    window.library.search.field.clear()
    assert window.terms.isVisible()
