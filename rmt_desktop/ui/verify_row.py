"""A statement and, beside it, the quote it rests on as the page shows it."""

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Verdict
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.ui.answer_wording import breakable, quote_markup, shown_place, source_line
from rmt_desktop.ui.parts import button, label, selectable, set_look
from rmt_desktop.ui.pdf_marks import MARK
from rmt_desktop.ui.picture_label import PictureLabel
from rmt_desktop.ui.quote_looks import Look
from rmt_desktop.ui.verify_sheet import Support, VerifyItem, support_words

VERDICT_TONES = {Verdict.ACCEPTED: (marked("Accepted"), "good"), Verdict.REJECTED: (marked("Rejected"), "danger")}
_LONGEST = 220
"""Characters of a statement shown."""
_INK = "#18202b"
"""On the mark, in both themes."""


class VerifyRow(QFrame):
    """One item of the sheet; ``chosen`` when clicked."""

    chosen = Signal(int)
    judged = Signal(int, object)
    opened = Signal(int)

    def __init__(self, item: VerifyItem) -> None:
        super().__init__()
        self._place, self._item = item.place, item
        self.setObjectName("verifyRow")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(16)
        row.addLayout(self._make_left(item), 4)
        self._right = QVBoxLayout()
        self._waiting = label(tr("Looking it up on its page …") if item.evidence else "", "muted")
        self._right.addWidget(self._waiting)
        self._right.addStretch(1)
        row.addLayout(self._right, 9)
        self.show_item(item)

    def show_item(self, item: VerifyItem) -> None:
        """Show verdict and support."""
        self._item = item
        verdict, tone = VERDICT_TONES.get(item.verdict, (marked("Not verified yet"), "none"))
        words = tr(verdict)
        self._verdict.setText(words)
        self._verdict.setVisible(item.quote is not None)
        set_look(self._verdict, "tone", tone)
        source = source_line(item.evidence) if item.evidence else tr("no quote")
        quote = item.evidence.quote if item.evidence else ""
        problem = support_words(item.support, item.evidence.page if item.evidence else 0)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        set_look(self._problem, "tone", "warn" if item.support is Support.GONE else "danger")
        said = f"{item.statement}. {source}. {words}. {problem} {quote}"
        self.setAccessibleName(" ".join(said.split()))

    def show_look(self, look: Look) -> None:
        """Show the quote at its source; of a quote that isn't there, its words without any mark."""
        self._waiting.hide()
        self._right.insertWidget(0, self._shown(look))
        if look.doubt:
            self._right.insertWidget(1, label(look.doubt, "smallPrint", wrap=True))

    def set_current(self, current: bool) -> None:
        """Mark the row the keys act on."""
        set_look(self, "current", "true" if current else "false")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes the row the current one."""
        self.chosen.emit(self._place)

    def _shown(self, look: Look) -> QWidget:
        evidence = self._item.evidence
        if evidence is None:
            return label("")
        if look.image is not None:
            return PictureLabel(
                look.image,
                tr(
                    "{source}, with these words marked: {quote}",
                    source=source_line(evidence),
                    quote=evidence.quote,
                ),
            )
        if look.support is Support.EXACT:
            return _rich(_excerpt_markup(look, evidence.quote))
        return _rich(quote_markup(evidence))

    def _make_left(self, item: VerifyItem) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(7)
        column.addWidget(selectable(label(breakable(_short(item.statement)), "", wrap=True)))
        if item.evidence is not None:
            column.addWidget(label(shown_place(source_line(item.evidence)), "smallPrint", wrap=True))
        self._verdict, self._problem = label("", "badge"), label("", "badge", wrap=True)
        badges = QHBoxLayout()
        badges.addWidget(self._verdict)
        badges.addStretch(1)
        column.addLayout(badges)
        column.addWidget(self._problem)
        if item.quote is not None:
            column.addLayout(self._make_buttons(item.quote + 1))
        column.addStretch(1)
        return column

    def _make_buttons(self, number: int) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for text, aloud, verdict in (
            (tr("Accept"), marked("Accept quote {count}"), Verdict.ACCEPTED),
            (tr("Reject"), marked("Reject quote {count}"), Verdict.REJECTED),
        ):
            made = button(text, lambda verdict=verdict: self.judged.emit(self._place, verdict), "small")  # type: ignore[misc]
            made.setAccessibleName(tr(aloud, count=number))
            buttons.addWidget(made)
        opening = button(tr("Open"), lambda: self.opened.emit(self._place), "small")
        opening.setAccessibleName(tr("Open quote {count} at its page", count=number))
        buttons.addWidget(opening)
        buttons.addStretch(1)
        return buttons


def _short(statement: str) -> str:
    """The whole statement stands in the quote beside it."""
    return statement if len(statement) <= _LONGEST else statement[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _excerpt_markup(look: Look, quote: str) -> str:
    before, words, after = (html.escape(breakable(" ".join(part.split()))) for part in (look.before, quote, look.after))
    return f'… {before} <span style="background-color: {MARK}; color: {_INK}">{words}</span> {after} …'


def _rich(markup: str) -> QLabel:
    made = QLabel(markup)  # everything in it was escaped
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setMinimumWidth(120)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made
