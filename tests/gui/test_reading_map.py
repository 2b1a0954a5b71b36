"""The strip along a document: gone to by mouse and keyboard, hot where the answer stems from."""

import pytest
from PySide6.QtCore import QPoint, Qt

from rmt_desktop.ui.map_cells import CellState
from rmt_desktop.ui.reading_map import ReadingMap
from rmt_desktop.ui.theme import ThemeMode
from rmt_desktop.workflows.events import ReadingProgress
from tests.gui.files import make_pdf
from tests.gui.windows import ask, read


@pytest.fixture
def strip(qtbot, theme) -> ReadingMap:
    theme.set_mode(ThemeMode.LIGHT)
    made = ReadingMap(theme)
    qtbot.addWidget(made)
    made.resize(300, made.height())
    made.show()
    return made


def colour_at(strip: ReadingMap, page: int) -> str:
    cells = strip.cells()
    index = next(i for i, cell in enumerate(cells) if cell.first <= page <= cell.last)
    middle = strip._box(index, len(cells)).center().toPoint()
    return strip.grab().toImage().pixelColor(middle).name()


def test_every_state_has_a_colour_of_its_own(strip) -> None:
    strip.show_pages(list(CellState) * 2, {6: 1.0})
    colours = [colour_at(strip, page) for page in range(1, 7)]
    assert len(set(colours)) == 6
    assert colours[5] == strip._theme.colour("heat").name()


def test_a_click_goes_to_the_hottest_page_of_a_cell(qtbot, strip) -> None:
    strip.show_pages([CellState.READ] * 600, {404: 0.8})
    assert len(strip.cells()) <= 60
    cell = next(cell for cell in strip.cells() if cell.first <= 404 <= cell.last)
    where = QPoint(int((strip.cells().index(cell) + 0.5) * strip.width() / len(strip.cells())), 12)
    with qtbot.waitSignal(strip.page_chosen) as chosen:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args == [404]


def test_keys_move_from_cell_to_cell(qtbot, strip) -> None:
    strip.show_pages([CellState.READ] * 20, {})
    strip.show_page(7)
    with qtbot.waitSignal(strip.page_chosen) as chosen:
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
            qtbot.keyClick(strip, key)
    assert chosen.args == [8]
    assert strip.accessibleDescription() == "Page 8 · read"
    with qtbot.waitSignal(strip.page_chosen) as chosen:
        qtbot.keyClick(strip, Qt.Key.Key_End)
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert chosen.args == [20]


def test_no_page_no_harm(qtbot, strip) -> None:
    strip.show_pages([], {})
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(strip, key)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton)
    assert strip.cells() == []


def test_the_map_follows_reading_and_shows_where_the_answer_stems_from(qtbot, window, tmp_path) -> None:
    row = window.document.map
    assert not row.isVisible()
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf", 5))
    assert row.words.text() == "All pages read"
    card = ask(qtbot, window, "Which law governs this lease?")
    qtbot.waitUntil(lambda: any(cell.heat for cell in row.map.cells()), timeout=5_000)
    quoted = {evidence.page for evidence in card.question.answer.evidence}
    assert quoted <= {cell.first for cell in row.map.cells() if cell.heat > 0.3}
    row.map.page_chosen.emit(4)
    assert window.document.current_page() in (3, 4)
    window.chat.new_chat()
    assert not any(cell.heat for cell in row.map.cells())


def test_progress_with_time_left_while_reading(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf", 5))
    row = window.document.map
    document = window.desk.document(1)
    row.show_document(_unread(document), window.desk.pages(1))
    starts = window.desk.segment_pages(1)
    done = starts.index(3)
    row.show_progress(ReadingProgress(1, "reading", done, len(starts), 130.0))
    states = [cell.state for cell in row.map.cells()]
    assert states == [CellState.READ] * 2 + [CellState.UNREAD] * 3
    assert row.words.text() == "2 of 5 pages read · about 2 min left"
    assert row.map.accessibleDescription() == row.words.text()
    row.update_document(document, window.desk.pages(1))
    assert row.words.text() == "All pages read"


def _unread(document):
    from dataclasses import replace

    return replace(document, segments_read=0)
