"""Words of a page of a PDF: where they are drawn, what stands there, and a picture of them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

from rmt_desktop.ui.alignment import locate, same_words

MARK = "#ffd54a"
"""Multiplied with the page, so that the words stay readable."""
_AROUND = (14.0, 22.0)
"""Points of the page shown beside, and above and below the words."""
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
    return [polygon.boundingRect() for polygon in selection.bounds()]


def text_under(document: QPdfDocument, index: int, boxes: Sequence[QRectF]) -> str:
    """What QtPdf extracts from under boxes, selecting each from its left edge to its right."""
    parts = [
        document.getSelection(
            index,
            box.topLeft() + QPointF(0.5, box.height() / 2),
            box.bottomRight() - QPointF(-1.5, box.height() / 2),
        ).text()
        for box in boxes
    ]
    return "\n".join(parts)


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
