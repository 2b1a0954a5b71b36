"""The middle of the window: the document, and what is put in its place for a while."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from rmt_desktop.domain.answers import Evidence, Question
from rmt_desktop.ui.document_panel import DocumentPanel
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.verify_lane import VerifyLane
from rmt_desktop.workflows.desk import Desk


class Stage(QStackedWidget):
    """Shows one of its pages; whatever is not the document goes away with Escape."""

    def __init__(self, desk: Desk, theme: Theme, welcome: QWidget) -> None:
        super().__init__()
        self.document = DocumentPanel(desk, theme, welcome)
        self.lane = VerifyLane(desk, theme)
        self._reading_from_lane = False
        for page in (self.document, self.lane):
            self.addWidget(page)
        self.lane.open_asked.connect(self._open_from_lane)
        self.lane.closed.connect(self.close_page)

    def show_quote(self, evidence: Evidence) -> None:
        """Show a quote in its document; the keyboard stays where it is."""
        self.setCurrentWidget(self.document)
        self.document.show_evidence(evidence)

    def open_document(self, document_id: int) -> None:
        """Show a document; nothing happens if it is gone or not parsed yet."""
        self.setCurrentWidget(self.document)
        try:
            self.document.open(document_id)
        except KeyError:
            return

    def verify(self, question: Question) -> None:
        """Show a question's quotes on their pages, to be accepted or rejected."""
        self.lane.show_question(question)
        self._show_lane()

    def verify_last(self, newest: Question | None) -> bool:
        """Go on verifying where a quote was opened from, or begin with ``newest``; False if there is neither."""
        if self._reading_from_lane and self.lane.sheet() is not None:
            self._show_lane()
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
        self._reading_from_lane = False
        self.setCurrentWidget(self.document)
        self.focus_document()
        return True

    def focus_document(self) -> None:
        """Move the keyboard to the document."""
        self.setCurrentWidget(self.document)
        (self.document.pdf if self.document.pdf.isVisible() else self.document.text).setFocus()

    def forget(self) -> None:
        """Let go of all files."""
        self.document.close_document()
        self.lane.forget()

    @Slot(object)
    def _open_from_lane(self, evidence: Evidence) -> None:
        self._reading_from_lane = True
        self.show_quote(evidence)
        self.focus_document()

    def _show_lane(self) -> None:
        self._reading_from_lane = False
        self.setCurrentWidget(self.lane)
        self.lane.setFocus()
