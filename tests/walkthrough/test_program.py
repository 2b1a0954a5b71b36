"""The program itself: settings, looks for everybody, comparison and training."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from rmt_desktop.ui.theme import ThemeMode
from rmt_desktop.workflows.comparison import Phase
from rmt_desktop.workflows.training_lane import TrainingPhase
from tests.tiny import lease_questions
from tests.walkthrough.walk import CTRL, SHIFT, Walk

LAW = "Which law governs this lease?"
RENT = "How much is the Annual Rent?"


def test_settings_count_at_once(walk: Walk) -> None:
    walk.ask(LAW)
    walk.press(Qt.Key.Key_Comma, CTRL)
    page = walk.window.help.settings
    assert page is not None
    page.own_threshold.setChecked(True)
    page.threshold.setValue(60)
    assert walk.desk.preferences().threshold == 0.6
    walk.picture("10-settings")
    with walk.qtbot.waitSignal(walk.window.bridge.cleaned, timeout=20_000):
        walk.desk.clean_up()
    assert "given back" in walk.window.notice.text()


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_everything_can_be_seen_and_reached(walk: Walk, mode: ThemeMode, size: int) -> None:
    walk.window.set_theme(mode)
    walk.window.theme.set_text_size(size)
    walk.ask(LAW)
    quote = walk.window.chat.area.first_quote()
    assert quote is not None
    walk.window.chat.choose_quote(quote)
    reached = [QApplication.focusWidget()]
    while len(reached) < 80 and (len(reached) == 1 or reached[-1] is not reached[0]):
        walk.press(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached[-1] is reached[0], "Tab does not come round"
    for pane in (walk.window.library, walk.window.document, walk.window.chat):
        assert any(pane.isAncestorOf(widget) for widget in reached)
    assert not [widget for widget in reached if not _name(widget)]
    assert (walk.window.width(), walk.window.height()) == (1440, 900)
    walk.press(Qt.Key.Key_3, CTRL)
    walk.picture(f"11-looks-{mode.value}-{size}")


def test_every_command_has_its_place_and_its_key(walk: Walk) -> None:
    walk.press(Qt.Key.Key_F1)
    walk.picture("11-keys")
    walk.press(Qt.Key.Key_Escape)
    walk.press(Qt.Key.Key_K, CTRL)
    walk.type("pages in sm")
    walk.picture("11-palette")
    walk.press(Qt.Key.Key_Return)
    assert walk.window.document.contents.pages.isVisible()


def test_engines_are_compared(walk: Walk) -> None:
    walk.press(Qt.Key.Key_E, CTRL | SHIFT)
    page = walk.window.workshop.compare
    assert page is not None
    page.setup.questions.setPlainText(f"{LAW}\n{RENT}\nWhich vaccine was given to the control group?")
    page.begin.setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.until(lambda: page._comparison is not None and page._comparison.phase is Phase.DONE)
    assert page.model.rowCount() == 9
    answers = [cell.compared.answer for cell in page._comparison.cells]
    assert "England" in (answers[0].text or "")
    walk.picture("12-comparison")


def test_a_reader_is_trained_stopped_and_taken_into_use(walk: Walk) -> None:
    questions = Path("questions.jsonl")
    questions.write_text("\n".join(json.dumps(row) for row in lease_questions(60)), encoding="utf-8")
    walk.press(Qt.Key.Key_T, CTRL | SHIFT)
    page, lane = walk.window.workshop.training, walk.desk.workshop.trainings
    assert page is not None
    page.add([questions])
    walk.until(page.begin.isEnabled)
    page.minutes.setValue(1)
    page.begin.setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.until(lambda: page.bar.value() >= 20)
    page.stop()
    walk.until(lambda: lane.state().phase is TrainingPhase.STOPPED and page.begin.isEnabled())
    assert page.begin.text() == "Go on"
    page.start()
    walk.until(lambda: lane.state().phase is not TrainingPhase.RUNNING and page.begin.isEnabled())
    assert lane.state().phase is TrainingPhase.DONE, lane.state().message
    walk.picture("12-training")
    page.use.click()
    assert walk.desk.preferences().reader.endswith("mine")


def _name(widget: QWidget) -> str:
    """What a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
