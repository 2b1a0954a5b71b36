"""Where a question is typed: suggestions, the documents it goes to, the field, and what is wrong with it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.answer_wording import character_count
from rmt_desktop.ui.elided import ElidedLabel
from rmt_desktop.ui.parts import button, label
from rmt_desktop.ui.question_field import QuestionField
from rmt_desktop.ui.wording import scope_line
from rmt_desktop.workflows.tally import asks_for_all


class AskBar(QWidget):
    """The lower end of the chat; ``sent`` by Enter or the button."""

    sent = Signal()

    def __init__(self, ask: Callable[[str], object]) -> None:
        super().__init__()
        self._ask = ask
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(7)
        self._chips = QVBoxLayout()
        self._chips.setSpacing(6)
        self._offered: list[QPushButton] = []
        self._scope = ElidedLabel("", "smallPrint")
        self._scope.setSizePolicy(self._scope.sizePolicy().Policy.Ignored, self._scope.sizePolicy().Policy.Preferred)
        self.field = QuestionField()
        self.field.sent.connect(self.sent)
        self.field.textChanged.connect(self._count)
        self._counter = label("", "smallPrint")
        self.problem = label("", "badge", wrap=True)
        self.problem.setProperty("tone", "danger")
        self.problem.hide()
        self.list_all = QCheckBox(tr("List every finding"))
        self.list_all.setToolTip(tr("Read every page and fill a table with all that answers, instead of one answer"))
        self.list_all.clicked.connect(self._overrule)
        self._overruled = False
        row = QHBoxLayout()
        row.addWidget(self.list_all)
        row.addWidget(self._counter, 1)
        row.addWidget(button(tr("Ask"), self.sent.emit, "primary"))
        column.addLayout(self._chips)
        column.addWidget(self._scope)
        column.addWidget(self.field)
        column.addWidget(self.problem)
        column.addLayout(row)

    def show_scope(self, documents: Sequence[Document], as_of: int | None = None) -> None:
        """Say which documents the next question is asked of, and as of which page."""
        self._scope.setText(scope_line(documents) + ("" if as_of is None else tr(" as of page {page:,}", page=as_of)))
        self._scope.setToolTip("\n".join(document.name for document in documents))

    def suggest(self, questions: Sequence[str]) -> None:
        """Offer questions to click."""
        for chip in self._offered:
            chip.hide()
            chip.deleteLater()
        self._offered = [button(text, partial(self._take, text), "chip") for text in questions]
        for chip in self._offered:
            self._chips.addWidget(chip)

    def suggestions(self) -> list[QPushButton]:
        """The questions still offered."""
        return list(self._offered)

    def clear(self) -> None:
        """What was typed is sent: who types needs no suggestions any more."""
        self.suggest(())
        self._overruled = False
        self.field.clear()

    def tell(self, problem: str | None) -> None:
        """Say what is wrong with the question, or nothing."""
        self.problem.setText(problem or "")
        self.problem.setVisible(problem is not None)

    def wants_all(self, text: str) -> bool:
        """Whether every finding is wanted: as the box says; of a suggestion, as its words say."""
        typed = self.field.toPlainText().strip() == text.strip()
        return self.list_all.isChecked() if typed else asks_for_all(text)

    def _take(self, text: str) -> None:
        self._ask(text)
        if self.problem.isHidden():
            self.suggest([chip.text() for chip in self._offered if chip.text() != text])

    @Slot()
    def _overrule(self) -> None:
        self._overruled = True

    @Slot()
    def _count(self) -> None:
        text = self.field.toPlainText()
        self._counter.setText(character_count(text))
        self.problem.hide()
        if not self._overruled:
            self.list_all.setChecked(asks_for_all(text))
