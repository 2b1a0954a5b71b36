"""A question and its answer in the chat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
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
    Verdict,
)
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.language import tr
from rmt_desktop.ui import answer_wording as words
from rmt_desktop.ui.copying import copy_answer
from rmt_desktop.ui.not_found import NotFound
from rmt_desktop.ui.parts import button, label, selectable
from rmt_desktop.ui.quote_card import QuoteCard
from rmt_desktop.workflows.absence import Absence
from rmt_desktop.workflows.phrases import verdict_summary
from rmt_desktop.workflows.statements import without_quote
from rmt_desktop.workflows.tally import TALLY, tally_rows, tally_summary

_WAITING = (QuestionState.WAITING, QuestionState.RUNNING)


@dataclass(frozen=True, slots=True)
class CardWork:
    """What a card needs done."""

    stop: Callable[[int], object]
    """Stop answering a question."""
    again: Callable[[Question], object]
    """Ask a question once more."""
    deeper: Callable[[Question], object]
    """Ask a question of the whole text."""
    explain: Callable[[Question, Answer], Absence]
    """Why a question was not answered."""
    supported: Callable[[Evidence], bool]
    """Whether the page a quote is of says it word for word; True too where the page is gone."""
    section: Callable[[Evidence], str]
    """Name of the section a quote stands in; empty where none is known."""


class QuestionCard(QWidget):
    """The question as a bubble, and below it what becomes of it."""

    quote_chosen = Signal(object)
    quote_judged = Signal(int, int, object)
    verify_asked = Signal(object)
    search_asked = Signal(int, str)
    tally_asked = Signal(object, object)
    compare_asked = Signal(object)

    def __init__(self, question: Question, documents: Sequence[Document], work: CardWork) -> None:
        super().__init__()
        self.question = question
        self._documents, self._work = list(documents), work
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
        self._summary: QLabel | None = None
        self.quotes: list[QuoteCard] = []
        self.found: list[Evidence] = []
        self.not_found: NotFound | None = None
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

    def show_verdicts(self, question: Question) -> None:
        """Show the verdicts on the quotes, and what they come to."""
        self.question = question
        if question.answer is None or question.answer.abstained:
            return
        if question.engine == TALLY:
            self._show_text(tally_summary(tally_rows(question)), 0)
        for position, card in enumerate(self.quotes):
            card.show_verdict(question.verdict(position))
        if self._summary is not None:
            summary = verdict_summary(question)
            self._summary.setText(summary)
            self._summary.setVisible(bool(summary))

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
            case EvidenceFound(evidence) if self.question.engine == TALLY:
                self.found.append(evidence)
                self._show_text(words.found_so_far(len(self.found)), 0)
            case EvidenceFound(evidence):
                self._column.insertWidget(self._column.count() - 1, self._quote(evidence))
            case PartialText(text):
                self._show_text(text, 0)
            case Finished(answer):
                self._clear()
                self._show_answer(answer)

    def _show_running(self) -> None:
        self._line = label(tr("Reading"), "muted", wrap=True)
        if self.question.state is QuestionState.WAITING:
            self._line.setText(words.waiting_line(self._documents))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0 if self.question.state is QuestionState.RUNNING else 1)
        self._bar.setAccessibleName(tr("Progress of the answer"))
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addWidget(button(tr("Stop"), lambda: self._work.stop(self.question.id)))
        self._column.addLayout(row)
        self._column.addWidget(self._bar)

    def _show_answer(self, answer: Answer) -> None:
        if answer.abstained:
            self._show_not_found(answer)
        elif self.question.engine == TALLY:
            self._show_tally(answer)
        else:
            self._show_text(answer.text or "", self._column.count())
            badge = label(f"{words.confidence_words(answer.confidence)} · {words.percent(answer.confidence)}", "badge")
            badge.setProperty("tone", "good" if answer.confidence >= 0.8 else "warn")
            self._add_left(badge)
            for evidence in answer.evidence:
                self._column.addWidget(self._quote(evidence))
            self._show_unbacked(answer)
            self._show_verifying()
        self._column.addWidget(label(words.small_print(answer, self.question.as_of_page), "smallPrint", wrap=True))
        asked = replace(self.question, answer=answer)  # while it streams, the stored question has none
        self.copy = button(tr("Copy"), lambda: copy_answer(asked), "small")
        self.copy.setToolTip(tr("Copy the answer with its quotes and pages (Ctrl+Shift+Y copies the newest)"))
        compare = button(tr("Compare engines"), lambda: self.compare_asked.emit(asked), "small")
        compare.setToolTip(tr("Put this question through other engines, side by side"))
        self._add_left(self.copy, compare)

    def _show_tally(self, answer: Answer) -> None:
        self.found = list(answer.evidence)
        self._show_text(tally_summary(tally_rows(replace(self.question, answer=answer))), self._column.count())
        self._add_left(button(tr("Open the table"), lambda: self.tally_asked.emit(self.question, self.found)))

    def _show_unbacked(self, answer: Answer) -> None:
        for statement in without_quote(replace(self.question, answer=answer)):
            problem = label(
                words.breakable(tr("No quote backs: “{statement}”", statement=statement)), "badge", wrap=True
            )
            problem.setProperty("tone", "danger")
            self._column.addWidget(problem)

    def _show_verifying(self) -> None:
        self._summary = label("", "badge", wrap=True)
        self._summary.setProperty("tone", "good")
        self._column.addWidget(self._summary)
        verify = button(tr("Verify quotes"), lambda: self.verify_asked.emit(self.question))
        verify.setToolTip(tr("See each quote on its page and accept or reject it (Ctrl+4)"))
        self._add_left(verify)
        self.show_verdicts(self.question)

    def _show_not_found(self, answer: Answer) -> None:
        explained = NotFound(self.question, self._documents, lambda: self._work.explain(self.question, answer))
        explained.search_asked.connect(self.search_asked)
        explained.deeper_asked.connect(self._work.deeper)
        self.not_found = explained
        self._column.addWidget(explained)
        if answer.nearest:
            nearest = tr("Nearest passages, which do not answer the question as far as it can tell:")
            self._column.addWidget(label(nearest, "smallPrint", wrap=True))
        for evidence in answer.nearest:
            self._column.addWidget(self._quote(evidence))

    def _show_ending(self) -> None:
        title, message = words.ending(self.question)
        badge = label(title, "badge")
        badge.setProperty("tone", "danger" if self.question.state is QuestionState.FAILED else "warn")
        self._add_left(badge)
        self._column.addWidget(selectable(label(words.breakable(message), "muted", wrap=True)))
        self._add_left(button(tr("Ask again"), lambda: self._work.again(self.question)))

    def _show_text(self, text: str, place: int) -> None:
        if self._text is None:
            self._text = selectable(label("", "answerText", wrap=True))
            self._column.insertWidget(place, self._text)
        self._text.setText(words.breakable(text))

    def _quote(self, evidence: Evidence) -> QuoteCard:
        card = QuoteCard(evidence, self._work.supported(evidence), self._work.section(evidence))
        position = len(self.quotes)
        card.chosen.connect(self.quote_chosen)
        card.judged.connect(lambda card, verdict: self._judge(position, verdict))
        self.quotes.append(card)
        return card

    def _judge(self, position: int, verdict: Verdict) -> None:
        answer = self.question.answer
        if answer is not None and position < len(answer.evidence):
            self.quote_judged.emit(self.question.id, position, verdict)

    def _add_left(self, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self._column.addLayout(row)

    def _clear(self) -> None:
        self._text = self._line = self._bar = self._summary = None
        self.quotes = []
        self.not_found = None
        while (item := self._column.takeAt(0)) is not None:
            layout = item.layout()
            while layout is not None and (inner := layout.takeAt(0)) is not None:
                _drop(inner.widget())
            _drop(item.widget())


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
