"""A real file of every format, from the disk to the mark on its page; only the reader is tiny."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmt_desktop.domain.answers import Evidence, QuestionState
from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.ingest import ocr
from rmt_desktop.ingest.registry import FORMATS
from rmt_desktop.ui.alignment import same_words
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.window import MainWindow
from tests.gui.conftest import opened
from tests.gui.windows import read
from tests.pretended_ocr import scan
from tests.tiny import tiny_model
from tests.unit.ingest.format_samples import SAID

DATA = Path(__file__).parent.parent / "data"
FILES = sorted(path for path in DATA.iterdir() if path.suffix not in (".py", "") and path.name != "README.md")
QUESTION = "How much does the Tenant pay each year?"


@pytest.fixture(scope="module")
def window(qapp, tmp_path_factory) -> Iterator[MainWindow]:
    folder = tmp_path_factory.mktemp("formats")
    with opened(Theme(qapp), folder / "data", tiny_model) as made:
        made.desk.add_paths([scan(folder / "first.pdf", "Its threads run from here on.", 1)])
        deadline = time.monotonic() + 60
        while made.desk.busy() or not made.library.model.documents():
            assert time.monotonic() < deadline
            qapp.processEvents()
        yield made


def brought_in(qtbot, window: MainWindow, path: Path) -> Document:
    known = len(window.library.model.documents())
    window.desk.add_paths([path])
    qtbot.waitUntil(lambda: len(window.library.model.documents()) > known, timeout=30_000)
    read(qtbot, window)
    return next(document for document in window.library.model.documents() if document.name == path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_asked_and_marked(qtbot, window, path: Path):
    if path.name == "scan.pdf" and not ocr.available():
        pytest.skip("text recognition is not installed")
    document = brought_in(qtbot, window, path)
    assert document.state is DocumentState.READ, document.reason
    chat = window.desk.new_chat([document.id])
    question = window.desk.ask(chat.id, QUESTION, [document.id])
    qtbot.waitUntil(lambda: window.desk.question(question.id).state is QuestionState.ANSWERED, timeout=30_000)
    answer = window.desk.question(question.id).answer
    pages = window.desk.pages(document.id)
    found = [*answer.evidence, *answer.nearest]
    assert found
    said = "The Tenant shall pay 5" if path.suffix == ".gff3" else SAID
    page = next(page for page in pages if said in page.text)
    start = page.text.index(said)
    found.append(Evidence(document.id, document.name, page.number, start, start + len(said), said, 1.0, 0))
    for quote in found:
        assert pages[quote.page - 1].text[quote.start : quote.end] == quote.quote
        assert window.document.show_evidence(quote), quote
        assert same_words(window.document.marked_text(), quote.quote)


def test_there_is_a_file_of_every_format(window):
    kinds = {document.kind for document in window.library.model.documents()}
    assert kinds == {known.kind for known in FORMATS}
