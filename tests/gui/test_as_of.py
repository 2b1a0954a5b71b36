"""Questions as of a page: chosen on the reading map, asked so, and shown so."""

from PySide6.QtCore import Qt

from tests.gui.files import make_pdf
from tests.gui.windows import ask, read

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_question_is_asked_as_of_the_page_chosen_by_keyboard(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf", 6))
    window.document.go_to_page(3)
    window.activateWindow()
    slider = window.document.map.slider
    qtbot.keyClick(window, Qt.Key.Key_A, CONTROL_SHIFT)
    assert slider.isVisible()
    begun = slider.page()
    qtbot.keyClick(slider.slider, Qt.Key.Key_Home)
    qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
    assert slider.page() == 2 != begun + 5
    assert window.chat.bar._scope.text() == "Asking lease.pdf as of page 2"
    card = ask(qtbot, window, "Which law governs this lease?")
    assert card.question.as_of_page == 2
    assert {evidence.page for evidence in card.question.answer.evidence} <= {1, 2}
    slider.end()
    assert window.chat.bar._scope.text() == "Asking lease.pdf"
    assert ask(qtbot, window, "Which law governs this lease?").question.as_of_page is None


def test_the_last_page_is_the_whole_document_and_another_document_starts_anew(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "a.pdf", 3), make_pdf(tmp_path / "b.pdf", 4))
    row = window.document.map
    row.toggle_as_of()
    row.slider.slider.setValue(row.slider.slider.maximum())
    assert row.as_of() is None
    row.slider.slider.setValue(2)
    assert window.chat.as_of == 2
    shown = window.document.document_id()
    window.library.select(3 - shown)
    assert window.document.document_id() == 3 - shown
    assert (row.as_of(), window.chat.as_of) == (None, None)
    row.toggle_as_of()
    row.slider.slider.setValue(1)
    window.library.list.selectAll()
    assert len(window.library.selected()) == 2
    assert window.chat.as_of is None
    row.toggle_as_of()
    assert not row.slider.isVisible()
