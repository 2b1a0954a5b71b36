"""The German dictionary is complete, fits the code, and what the program says is marked."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QTranslator

from rmt_desktop.domain import errors, input_errors, model_errors, store_errors
from rmt_desktop.domain.language import numeral, told, tr, use_language
from rmt_desktop.paths import resource
from rmt_desktop.ui import translation
from rmt_desktop.ui.messages import MESSAGES
from rmt_desktop.ui.translation import dictionaries, speak
from tests.unit.ui.marks import PACKAGE, marked_texts, unmarked_texts

Entry = tuple[str, str, list[str]]
FOR_DEVELOPERS = {"highlight_check.py", "window_bench.py"}
NOT_TRANSLATED = {
    "RMT Desktop", "Python", "Qt", "English", "Deutsch", "SQLAlchemy", "Fusion",
    "between two windows", "text size", "chat search", "training files", "collection", "tag",
    "not on the page", "not on the page as shown", "no quote",
    "How much is the annual rent?", "Can the Tenant end the lease early?", "Which law governs this lease?",
}  # fmt: skip
"""Names, what is stored or never shown, and questions of the sample, which is in English."""
COMMAND_LINE = re.compile(
    "question_sets|question_parts|questions|scan_quality|stories|babilong|bench|bulk|calibrating|cluster|fuzz|memory_sets"
    "|pdf_quality|shared|backups"
    "|question_file|recovery|sources|onetime|speed|embeddings$"
)
"""Modules whose errors are read in a terminal."""


@pytest.fixture
def german(qapp) -> Iterator[None]:
    speak("de")
    yield
    speak("en")


def entries() -> list[Entry]:
    """Text, comment and translations, one for each form."""
    found = []
    for message in ElementTree.parse(resource("translations", "rmt_desktop_de.ts")).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        assert "type" not in translation.attrib, f"unfinished: {message.findtext('source')}"
        forms = [form.text or "" for form in translation] if message.get("numerus") else [translation.text or ""]
        found.append((message.findtext("source") or "", message.findtext("comment") or "", forms))
    return found


def modules() -> Iterator[Path]:
    for layer in ("domain", "workflows", "ui"):
        yield from (PACKAGE / layer).glob("*.py")


def test_every_text_that_is_marked_has_a_translation_and_none_is_left_over():
    in_code = set().union(*map(marked_texts, modules()))
    assert {(text, comment) for text, comment, _ in entries()} == in_code


def test_every_text_in_the_window_is_marked():
    found = [
        f"{path.name}:{line}: {text}"
        for path in sorted((PACKAGE / "ui").glob("*.py"))
        if path.name not in FOR_DEVELOPERS
        for line, text in unmarked_texts(path)
        if text.strip() not in NOT_TRANSLATED
    ]
    assert found == []


def test_a_text_that_is_not_marked_is_seen(tmp_path):
    path = tmp_path / "pane.py"
    path.write_text('label("Add documents")\nlabel(tr("Stop"))\nlabel(f"{n} pages read")\nlabel("pane", "muted")\n')
    assert [text for _, text in unmarked_texts(path)] == ["Add documents", " pages read"]


def test_places_and_marks_are_those_of_the_text():
    for text, _, forms in entries():
        assert all(forms), text
        for form in forms:
            names = [{name for _, name, _, _ in Formatter().parse(one) if name} for one in (text, form)]
            assert names[0] == names[1], (text, form)
            assert form.count("%Ln") == text.count("%Ln"), (text, form)
            assert re.findall(r"\*\.\w+", form) == re.findall(r"\*\.\w+", text), (text, form)
            assert len(re.findall(r"&\w", form)) == len(re.findall(r"&\w", text)), (text, form)
            assert form.endswith("…") == text.endswith("…"), (text, form)
            assert [form[: len(form) - len(form.lstrip())]] == [text[: len(text) - len(text.lstrip())]] or form[
                0
            ] == ","


def test_the_compiled_dictionary_is_that_of_the_texts(qapp):
    compiled = QTranslator()
    assert compiled.load(str(resource("translations", "rmt_desktop_de.qm")))
    for text, comment, forms in entries():
        for number, form in zip((1, 2), forms, strict=False):
            shown = compiled.translate("", text, comment or None, number if len(forms) > 1 else -1)
            assert shown == form, "run resources/translations/update.py"


def test_forms_and_numbers_of_german(german):
    assert [tr("%Ln page(s)", "", n) for n in (0, 1, 1200)] == ["0 Seiten", "1 Seite", "1.200 Seiten"]
    assert tr("{size:.1f} MB", size=3.4) == "3,4 MB"
    assert numeral(1200) == "1.200"
    assert tr("“{quote}”", quote="{name} & more") == "„{name} & more“"


def test_english_is_as_written_again_afterwards(qapp):
    speak("de")
    assert tr("Settings") == "Einstellungen"
    speak("en")
    assert (tr("Settings"), tr("%Ln page(s)", "", 1200), numeral(1200)) == ("Settings", "1,200 pages", "1,200")
    assert told("The PDF has no pages.") == "The PDF has no pages."


def test_messages_made_in_english_are_said_in_german(german):
    assert told("The PDF has no pages.") == "Die PDF-Datei hat keine Seiten."
    crashed = (
        "lease.pdf: The file made the helper process that reads it crash after page 3 (signal 9). It is damaged or "
        "needs more memory than there is. The program and your other documents are not affected."
    )
    assert told(crashed).startswith("lease.pdf: Die Datei hat den Hilfsprozess, der sie liest, zum Absturz gebracht")
    assert "nach Seite 3 (signal 9)" in told(crashed)
    assert told("The disk is full. Free some space; what was stored before is safe.\nSomebody's own words.") == (
        "Der Datenträger ist voll. Schaffen Sie Platz; bereits Gespeichertes ist sicher.\nSomebody's own words."
    )


def test_every_title_of_an_error_is_translated(german):
    found = _known_errors()
    assert len(found) > 30
    assert [error.title for error in found.values() if told(error.title) == error.title] == []


def test_errors_that_reach_the_window_are_recognised():
    use_language(lambda text, _comment, _number: f"§{text}", messages=MESSAGES)
    try:
        unknown = [(path.name, line, text) for path, line, text in _raised() if told(text) == text]
    finally:
        use_language()
    assert unknown == []


def _known_errors() -> dict[str, type[errors.RmtError]]:
    """The classes of the tree, by name."""
    every = [value for part in (errors, input_errors, model_errors, store_errors) for value in vars(part).values()]
    return {kind.__name__: kind for kind in every if isinstance(kind, type) and issubclass(kind, errors.RmtError)}


def _raised() -> Iterator[tuple[Path, int, str]]:
    """Messages of errors in the code, a 7 in each place; those made of places only are left out."""
    names = _known_errors()
    for layer in ("ingest", "storage", "models", "answering", "workflows"):
        for path in sorted((PACKAGE / layer).glob("*.py")):
            if COMMAND_LINE.search(path.stem):
                continue
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                if (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Name)
                    and call.func.id in names
                    and call.args
                ):
                    yield from ((path, call.lineno, text) for text in _texts(call.args[0]) if _says_something(text))


def _says_something(text: str) -> bool:
    """Not made of places only, and not of two other messages, which are recognised by themselves."""
    return len(text) > 12 and not text.startswith("7 7")


def _texts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _texts(node.body) + _texts(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return ["".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def test_a_dictionary_that_is_missing_is_noticed(monkeypatch, tmp_path):
    assert dictionaries() == "en, de"
    monkeypatch.setattr(translation.QLibraryInfo, "path", lambda _: str(tmp_path))
    with pytest.raises(FileNotFoundError, match=r"qtbase_de\.qm"):
        dictionaries()
    monkeypatch.setattr(translation, "resource", lambda *_: tmp_path / "none.qm")
    with pytest.raises(FileNotFoundError, match=r"none\.qm"):
        dictionaries()
