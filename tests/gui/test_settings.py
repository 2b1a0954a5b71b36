"""Settings count at once and survive; keys are listed as they are; the palette does what is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from rmt_desktop.ui.shortcuts import keys_of, menu_actions
from rmt_desktop.ui.theme import ThemeMode
from rmt_desktop.ui.window import MainWindow
from rmt_desktop.workflows.preferences import Preferences
from tests.gui.files import make_pdf
from tests.gui.windows import ask, keep, read

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_settings_count_at_once_and_survive_a_restart(qtbot, theme, window, tmp_path) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    page = window.help.settings
    assert page.isVisible()
    assert window.stage.currentWidget() is not window.document
    page.engine.setCurrentIndex(1)
    page.own_threshold.setChecked(True)
    page.threshold.setValue(70)
    page.threads.setValue(2)
    page.device.setCurrentIndex(1)
    assert window.desk.preferences() == Preferences("deep", 0.7, "cpu", 2)
    page.theme.setCurrentIndex(page.theme.findData(ThemeMode.DARK))
    assert window.theme.palette.dark
    before = window.chat.bar.field.fontMetrics().height()
    page.text_size.setValue(200)
    assert window.chat.bar.field.fontMetrics().height() > 1.6 * before
    again = keep(MainWindow(window.desk, theme))
    assert again.theme.text_size() == 200
    again.help.open_settings()
    assert again.help.settings.threshold.value() == 70
    assert again.help.settings.engine.currentData() == "deep"
    page.own_threshold.setChecked(False)
    assert window.desk.preferences().threshold is None
    page.text_size.setValue(100)
    page.theme.setCurrentIndex(page.theme.findData(ThemeMode.LIGHT))
    window.escape()
    assert window.stage.currentWidget() is window.document


def test_the_engine_chosen_answers(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    window.desk.set_preferences(Preferences(engine="deep"))
    assert ask(qtbot, window, "Which law governs this lease?").question.engine == "deep"


def test_space_is_given_back(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    ask(qtbot, window, "Which law governs this lease?")
    window.help.open_settings()
    assert "word indexes 0 KB" not in window.help.settings.storage.text()
    with qtbot.waitSignal(window.bridge.cleaned, timeout=10_000):
        window.desk.clean_up()
    assert "word indexes 0 KB" in window.help.settings.storage.text()
    assert "given back" in window.notice.text()
    window.escape()


def test_every_key_of_the_menus_is_on_the_sheet_and_none_twice(qtbot, window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.help.sheet
    assert sheet.isVisible()
    said = {label.text() for label in sheet.findChildren(QLabel)}
    actions = [action for _, action in menu_actions(window, window.menuBar().actions())]
    keys = [shortcut.toString() for action in actions for shortcut in action.shortcuts()]
    assert len(keys) > 25
    assert len(set(keys)) == len(keys)
    assert {keys_of(action) for action in actions if keys_of(action)} <= said
    window.escape()
    assert not sheet.isVisible()


def test_the_palette_does_what_is_typed(qtbot, window, tmp_path) -> None:
    read(qtbot, window, make_pdf(tmp_path / "a.pdf"), make_pdf(tmp_path / "b.pdf", 4))
    ask(qtbot, window, "Which law governs this lease?")
    palette = window.help.palette
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert palette.isVisible()
    other = next(d for d in window.library.model.documents() if d.id != window.document.document_id())
    qtbot.keyClicks(palette.field, f"open {other.name}")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.document.document_id() == other.id
    palette.open()
    qtbot.keyClicks(palette.field, "verify quot")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.stage.currentWidget() is window.lane
    palette.open()
    first = palette.list.currentRow()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == first + 1
    qtbot.keyClicks(palette.field, "no such command")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_everything_that_takes_the_keyboard_has_a_name(window) -> None:
    window.help.open_settings()
    window.help.palette.open()
    from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit, QSlider, QSpinBox, QTableView

    named = (QComboBox, QLineEdit, QListView, QPlainTextEdit, QSlider, QSpinBox, QTableView)
    widgets = [w for kind in named for w in window.findChildren(kind) if not w.objectName().startswith("qt_")]
    inner = [
        w for w in widgets if isinstance(w.parent(), (QComboBox, QSpinBox)) or "Popup" in type(w.parent()).__name__
    ]
    nameless = [w for w in widgets if not w.accessibleName() and w not in inner and w.parent().parent() is not None
                and "QComboBox" not in w.parent().metaObject().className()]  # fmt: skip
    assert len(widgets) > 12
    assert not nameless
    window.help.palette.close_palette()
    window.escape()


def test_connections_are_listed(qtbot, window) -> None:
    from rmt_desktop.ui.settings_wording import network_words

    window.help.open_settings()
    said = [label.text() for label in window.help.settings.findChildren(QLabel)]
    assert network_words([]) in said
    assert "https://here.example/v1" in network_words(["https://here.example/v1"])
