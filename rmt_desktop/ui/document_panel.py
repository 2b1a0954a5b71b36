"""The document in the middle: pages, marks, search, outline, and the way back after a jump."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.documents import Document, Page
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.contents_pane import ContentsPane
from rmt_desktop.ui.document_header import DocumentHeader
from rmt_desktop.ui.document_places import DocumentPlaces
from rmt_desktop.ui.map_row import MapRow
from rmt_desktop.ui.outline import Entry, sections_outline
from rmt_desktop.ui.page_names import page_name
from rmt_desktop.ui.paper import Paper
from rmt_desktop.ui.parts import NoticeBar
from rmt_desktop.ui.search import Hit
from rmt_desktop.ui.search_row import SearchRow
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.wording import recognised_words
from rmt_desktop.workflows.desk import Desk

_CONTENTS_WIDTH = 190


class DocumentPanel(QWidget):
    """Shows one document of the library, where it was left."""

    opened = Signal(int)

    def __init__(self, desk: Desk, theme: Theme, welcome: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._document: Document | None = None
        self._pages: list[Page] = []
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.paper = Paper(welcome)
        self.pdf, self.text = self.paper.pdf, self.paper.text
        self.places = DocumentPlaces(desk, self.paper, self.document_id, self.open)
        self.notice = NoticeBar(theme)
        self.header = self._make_header(theme)
        self.map = MapRow(theme, desk.segment_pages, desk.segmented_pages)
        self.search = SearchRow(theme, self.current_page)
        self.search_field = self.search.field
        self.contents = ContentsPane(self.pdf.file, theme)
        self._lay_out()
        self._connect()
        self._show_tools()

    def document_id(self) -> int | None:
        """The document shown."""
        return self._document.id if self._document else None

    def open(self, document_id: int) -> bool:
        """Show a document where it was left; False if it has no pages yet."""
        document = self._desk.document(document_id)
        if self._document is not None and self._document.id == document_id:
            return True
        pages = self._desk.pages(document_id)
        if not pages:
            return False
        self.places.leave()
        self.places.keep()
        self.notice.dismiss()
        self._document, self._pages = document, pages
        self._show_document(document)
        self.places.restore()
        self._show_tools()
        self._show_page_number(self.current_page())
        self.opened.emit(document_id)
        return True

    def update_document(self, document: Document) -> None:
        """Take over the state of the document shown, and the text that was recognised on its pages meanwhile."""
        shown = self._document
        if shown is None or shown.id != document.id:
            return
        if (shown.parser, shown.pages_without_text) != (document.parser, document.pages_without_text):
            self._pages = self._desk.pages(document.id) or self._pages
            self.paper.update_pages(self._pages)
            self.search.show_pages(self._pages)
        self._document = document
        self.map.update_document(document, self._pages)

    def close_document(self) -> None:
        """Show the welcome page; where the document stood is not stored."""
        self.places.forget()
        self._document, self._pages = None, []
        self.contents.fill((), (), pictures=False)
        self.contents.hide()
        self.paper.close_document()
        self.header.show_document(tr("Document"), (), turnable=False)
        self.map.show_document(None, ())
        self.search.show_pages(())

    def show_evidence(self, evidence: Evidence) -> bool:
        """Open the quote's document at its page and mark it; False if it cannot be marked exactly."""
        self.places.leave()
        try:
            if not self.open(evidence.document_id):
                return False
        except KeyError:
            self.notice.tell(
                tr("{document} is no longer in the library. The quote above is kept.", document=evidence.document)
            )
            return False
        self.notice.dismiss()
        place = self._desk.place(evidence)
        start, end = (place.start, place.end) if place else (0, 0)
        marked = self.paper.mark(evidence.page, start, end)
        self._show_page_number(evidence.page)
        if not marked:
            self.notice.tell(
                tr(
                    "The quote was not found word for word on page {page} as shown; nothing is marked.",
                    page=evidence.page,
                ),
                "info",
            )
        elif doubt := recognised_words(self._pages[evidence.page - 1], start, end):
            self.notice.tell(doubt, "info")
        return marked

    def current_page(self) -> int:
        """1-based number of the page in view."""
        return self.paper.current_page()

    def marked_text(self) -> str:
        """The words under the marks."""
        return self.paper.view().marked_text()

    def go_to_page(self, number: int) -> None:
        """Jump to a page (1-based)."""
        self.places.leave()
        self.paper.view().go_to_page(number)

    def turn(self, pages: int) -> None:
        """Go some pages on or back."""
        if self._document is not None:
            self.paper.view().go_to_page(self.current_page() + pages)

    def copy(self) -> None:
        """Put what is selected, otherwise what is marked, on the clipboard."""
        if self._document is not None and not self.paper.copy():
            self.notice.tell(tr("Nothing is selected. Drag over words, or press Ctrl+A for the whole page."), "info")

    def copy_page(self) -> None:
        """Put the text of the page in view on the clipboard."""
        if self._document is not None and not self.paper.copy_page():
            self.notice.tell(tr("Page {page} has no text to copy.", page=self.current_page()), "info")

    def open_search(self) -> None:
        """Show the search field with the cursor in it."""
        if self._document is not None:
            self.search.open()

    def search_for(self, words: str) -> None:
        """Open the search with these words and mark their first place."""
        self.open_search()
        self.search_field.setText(words)
        self.find_next()

    def close_search(self) -> None:
        """Hide the search field and its marks."""
        self.search.close_row()

    def find_next(self, step: int = 1) -> None:
        """Mark the next (or previous) place of the words searched for."""
        if self._document is not None:
            self.search.find_next(step)

    def toggle_outline(self) -> None:
        """Show or hide the outline."""
        if self._document is not None:
            self.contents.toggle_outline()

    def toggle_pages(self) -> None:
        """Show or hide small pictures of the pages."""
        if self._document is not None:
            self.contents.toggle_pages()

    @Slot()
    def focus_view(self) -> None:
        """Move the keyboard to the pages or the text."""
        self.paper.view().setFocus()

    def _show_document(self, document: Document) -> None:
        pages = self._pages
        self.paper.show_document(document, pages)
        printed = self.paper.has_pages()
        if document.kind == "pdf" and not printed:
            self.notice.tell(tr("The PDF file cannot be opened where it was; this is its stored text."), "info")
        self.header.show_document(document.name, pages, turnable=printed)
        outline = sections_outline(self._desk.sections(document.id), pages)
        self.contents.fill(outline, [page_name(page) for page in pages], pictures=printed)
        self.map.show_document(document, pages)
        self.search.show_pages(pages)

    def _make_header(self, theme: Theme) -> DocumentHeader:
        paper = self.paper
        before = (
            ("outline", tr("Outline (F4)"), self.toggle_outline),
            ("back", tr("Back (Alt+Left)"), self.places.back),
            ("forward", tr("Forward (Alt+Right)"), self.places.forward),
        )
        after = (
            ("zoom-out", tr("Smaller (Ctrl+-)"), lambda: paper.zoom(1 / 1.15)),
            ("zoom-in", tr("Larger (Ctrl++)"), lambda: paper.zoom(1.15)),
            ("fit-width", tr("Fit width (Ctrl+0)"), paper.fit_width),
            ("fit-page", tr("Fit page (Ctrl+9)"), paper.fit_page),
            ("rotate", tr("Rotate clockwise (Ctrl+R)"), paper.rotate),
            ("search", tr("Search (Ctrl+F)"), self.open_search),
        )
        return DocumentHeader(theme, before, after, ("fit-width", "fit-page", "rotate"))

    def _lay_out(self) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(1)
        sides.addWidget(self.contents)
        sides.addWidget(self.paper)
        sides.setStretchFactor(1, 1)
        sides.setSizes([_CONTENTS_WIDTH, 3 * _CONTENTS_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.map, self.search, self.notice):
            column.addWidget(part)
        column.addWidget(sides, 1)

    def _connect(self) -> None:
        self.header.page_asked.connect(self._jump)
        self.map.page_chosen.connect(self.go_to_page)
        self.search.begun.connect(self.places.leave)
        self.search.hit_chosen.connect(self._show_hit)
        self.search.hits_changed.connect(self.paper.show_hits)
        self.search.closed.connect(self._end_search)
        self.contents.page_chosen.connect(self._jump)
        self.contents.entry_chosen.connect(self._open_entry)
        self.contents.closed.connect(self.focus_view)
        self.paper.page_changed.connect(self._show_page_number)
        self.places.changed.connect(self._show_tools)

    @Slot()
    def _show_tools(self) -> None:
        self.header.tools["back"].setEnabled(self.places.can_go_back())
        self.header.tools["forward"].setEnabled(self.places.can_go_forward())

    @Slot(int)
    def _jump(self, number: int) -> None:
        self.go_to_page(number)
        self.focus_view()

    @Slot(object)
    def _open_entry(self, entry: Entry) -> None:
        self.places.leave()
        self.paper.show_entry(entry)

    @Slot(object)
    def _show_hit(self, hit: Hit) -> None:
        self.paper.mark(hit.page, hit.start, hit.end)

    @Slot()
    def _end_search(self) -> None:
        self.paper.show_hits(())
        self.focus_view()

    @Slot(int)
    def _show_page_number(self, number: int) -> None:
        self.map.map.show_page(number)
        self.header.show_page(number)
        self.contents.show_page(number)
