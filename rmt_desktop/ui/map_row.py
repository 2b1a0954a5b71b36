"""The reading map with its line of words, for the document shown."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from rmt_desktop.domain.answers import Answer
from rmt_desktop.domain.documents import Document, Page
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.as_of_slider import AsOfSlider
from rmt_desktop.ui.elided import ElidedLabel
from rmt_desktop.ui.map_cells import answer_heat, cell_states, heat_words, map_words
from rmt_desktop.ui.parts import button
from rmt_desktop.ui.reading_map import ReadingMap
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.wording import time_left
from rmt_desktop.workflows.events import ReadingProgress


class MapRow(QFrame):
    """Follows one document and the answer whose heat is shown.

    Args:
        segment_pages: the page (1-based) on which each segment of a document starts.
        segmented_pages: the pages of which a document's segments hold text.
    """

    page_chosen = Signal(int)
    as_of_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        segment_pages: Callable[[int], Sequence[int]],
        segmented_pages: Callable[[int], Collection[int]],
    ) -> None:
        super().__init__()
        self._segment_pages, self._segmented_pages = segment_pages, segmented_pages
        self._document: Document | None = None
        self._pages: Sequence[Page] = ()
        self._starts: Sequence[int] = ()
        self._segmented: Collection[int] = ()
        self._answer: Answer | None = None
        self._progress: ReadingProgress | None = None
        self.setObjectName("toolRow")
        self.map = ReadingMap(theme)
        self.map.page_chosen.connect(self.page_chosen)
        self.map.cell_described.connect(self._describe)
        self.words = ElidedLabel("", "smallPrint")
        self.words.setSizePolicy(self.words.sizePolicy().Policy.Ignored, self.words.sizePolicy().Policy.Preferred)
        self.slider = AsOfSlider()
        self.slider.changed.connect(self._show_as_of)
        self._as_of = button(tr("As of …"), self.toggle_as_of, "small")
        self._as_of.setToolTip(tr("Ask as if the document ended after some page (Ctrl+Shift+A)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 5, 16, 6)
        column.setSpacing(3)
        column.addWidget(self.map)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self._as_of)
        column.addLayout(row)
        column.addWidget(self.slider)
        self.hide()

    def show_document(self, document: Document | None, pages: Sequence[Page]) -> None:
        """Follow another document, or none."""
        self._document, self._pages, self._starts, self._progress = document, pages, (), None
        self.setVisible(document is not None)
        self.slider.end()
        self._show()

    def update_document(self, document: Document, pages: Sequence[Page]) -> None:
        """Take over the state of the document shown, and its pages as they are now."""
        if self._document is not None and self._document.id == document.id:
            known = self._document
            if (document.state, document.segment_count, document.parser) != (
                known.state,
                known.segment_count,
                known.parser,
            ):
                self._starts = ()
            self._document, self._pages = document, pages
            if document.segments_read >= document.segment_count:
                self._progress = None
            self._show()

    def show_progress(self, progress: ReadingProgress) -> None:
        """Follow the reading of the document shown."""
        if self._document is not None and self._document.id == progress.document_id and progress.stage == "reading":
            self._progress = progress
            self._show()

    def show_heat(self, answer: Answer | None) -> None:
        """Show which pages contributed to an answer."""
        self._answer = answer
        self._show()

    def toggle_as_of(self) -> None:
        """Choose the last page that counts for a question, beginning with the one in view; or end that."""
        if self.slider.isHidden() and self._pages:
            self.slider.begin(len(self._pages), self.map.page())
        else:
            self.slider.end()

    def as_of(self) -> int | None:
        """The last page of the document shown that counts for a question; None: all do."""
        return self.slider.page()

    @Slot(object)
    def _show_as_of(self, page: int | None) -> None:
        self._show()
        self.as_of_changed.emit(page)

    @Slot(str)
    def _describe(self, cell: str) -> None:
        self.words.setText(cell)

    def _show(self) -> None:
        document = self._document
        if document is None:
            return
        if not self._starts:
            self._starts, self._segmented = self._segment_pages(document.id), self._segmented_pages(document.id)
        read = max(document.segments_read, self._progress.done if self._progress else 0)
        waiting = [page.number for page in self._pages if page.unrecognised]
        seen = [page.number for page in self._pages if page.seen and page.number not in self._segmented]
        states = cell_states([page.state for page in self._pages], self._starts, read, waiting, seen)
        self.map.show_pages(states, answer_heat(self._answer, document.id), self.as_of())
        left = time_left(self._progress.seconds_left) if self._progress else ""
        said = (map_words(states, left), heat_words(self._answer, document.id))
        self.words.setText(" · ".join(filter(None, said)))
        self.words.setToolTip(self.words.text())
        self.map.setAccessibleDescription(self.words.text())
