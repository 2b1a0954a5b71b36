"""The middle of the window: the document, and what is put in its place for a while."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from rmt_desktop.domain.answers import Evidence, Question
from rmt_desktop.domain.documents import Passage
from rmt_desktop.ui.document_panel import DocumentPanel
from rmt_desktop.ui.tally_view import TallyView
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.verify_lane import VerifyLane
from rmt_desktop.ui.versions_page import VersionsPage
from rmt_desktop.workflows.desk import Desk


class Stage(QStackedWidget):
    """Shows one of its pages; whatever is not the document goes away with Escape."""

    def __init__(self, desk: Desk, theme: Theme, welcome: QWidget) -> None:
        super().__init__()
        self.document = DocumentPanel(desk, theme, welcome)
        self.lane = VerifyLane(desk, theme)
        self._left: QWidget | None = None
        self.tally = TallyView(desk, theme)
        self.versions = VersionsPage(desk, theme)
        self.versions.open_asked.connect(self._open_from_versions)
        self.versions.closed.connect(self.close_page)
        for page in (self.document, self.lane, self.tally, self.versions):
            self.addWidget(page)
        self.tally.open_asked.connect(self._open_from_tally)
        self.tally.closed.connect(self.close_page)
        self.lane.open_asked.connect(self._open_from_lane)
        self.lane.closed.connect(self.close_page)

    def show_quote(self, evidence: Evidence) -> None:
        """Show a quote in its document; the keyboard stays where it is."""
        self.setCurrentWidget(self.document)
        self.document.show_evidence(evidence)

    def show_place(self, document_id: int, page: int, place: Passage | None) -> None:
        """Show a page of a document with a place on it marked; nothing happens if the document is gone."""
        self.setCurrentWidget(self.document)
        shown, document = self.document.document_id() == document_id, self.document
        with suppress(KeyError):
            if document.open(document_id):
                (document.go_to_page if shown else document.paper.view().go_to_page)(page)
                if place is not None:
                    document.paper.mark(page, place.start, place.end)

    def open_document(self, document_id: int) -> None:
        """Show a document; nothing happens if it is gone or not parsed yet."""
        self.setCurrentWidget(self.document)
        try:
            self.document.open(document_id)
        except KeyError:
            return

    def search(self, document_id: int, words: str) -> None:
        """Search a document for words."""
        self.open_document(document_id)
        if self.document.document_id() == document_id:
            self.document.search_for(words)

    def verify(self, question: Question) -> None:
        """Show a question's quotes on their pages, to be accepted or rejected."""
        self.lane.show_question(question)
        self._show_lane()

    @Slot(object, object)
    def show_tally(self, question: Question, found: Sequence[Evidence]) -> None:
        """Show the table of a question that asks for all of something."""
        self.tally.show_question(question, found)
        self._show_tally()

    def _show_tally(self) -> None:
        self._left = None
        self.setCurrentWidget(self.tally)
        self.tally.table.setFocus()

    def verify_last(self, newest: Question | None) -> bool:
        """Back to where a quote was opened from, or verify ``newest``; False if there is neither."""
        if self._left is self.lane:
            self._show_lane()
        elif self._left is self.tally:
            self._show_tally()
        elif self._left is self.versions:
            self.setCurrentWidget(self.versions)
            self._left = None
        elif newest is not None:
            self.verify(newest)
        else:
            return False
        return True

    @Slot()
    def close_page(self) -> bool:
        """Back to the document; False if it is shown already."""
        if self.currentWidget() is self.document:
            return False
        self._left = None
        self.setCurrentWidget(self.document)
        self.focus_document()
        return True

    def focus_document(self) -> None:
        """Move the keyboard to the document."""
        self.setCurrentWidget(self.document)
        self.document.focus_view()

    def forget(self) -> None:
        """Let go of all files."""
        self.document.close_document()
        self.lane.forget()

    @Slot(object)
    def _open_from_lane(self, evidence: Evidence) -> None:
        self._left = self.lane
        self.show_quote(evidence)
        self.focus_document()

    @Slot(object)
    def _open_from_tally(self, evidence: Evidence) -> None:
        self._left = self.tally
        self.show_quote(evidence)
        self.focus_document()

    @Slot(object)
    def _open_from_versions(self, evidence: Evidence) -> None:
        self._left = self.versions
        self.show_quote(evidence)
        self.focus_document()

    def _show_lane(self) -> None:
        self._left = None
        self.setCurrentWidget(self.lane)
        self.lane.setFocus()
