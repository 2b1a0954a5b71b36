"""Pictures of pages, drawn by QtPdf on a thread of its own and kept while there is room."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

MOST_BYTES = 160 * 2**20
"""Of all pictures kept; some twelve pages on a screen of 4K."""
_AT_ONCE = 2
"""Pages asked for and not drawn yet: a request cannot be taken back, and what is in view changes while scrolling."""

_ROTATIONS = tuple(QPdfDocumentRenderOptions.Rotation)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture of a page (0-based), in pixels of the screen, after quarter turns clockwise."""

    page: int
    width: int
    height: int
    quarters: int = 0


class PagePictures(QObject):
    """Asked for what is in view; tells when something more can be shown."""

    ready = Signal(int)

    def __init__(self, document: QPdfDocument, most_bytes: int = MOST_BYTES) -> None:
        super().__init__()
        self._most = most_bytes
        self._renderer = QPdfPageRenderer()
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(document)
        self._renderer.pageRendered.connect(self._take)
        self._held: OrderedDict[Wanted, QImage] = OrderedDict()
        self._queue: list[Wanted] = []
        self._asked: dict[int, Wanted] = {}

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Draw these, in this order, and no others."""
        under_way = set(self._asked.values())
        self._queue = [one for one in wanted if one not in self._held and one not in under_way]
        self._ask()

    def picture(self, wanted: Wanted) -> QImage | None:
        """The picture, if it is there."""
        if wanted in self._held:
            self._held.move_to_end(wanted)
        return self._held.get(wanted)

    def stand_in(self, wanted: Wanted) -> QImage | None:
        """The page turned so, of any other size: to be shown until the right one is there."""
        alike = (one for one in reversed(self._held) if (one.page, one.quarters) == (wanted.page, wanted.quarters))
        return self._held.get(next(alike, wanted))

    def forget(self) -> None:
        """Another document: nothing kept shows it, nothing under way will."""
        self._held.clear()
        self._queue.clear()
        self._asked.clear()

    def _ask(self) -> None:
        while self._queue and len(self._asked) < _AT_ONCE:
            one = self._queue.pop(0)
            options = QPdfDocumentRenderOptions()
            options.setRotation(_ROTATIONS[one.quarters % 4])
            number = self._renderer.requestPage(one.page, QSize(one.width, one.height), options)
            if number:
                self._asked[number] = one

    @Slot(int, QSize, QImage, QPdfDocumentRenderOptions, "qulonglong")
    def _take(
        self, page: int, size: QSize, image: QImage, options: QPdfDocumentRenderOptions, number: int
    ) -> None:  # fmt: skip
        one = self._asked.pop(number, None)
        if one is not None and not image.isNull():
            self._held[one] = image
            kept = sum(held.sizeInBytes() for held in self._held.values())
            while kept > self._most and len(self._held) > 1:
                kept -= self._held.popitem(last=False)[1].sizeInBytes()
            self.ready.emit(page)
        self._ask()
