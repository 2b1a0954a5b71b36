"""What the desk tells, and what one pane does that others must hear of."""

from typing import TYPE_CHECKING

from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.domain.language import told
from rmt_desktop.ui.window_library import connect_library
from rmt_desktop.ui.wording import model_line
from rmt_desktop.workflows.events import AnswerProgress, ModelChanged, ReadingProgress

if TYPE_CHECKING:
    from rmt_desktop.ui.window import MainWindow


class WindowEvents:
    """Takes each event to the panes that show it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        bridge, chat, stage = window.bridge, window.chat, window.stage
        bridge.model_changed.connect(self._show_model)
        bridge.document_changed.connect(self._show_document)
        bridge.document_removed.connect(self._forget_document)
        bridge.reading_progressed.connect(self._show_progress)
        bridge.question_changed.connect(chat.show_question)
        bridge.question_changed.connect(window.lane.update_question)
        bridge.question_changed.connect(stage.tally.update_question)
        bridge.answer_progressed.connect(self._follow_answer)
        window.document.opened.connect(window.terms.show_document)
        window.document.map.as_of_changed.connect(self._show_scope)
        window.terms.chosen.connect(stage.show_quote)
        window.library.selection_changed.connect(self._show_scope)
        connect_library(window)
        chat.quote_chosen.connect(stage.show_quote)
        chat.verify_asked.connect(stage.verify)
        chat.tally_asked.connect(stage.show_tally)
        chat.export_asked.connect(window.export_chat)
        chat.search_asked.connect(stage.search)
        chat.answer_shown.connect(window.document.map.show_heat)

    def _show_scope(self, _as_of: object = None) -> None:
        window = self._window
        asked = [document.id for document in window.library.selected()]
        shown = window.document
        window.chat.as_of = shown.map.as_of() if asked == [shown.document_id()] else None
        window.chat.show_scope()

    def _show_model(self, state: ModelChanged) -> None:
        self._window.model_line.setText(model_line(state))

    def _show_document(self, document: Document) -> None:
        window = self._window
        new = window.library.model.row(document.id) is None
        window.library.model.update(document)
        window.document.update_document(document)
        window.terms.update_document(document.id)
        if new and not window.library.selected():
            window.library.select(document.id, reveal=False)
        if document.state is DocumentState.FAILED and document.reason:
            window.notice.tell(f"{document.name}: {told(document.reason)}", "danger")
        chosen = window.library.selected()
        if [d.id for d in chosen] == [document.id] and window.document.document_id() != document.id:
            window.stage.open_document(document.id)
        window.chat.show_scope()

    def _forget_document(self, document_id: int) -> None:
        window = self._window
        window.library.model.remove(document_id)
        window.terms.forget_document(document_id)
        if window.document.document_id() == document_id:
            window.document.close_document()
        window.chat.show_scope()

    def _show_progress(self, progress: ReadingProgress) -> None:
        self._window.library.model.tell_progress(progress)
        self._window.document.map.show_progress(progress)

    def _follow_answer(self, progress: AnswerProgress) -> None:
        self._window.chat.follow(progress)
        self._window.stage.tally.follow(progress.question_id, progress.event)
