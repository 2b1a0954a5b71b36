"""What the chat shows where the documents don't answer: why, the question's words, and what to try next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Question
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.language import numeral, tr
from rmt_desktop.ui import absence_wording as words
from rmt_desktop.ui.answer_wording import breakable
from rmt_desktop.ui.parts import button, label
from rmt_desktop.workflows.absence import Absence, TermPlaces

_COLUMNS = 2


class NotFound(QWidget):
    """Explains an abstention; ``search_asked`` with a document and a word, ``deeper_asked`` with the question."""

    search_asked = Signal(int, str)
    deeper_asked = Signal(object)

    def __init__(self, question: Question, documents: Sequence[Document], explain: Callable[[], Absence]) -> None:
        super().__init__()
        self._question, self._documents, self._explain = question, list(documents), explain
        self.absence: Absence | None = None
        self._title = label(tr("Not found"), "title", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Explain once it comes into view: that takes a look at every page, and a chat may be long."""
        super().paintEvent(event)
        if self.absence is None:
            QTimer.singleShot(0, self, self._fill_in_view)

    @Slot()
    def _fill_in_view(self) -> None:
        """Explain, unless the window was closed in the meantime, and the library with it."""
        if self.isVisible():
            self.fill()

    @Slot()
    def fill(self) -> None:
        """Explain now; a second call does nothing."""
        if self.absence is not None:
            return
        self.absence = self._explain()
        self._title.setText(words.title(self.absence))
        self._column.addWidget(label(breakable(words.explanation(self.absence, self._documents)), "muted", wrap=True))
        problem = words.unreadable(self.absence)
        if problem:
            warning = label(breakable(problem), "badge", wrap=True)
            warning.setProperty("tone", "warn")
            self._column.addWidget(warning)
        if self.absence.terms:
            self._column.addWidget(label(tr(words.TERMS), "smallPrint", wrap=True))
            self._column.addLayout(self._make_terms(self.absence.terms))
        self._column.addLayout(self._make_next(self.absence))

    def search_rarest(self) -> bool:
        """Search the documents for the question's rarest word; False if none of its words stands anywhere."""
        self.fill()
        rarest = self.absence.rarest() if self.absence else None
        if rarest is not None:
            self._search(rarest)
        return rarest is not None

    def _search(self, places: TermPlaces) -> None:
        if places.documents:
            self.search_asked.emit(places.documents[0], places.stem)

    def _make_terms(self, found: Sequence[TermPlaces]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for i, places in enumerate(found):
            text = QFontMetrics(self.font()).elidedText(places.term, Qt.TextElideMode.ElideRight, 120)
            made = button(f"{text} · {numeral(places.places)}", lambda places=places: self._search(places), "chip")  # type: ignore[misc]
            made.setEnabled(places.places > 0)
            made.setAccessibleName(words.term_words(places))
            made.setToolTip(words.term_words(places))
            grid.addWidget(made, i // _COLUMNS, i % _COLUMNS)
        return grid

    def _make_next(self, absence: Absence) -> QHBoxLayout:
        row = QHBoxLayout()
        if self._question.engine != "deep":
            deeper = button(tr("Read deeper"), lambda: self.deeper_asked.emit(self._question))
            deeper.setToolTip(tr(words.DEEPER))
            row.addWidget(deeper)
        if absence.rarest() is not None:
            search = button(tr("Search its words"), self.search_rarest)
            search.setToolTip(tr(words.LITERAL))
            row.addWidget(search)
        row.addStretch(1)
        return row
