"""The chat on the right: questions, answers, and the field to ask."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Chat, Evidence, Question
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.errors import RmtError
from rmt_desktop.domain.language import told, tr
from rmt_desktop.domain.sections import section_name
from rmt_desktop.ui.answer_wording import chat_title, question_problem
from rmt_desktop.ui.ask_bar import AskBar
from rmt_desktop.ui.card_column import CardColumn
from rmt_desktop.ui.cards import CardWork, QuestionCard
from rmt_desktop.ui.chat_header import ChatHeader
from rmt_desktop.ui.chat_search import ChatSearch
from rmt_desktop.ui.copying import copy_answer
from rmt_desktop.ui.parts import label
from rmt_desktop.ui.quote_card import QuoteCard
from rmt_desktop.ui.theme import Theme
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.events import AnswerProgress
from rmt_desktop.workflows.tally import TALLY


class ChatPanel(QWidget):
    """One chat at a time; the documents asked are those selected in the library."""

    quote_chosen = Signal(object)
    verify_asked = Signal(object)
    answer_shown = Signal(object)
    search_asked = Signal(int, str)
    export_asked = Signal()
    tally_asked = Signal(object, object)
    compare_asked = Signal(object)
    discarded = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, selected: Callable[[], Sequence[Document]]) -> None:
        super().__init__()
        self._desk, self._selected = desk, selected
        self._chat: Chat | None = None
        self._current: QuoteCard | None = None
        self.as_of: int | None = None
        """The last page that counts for the next question; None: all do."""
        actions = {
            tr("Rename chat"): self.rename,
            tr("Pin or unpin chat"): self.pin,
            tr("Export chat …"): self.export_asked.emit,
            tr("Delete chat"): self.delete,
        }
        self.head = ChatHeader(theme, self.new_chat, self.open_search, actions)
        self.head.renamed.connect(self._store_title)
        self.finder = ChatSearch(desk.workshop.search_chats)
        self.finder.chosen.connect(self.open_question)
        self.finder.closed.connect(self.close_search)
        self.head.chosen.connect(self.open_chat)
        self.bar = AskBar(self.send)
        self.bar.sent.connect(self.send)
        self.field = self.bar.field
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.finder, 1)
        column.addWidget(self._make_messages(), 1)
        column.addWidget(self.bar)
        self.fill_chats()

    def fill_chats(self) -> None:
        """Load the chats and show the newest."""
        chats = self._desk.chats()
        self.head.fill(chats)
        self.show_chat(chats[0] if chats else None)

    def show_chat(self, chat: Chat | None, at: int | None = None) -> None:
        """Show a chat's questions, the newest or question ``at`` first, or an empty page."""
        self._chat = chat
        self._current = None
        self.area.show_questions(self._desk.question_ids(chat.id) if chat else [], at)
        self._show_hint()
        self._tell_newest_answer()

    def new_chat(self) -> None:
        """Start an empty chat; it is stored with its first question."""
        self.head.choose_none()
        self.show_chat(None)
        self.field.setFocus()

    def show_question(self, question: Question) -> None:
        """Show a question's new state."""
        if self._chat is None or question.chat_id != self._chat.id:
            return
        card = self._cards.get(question.id)
        if card is None:
            self.area.add(question)
        elif card.question.state != question.state or card.question.answer != question.answer:
            card.show_question(question)
            self.area.follow_newest()
            self._tell_newest_answer()
        elif card.question.verdicts != question.verdicts:
            card.show_verdicts(question)

    def follow(self, progress: AnswerProgress) -> None:
        """Show what an engine tells while it answers."""
        card = self._cards.get(progress.question_id)
        if card is not None:
            card.follow(progress.event)

    def show_scope(self) -> None:
        """Say which documents the next question is asked of."""
        self.bar.show_scope(self._selected(), self.as_of)

    def stop(self) -> None:
        """Stop the questions of this chat that are being answered."""
        for card in self._cards.values():
            if card.question.answer is None:
                self._desk.stop(card.question.id)

    def send(self, text: str | None = None) -> None:
        """Ask what was typed (or ``text``); a problem is said below the field, nothing typed is lost."""
        typed = self.field.toPlainText() if text is None else text
        documents = self._selected()
        problem = question_problem(typed, len(documents))
        if problem is None:
            problem = self._ask(typed.strip(), documents)
        self.bar.tell(problem)
        if problem is None and text is None:
            self.bar.clear()

    def choose_quote(self, card: QuoteCard) -> None:
        """Mark a quote as the one shown in the document."""
        if self._current is not None and self._current in self.findChildren(QuoteCard):
            self._current.set_current(False)
        self._current = card
        card.set_current(True)
        self.quote_chosen.emit(card.evidence)
        asked = next((known for known in self._cards.values() if card in known.quotes), None)
        if asked is not None:
            self.answer_shown.emit(asked.question.answer)

    def chat(self) -> Chat | None:
        """The chat shown; None while it is empty."""
        return self._chat

    def copy_last(self) -> bool:
        """Copy the newest answer with its citations; False if there is none."""
        newest = self.area.newest(lambda card: card.question.answer is not None)
        if newest is not None:
            copy_answer(newest.question)
        return newest is not None

    def _tell_newest_answer(self) -> None:
        newest = self.area.newest()
        self.answer_shown.emit(newest.question.answer if newest is not None else None)

    def _supported(self, evidence: Evidence) -> bool:
        return self._document(evidence.document_id) is None or self._desk.place(evidence) is not None

    def _ask(self, text: str, documents: Sequence[Document]) -> str | None:
        ids = [document.id for document in documents]
        try:
            if self._chat is None:
                self._chat = self._desk.new_chat(ids, chat_title(text))
                self.head.add(self._chat)
            engine = TALLY if self.bar.wants_all(text) else self._desk.preferences().engine
            question = self._desk.ask(self._chat.id, text, ids, engine, self.as_of)
            self.show_question(question)
        except RmtError as error:
            return told(str(error))
        self._show_hint()
        if question.engine == TALLY:
            self.tally_asked.emit(question, ())
        return None

    @property
    def _cards(self) -> dict[int, QuestionCard]:
        return self.area.cards

    def _make_card(self, question: Question) -> QuestionCard:
        documents = [self._document(document_id) for document_id in question.document_ids]
        work = CardWork(self._desk.stop, self._ask_again, self.ask_deeper, self._desk.explain_absence, self._supported,
                        lambda evidence: section_name(self._desk.section_path(evidence)))  # fmt: skip
        card = QuestionCard(question, [d for d in documents if d is not None], work)
        card.quote_chosen.connect(self.choose_quote)
        card.quote_judged.connect(self._desk.judge)
        card.verify_asked.connect(self.verify_asked)
        card.search_asked.connect(self.search_asked)
        card.tally_asked.connect(self.tally_asked)
        card.compare_asked.connect(self.compare_asked)
        return card

    def _ask_again(self, question: Question, engine: str | None = None) -> None:
        try:
            asked = (question.text, question.document_ids, engine or question.engine, question.as_of_page)
            self.show_question(self._desk.ask(question.chat_id, *asked))
        except RmtError as error:
            self.bar.tell(told(str(error)))

    def ask_deeper(self, question: Question) -> None:
        """Ask again, this time of every page."""
        self._ask_again(question, "deep")

    def ask_last_deeper(self) -> bool:
        """Ask the newest question again of every page; False if there is none, or it was."""
        newest = self.area.newest()
        if newest is None or newest.question.engine == "deep":
            return False
        self.ask_deeper(newest.question)
        return True

    def search_words(self) -> bool:
        """Search for the words of the newest question that was not answered; False if there is nothing to find."""
        newest = self.area.newest(lambda card: card.not_found is not None)
        return newest is not None and newest.not_found is not None and newest.not_found.search_rarest()

    def _document(self, document_id: int) -> Document | None:
        try:
            return self._desk.document(document_id)
        except KeyError:
            return None

    def _make_messages(self) -> CardColumn:
        self.area = CardColumn(self._desk.questions_numbered, self._make_card)
        self.area.setAccessibleName(tr("Questions and answers"))
        self._hint = label(
            tr("Select one or more documents, then ask a question in your own words. "
            "Every answer comes with its quotes; click one to see it on its page."), "muted", wrap=True,
        )  # fmt: skip
        self.area.add_hint(self._hint)
        return self.area

    def _show_hint(self) -> None:
        self._hint.setVisible(not self._cards)

    @Slot(int)
    def open_chat(self, chat_id: int, at: int | None = None) -> None:
        """Show a stored chat, perhaps at one of its questions."""
        self.head.choose(chat_id)
        self.show_chat(next((chat for chat in self._desk.chats() if chat.id == chat_id), None), at)

    @Slot(int, int)
    def open_question(self, chat_id: int, question_id: int) -> None:
        """Show a question that a search has found."""
        self.close_search()
        self.open_chat(chat_id, question_id)

    def open_search(self) -> None:
        """Search questions and answers of all chats."""
        self.area.hide()
        self.finder.open()

    def close_search(self) -> bool:
        """Back to the chat; False if no search is shown."""
        if self.finder.isHidden():
            return False
        self.finder.hide()
        self.area.show()
        self.field.setFocus()
        return True

    def rename(self) -> None:
        """Let the title of the chat be typed, where it stands."""
        if self._chat is not None:
            self.head.edit(self._chat.title)

    def pin(self) -> None:
        """List the chat before the others, or not any more."""
        if self._chat is not None:
            self._chat = self._desk.pin_chat(self._chat.id, not self._chat.pinned)
            self.head.fill(self._desk.chats(), self._chat.id)

    def delete(self) -> None:
        """Throw the chat away; ``discarded`` says which, so that it can be undone."""
        if self._chat is not None:
            gone = self._chat
            self._desk.discard_chat(gone.id)
            self.fill_chats()
            self.discarded.emit(gone)

    def restore(self, chat: Chat) -> None:
        """Take back that a chat was thrown away, and show it."""
        self._desk.restore_chat(chat.id)
        self.head.fill(self._desk.chats(), chat.id)
        self.open_chat(chat.id)

    @Slot(str)
    def _store_title(self, title: str) -> None:
        if self._chat is not None and title.strip():
            self._chat = self._desk.rename_chat(self._chat.id, title.strip())
            self.head.fill(self._desk.chats(), self._chat.id)
