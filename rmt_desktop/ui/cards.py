"""A question and its answer in the chat."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import (
    Answer,
    AnswerEvent,
    Evidence,
    EvidenceFound,
    Finished,
    PartialText,
    Question,
    QuestionState,
    SegmentRead,
)
from rmt_desktop.domain.documents import Document
from rmt_desktop.ui import answer_wording as words
from rmt_desktop.ui.parts import button, label, selectable

_WAITING = (QuestionState.WAITING, QuestionState.RUNNING)


class QuoteCard(QFrame):
    """A quote with its place; a click or Enter shows it in its document."""

    chosen = Signal(object)

    def __init__(self, evidence: Evidence) -> None:
        super().__init__()
        self.evidence = evidence
        self.setObjectName("quote")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{words.source_line(evidence)}: {evidence.quote}")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(4)
        quote = QLabel(words.quote_markup(evidence))
        quote.setTextFormat(Qt.TextFormat.RichText)  # escaped by quote_markup
        quote.setWordWrap(True)
        quote.setMinimumWidth(40)
        quote.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        place = label(words.breakable(words.source_line(evidence)), "smallPrint", wrap=True)
        column.addWidget(quote)
        column.addWidget(place)

    def set_current(self, current: bool) -> None:
        """Mark the quote that is shown in the document."""
        self.setProperty("current", "true" if current else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose with the left button."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self)
        else:
            super().keyPressEvent(event)


class QuestionCard(QWidget):
    """The question as a bubble, and below it what becomes of it."""

    quote_chosen = Signal(object)

    def __init__(self, question: Question, documents: Sequence[Document], stop: Callable[[int], object],
                 again: Callable[[Question], object]) -> None:  # fmt: skip
        super().__init__()
        self.question = question
        self._documents, self._stop, self._again = list(documents), stop, again
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        bubble = selectable(label(question.text, "bubble", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(bubble, 6)
        column.addLayout(row)
        self._card = QFrame()
        self._card.setObjectName("card")
        column.addWidget(self._card)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(10)
        self._text: QLabel | None = None
        self._line: QLabel | None = None
        self._bar: QProgressBar | None = None
        self.quotes: list[QuoteCard] = []
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        """Show the question's state as stored."""
        self.question = question
        self._clear()
        if question.state in _WAITING:
            self._show_running()
        elif question.answer is not None:
            self._show_answer(question.answer)
        else:
            self._show_ending()

    def follow(self, event: AnswerEvent) -> None:
        """Show an event of the engine while it answers."""
        if self._line is None or self._bar is None:
            if isinstance(event, Finished):
                self._clear()
                self._show_answer(event.answer)
            return
        match event:
            case SegmentRead():
                self._line.setText(words.progress_line(event))
                self._bar.setRange(0, event.total)
                self._bar.setValue(event.done)
            case EvidenceFound(evidence):
                self._column.insertWidget(self._column.count() - 1, self._quote(evidence))
            case PartialText(text):
                self._show_text(text, 0)
            case Finished(answer):
                self._clear()
                self._show_answer(answer)

    def _show_running(self) -> None:
        self._line = label("Reading", "muted", wrap=True)
        if self.question.state is QuestionState.WAITING:
            self._line.setText(words.waiting_line(self._documents))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0 if self.question.state is QuestionState.RUNNING else 1)
        self._bar.setAccessibleName("Progress of the answer")
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addWidget(button("Stop", lambda: self._stop(self.question.id)))
        self._column.addLayout(row)
        self._column.addWidget(self._bar)

    def _show_answer(self, answer: Answer) -> None:
        if answer.abstained:
            self._show_not_found(answer)
        else:
            self._show_text(answer.text or "", self._column.count())
            badge = label(f"{words.confidence_words(answer.confidence)} · {words.percent(answer.confidence)}", "badge")
            badge.setProperty("tone", "good" if answer.confidence >= 0.8 else "warn")
            self._add_left(badge)
            for evidence in answer.evidence:
                self._column.addWidget(self._quote(evidence))
        self._column.addWidget(label(words.small_print(answer, self.question.as_of_page), "smallPrint", wrap=True))

    def _show_not_found(self, answer: Answer) -> None:
        self._column.addWidget(label("Not found in the document" if len(self._documents) < 2 else "Not found", "title"))
        lines = [words.searched(self._documents), words.unreadable(self._documents)]
        self._column.addWidget(label(words.breakable(" ".join(filter(None, lines))), "muted", wrap=True))
        if answer.nearest:
            self._column.addWidget(label("Nearest passages, which do not answer the question as far as it can tell:",
                                         "smallPrint", wrap=True))  # fmt: skip
        for evidence in answer.nearest:
            self._column.addWidget(self._quote(evidence))

    def _show_ending(self) -> None:
        title, message = words.ending(self.question)
        badge = label(title, "badge")
        badge.setProperty("tone", "danger" if self.question.state is QuestionState.FAILED else "warn")
        self._add_left(badge)
        self._column.addWidget(selectable(label(words.breakable(message), "muted", wrap=True)))
        self._add_left(button("Ask again", lambda: self._again(self.question)))

    def _show_text(self, text: str, place: int) -> None:
        if self._text is None:
            self._text = selectable(label("", "answerText", wrap=True))
            self._column.insertWidget(place, self._text)
        self._text.setText(words.breakable(text))

    def _quote(self, evidence: Evidence) -> QuoteCard:
        card = QuoteCard(evidence)
        card.chosen.connect(self.quote_chosen)
        self.quotes.append(card)
        return card

    def _add_left(self, widget: QWidget) -> None:
        row = QHBoxLayout()
        row.addWidget(widget)
        row.addStretch(1)
        self._column.addLayout(row)

    def _clear(self) -> None:
        self._text = self._line = self._bar = None
        self.quotes = []
        while (item := self._column.takeAt(0)) is not None:
            layout = item.layout()
            while layout is not None and (inner := layout.takeAt(0)) is not None:
                _drop(inner.widget())
            _drop(item.widget())


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
