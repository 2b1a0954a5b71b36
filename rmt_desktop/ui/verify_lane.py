"""The lane: each statement of an answer beside its quote on the page, to be accepted or rejected by one key."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Question, Verdict
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.ui.parts import IconButton, header, label
from rmt_desktop.ui.quote_looks import QuoteLooks
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.verify_row import VerifyRow
from rmt_desktop.ui.verify_sheet import VerifySheet
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.phrases import verdict_summary

KEYS = marked("A accept · R reject · U undo · N or ↓ next · P or ↑ previous · O or Enter open at its page · Esc close")
PICTURE_WIDTH = 760
"""Units of the screen: the most a picture is shown at."""


class VerifyLane(QWidget):
    """Shows one question's answer; pictures come one at a time, so that the window never waits for them."""

    closed = Signal()
    open_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._looks = QuoteLooks(desk.document, desk.page)
        self._sheet: VerifySheet | None = None
        self._rows: list[VerifyRow] = []
        self._to_look_up: list[int] = []
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._summary = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._close = IconButton(theme, "close", tr("Back to the document (Esc)"), self.closed.emit)
        column.addWidget(header(tr("Verify"), self._summary, self._close))
        self._question = label("", "bar", wrap=True)
        column.addWidget(self._question)
        column.addWidget(self._make_area(), 1)
        column.addWidget(label(tr(KEYS), "bar", wrap=True))

    def show_question(self, question: Question) -> None:
        """Begin with a question's first quote that has no verdict."""
        self._sheet = VerifySheet(question)
        self._question.setText(question.text)
        self._clear()
        for item in self._sheet.items:
            row = VerifyRow(item)
            row.chosen.connect(self._select)
            row.judged.connect(self.judge)
            row.opened.connect(self._open)
            self._rows.append(row)
            self._column.insertWidget(len(self._rows) - 1, row)
        self._to_look_up = [item.place for item in self._sheet.items if item.evidence is not None]
        self._sheet.select(len(self._rows) - 1)
        if not self._sheet.step_to_open():
            self._sheet.select(0)
        self._show_current()
        QTimer.singleShot(0, self, self._look_up)

    def question_id(self) -> int | None:
        """The question shown."""
        return self._sheet.question.id if self._sheet else None

    def sheet(self) -> VerifySheet | None:
        """What is shown."""
        return self._sheet

    def update_question(self, question: Question) -> None:
        """Take over new verdicts of the question shown."""
        if self._sheet is not None and self._sheet.question.id == question.id:
            self._sheet.update(question)
            for row, item in zip(self._rows, self._sheet.items, strict=True):
                row.show_item(item)
            self._show_current()

    def forget(self) -> None:
        """Show nothing and let go of all files."""
        self._sheet, self._to_look_up = None, []
        self._clear()
        self._looks.close()

    @Slot(int, object)
    def judge(self, place: int, verdict: Verdict) -> None:
        """Store a verdict and, unless it is taken back, go on to the next quote without one."""
        sheet = self._sheet
        quote = sheet.items[place].quote if sheet else None
        if sheet is None or quote is None:
            return
        self._desk.judge(sheet.question.id, quote, verdict)
        sheet.update(self._desk.question(sheet.question.id))
        sheet.select(place)
        if verdict is not Verdict.OPEN:
            sheet.step_to_open()
        self.update_question(sheet.question)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the lane; anything else as usual."""
        item = self._sheet.item() if self._sheet else None
        verdicts = {Qt.Key.Key_A: Verdict.ACCEPTED, Qt.Key.Key_R: Verdict.REJECTED, Qt.Key.Key_U: Verdict.OPEN}
        steps = {Qt.Key.Key_N: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_P: -1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if item is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in verdicts:
            self.judge(item.place, verdicts[key])
        elif key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_O, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(item.place)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if self._sheet is not None:
            self._sheet.step(by)
            self._show_current()

    @Slot(int)
    def _select(self, place: int) -> None:
        if self._sheet is not None:
            self._sheet.select(place)
            self._show_current()
            self.setFocus()

    @Slot(int)
    def _open(self, place: int) -> None:
        evidence = self._sheet.items[place].evidence if self._sheet else None
        if evidence is not None:
            self.open_asked.emit(evidence)

    @Slot()
    def _look_up(self) -> None:
        if not self._to_look_up or self._sheet is None:
            return
        place = self._to_look_up.pop(0)
        evidence = self._sheet.items[place].evidence
        if evidence is not None:
            look = self._looks.look(evidence, PICTURE_WIDTH, self.devicePixelRatioF())
            self._sheet.find_support(place, look.support)
            self._rows[place].show_look(look)
            self._rows[place].show_item(self._sheet.items[place])
        QTimer.singleShot(0, self, self._look_up)

    def _show_current(self) -> None:
        if self._sheet is None:
            return
        for place, row in enumerate(self._rows):
            row.set_current(place == self._sheet.current)
        if self._rows:
            self._area.ensureWidgetVisible(self._rows[self._sheet.current], 0, 12)
            self.setAccessibleDescription(self._rows[self._sheet.current].accessibleName())
        self._summary.setText(verdict_summary(self._sheet.question) or tr("{count} to verify", count=len(self._rows)))

    def _make_area(self) -> QScrollArea:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("messages")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(14, 14, 14, 14)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self._area.setWidget(inner)
        return self._area

    def _clear(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
