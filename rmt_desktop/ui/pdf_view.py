"""A PDF in continuous pages: words marked, places found, text selected."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.page_area import Overlay, PageArea, Zoom
from rmt_desktop.ui.pdf_hits import PdfHits
from rmt_desktop.ui.pdf_marks import MARK, outlines, seen_outlines, text_under
from rmt_desktop.ui.pdf_text_spots import TextSpot, TextSpots, tidy
from rmt_desktop.ui.search import Hit

_HIT = "#fff0b3"
_SELECTED = "#a9d3f5"


class PdfView(PageArea):
    """Pages with exact highlights; nothing is marked that does not stand there word for word."""

    selection_changed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName(tr("Document pages"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.spots = TextSpots(self.file)
        self._hits = PdfHits(self.file)
        self._hits.found.connect(self._repaint)
        self._marks: tuple[int, list[QRectF]] | None = None
        self._recognised = ""
        self._selected: tuple[TextSpot, TextSpot] | None = None
        self._anchor: TextSpot | None = None

    def open(self, path: Path, password: str = "") -> bool:
        """Show a file; False if QtPdf cannot open it."""
        self._clear()
        self.file.setPassword(password)
        opened = self.file.load(str(path)) == QPdfDocument.Error.None_
        self.measure()
        if opened:
            self.fit(Zoom.WIDTH)
        return opened

    def close_document(self) -> None:
        """Let go of the file."""
        self._clear()
        self.file.close()
        self.measure()

    def mark(self, number: int, page: str, start: int, end: int) -> bool:
        """As :meth:`mark_on`, of a page that nothing but its text is known of.

        Args:
            number: 1-based page.
            page: the page's text as stored.
            start: where the words begin in it.
            end: where they end.
        """
        return self.mark_on(Page(number, page), start, end)

    def mark_on(self, page: Page, start: int, end: int) -> bool:
        """Mark words of a page and bring them into view; False, and nothing marked, if they are not found exactly.

        Words that were recognised on a picture are marked where they were seen.
        """
        self.clear_mark()
        boxes = self._boxes(page.number, page.text, start, end)
        if not boxes and 1 <= page.number <= self.page_count():
            boxes, self._recognised = seen_outlines(page, start, end), page.text[start:end]
        if not boxes:
            self.clear_mark()
            self.go_to_page(page.number)
            return False
        self._marks = (page.number - 1, boxes)
        self._reveal(page.number - 1, boxes[0])
        self.viewport().update()
        return True

    def show_words(self, number: int, page: str, start: int, end: int) -> None:
        """Bring words of a page into view, near the top, without marking them; the page's top where they are not."""
        boxes = self._boxes(number, page, start, end)
        self.go_to_page(number)
        if boxes:
            bar = self.verticalScrollBar()
            bar.setValue(int(bar.value() + self.on_viewport(number - 1, boxes[0]).top()) - 24)

    def show_hits(self, pages: Sequence[Page], hits: Sequence[Hit]) -> None:
        """Tint all these places, as far as they are seen."""
        self._hits.show(pages, hits)
        self.viewport().update()

    def marked_text(self) -> str:
        """The text under the marks, as QtPdf extracts it or as it was recognised; empty without marks."""
        return "" if self._marks is None else self._recognised or text_under(self.file, *self._marks)

    def has_mark(self) -> bool:
        """Whether words are marked."""
        return self._marks is not None

    def clear_mark(self) -> None:
        """Mark nothing."""
        self._marks, self._recognised = None, ""
        self.viewport().update()

    def selected_text(self) -> str:
        """What is selected; empty if nothing is."""
        return "" if self._selected is None else self.spots.between(*self._selected)

    def page_text(self, number: int) -> str:
        """The text of a page (1-based)."""
        return tidy(self.spots.text(number - 1)) if 1 <= number <= self.page_count() else ""

    def select_page(self) -> None:
        """Select all text of the page in view."""
        page = self.current_page() - 1
        if self.page_count():
            self._select(TextSpot(page, 0), TextSpot(page, len(self.spots.text(page))))

    def select(self, first: TextSpot, last: TextSpot) -> None:
        """Select from one spot to another, in either order."""
        self._select(first, last)

    def overlays(self, page: int) -> Sequence[Overlay]:
        """Places found, the selection, the mark."""
        layers: list[Overlay] = [(QColor(_HIT), self._hits.boxes(page))]
        if self._selected is not None:
            layers.append((QColor(_SELECTED), self.spots.boxes(page, *self._selected)))
        if self._marks is not None and self._marks[0] == page:
            layers.append((QColor(MARK), self._marks[1]))
        return layers

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select; with Shift, go on."""
        if event.button() != Qt.MouseButton.LeftButton or not self.page_count():
            return
        spot = self._spot(event)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._anchor is not None and spot is not None:
            self._select(self._anchor, spot)
        else:
            self._anchor = spot
            self._select(None, None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._anchor is not None:
            spot = self._spot(event)
            if spot is not None:
                self._select(self._anchor, spot)
            beyond = event.position().y() - max(0.0, min(float(self.viewport().height()), event.position().y()))
            if beyond:
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + int(beyond))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        spot = self._spot(event) if self.page_count() else None
        if spot is not None:
            self._select(*self.spots.word_around(spot))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+A selects the page, Ctrl+C copies, Shift with Left and Right moves the selection's end by a word."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_A:
            self.select_page()
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_C:
            self.copy()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in steps:
            self._extend(steps[key])
        else:
            super().keyPressEvent(event)

    def copy(self) -> bool:
        """Put what is selected, otherwise what is marked, on the clipboard; False if there is nothing."""
        text = self.selected_text() or tidy(self.marked_text())
        if text:
            QGuiApplication.clipboard().setText(text)
        return bool(text)

    def _boxes(self, number: int, page: str, start: int, end: int) -> list[QRectF]:
        return outlines(self.file, number - 1, page, start, end) if 1 <= number <= self.page_count() else []

    def _clear(self) -> None:
        self.clear_mark()
        self._select(None, None)
        self._hits.show((), ())
        self.spots.forget()

    def _spot(self, event: QMouseEvent) -> TextSpot | None:
        return self.spots.at(*self.point_on_page(event.position()))

    def _select(self, first: TextSpot | None, last: TextSpot | None) -> None:
        self._selected = (
            None if first is None or last is None or first == last else (min(first, last), max(first, last))
        )
        self.viewport().update()
        self.selection_changed.emit(self._selected is not None)

    def _extend(self, step: int) -> None:
        """By a word, within the last page of the selection; without one, from the first word of the page in view."""
        first, last = self._selected or (TextSpot(self.current_page() - 1, 0),) * 2
        text, at = self.spots.text(last.page), last.index
        inside = range(1, len(text) + 1) if step > 0 else range(0, len(text))
        at += step
        while at in inside and not (text[at - 1 : at].strip() and not text[at : at + 1].strip()):
            at += step
        end = TextSpot(last.page, max(0, min(len(text), at)))
        self._select(first, max(first, end))

    def _reveal(self, page: int, box: QRectF) -> None:
        shown = self.on_viewport(page, box)
        bar, sideways = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setValue(int(bar.value() + shown.top() - self.viewport().height() / 3))
        if shown.left() < 0 or shown.right() > self.viewport().width():
            sideways.setValue(int(sideways.value() + shown.left() - 20))
