"""The library on the left: documents, their order, their states, and what can be done with them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.library_actions import LibraryActions
from rmt_desktop.ui.library_filter import LibraryFilter, SortOrder
from rmt_desktop.ui.library_list import LibraryList
from rmt_desktop.ui.library_model import DOCUMENT, LibraryModel
from rmt_desktop.ui.library_scope import ALL, Scope, ScopeBox
from rmt_desktop.ui.library_search import LibrarySearch
from rmt_desktop.ui.library_wording import SORTS, empty_text
from rmt_desktop.ui.name_row import NameRow
from rmt_desktop.ui.parts import IconButton, header, label
from rmt_desktop.ui.password_row import PasswordRow
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.undo_bar import UndoBar
from rmt_desktop.workflows.desk import Desk


class LibraryPanel(QWidget):
    """Documents with search, collections, tags, states, actions, and rows for names and passwords."""

    selection_changed = Signal()
    open_asked = Signal(int)
    place_asked = Signal(object)
    told = Signal(str)
    searching = Signal(bool)

    def __init__(self, desk: Desk, theme: Theme, add_files: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self._chosen: list[int] = []
        self._before_search: list[int] | None = None
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = LibraryModel(self)
        self.shown = LibraryFilter(self.model)
        self.list = LibraryList(theme, self.shown)
        self.list.selectionModel().selectionChanged.connect(self._follow_selection)
        self.list.open_asked.connect(self._open_current)
        self.list.activated.connect(self._open_current)
        self.search = LibrarySearch(desk, theme, self.shown, self._note_selection, self._follow_search)
        self.search.field.left_downwards.connect(self._enter_results)
        self.search.found.opened.connect(self.place_asked)
        self.search.found.left_upwards.connect(self._enter_list)
        self.list.left_downwards.connect(self._enter_found)
        self.scope = ScopeBox()
        self.scope.chosen.connect(self._show_scope)
        self.names, self.undo = NameRow(self.list), UndoBar(desk, theme)
        self.password = PasswordRow(desk.give_password)
        self.work = LibraryActions(
            desk, self.list, self.names, self.undo, self.selected, self.scope.scope, self.told.emit
        )
        self._lay_out(theme, add_files)
        self._counting = QTimer(self)  # once for many documents that come at once
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self.show_order)
        for change in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            change.connect(self._follow_rows)
        self.model.dataChanged.connect(self._follow_state)
        self._show_empty()

    def selected(self) -> list[Document]:
        """The documents chosen, in the list's order."""
        indexes = sorted(self.list.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [index.data(DOCUMENT) for index in indexes]

    def select(self, document_id: int, reveal: bool = True) -> None:
        """Choose one document; with ``reveal`` one that is not shown now becomes so."""
        row = self.model.row(document_id)
        if row is None:
            return
        if reveal and not self._index(document_id).isValid():
            self.search.field.clear()
            self.scope.choose(ALL.key)
        index = self._index(document_id)
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def open_search(self) -> None:
        """Move to the search field."""
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.field.selectAll()

    def set_sort(self, order: SortOrder) -> None:
        """Sort the list in another way; remembered."""
        self._sort(order)
        self._desk.set_setting("library/sort", order.value)

    @Slot()
    def show_order(self) -> None:
        """Collections or tags have changed."""
        tags = {key: names for key, names in self._desk.tags().items() if self.model.row(key) is not None}
        self.model.show_tags(tags)
        self.scope.fill(self._desk.collections(), tags, {document.id for document in self.model.documents()})

    def restore(self) -> None:
        """Documents, order and scope as they were at the last end."""
        scope = self._desk.setting("library/scope", "") or ""
        self.model.fill(self._desk.documents())
        self.show_order()
        saved = self._desk.setting("library/sort", "") or ""
        self._sort(SortOrder(saved) if saved in list(SortOrder) else SortOrder.NEWEST)
        self.scope.choose(scope)

    def _lay_out(self, theme: Theme, add_files: Callable[[], object]) -> None:
        more = IconButton(theme, "more", tr("Sort and collections"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(self._make_menu())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(
            header(tr("Library"), more, IconButton(theme, "plus", tr("Add documents (Ctrl+O)"), add_files))
        )
        self._tools = QWidget()
        tools = QVBoxLayout(self._tools)
        tools.setContentsMargins(12, 10, 12, 4)
        tools.setSpacing(6)
        tools.addWidget(self.scope)
        tools.addWidget(self.search.field)
        column.addWidget(self._tools)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(24, 40, 24, 20)
        column.addWidget(self._empty)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(self.list)
        halves.addWidget(self.search.pane)
        halves.setSizes([320, 380])
        column.addWidget(halves, 1)
        for row in (self.names, self.undo, self.password):
            column.addWidget(row)

    def _make_menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        self._sorts: dict[SortOrder, QAction] = {}
        for order, text in SORTS.items():
            action = menu.addAction(tr(text), lambda order=order: self.set_sort(order))  # type: ignore[misc]
            action.setCheckable(True)
            group.addAction(action)
            self._sorts[order] = action
        menu.addSeparator()
        menu.addAction(tr("New collection …"), self.work.new_collection)
        menu.addAction(tr("Rename collection …"), self.work.rename_collection)
        menu.addAction(tr("Dissolve collection"), self.work.remove_collection)
        menu.addAction(tr("Take out of collection"), self.work.take_out)
        return menu

    def _sort(self, order: SortOrder) -> None:
        self.shown.set_order(order)
        self._sorts[order].setChecked(True)

    def _index(self, document_id: int) -> QModelIndex:
        row = self.model.row(document_id)
        return QModelIndex() if row is None else self.shown.mapFromSource(self.model.index(row))

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        if scope.members != self.shown.scope():
            self.shown.show_scope(scope.members)
            self.search.search_now()
        if scope.key != (self._desk.setting("library/scope", "") or ""):
            self._desk.set_setting("library/scope", scope.key)
        self._show_empty()

    def _note_selection(self) -> None:
        """A search begins, and takes what was chosen out of sight."""
        if self._before_search is None:
            self._before_search = [document.id for document in self.selected()]

    def _follow_search(self) -> None:
        """What was chosen before a search is chosen again after it, unless something else was chosen."""
        if not self.search.words() and self._before_search is not None:
            before, self._before_search = self._before_search, None
            if {document.id for document in self.selected()} < set(before):
                self._choose(before)
        self._show_empty()
        self.searching.emit(bool(self.search.words()))

    def _choose(self, document_ids: Sequence[int]) -> None:
        chosen = QItemSelection()
        for index in map(self._index, document_ids):
            if index.isValid():
                chosen.select(index, index)
        self.list.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot()
    def _open_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.open_asked.emit(index.data(DOCUMENT).id)

    @Slot()
    def _enter_results(self) -> None:
        if self.shown.rowCount():
            self._enter_list()
        else:
            self._enter_found()

    @Slot()
    def _enter_list(self) -> None:
        if self.shown.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.shown.index(0, 0))

    @Slot()
    def _enter_found(self) -> None:
        found = self.search.found
        if found.isVisible() and found.pages.rowCount():
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            if not found.currentIndex().isValid():
                found.setCurrentIndex(found.pages.index(0, 0))

    @Slot()
    def _follow_selection(self) -> None:
        documents = self.selected()
        ids = [document.id for document in documents]
        if ids == self._chosen:
            return  # Qt tells of a new selection also where rows came in above it
        self._chosen = ids
        if len(documents) == 1:
            self.open_asked.emit(documents[0].id)
        self.password.show_for(documents)
        self.selection_changed.emit()

    @Slot(QModelIndex, QModelIndex)
    def _follow_state(self, first: QModelIndex, last: QModelIndex) -> None:
        self.password.show_for(self.selected())

    @Slot()
    def _follow_rows(self) -> None:
        self._counting.start(0)
        self._show_empty()

    def _show_empty(self) -> None:
        none, shown = self.model.rowCount() == 0, self.shown.rowCount()
        self._empty.setText(empty_text(none, self.search.words(), self.scope.scope()))
        self._empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self._tools.setVisible(not none)
