"""The window in German, and the choice of a language."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from rmt_desktop.paths import resource
from rmt_desktop.ui.application import RESTART
from rmt_desktop.ui.chat_export import writer_for
from rmt_desktop.ui.language_choice import LanguageChoice
from rmt_desktop.ui.translation import SETTING, SYSTEM, speak, speaking, spoken
from rmt_desktop.ui.window import MainWindow
from rmt_desktop.ui.wording import document_state
from tests.gui.conftest import opened
from tests.gui.files import make_pdf
from tests.gui.windows import ask, read
from tests.tiny import tiny_model


@pytest.fixture
def german(qapp) -> Iterator[None]:
    speak("de")
    yield
    speak("en")


@pytest.fixture
def german_window(german, qtbot, theme, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(theme, tmp_path / "data", tiny_model) as made:
        yield made


def test_the_window_speaks_german(qtbot, german_window: MainWindow, tmp_path: Path):
    window = german_window
    assert [action.text() for action in window.menuBar().actions()][:3] == ["&Datei", "&Bibliothek", "&Ansicht"]
    shown = {label.text() for label in window.findChildren(QLabel)}
    assert {"Bibliothek", "Dokument", "Chat", "Nichts verlässt diesen Rechner"} <= shown
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf", pages=3))
    assert document_state(window.library.model.documents()[0]) == "3 Seiten"
    card = ask(qtbot, window, "How much is the rent?")
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "Sicherheit · " in said
    assert "Seite\xa01" in said
    assert "Verfahren rmt" in said


def test_the_buttons_of_qt_speak_german_too(german, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Abbrechen"


def test_a_key_opens_one_thing_of_a_menu_only(german_window: MainWindow):
    menus = [action.menu() for action in german_window.menuBar().actions()]
    for actions in [german_window.menuBar().actions(), *(m.actions() for m in menus if isinstance(m, QMenu))]:
        keys = [text[text.index("&") + 1].lower() for text in (action.text() for action in actions) if "&" in text]
        assert len(keys) == len(set(keys)), [action.text() for action in actions]


def test_keys_are_called_as_on_a_german_keyboard(german_window: MainWindow):
    commands = {command.title: command.hint for command in german_window.help.commands()}
    assert commands["Chat: Neuer Chat"] == "Strg+N"


def test_what_is_exported_is_german(qtbot, german_window: MainWindow, tmp_path: Path):
    read(qtbot, german_window, make_pdf(tmp_path / "lease.pdf", pages=3))
    ask(qtbot, german_window, "How much is the rent?")
    chat = german_window.chat.chat()
    assert chat is not None
    path = tmp_path / "chat.md"
    german_window.desk.export_chat(chat.id, path, writer_for(path))
    qtbot.waitUntil(path.exists, timeout=20_000)
    written = path.read_text("utf-8")
    assert "1 Frage, " in written
    assert "(nicht geprüft)" in written
    assert "Gefragt am " in written


def test_a_language_is_chosen_in_the_settings_and_shown_by_another_window(qtbot, window: MainWindow, monkeypatch):
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    window.help.open_settings()
    assert window.help.settings is not None
    choice = window.help.settings.language
    assert [choice.box.itemData(i) for i in range(choice.box.count())] == [SYSTEM, "en", "de"]
    choice.box.setCurrentIndex(choice.box.findData("en"))
    assert choice.apply.isHidden()
    choice.box.setCurrentIndex(choice.box.findData("de"))
    assert window.desk.setting(SETTING) == "de"
    assert not choice.apply.isHidden()
    qtbot.waitUntil(lambda: not window.desk.busy(), timeout=20_000)
    choice.open_anew()
    assert codes == [RESTART]
    speak(window.desk.setting(SETTING))
    try:
        assert speaking() == "de"
        assert LanguageChoice(window.desk, print).apply.isHidden()
    finally:
        speak("en")


def test_another_window_waits_for_work_that_runs(window: MainWindow, monkeypatch):
    begun: list[bool] = []
    choice = LanguageChoice(window.desk, lambda: begun.append(True))
    monkeypatch.setattr(window.desk, "busy", lambda: True)
    choice.open_anew()
    assert (begun, choice.hint.text()[:22]) == ([], "Something still runs. ")


@pytest.mark.parametrize(("system", "language"), [(["de-AT", "de"], "de"), (["fr-FR", "de"], "de"), (["fr"], "en")])
def test_the_language_of_the_system_counts_unless_one_is_chosen(monkeypatch, system, language):
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: system)
    assert (spoken(None), spoken(SYSTEM), spoken("nonsense")) == (language, language, language)
    assert (spoken("en"), spoken("de")) == ("en", "de")


def test_no_page_of_the_german_window_is_left_in_english(german_window: MainWindow):
    window = german_window
    window.help.open_settings()
    window.help.open_sheet()
    window.help.open_about()
    window.workshop.open_compare()
    window.workshop.open_training()
    window.workshop.open_models()
    window.versions.show()
    window.chat.open_search()
    english = {text: form for text, form in _dictionary().items() if text != form}
    found = set(_texts(window))
    assert len(found) > 300
    assert sorted(found & english.keys() - set(english.values())) == []


def _dictionary() -> dict[str, str]:
    entries = ElementTree.parse(resource("translations", "rmt_desktop_de.ts")).iter("message")
    return {entry.findtext("source") or "": entry.findtext("translation") or "" for entry in entries}


def _texts(window: MainWindow) -> Iterator[str]:
    """What stands on every widget and action, and what is said of it."""
    for widget in window.findChildren(QWidget):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(i) for i in range(widget.count()))
        if isinstance(widget, QTableView):
            model = widget.model()
            columns = range(model.columnCount())
            yield from (str(model.headerData(i, Qt.Orientation.Horizontal)) for i in columns)
    for action in window.findChildren(QAction):
        yield action.text()


def test_no_button_is_too_narrow_for_its_german_text(qtbot, german_window: MainWindow, tmp_path: Path):
    window = german_window
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf", pages=3))
    ask(qtbot, window, "How much is the rent?")
    pages = (
        window.help.open_settings,
        window.help.open_about,
        window.workshop.open_compare,
        window.workshop.open_training,
        window.workshop.open_models,
        window.versions.show,
        window.verify_last,
    )
    for show in (lambda: None, *pages):
        show()
        QApplication.processEvents()
        buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.text()]
        assert buttons
        assert [one.text() for one in buttons if one.width() < one.sizeHint().width()] == []


def test_no_page_is_wider_than_its_place(german_window: MainWindow):
    window = german_window
    pages = [window.workshop.open_compare, window.workshop.open_training, window.workshop.open_models]
    for show in (
        window.help.open_settings,
        *pages,
        window.help.open_sheet,
        window.help.open_about,
        window.help.open_news,
    ):
        show()
        area = window.stage.currentWidget().findChild(QScrollArea)
        assert area.widget().minimumSizeHint().width() <= area.viewport().width(), show.__name__
