"""What is to be compared: documents, questions and engines."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.ui.lists import show_rows
from rmt_desktop.ui.parts import button, label
from rmt_desktop.workflows.asking import ENGINES
from rmt_desktop.workflows.comparison import AskedQuestion, ComparisonWish
from rmt_desktop.workflows.writing import WRITING_ENGINES

FIRST = ("rmt", "deep", "rag-hybrid")
"""Engines that are chosen at first."""
WORDS = {
    "rmt": marked("Best passages, with recurrent memory"), "deep": marked("Every page, with the question in view"),
    "rag-bm25": marked("Passages by words, no memory"), "rag-dense": marked("Passages by meaning, no memory"),
    "rag-hybrid": marked("Passages by words and meaning, no memory"),
    "passage": marked("The whole text in pieces, no memory"),
    "cag": marked("Document in the model's cache"), "full": marked("Document in the prompt"),
    "rmt-lm": marked("Decoder with recurrent memory"), "xl": marked("Decoder with cached segments (Transformer-XL)"),
    "compressive": marked("Older cache compressed"),
}  # fmt: skip
_ACROSS = 3
_NEEDED = marked("needs a language model")


class CompareSetup(QWidget):
    """Documents and engines to tick, and a field with a question per line.

    Args:
        from_chat: the questions of the chat shown.
        from_file: lets the user choose a file of questions.
    """

    def __init__(self, from_chat: Callable[[], Sequence[str]], from_file: Callable[[], object]) -> None:
        super().__init__()
        self._from_chat, self._from_file = from_chat, from_file
        self._golds: dict[str, tuple[str, ...]] = {}
        self.documents = QListWidget()
        self.documents.setAccessibleName(tr("Documents to ask"))
        self.documents.setObjectName("field")
        show_rows(self.documents, 1)
        self.questions = QPlainTextEdit()
        self.questions.setObjectName("question")
        self.questions.setAccessibleName(tr("Questions, one per line"))
        self.questions.setPlaceholderText(tr("Type questions, one per line"))
        self.questions.setTabChangesFocus(True)
        self.questions.setFixedHeight(84)
        self.questions.setAcceptDrops(False)
        self.engines: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Documents"), "paneTitle"))
        column.addWidget(self.documents)
        column.addWidget(label(tr("Questions"), "paneTitle"))
        column.addWidget(self.questions)
        column.addLayout(self._make_sources())
        column.addWidget(label(tr("Engines"), "paneTitle"))
        column.addLayout(self._make_engines([name for name in ENGINES if name not in WRITING_ENGINES]))
        self.writers = label(tr("Engines that write"), "muted")
        column.addWidget(self.writers)
        column.addLayout(self._make_engines(WRITING_ENGINES))

    def fill(self, documents: Sequence[Document], chosen: Sequence[int], writers: bool) -> None:
        """Offer documents, with those chosen ticked; engines that write need an installed language model."""
        self.documents.clear()
        for document in documents:
            item = QListWidgetItem(document.name)
            item.setData(Qt.ItemDataRole.UserRole, document.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if document.id in chosen else Qt.CheckState.Unchecked)
            self.documents.addItem(item)
        show_rows(self.documents, len(documents))
        for name in WRITING_ENGINES:
            self.engines[name].setEnabled(writers)
            if not writers:
                self.engines[name].setChecked(False)
            self.engines[name].setToolTip(tr(WORDS[name]) if writers else f"{tr(WORDS[name])}: {tr(_NEEDED)}")
        needed = tr("Engines that write ({needed}: Ctrl+Shift+M)", needed=tr(_NEEDED))
        self.writers.setText(tr("Engines that write") if writers else needed)

    def ask(self, questions: Sequence[AskedQuestion]) -> None:
        """Put questions into the field, in place of what stands there."""
        lines = [" ".join(question.text.split()) for question in questions]
        self._golds = {line: q.golds for line, q in zip(lines, questions, strict=True) if q.golds is not None}
        self.questions.setPlainText("\n".join(lines))

    def wish(self, as_of_page: int | None = None) -> ComparisonWish:
        """What is chosen, as it stands; it may be nothing."""
        items = [self.documents.item(row) for row in range(self.documents.count())]
        lines = [line.strip() for line in self.questions.toPlainText().splitlines() if line.strip()]
        return ComparisonWish(
            tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked),
            tuple(AskedQuestion(line, self._golds.get(line)) for line in lines),
            tuple(name for name, box in self.engines.items() if box.isChecked()),
            as_of_page,
        )

    def take_chat(self) -> None:
        """Take the questions of the chat shown."""
        self.ask([AskedQuestion(text) for text in dict.fromkeys(self._from_chat())])

    def _make_sources(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(button(tr("From this chat"), self.take_chat))
        row.addWidget(button(tr("From a file …"), self._from_file))
        row.addStretch(1)
        return row

    def _make_engines(self, names: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(2)
        for place, name in enumerate(names):
            box = QCheckBox(name)
            box.setToolTip(tr(WORDS[name]))
            box.setAccessibleDescription(tr(WORDS[name]))
            box.setChecked(name in FIRST)
            self.engines[name] = box
            grid.addWidget(box, place // _ACROSS, place % _ACROSS)
        grid.setColumnStretch(_ACROSS, 1)
        return grid
