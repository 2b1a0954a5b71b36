"""The chat on the right: questions, answers, and the field to ask."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rmt_desktop.domain.answers import Chat, Evidence, Question
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.errors import RmtError
from rmt_desktop.ui.answer_wording import chat_title, question_problem
from rmt_desktop.ui.ask_bar import AskBar
from rmt_desktop.ui.cards import CardWork, QuestionCard
from rmt_desktop.ui.following_area import FollowingArea
from rmt_desktop.ui.parts import IconButton, button, header, label
from rmt_desktop.ui.quote_card import QuoteCard
from rmt_desktop.ui.theme import Theme
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.events import AnswerProgress

SHOWN = 40
"""Questions of a chat that are laid out at once; earlier ones on demand."""


class ChatPanel(QWidget):
    """One chat at a time; the documents asked are those selected in the library."""

    quote_chosen = Signal(object)
    verify_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, selected: Callable[[], Sequence[Document]]) -> None:
        super().__init__()
        self._desk, self._selected = desk, selected
        self._chat: Chat | None = None
        self._cards: dict[int, QuestionCard] = {}
        self._questions: list[Question] = []
        self._current: QuoteCard | None = None
        self.bar = AskBar(self.send)
        self.bar.sent.connect(self.send)
        self.field = self.bar.field
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header(theme))
        column.addWidget(self._make_messages(), 1)
        column.addWidget(self.bar)
        self.fill_chats()

    def fill_chats(self) -> None:
        """Load the chats and show the newest."""
        chats = self._desk.chats()
        self._chooser.blockSignals(True)
        self._chooser.clear()
        for chat in chats:
            self._chooser.addItem(chat.title or "New chat", chat.id)
        self._chooser.blockSignals(False)
        self._chooser.setVisible(bool(chats))
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

    def new_chat(self) -> None:
        """Start an empty chat; it is stored with its first question."""
        self._chooser.setCurrentIndex(-1)
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
        elif card.question.verdicts != question.verdicts:
            card.show_verdicts(question)

    def follow(self, progress: AnswerProgress) -> None:
        """Show what an engine tells while it answers."""
        card = self._cards.get(progress.question_id)
        if card is not None:
            card.follow(progress.event)

    def show_scope(self) -> None:
        """Say which documents the next question is asked of."""
        self.bar.show_scope(self._selected())

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
            self.field.clear()

    def choose_quote(self, card: QuoteCard) -> None:
        """Mark a quote as the one shown in the document."""
        if self._current is not None and self._current in self.findChildren(QuoteCard):
            self._current.set_current(False)
        self._current = card
        card.set_current(True)
        self.quote_chosen.emit(card.evidence)

    def first_quote(self) -> QuoteCard | None:
        """The first quote of the last answer."""
        cards = [card for card in self._cards.values() if card.quotes]
        return cards[-1].quotes[0] if cards else None

    def last_answered(self) -> Question | None:
        """The newest question of the chat whose answer has quotes."""
        cards = [card for card in self._cards.values() if card.question.answer and card.question.answer.evidence]
        return cards[-1].question if cards else None

    def _supported(self, evidence: Evidence) -> bool:
        return self._document(evidence.document_id) is None or self._desk.place(evidence) is not None

    def _ask(self, text: str, documents: Sequence[Document]) -> str | None:
        ids = [document.id for document in documents]
        try:
            if self._chat is None:
                self._chat = self._desk.new_chat(ids, chat_title(text))
                self._chooser.blockSignals(True)
                self._chooser.insertItem(0, self._chat.title, self._chat.id)
                self._chooser.setCurrentIndex(0)
                self._chooser.blockSignals(False)
                self._chooser.show()
            self.show_question(self._desk.ask(self._chat.id, text, ids))
        except RmtError as error:
            return str(error)
        self._show_hint()
        return None

    def _add_card(self, question: Question) -> None:
        documents = [self._document(document_id) for document_id in question.document_ids]
        work = CardWork(self._desk.stop, self._ask_again, self._supported)
        card = QuestionCard(question, [d for d in documents if d is not None], work)
        card.quote_chosen.connect(self.choose_quote)
        card.quote_judged.connect(self._desk.judge)
        card.verify_asked.connect(self.verify_asked)
        self._cards[question.id] = card
        self._column.insertWidget(self._column.count() - 1, card)

    def _clear_cards(self) -> None:
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._area.follow(None)
        self._cards = {}

    def _ask_again(self, question: Question) -> None:
        try:
            asked = (question.text, question.document_ids, question.engine, question.as_of_page)
            self.show_question(self._desk.ask(question.chat_id, *asked))
        except RmtError as error:
            self.bar.tell(str(error))

    def _document(self, document_id: int) -> Document | None:
        try:
            return self._desk.document(document_id)
        except KeyError:
            return None

    def _make_header(self, theme: Theme) -> QWidget:
        self._chooser = QComboBox()
        self._chooser.setAccessibleName("Chat")
        self._chooser.setMinimumWidth(60)
        self._chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._chooser.activated.connect(self._switch)
        menu = QMenu(self)
        menu.addAction("Rename chat …", self._rename)
        menu.addAction("Delete chat", self._delete)
        more = IconButton(theme, "more", "Rename or delete this chat")
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        head = header("Chat", self._chooser, IconButton(theme, "plus", "New chat (Ctrl+N)", self.new_chat), more)
        layout = head.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretch(1, 0)
        layout.setStretch(2, 1)
        return head

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
    def _switch(self, index: int) -> None:
        chat_id = self._chooser.itemData(index)
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
            self._chooser.setItemText(self._chooser.currentIndex(), self._chat.title)

    def _delete(self) -> None:
        if self._chat is not None:
            self._desk.remove_chat(self._chat.id)
            self.fill_chats()
