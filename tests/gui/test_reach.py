"""What is too long is shortened with an ellipsis; what the keyboard goes to comes into view."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStyleOptionComboBox

from rmt_desktop.ui.elided import ElidedCombo, ElidedLabel
from rmt_desktop.ui.parts import swap
from tests.gui.files import make_pdf
from tests.gui.windows import ask, read

LONG = "Which vaccine was given to the control group, and when?"


def test_a_long_name_is_shortened_where_it_is_shown_only(qtbot, theme) -> None:
    combo = ElidedCombo()
    qtbot.addWidget(combo)
    combo.addItem(LONG)
    option = QStyleOptionComboBox()
    for width, whole in ((140, False), (900, True)):
        combo.resize(width, 32)
        combo.initStyleOption(option)
        assert option.currentText.endswith("…") is not whole
        assert combo.currentText() == LONG


def test_a_short_label_shows_less_ink(qtbot, theme) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 24)
    image = label.grab().toImage()
    paper = image.pixelColor(0, 0)
    right = [image.pixelColor(image.width() - 1, y) for y in range(image.height())]
    assert all(colour == paper for colour in right), "a letter is cut off at the edge"
    assert label.text() == LONG


def test_the_first_quote_comes_into_view_with_the_keyboard(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    window.theme.set_text_size(200)
    window.resize(1024, 700)
    card = ask(qtbot, window, "Which law governs this lease?")
    qtbot.wait(50)
    area = window.chat.area
    area.follow(None)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(50)
    top = card.quotes[0].mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < area.viewport().height()
    window.theme.set_text_size(100)


def test_the_keyboard_goes_from_begin_to_stop_and_back(qtbot, window) -> None:
    page = window.workshop.open_compare()
    window.activateWindow()
    page.begin.setFocus()
    swap(page.begin, page.end, True)
    assert page.end.hasFocus()
    swap(page.begin, page.end, False)
    assert page.begin.hasFocus()
