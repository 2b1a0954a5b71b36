"""Take the pictures of README from the real program: real desk, real reader, the sample document.

usage: python resources/screenshots/make_screenshots.py [FOLDER]
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from rmt_desktop.app import make_desk
from rmt_desktop.domain.answers import QuestionState, Verdict
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.revisions import Change
from rmt_desktop.paths import resource
from rmt_desktop.storage.library import Library
from rmt_desktop.ui.application import create_application, take_down
from rmt_desktop.ui.theme import ThemeMode
from rmt_desktop.ui.verify_sheet import Support
from rmt_desktop.ui.window import MainWindow, create_window

QUESTION = "Which law governs this lease?"
LIST = "How many working days are allowed?"
ABSENT = "Which vaccine was given to the control group?"


class Photographer:
    """A window, and pictures of it in both themes."""

    def __init__(self, application: QApplication, window: MainWindow, folder: Path) -> None:
        self.application, self.window, self.folder = application, window, folder

    def wait(self, until: Callable[[], bool], seconds: float) -> None:
        """Let the program run until something is so, at most for some seconds."""
        deadline = time.monotonic() + seconds
        while not until() and time.monotonic() < deadline:
            self.application.processEvents()
            time.sleep(0.01)

    def take(self, name: str, *modes: ThemeMode) -> None:
        """Save the window as it looks, in light unless other themes are named."""
        for mode in modes or (ThemeMode.LIGHT,):
            self.window.set_theme(mode)
            self.wait(lambda: False, 1.0)
            self.window.grab().save(str(self.folder / f"{name}-{mode.value}.png"))
        self.window.set_theme(ThemeMode.LIGHT)

    def ask(self, question: str) -> None:
        """Ask and wait for the answer."""
        before = self._answered()
        self.window.chat.send(question)
        self.wait(lambda: self._answered() > before, 240)
        self.wait(lambda: False, 1.0)  # until the finished answer has replaced what was streamed

    def _answered(self) -> int:
        chats = self.window.desk.chats()
        questions = self.window.desk.questions(chats[0].id) if chats else []
        return sum(question.state is QuestionState.ANSWERED for question in questions)


BOTH = (ThemeMode.LIGHT, ThemeMode.DARK)


def read_sample(at: Photographer) -> None:
    """Empty, reading, read."""
    desk, window = at.window.desk, at.window
    at.take("empty")
    window.start()
    window.add_sample()
    at.wait(lambda: any(2 * d.segments_read > d.segment_count > 0 for d in desk.documents()), 120)
    window.grab().save(str(at.folder / "reading-light.png"))
    at.wait(lambda: all(document.state is DocumentState.READ for document in desk.documents()), 300)


def answer_and_verify(at: Photographer) -> None:
    """An answer with its quote marked, and its quotes in the verify lane."""
    window = at.window
    at.ask(QUESTION)
    quote = window.chat.first_quote()
    if quote is None:
        raise SystemExit("the sample question was not answered")
    window.chat.choose_quote(quote)
    at.take("answered", *BOTH)
    window.verify_last()
    sheet = window.lane.sheet()
    at.wait(lambda: sheet is not None and all(i.support is not Support.CHECKING for i in sheet.items), 30)
    window.lane.judge(0, Verdict.ACCEPTED)
    at.take("verify", *BOTH)
    window.escape()


def not_found(at: Photographer) -> None:
    """A question the document does not answer."""
    at.ask(ABSENT)
    at.take("not-found", *BOTH)


def list_findings(at: Photographer) -> None:
    """A question for all of something as a table, one row struck."""
    window = at.window
    at.ask(LIST)
    at.wait(lambda: window.stage.tally.model.rowCount() > 0, 30)
    window.stage.tally.model.keep(1, False)
    at.take("tally", *BOTH)
    window.escape()


def ask_as_of(at: Photographer) -> None:
    """The slider that lets a document end after some page."""
    at.window.document.go_to_page(4)
    at.window.document.map.toggle_as_of()
    at.take("as-of", *BOTH)
    at.window.document.map.toggle_as_of()


def find_ones_way(at: Photographer) -> None:
    """Outline and places found; pages in small beside a whole page; pages turned."""
    document = at.window.document
    document.toggle_outline()
    document.go_to_page(3)
    document.search_for("working days")
    at.wait(lambda: False, 1.0)
    at.take("viewer")
    document.close_search()
    document.toggle_pages()
    document.paper.fit_page()
    document.pdf.select_page()
    at.wait(lambda: False, 1.0)
    at.take("pages", ThemeMode.DARK)
    document.paper.rotate()
    document.search_for("Insured Risks")
    at.take("rotated")
    document.close_search()
    document.paper.rotate(-1)
    document.paper.fit_width()
    document.toggle_pages()


def compare_versions(at: Photographer) -> None:
    """A new version of the lease: another rent, no clause on animals."""
    window = at.window
    text = resource("samples", "sample-lease.md").read_text("utf-8").replace("148,500", "156,000")
    newer = at.folder / "sample-lease-v2.md"
    newer.write_text("\n".join(line for line in text.splitlines() if not line.startswith("6.4")), "utf-8")
    window.chat.new_chat()
    for question in ("How much is the Annual Rent?", "May animals be kept in the Premises?"):
        at.ask(question)
    window.versions.begin(window.desk.document(1), newer)
    page = window.stage.versions
    at.wait(lambda: bool(page.cards) and not page.revision().count(Change.WAITING), 400)
    at.take("versions", *BOTH)
    newer.unlink()
    window.escape()


def put_in_order(at: Photographer) -> None:
    """A search over the library, whose documents are in collections and have tags."""
    desk, panel = at.window.desk, at.window.library
    ids = [document.id for document in desk.documents()]
    desk.add_collection("Leases", ids)
    desk.add_collection("To be signed", ids[:1])
    desk.set_tags(ids[0], ["urgent", "England"])
    panel.search.field.setText("tenant notice")
    at.wait(lambda: panel.search.pane.isVisible(), 20)
    at.take("library", *BOTH)
    panel.search.field.clear()


def help_and_settings(at: Photographer) -> None:
    """Settings, the sheet of keys and the command palette."""
    window = at.window
    window.help.palette.open()
    window.help.palette.field.setText("ver")
    at.take("palette", *BOTH)
    window.help.palette.close_palette()
    window.help.open_settings()
    at.take("settings", *BOTH)
    window.help.open_sheet()
    at.take("keys", *BOTH)
    window.escape()


def main(folder: Path) -> None:
    """Take all pictures."""
    application = create_application(["rmt-desktop"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        desk = make_desk(Library.open(Path(data)))
        window = create_window(desk)
        window.resize(1440, 900)
        window.set_theme(ThemeMode.LIGHT)
        window.show()
        at = Photographer(application, window, folder)
        for part in (
            read_sample,
            answer_and_verify,
            not_found,
            list_findings,
            ask_as_of,
            find_ones_way,
            compare_versions,
            put_in_order,
            help_and_settings,
        ):
            part(at)
        window.bridge.close()
        window.stage.forget()
        desk.close()
        take_down(window)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
