"""The terms the open document defines, below the library; choosing one shows its definition on its page."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.language import numeral, tr
from rmt_desktop.domain.terms import DefinedTerm
from rmt_desktop.ui.parts import header, label
from rmt_desktop.workflows.desk import Desk

_TERM = Qt.ItemDataRole.UserRole
_SHOWN = 90
"""Characters of a definition in the list; the rest is in its tooltip."""


class TermsPanel(QWidget):
    """Hidden while the document defines nothing."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._document: int | None = None
        self._gives_way = False
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._count = label("", "muted")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter terms"))
        self.filter.setAccessibleName(tr("Filter defined terms"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show_matching)
        self.list = QListWidget()
        self.list.setObjectName("library")
        self.list.setAccessibleName(tr("Defined terms"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header(tr("Defined terms"), self._count))
        filters = QVBoxLayout()
        filters.setContentsMargins(12, 10, 12, 4)
        filters.addWidget(self.filter)
        column.addLayout(filters)
        column.addWidget(self.list, 1)
        self.hide()

    @Slot(int)
    def show_document(self, document_id: int) -> None:
        """Show the terms of a document."""
        self._document = document_id
        terms = self._desk.terms(document_id)
        self.list.clear()
        for term in terms:
            self.list.addItem(_item(term))
        self._count.setText(numeral(len(terms)))
        self.setVisible(bool(terms) and not self._gives_way)
        self._show_matching(self.filter.text())

    @Slot(bool)
    def give_way(self, gives_way: bool) -> None:
        """Leave the room to what is found in the library while it is searched."""
        self._gives_way = gives_way
        self.setVisible(self.list.count() > 0 and not gives_way)

    def update_document(self, document_id: int) -> None:
        """Look again: the document was read."""
        if document_id == self._document:
            self.show_document(document_id)

    def forget_document(self, document_id: int) -> None:
        """The document is gone."""
        if document_id == self._document:
            self._document = None
            self.list.clear()
            self.hide()

    def terms(self) -> list[DefinedTerm]:
        """Those in the list, as far as they match the filter."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_TERM) for item in items if not item.isHidden()]

    @Slot(str)
    def _show_matching(self, words: str) -> None:
        wanted = words.casefold().strip()
        for row in range(self.list.count()):
            item = self.list.item(row)
            term = item.data(_TERM)
            item.setHidden(wanted not in f"{term.term} {term.definition}".casefold())

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        term = item.data(_TERM)
        if self._document is None:
            return
        try:
            name = self._desk.document(self._document).name
            text = self._desk.page(self._document, term.page).text
        except KeyError:  # removed a moment ago
            return
        quote = text[term.start : term.end]
        self.chosen.emit(Evidence(self._document, name, term.page, term.start, term.end, quote, 1.0, 0))


def _item(term: DefinedTerm) -> QListWidgetItem:
    meaning = term.definition if len(term.definition) <= _SHOWN else term.definition[:_SHOWN].rstrip() + " …"
    item = QListWidgetItem(tr("{term} · page {page:,}\n{meaning}", term=term.term, page=term.page, meaning=meaning))
    item.setData(_TERM, term)
    item.setToolTip(f"{term.term}\n{term.definition}")
    item.setData(
        Qt.ItemDataRole.AccessibleTextRole,
        tr("{term}, page {page}: {definition}", term=term.term, page=term.page, definition=term.definition),
    )
    return item
