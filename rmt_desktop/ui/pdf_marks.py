"""Words of a page of a PDF: where they are drawn, what stands there, and a picture of them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

from rmt_desktop.domain.documents import Page
from rmt_desktop.ui.alignment import locate, same_words

MARK = "#ffd54a"
"""Multiplied with the page, so that the words stay readable."""
_AROUND = (14.0, 22.0)
"""Points of the page shown beside, and above and below the words."""
_PLACELESS = "\ufffe\x02"
"""How QtPdf calls a hyphen that ends a line; it gives it no place of its own."""
_GAP = 10.0
"""Points between two boxes of a line at most."""
_HEIGHTS = (0.12, 0.5, 0.9)
"""Of a line, where quotation marks, letters and full stops are met."""
_LEAST_WIDTH = 330.0
"""Points: a few words are shown with what stands beside them, at a size as in the document."""


def outlines(document: QPdfDocument, index: int, page: str, start: int, end: int) -> list[QRectF]:
    """Boxes around ``page[start:end]`` as QtPdf draws it, in points from the page's top left corner.

    None unless QtPdf's own text there is the same, white space, hyphens and shapes of characters aside.

    Args:
        document: an opened file.
        index: 0-based page.
        page: the page's text as stored.
        start: where the words begin in it.
        end: where they end.
    """
    found = locate(page, start, end, document.getAllText(index).text())
    if found is None:
        return []
    selection = document.getSelectionAtIndex(index, found.start, found.end - found.start)
    if not same_words(page[start:end], selection.text()):
        return []
    return lines([polygon.boundingRect() for polygon in selection.bounds()])


def seen_outlines(page: Page, start: int, end: int) -> list[QRectF]:
    """Boxes around ``page.text[start:end]`` of a recognised page, in points from its top left corner.

    None unless every letter of it is of a word whose place is known.
    """
    words = page.seen.within(start, end) if page.seen else []
    covered = "".join(page.text[max(start, word.start) : min(end, word.end)] for word in words)
    if not words or not same_words(page.text[start:end], covered):
        return []
    return lines([QRectF(w.left, w.top, w.right - w.left, w.bottom - w.top) for w in words])


def lines(boxes: Sequence[QRectF]) -> list[QRectF]:
    """Boxes that follow each other on a line as one: PDF engines give every change of font one of its own."""
    joined: list[QRectF] = []
    for box in boxes:
        last = joined[-1] if joined else None
        if last is not None and _same_line(last, box):
            joined[-1] = last.united(box)
        else:
            joined.append(box)
    return joined


def _same_line(one: QRectF, other: QRectF) -> bool:
    low, high = sorted((one, other), key=lambda box: box.height())
    level = high.top() <= low.center().y() <= high.bottom()
    gap = max(other.left() - one.right(), one.left() - other.right())
    return level and gap <= max(_GAP, high.height())


def text_under(document: QPdfDocument, index: int, boxes: Sequence[QRectF]) -> str:
    """What QtPdf extracts from under boxes (in points), whatever they were made from; lines may be apart by blanks.

    A selection from the left edge of a box to its right may end a flat character short, or run through words that
    come between in the file but stand elsewhere on the page. So it is taken at three heights, and where these differ,
    and beside what they give, each character's own place decides.
    """
    text = document.getAllText(index).text()
    under: set[int] = set()
    for box in boxes:
        ranges = [_selected(document, index, box, height) for height in _HEIGHTS]
        low, high = min(a for a, _ in ranges), max(b for _, b in ranges)
        sure = set(range(max(a for a, _ in ranges), min(b for _, b in ranges)))
        if text[low:high].strip().count("\n"):
            sure = set()  # a box is one line: something stands elsewhere
        under |= sure | {i for i in range(low, high) if i not in sure and _lies_in(document, index, i, [box])}
    for step in (-1, 1):
        under |= _neighbours(document, index, text, under, boxes, step)
    under |= {i for i, character in enumerate(text) if character in _PLACELESS and i - 1 in under}
    return "".join(text[i] for i in sorted(under))


def _neighbours(
    document: QPdfDocument, index: int, text: str, under: set[int], boxes: Sequence[QRectF], step: int
) -> set[int]:
    """Characters before (or after) those known that lie under a box too; blanks between have no place of their own."""
    found: set[int] = set()
    for edge in [i for i in under if i + step not in under]:
        at = edge + step
        while 0 <= at < len(text) and at not in under and at not in found:
            if not text[at].isspace() and text[at] not in _PLACELESS:
                if not _lies_in(document, index, at, boxes):
                    break
                found.add(at)
            at += step
    return found


def _selected(document: QPdfDocument, index: int, box: QRectF, height: float) -> tuple[int, int]:
    level = box.top() + height * box.height()
    selection = document.getSelection(index, QPointF(box.left() + 0.5, level), QPointF(box.right() - 0.5, level))
    return selection.startIndex(), selection.endIndex()


def _lies_in(document: QPdfDocument, index: int, character: int, boxes: Sequence[QRectF]) -> bool:
    bounds = document.getSelectionAtIndex(index, character, 1).bounds()
    middle = bounds[0].boundingRect().center() if bounds else None
    return middle is not None and any(box.adjusted(-0.6, -0.6, 0.6, 0.6).contains(middle) for box in boxes)


def clip(document: QPdfDocument, index: int, boxes: Sequence[QRectF]) -> QRectF:
    """The part of a page, in points, that shows marked words and a little around them; empty without boxes."""
    if not boxes:
        return QRectF()
    around = QRectF()
    for box in boxes:
        around = around.united(box)
    around.adjust(-_AROUND[0], -_AROUND[1], _AROUND[0], _AROUND[1])
    missing = max(0.0, _LEAST_WIDTH - around.width()) / 2
    around.adjust(-missing, 0, missing, 0)
    page = QRectF(QPointF(0, 0), document.pagePointSize(index))
    if around.left() < 0:
        around.moveLeft(0)
    elif around.right() > page.right():
        around.moveRight(page.right())
    return around.intersected(page)


def picture(document: QPdfDocument, index: int, boxes: Sequence[QRectF], width: int, ratio: float = 1.0) -> QImage:
    """The words in their place on the page, marked.

    Args:
        document: an opened file.
        index: 0-based page.
        boxes: around the words, in points.
        width: of the picture on the screen.
        ratio: pixels of the screen per unit of width.
    """
    part = clip(document, index, boxes)
    if part.isEmpty():
        return QImage()
    scale = width * ratio / part.width()
    pixels = QRect((part.topLeft() * scale).toPoint(), (part.size() * scale).toSize())
    options = QPdfDocumentRenderOptions()
    options.setScaledSize((document.pagePointSize(index) * scale).toSize())
    options.setScaledClipRect(pixels)
    image = QImage(pixels.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, document.render(index, QSize(pixels.size()), options))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for box in boxes:
        place = QRectF((box.topLeft() - part.topLeft()) * scale, box.size() * scale)
        painter.fillRect(place.adjusted(-1, -1, 1, 1), QColor(MARK))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
