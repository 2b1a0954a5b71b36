"""The document in the middle: pages, marks, search, and the way back after a jump."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.documents import Document, Page
from rmt_desktop.ui.map_row import MapRow
from rmt_desktop.ui.parts import IconButton, NoticeBar, header, label
from rmt_desktop.ui.pdf_view import PdfView
from rmt_desktop.ui.search import Hit, find_hits
from rmt_desktop.ui.text_view import TextView
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.wording import recognised_words
from rmt_desktop.workflows.desk import Desk


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was."""

    document_id: int
    page: int


class DocumentPanel(QWidget):
    """Shows one document of the library; PDFs as pages, anything else as text."""

    opened = Signal(int)

    def __init__(self, desk: Desk, theme: Theme, welcome: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._document: Document | None = None
        self._pages: list[Page] = []
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self._hits: list[Hit] = []
        self._hit = -1
        self._searched = ""
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pdf, self.text = PdfView(self), TextView(self)
        self._stack = QStackedWidget()
        for view in (welcome, self.pdf, self.text):
            self._stack.addWidget(view)
        self.notice = NoticeBar(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header(theme))
        self.map = MapRow(theme, desk.segment_pages)
        self.map.page_chosen.connect(self.go_to_page)
        column.addWidget(self.map)
        column.addWidget(self._make_search(theme))
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.pdf.page_changed.connect(self._show_page_number)
        self.text.page_changed.connect(self._show_page_number)
        self._show_tools()

    def document_id(self) -> int | None:
        """The document shown."""
        return self._document.id if self._document else None

    def open(self, document_id: int) -> bool:
        """Show a document from its first page; False if it has no pages yet."""
        document = self._desk.document(document_id)
        if self._document is not None and self._document.id == document_id:
            return True
        pages = self._desk.pages(document_id)
        if not pages:
            return False
        self.notice.dismiss()
        self._document, self._pages, self._hits, self._hit, self._searched = document, pages, [], -1, ""
        self._title.setText(document.name)
        if document.kind == "pdf" and document.path.is_file() and self.pdf.open(document.path):
            self._stack.setCurrentWidget(self.pdf)
        else:
            self.pdf.close_document()
            self.text.show_pages(pages)
            self._stack.setCurrentWidget(self.text)
            if document.kind == "pdf":
                self.notice.tell("The PDF file cannot be opened where it was; this is its stored text.", "info")
        self.map.show_document(document, pages)
        self._show_tools()
        self._show_page_number(1)
        self.opened.emit(document_id)
        return True

    def close_document(self) -> None:
        """Show the welcome page."""
        self._document, self._pages = None, []
        self.pdf.close_document()
        self._stack.setCurrentIndex(0)
        self._title.setText("Document")
        self.map.show_document(None, ())
        self._show_tools()

    def show_evidence(self, evidence: Evidence) -> bool:
        """Open the quote's document at its page and mark it; False if it cannot be marked exactly."""
        self._remember()
        try:
            if not self.open(evidence.document_id):
                return False
        except KeyError:
            self.notice.tell(f"{evidence.document} is no longer in the library. The quote above is kept.")
            return False
        self.notice.dismiss()
        place = self._desk.place(evidence)
        start, end = (place.start, place.end) if place else (0, 0)
        marked = self._mark(evidence.page, start, end)
        if not marked:
            self.notice.tell(
                f"The quote was not found word for word on page {evidence.page} as shown; nothing is marked.", "info"
            )
        elif doubt := recognised_words(self._pages[evidence.page - 1], start, end):
            self.notice.tell(doubt, "info")
        return marked

    def current_page(self) -> int:
        """1-based number of the page in view."""
        return self._view().current_page()

    def marked_text(self) -> str:
        """The words under the marks."""
        return self._view().marked_text()

    def go_to_page(self, number: int) -> None:
        """Jump to a page (1-based)."""
        self._remember()
        self._view().go_to_page(number)

    def turn(self, pages: int) -> None:
        """Go some pages on or back."""
        if self._document is not None:
            self._view().go_to_page(self._view().current_page() + pages)

    def back(self) -> None:
        """Where the reader was before the last jump."""
        self._travel(self._back, self._forward)

    def forward(self) -> None:
        """Undo :meth:`back`."""
        self._travel(self._forward, self._back)

    def zoom(self, factor: float) -> None:
        """Larger or smaller."""
        if self._view() is self.pdf:
            self.pdf.zoom_by(factor)
        else:
            self.text.zoomIn(1) if factor > 1 else self.text.zoomOut(1)

    def fit_width(self) -> None:
        """Fit the page to the window."""
        self.pdf.fit_width()

    def open_search(self) -> None:
        """Show the search field with the cursor in it."""
        if self._document is not None:
            self._search_row.show()
            self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search_field.selectAll()

    def search_for(self, words: str) -> None:
        """Open the search with these words and mark their first place."""
        self.open_search()
        self.search_field.setText(words)
        self.find_next()

    def close_search(self) -> None:
        """Hide the search field and its mark."""
        self._search_row.hide()
        self._view().clear_mark()
        self._view().setFocus()

    def find_next(self, step: int = 1) -> None:
        """Mark the next (or previous) place of the words searched for."""
        words = self.search_field.text()
        if words != self._searched:
            self._searched, hits = words, find_hits(self._pages, words)
            if hits != self._hits:
                self._hits, self._hit = hits, -1 if step > 0 else 0
        hits = self._hits
        if not hits:
            self._count.setText("Nothing found" if words.strip() else "")
            self._view().clear_mark()
            return
        self._hit = (self._hit + step) % len(hits)
        hit = hits[self._hit]
        self._mark(hit.page, hit.start, hit.end)
        self._count.setText(f"{self._hit + 1} of {len(hits)}")

    def _mark(self, page: int, start: int, end: int) -> bool:
        if not 1 <= page <= len(self._pages):
            return False
        in_pdf = self._view() is self.pdf
        marked = self.pdf.mark_on(self._pages[page - 1], start, end) if in_pdf else self.text.mark(page, start, end)
        self._show_page_number(page)
        return marked

    def _view(self) -> PdfView | TextView:
        return self.pdf if self._stack.currentWidget() is self.pdf else self.text

    def _remember(self) -> None:
        if self._document is not None:
            self._back.append(Place(self._document.id, self._view().current_page()))
            self._forward.clear()
            self._show_tools()

    def _travel(self, taken: list[Place], left: list[Place]) -> None:
        if not taken or self._document is None:
            return
        left.append(Place(self._document.id, self._view().current_page()))
        place = taken.pop()
        try:
            self.open(place.document_id)
        except KeyError:
            return
        self._view().go_to_page(place.page)
        self._show_tools()

    def _make_header(self, theme: Theme) -> QWidget:
        self._page_field = QLineEdit()
        self._page_field.setFixedWidth(58)
        self._page_field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._page_field.setValidator(QIntValidator(1, 999_999, self))
        self._page_field.setAccessibleName("Page")
        self._page_field.returnPressed.connect(self._jump)
        self._page_total = label("", "muted")
        back = IconButton(theme, "back", "Back (Alt+Left)", self.back)
        forward = IconButton(theme, "forward", "Forward (Alt+Right)", self.forward)
        self._travel_buttons = (back, forward)
        self._tools = (
            back,
            forward,
            IconButton(theme, "up", "Previous page (Ctrl+PgUp)", lambda: self.turn(-1)),
            self._page_field,
            self._page_total,
            IconButton(theme, "down", "Next page (Ctrl+PgDown)", lambda: self.turn(1)),
            IconButton(theme, "zoom-out", "Smaller (Ctrl+-)", lambda: self.zoom(1 / 1.15)),
            IconButton(theme, "zoom-in", "Larger (Ctrl++)", lambda: self.zoom(1.15)),
            IconButton(theme, "fit-width", "Fit width (Ctrl+0)", self.fit_width),
            IconButton(theme, "search", "Search (Ctrl+F)", self.open_search),
        )
        head = header("Document", *self._tools)
        title = head.findChild(type(self._page_total), "paneTitle")
        assert title is not None
        self._title = title
        self._title.setMinimumWidth(20)
        self._title.setSizePolicy(self._title.sizePolicy().Policy.Ignored, self._title.sizePolicy().Policy.Preferred)
        layout = head.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretch(0, 1)
        layout.setStretch(1, 0)
        return head

    def _make_search(self, theme: Theme) -> QFrame:
        self._search_row = QFrame()
        self._search_row.setObjectName("toolRow")
        row = QHBoxLayout(self._search_row)
        row.setContentsMargins(16, 6, 10, 6)
        self.search_field = QLineEdit()
        self.search_field.setPlaceholderText("Search in this document")
        self.search_field.setAccessibleName("Search in this document")
        self.search_field.returnPressed.connect(self.find_next)
        self._count = label("", "muted")
        self._count.setMinimumWidth(90)
        row.addWidget(self.search_field, 1)
        row.addWidget(self._count)
        row.addWidget(IconButton(theme, "up", "Previous (Shift+F3)", lambda: self.find_next(-1)))
        row.addWidget(IconButton(theme, "down", "Next (F3)", self.find_next))
        row.addWidget(IconButton(theme, "close", "Close search", self.close_search))
        self._search_row.hide()
        return self._search_row

    def _show_tools(self) -> None:
        for tool in self._tools:
            tool.setVisible(self._document is not None)
        for tool, places in zip(self._travel_buttons, (self._back, self._forward), strict=True):
            tool.setEnabled(bool(places))

    @Slot()
    def _jump(self) -> None:
        if self._page_field.text():
            self.go_to_page(min(int(self._page_field.text()), self._view().page_count()))

    @Slot(int)
    def _show_page_number(self, number: int) -> None:
        total = len(self._pages)
        self.map.map.show_page(number)
        if not self._page_field.hasFocus():
            self._page_field.setText(str(number))
        printed = self._pages[number - 1].label if 0 < number <= total else None
        self._page_total.setText(f"of {total:,}" + (f" ({printed})" if printed else ""))
