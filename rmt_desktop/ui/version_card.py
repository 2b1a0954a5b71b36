"""A question of two versions: how it stands, both answers, and the clauses side by side."""

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmt_desktop.domain.language import marked, told, tr
from rmt_desktop.domain.revisions import AskedAgain, Change, ClausePair
from rmt_desktop.ui.parts import button, label, selectable, set_look
from rmt_desktop.ui.theme import Theme
from rmt_desktop.workflows.clauses import Piece, word_differences

TONES = {
    Change.UNCHANGED: (marked("Unchanged"), "good"),
    Change.CHANGED: (marked("Changed"), "warn"),
    Change.GONE: (marked("Source gone"), "danger"),
    Change.FAILED: (marked("Not answered"), "danger"),
    Change.WAITING: (marked("Being asked …"), "none"),
}


class VersionCard(QFrame):
    """Enter opens the new version at the answer; O the old one.

    Args:
        open_old: shows the first quote of the old answer.
        open_new: that of the new one.
    """

    def __init__(
        self, item: AskedAgain, theme: Theme, open_old: Callable[[], object], open_new: Callable[[], object]
    ) -> None:
        super().__init__()
        self.item = item
        self._open_old, self._open_new, self._theme = open_old, open_new, theme
        self.setObjectName("verifyRow")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(9)
        column.addLayout(self._make_head())
        column.addWidget(label(item.text, "paneTitle", wrap=True))
        if item.finding.note:
            column.addWidget(label(told(item.finding.note), "muted", wrap=True))
        column.addLayout(self._make_answers())
        for pair in item.finding.clauses:
            column.addWidget(self._make_pair(pair))
        words = tr(TONES[item.finding.change][0])
        self.setAccessibleName(
            tr(
                "{change}: {question}. Before: {old_answer}. Now: {new_answer}",
                change=words,
                question=item.text,
                old_answer=item.old_answer,
                new_answer=item.finding.new_answer,
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and O."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_new()
        elif event.key() == Qt.Key.Key_O:
            self._open_old()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone."""
        super().focusOutEvent(event)
        self._show_focus(False)

    def _show_focus(self, here: bool) -> None:
        set_look(self, "current", here)

    def _make_head(self) -> QHBoxLayout:
        words, tone = TONES[self.item.finding.change]
        badge = label(tr(words), "badge")
        badge.setProperty("tone", tone)
        row = QHBoxLayout()
        row.addWidget(badge)
        row.addStretch(1)
        row.addWidget(button(tr("Open old"), self._open_old, "small"))
        row.addWidget(button(tr("Open new"), self._open_new, "small"))
        return row

    def _make_answers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, (name, answer) in enumerate(
            ((tr("Before"), self.item.old_answer), (tr("Now"), self.item.finding.new_answer))
        ):
            grid.addWidget(label(name, "smallPrint"), 0, place)
            words = selectable(label(answer or "…", "answerText", wrap=True))
            grid.addWidget(words, 1, place, Qt.AlignmentFlag.AlignTop)
        return grid

    def _make_pair(self, pair: ClausePair) -> QWidget:
        old, new = word_differences(pair.old_text, pair.new_text)
        if pair.new_page is None:
            old, new = [Piece(pair.old_text, False)], []
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        nowhere = tr("no clause like it") if pair.new_page is None else tr("Page {page:,}", page=pair.new_page)
        for place, (where, pieces) in enumerate(((tr("Page {page:,}", page=pair.old_page), old), (nowhere, new))):
            grid.setColumnStretch(place, 1)
            grid.addWidget(label(where, "smallPrint"), 0, place)
            if pieces:
                grid.addWidget(self._make_clause(pieces, old=place == 0), 1, place)
        return made

    def _make_clause(self, pieces: Sequence[Piece], *, old: bool) -> QLabel:
        colours = self._theme.palette.colours()
        ink, paper = (colours["danger"], colours["danger_soft"]) if old else (colours["good"], colours["good_soft"])
        style = f"color:{ink};background-color:{paper};" + (
            "text-decoration:line-through;" if old else "font-weight:600;"
        )
        words = "".join(
            f'<span style="{style}">{html.escape(piece.text)}</span>' if piece.changed else html.escape(piece.text)
            for piece in pieces
        )
        made = selectable(label("", "clause", wrap=True))
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setText(words.replace("\n", "<br>"))
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        return made
