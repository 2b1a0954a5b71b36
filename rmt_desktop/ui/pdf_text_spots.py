"""Characters of a PDF's pages by where they are drawn: what selecting with the mouse needs."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtPdf import QPdfDocument

from rmt_desktop.ui.pdf_marks import lines

_KEPT = 8
"""Pages whose lines are remembered."""


@dataclass(frozen=True, slots=True, order=True)
class TextSpot:
    """Before a character of a page."""

    page: int
    """0-based."""
    index: int
    """In the page's text as QtPdf has it."""


class TextSpots:
    """Looks characters up; QtPdf alone finds one only right under the pointer, here the nearest line counts."""

    def __init__(self, document: QPdfDocument) -> None:
        self._document = document
        self._pages: OrderedDict[int, tuple[str, list[QRectF]]] = OrderedDict()

    def forget(self) -> None:
        """Another document is shown."""
        self._pages.clear()

    def text(self, page: int) -> str:
        """A page's (0-based) text as QtPdf has it."""
        return self._page(page)[0]

    def at(self, page: int, point: QPointF) -> TextSpot | None:
        """The spot nearest to a point of the upright page; None if the page has no text."""
        text, boxes = self._page(page)
        if not boxes:
            return None
        line = min(boxes, key=lambda box: _distance(box, point))
        if point.x() >= line.right() - 0.5:
            return TextSpot(page, min(len(text), self._index(page, QPointF(line.right() - 0.5, line.center().y())) + 1))
        return TextSpot(page, self._index(page, QPointF(max(point.x(), line.left() + 0.5), line.center().y())))

    def word_around(self, spot: TextSpot) -> tuple[TextSpot, TextSpot]:
        """The word a spot is in."""
        text = self.text(spot.page)
        start = end = min(spot.index, max(0, len(text) - 1))
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return TextSpot(spot.page, start), TextSpot(spot.page, end)

    def boxes(self, page: int, first: TextSpot, last: TextSpot) -> list[QRectF]:
        """Around what is selected of a page, in points."""
        start, end = self._range(page, first, last)
        if start >= end:
            return []
        selection = self._document.getSelectionAtIndex(page, start, end - start)
        return lines([polygon.boundingRect() for polygon in selection.bounds()])

    def between(self, first: TextSpot, last: TextSpot) -> str:
        """The text from one spot to another, on as many lines as on the pages."""
        parts = [
            self.text(page)[slice(*self._range(page, first, last))] for page in range(first.page, last.page + 1)
        ]  # fmt: skip
        return "\n".join(tidy(part) for part in parts)

    def _range(self, page: int, first: TextSpot, last: TextSpot) -> tuple[int, int]:
        if not first.page <= page <= last.page:
            return 0, 0
        return first.index if page == first.page else 0, last.index if page == last.page else len(self.text(page))

    def _index(self, page: int, point: QPointF) -> int:
        """Of the character at a point on a line: where a selection from the page's first character to it ends."""
        _, boxes = self._page(page)
        begin = QPointF(boxes[0].left() + 0.5, boxes[0].center().y())
        selection = self._document.getSelection(page, begin, point)
        if not selection.isValid():
            return 0
        back = (point.y(), point.x()) < (begin.y(), begin.x())
        return selection.startIndex() if back else selection.endIndex()

    def _page(self, page: int) -> tuple[str, list[QRectF]]:
        if page not in self._pages:
            selection = self._document.getAllText(page)
            self._pages[page] = selection.text(), [polygon.boundingRect() for polygon in selection.bounds()]
        self._pages.move_to_end(page)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return self._pages[page]


def tidy(text: str) -> str:
    """QtPdf's text as people paste it: plain line ends, a hyphen where it has a sign of its own for one.

    >>> tidy("a\\r\\nre\\ufffe\\r\\nnt")
    'a\\nre-\\nnt'
    """
    return text.replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-")


def _distance(box: QRectF, point: QPointF) -> tuple[float, float]:
    below = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    beside = max(box.left() - point.x(), 0.0, point.x() - box.right())
    return below * 3 + beside, beside
