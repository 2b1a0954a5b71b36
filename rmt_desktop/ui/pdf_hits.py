"""Places found in a PDF, outlined a few at a time: the window stays quick however many there are."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QTimer, Signal, Slot
from PySide6.QtPdf import QPdfDocument

from rmt_desktop.domain.documents import Page
from rmt_desktop.ui.pdf_marks import outlines
from rmt_desktop.ui.search import Hit

_MOST_OF_A_PAGE = 60


class PdfHits(QObject):
    """Outlines of the places on the pages asked for; tells when there are more."""

    found = Signal()

    def __init__(self, document: QPdfDocument) -> None:
        super().__init__()
        self._document = document
        self._pages: Sequence[Page] = ()
        self._hits: dict[int, list[Hit]] = {}
        self._boxes: dict[int, list[QRectF]] = {}
        self._missing: list[Hit] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._outline_one)

    def show(self, pages: Sequence[Page], hits: Sequence[Hit]) -> None:
        """Show these places from now on; ``pages[n - 1]`` is page n as stored."""
        by_page: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            by_page[hit.page - 1].append(hit)
        self._pages, self._hits, self._boxes, self._missing = pages, dict(by_page), {}, []
        self._timer.stop()

    def boxes(self, page: int) -> Sequence[QRectF]:
        """Those of a page (0-based) known by now; the others are looked up in the background."""
        if page in self._hits and page not in self._boxes:
            self._boxes[page] = []
            self._missing += self._hits[page][:_MOST_OF_A_PAGE]
            self._timer.start()
        return self._boxes.get(page, ())

    @Slot()
    def _outline_one(self) -> None:
        if not self._missing:
            self._timer.stop()
            return
        hit = self._missing.pop(0)
        if hit.page <= self._document.pageCount():
            text = self._pages[hit.page - 1].text
            self._boxes[hit.page - 1] += outlines(self._document, hit.page - 1, text, hit.start, hit.end)
            self.found.emit()
