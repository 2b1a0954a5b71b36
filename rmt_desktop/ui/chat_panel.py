"""The chat on the right: questions, answers, and the field to ask."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Chat, Evidence, Question
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.errors import RmtError
from rmt_desktop.domain.sections import section_name
from rmt_desktop.ui.answer_wording import chat_title, question_problem
from rmt_desktop.ui.ask_bar import AskBar
from rmt_desktop.ui.cards import CardWork, QuestionCard
from rmt_desktop.ui.chat_header import ChatHeader
from rmt_desktop.ui.copying import copy_answer
from rmt_desktop.ui.following_area import FollowingArea
from rmt_desktop.ui.parts import button, label
from rmt_desktop.ui.quote_card import QuoteCard
from rmt_desktop.ui.theme import Theme
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.events import AnswerProgress
from rmt_desktop.workflows.tally import TALLY

SHOWN = 40
"""Questions of a chat that are laid out at once; earlier ones on demand."""


class ChatPanel(QWidget):
    """One chat at a time; the documents asked are those selected in the library."""

    quote_chosen = Signal(object)
    verify_asked = Signal(object)
    answer_shown = Signal(object)
    search_asked = Signal(int, str)
    export_asked = Signal()
    tally_asked = Signal(object, object)
    compare_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, selected: Callable[[], Sequence[Document]]) -> None:
        super().__init__()
        self._desk, self._selected = desk, selected
        self._chat: Chat | None = None
        self._cards: dict[int, QuestionCard] = {}
        self._questions: list[Question] = []
        self._current: QuoteCard | None = None
        self.as_of: int | None = None
        """The last page that counts for the next question; None: all do."""
        actions = {"Rename chat …": self._rename, "Export chat …": self.export_asked.emit, "Delete chat": self._delete}
        self.head = ChatHeader(theme, self.new_chat, actions)
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
        column.addWidget(self._make_messages(), 1)
        column.addWidget(self.bar)
        self.fill_chats()

    def fill_chats(self) -> None:
        """Load the chats and show the newest."""
        chats = self._desk.chats()
        self.head.fill(chats)
        self.show_chat(chats[0] if chats else None)

    def show_chat(self, chat: Chat | None) -> None:
        """Show a chat's questions, or an empty page."""
        self._chat = chat
        self._questions = self._desk.questions(chat.id) if chat else []
        self._clear_cards()
        self._current = None
        self._earlier.setVisible(len(self._questions) > SHOWN)
        for question in self._questions[-SHOWN:]:
            self._add_card(question)
        self._show_hint()
        self._show_newest()
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
            self._add_card(question)
            self._show_newest()
        elif card.question.state != question.state or card.question.answer != question.answer:
            card.show_question(question)
            self._show_newest()
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

    def first_quote(self) -> QuoteCard | None:
        """The first quote of the last answer."""
        cards = [card for card in self._cards.values() if card.quotes]
        return cards[-1].quotes[0] if cards else None

    def chat(self) -> Chat | None:
        """The chat shown; None while it is empty."""
        return self._chat

    def last_answered(self) -> Question | None:
        """The newest question of the chat whose answer has quotes."""
        cards = [card for card in self._cards.values() if card.question.answer and card.question.answer.evidence]
        return cards[-1].question if cards else None

    def copy_last(self) -> bool:
        """Copy the newest answer with its citations; False if there is none."""
        cards = [card for card in self._cards.values() if card.question.answer is not None]
        if cards:
            copy_answer(cards[-1].question)
        return bool(cards)

    def _tell_newest_answer(self) -> None:
        cards = list(self._cards.values())
        self.answer_shown.emit(cards[-1].question.answer if cards else None)

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
            return str(error)
        self._show_hint()
        if question.engine == TALLY:
            self.tally_asked.emit(question, ())
        return None

    def _add_card(self, question: Question) -> None:
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
        self._cards[question.id] = card
        self._column.insertWidget(self._column.count() - 1, card)

    def _clear_cards(self) -> None:
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._area.follow(None)
        self._cards = {}

    def _ask_again(self, question: Question, engine: str | None = None) -> None:
        try:
            asked = (question.text, question.document_ids, engine or question.engine, question.as_of_page)
            self.show_question(self._desk.ask(question.chat_id, *asked))
        except RmtError as error:
            self.bar.tell(str(error))

    def ask_deeper(self, question: Question) -> None:
        """Ask again, this time of every page."""
        self._ask_again(question, "deep")

    def ask_last_deeper(self) -> bool:
        """Ask the newest question again of every page; False if there is none, or it was."""
        cards = list(self._cards.values())
        if not cards or cards[-1].question.engine == "deep":
            return False
        self.ask_deeper(cards[-1].question)
        return True

    def search_words(self) -> bool:
        """Search for the words of the newest question that was not answered; False if there is nothing to find."""
        explained = [card.not_found for card in self._cards.values() if card.not_found is not None]
        return bool(explained) and explained[-1].search_rarest()

    def _document(self, document_id: int) -> Document | None:
        try:
            return self._desk.document(document_id)
        except KeyError:
            return None

    def _make_messages(self) -> FollowingArea:
        self._area = FollowingArea()
        self._area.setAccessibleName("Questions and answers")
        inner = QWidget()
        inner.setObjectName("messages")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(14, 16, 14, 16)
        self._column.setSpacing(18)
        self._earlier = button("Show earlier questions", self._show_earlier)
        self._earlier.hide()
        self._hint = label(
            "Select one or more documents, then ask a question in your own words. "
            "Every answer comes with its quotes; click one to see it on its page.", "muted", wrap=True,
        )  # fmt: skip
        self._column.addWidget(self._earlier)
        self._column.addWidget(self._hint)
        self._column.addStretch(1)
        self._area.setWidget(inner)
        return self._area

    def _show_hint(self) -> None:
        self._hint.setVisible(not self._cards)

    def _show_newest(self) -> None:
        self._area.follow(list(self._cards.values())[-1] if self._cards else None)

    @Slot(int)
    def open_chat(self, chat_id: int) -> None:
        """Show a stored chat."""
        self.head.choose(chat_id)
        self.show_chat(next((chat for chat in self._desk.chats() if chat.id == chat_id), None))

    def _show_earlier(self) -> None:
        shown = len(self._cards)
        self._clear_cards()
        for question in self._questions[-(shown + SHOWN) :]:
            self._add_card(question)
        self._earlier.setVisible(len(self._questions) > len(self._cards))

    def _rename(self) -> None:
        if self._chat is None:
            return
        title, agreed = QInputDialog.getText(self, "Rename chat", "Title", text=self._chat.title)
        if agreed and title.strip():
            self._chat = self._desk.rename_chat(self._chat.id, title.strip())
            self.head.rename(self._chat.title)

    def _delete(self) -> None:
        if self._chat is not None:
            self._desk.remove_chat(self._chat.id)
            self.fill_chats()
