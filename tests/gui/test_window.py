"""The real window over the real desk and store; only the reader is tiny, so that tests are quick."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from rmt_desktop.ui.alignment import same_words
from rmt_desktop.ui.card_column import ROOM
from rmt_desktop.ui.theme import ThemeMode
from rmt_desktop.ui.welcome import Welcome
from rmt_desktop.ui.window import MainWindow
from tests.gui.files import make_pdf
from tests.gui.windows import ask, keep, read


def test_dropped_files_are_read_and_asked_and_the_quote_is_marked(qtbot, window, tmp_path):
    path = make_pdf(tmp_path / "lease.pdf")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(5, 5).toPointF(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)
    read(qtbot, window, path)
    assert window.document.document_id() == 1
    card = ask(qtbot, window, "Which law governs this lease?")
    quote = card.quotes[0]
    qtbot.mouseClick(quote, Qt.MouseButton.LeftButton)
    assert window.document.pdf.has_mark()
    marked = window.document.marked_text()
    assert same_words(quote.evidence.quote, marked)
    assert window.document.current_page() in (quote.evidence.page, quote.evidence.page - 1)


def test_questions_that_cannot_be_asked_keep_what_was_typed(qtbot, window, tmp_path):
    window.chat.field.setPlainText("What?")
    window.chat.send()
    assert "Select a document" in window.chat.bar.problem.text()
    assert window.chat.field.toPlainText() == "What?"
    read(qtbot, window, make_pdf(tmp_path / "a.pdf"))
    window.chat.field.setPlainText("x" * 10_000)
    window.chat.send()
    assert "8,000 characters too long" in window.chat.bar.problem.text()
    assert len(window.chat.field.toPlainText()) == 10_000
    assert window.desk.chats() == []


def test_refused_files_are_counted_in_one_bar(qtbot, window, tmp_path):
    good = make_pdf(tmp_path / "good.pdf")
    for name in ("empty.pdf", "none.txt"):
        (tmp_path / name).write_bytes(b"")
    window.desk.add_paths([tmp_path / "empty.pdf", tmp_path / "none.txt"])
    read(qtbot, window, good)
    qtbot.waitUntil(lambda: "2" in window.notice.action.text(), timeout=10_000)
    window.notice.action.click()
    assert window.notice.text().count("\n") == 1
    assert "empty.pdf" in window.notice.text()
    assert "none.txt" in window.notice.text()


def test_a_known_file_is_pointed_out(qtbot, window, tmp_path):
    path = make_pdf(tmp_path / "a.pdf")
    read(qtbot, window, path)
    copy = tmp_path / "b.pdf"
    copy.write_bytes(path.read_bytes())
    window.desk.add_paths([copy])
    qtbot.waitUntil(lambda: "in the library already" in window.notice.text(), timeout=10_000)
    assert window.library.model.rowCount() == 1


def test_search_finds_and_marks(qtbot, window, tmp_path):
    read(qtbot, window, make_pdf(tmp_path / "a.pdf"))
    window.document.open_search()
    window.document.search_field.setText("48,000 POUNDS")
    window.document.find_next()
    assert window.document.search.count.text() == "1 of 3"
    assert "".join(window.document.marked_text().split()) == "48,000pounds"
    window.document.find_next()
    assert window.document.search.count.text() == "2 of 3"


def test_a_removed_file_is_shown_as_its_stored_text(qtbot, window, tmp_path):
    path = make_pdf(tmp_path / "a.pdf")
    read(qtbot, window, path)
    window.document.close_document()
    path.unlink()
    assert window.document.open(1)
    assert "48,000 pounds" in window.document.text.toPlainText()
    assert "stored text" in window.document.notice.text()


def test_chats_survive_a_restart(qtbot, theme, window, tmp_path):
    read(qtbot, window, make_pdf(tmp_path / "a.pdf"))
    ask(qtbot, window, "Which law governs?")
    again = MainWindow(window.desk, theme)
    keep(again)
    (card,) = again.chat._cards.values()
    assert card.question.text == "Which law governs?"
    assert card.quotes
    assert again.library.model.rowCount() == 1


def test_dark_and_light(qtbot, window):
    window.set_theme(ThemeMode.DARK)
    assert window.theme.palette.dark
    window.set_theme(ThemeMode.LIGHT)
    assert not window.theme.palette.dark
    assert window.desk.setting("theme") == "light"


def test_removing_a_document_keeps_the_quotes_of_the_chat(qtbot, window, tmp_path):
    read(qtbot, window, make_pdf(tmp_path / "a.pdf"))
    card = ask(qtbot, window, "Which law governs?")
    window.library.select(1)
    qtbot.keyClick(window.library.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 0, timeout=10_000)
    qtbot.waitUntil(lambda: window.desk.documents() == [], timeout=10_000)
    assert card.quotes[0].evidence.quote
    window.chat.choose_quote(card.quotes[0])
    assert "no longer in the library" in window.document.notice.text()


def test_files_dropped_on_a_field_reach_the_window(window):
    fields = window.findChildren(QLineEdit) + window.findChildren(QPlainTextEdit)
    assert len(fields) >= 5
    assert not [field.accessibleName() for field in fields if field.acceptDrops()]
    assert window.acceptDrops()


def test_the_welcome_text_is_not_cut_off(qtbot, window):
    for width, height in ((1280, 800), (1024, 700), (1440, 900)):
        window.resize(width, height)
        qtbot.wait(50)
        text = window.document.findChild(Welcome).text
        assert text.height() >= text.heightForWidth(text.width())
        assert text.width() > 250


def test_the_newest_question_is_in_view_until_the_user_scrolls(qtbot, window, tmp_path):
    read(qtbot, window, make_pdf(tmp_path / "lease.pdf"))
    window.resize(1100, 640)
    cards = [ask(qtbot, window, f"Which law governs lease {number}?") for number in range(3)]
    bar = window.chat.area.verticalScrollBar()

    def newest_in_view() -> bool:
        return bar.maximum() > 0 and bar.value() == min(bar.maximum(), cards[-1].y() - ROOM)

    qtbot.waitUntil(newest_in_view, timeout=5_000)
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    window.resize(1100, 600)
    qtbot.wait(50)
    assert bar.value() == 0
