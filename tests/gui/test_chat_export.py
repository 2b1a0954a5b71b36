"""A chat is handed over as PDF, Word and Markdown, each with its quotes, pages and verdicts."""

import unicodedata
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from rmt_desktop.domain.answers import Verdict
from rmt_desktop.ui.chat_export import suggested_name
from rmt_desktop.ui.chat_pdf import write_pdf
from tests.gui.files import make_pdf
from tests.gui.windows import ask, read


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    return path.read_text("utf-8")


def flat(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_a_chat_is_exported_in_every_format(qtbot, window, tmp_path, monkeypatch) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    card = ask(qtbot, window, "Which law governs this lease?")
    window.desk.judge(card.question.id, 0, Verdict.ACCEPTED)
    window.activateWindow()
    for suffix in (".pdf", ".docx", ".md"):
        target = tmp_path / f"chat{suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args, target=target: (str(target), ""))
        with qtbot.waitSignal(window.bridge.exported, timeout=10_000):
            qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        text = flat(text_of(target)).replace("**", "")
        for expected in ("Which law governs this lease?", "lease.pdf, page", "(accepted)", "(not verified)", "1 of "):
            assert flat(expected) in text, (suffix, expected)
        assert flat(card.question.answer.evidence[0].answer) in text
    assert "Saved as chat.md" in window.notice.text()


def test_a_folder_that_cannot_be_written_to_is_told(qtbot, window, tmp_path, monkeypatch) -> None:
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    ask(qtbot, window, "Which law governs this lease?")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(tmp_path / "no" / "chat.md"), ""))
    with qtbot.waitSignal(window.bridge.failed, timeout=10_000):
        window.export_chat()
    assert "could not be written" in window.notice.text()


def test_an_empty_chat_is_not_exported(window) -> None:
    window.export_chat()
    assert "nothing to export" in window.notice.text()


@pytest.mark.parametrize(("title", "name"), [("a/b: c?", "a b c"), ("...", "chat"), ("x" * 200, "x" * 60)])
def test_file_names_work_everywhere(title, name) -> None:
    assert suggested_name(title) == name


def test_a_long_chat_becomes_numbered_pages(qapp, tmp_path) -> None:
    from datetime import UTC, datetime

    from rmt_desktop.workflows.chat_record import ChatRecord, EntryRecord, QuoteRecord

    when = datetime(2026, 1, 2, tzinfo=UTC)
    quotes = tuple(QuoteRecord("a.pdf", 7, "before " * 30, "<b>word</b>", "after", "accepted") for _ in range(4))
    entries = tuple(
        EntryRecord(f"Question {i}?", when, ("a.pdf",), "word", True, "", "", quotes, ()) for i in range(12)
    )
    write_pdf(ChatRecord("Long", when, "RMT", entries), tmp_path / "long.pdf")
    pages = [page.extract_text() for page in PdfReader(tmp_path / "long.pdf").pages]
    assert len(pages) > 3
    assert f"2/{len(pages)}" in flat(pages[1])
    whole = flat("".join(pages))
    assert whole.count("<b>word</b>") == 48
    assert all(f"Question{i}?" in whole for i in range(12))
