"""A quote in the chat."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from rmt_desktop.domain.answers import Evidence, Verdict
from rmt_desktop.domain.language import tr
from rmt_desktop.ui import answer_wording as words
from rmt_desktop.ui.parts import label, set_look, show_badge
from rmt_desktop.ui.verify_row import VERDICT_TONES


class QuoteCard(QFrame):
    """A quote with its place; a click or Enter shows it in its document."""

    chosen = Signal(object)
    judged = Signal(object, object)

    def __init__(self, evidence: Evidence, supported: bool = True, section: str = "") -> None:
        super().__init__()
        self.evidence, self._supported = evidence, supported
        self._source = words.source_line(evidence, section)
        self.setObjectName("quote")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(4)
        quote = QLabel(words.quote_markup(evidence))
        quote.setTextFormat(Qt.TextFormat.RichText)  # escaped by quote_markup
        quote.setWordWrap(True)
        quote.setMinimumWidth(40)
        quote.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        place = label(words.shown_place(self._source), "smallPrint", wrap=True)
        column.addWidget(quote)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(place, 1)
        self._verdict = label("", "badge")
        row.addWidget(self._verdict)
        column.addLayout(row)
        if not supported:
            problem = label(tr("Unsupported: its page does not say this word for word"), "badge", wrap=True)
            problem.setProperty("tone", "danger")
            column.addWidget(problem)
        self.show_verdict(Verdict.OPEN)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what the user made of the quote."""
        word, tone = VERDICT_TONES.get(verdict, ("", ""))
        text = tr(word)
        show_badge(self._verdict, text, tone)
        said = (self._source, text, "" if self._supported else tr("unsupported"))
        self.setAccessibleName(f"{', '.join(filter(None, said))}: {self.evidence.quote}")

    def set_current(self, current: bool) -> None:
        """Mark the quote that is shown in the document."""
        set_look(self, "current", "true" if current else "false")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose with the left button."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter, Space or O; A accepts, R rejects, U takes that back."""
        verdicts = {Qt.Key.Key_A: Verdict.ACCEPTED, Qt.Key.Key_R: Verdict.REJECTED, Qt.Key.Key_U: Verdict.OPEN}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_O):
            self.chosen.emit(self)
        elif key in verdicts and not event.modifiers():
            self.judged.emit(self, verdicts[key])
        else:
            super().keyPressEvent(event)
