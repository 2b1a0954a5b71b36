"""The library on the left: documents, their states, and what can be done with them."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLineEdit, QListView, QMenu, QVBoxLayout, QWidget

from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.ui.library_model import DOCUMENT, DocumentDelegate, LibraryModel
from rmt_desktop.ui.parts import IconButton, button, header, label
from rmt_desktop.ui.theme import Theme
from rmt_desktop.workflows.desk import Desk

_RUNNING = (DocumentState.QUEUED, DocumentState.PARSING, DocumentState.READING)


class LibraryList(QListView):
    """The list itself; Delete removes, Enter opens."""

    remove_asked = Signal()
    open_asked = Signal()

    @Slot()
    def repaint_rows(self) -> None:
        """Draw all rows in the colours of the theme."""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Enter; anything else as usual."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_asked.emit()
        else:
            super().keyPressEvent(event)


class LibraryPanel(QWidget):
    """Documents with filter, states, actions, and a field for a password where one is needed."""

    selection_changed = Signal()
    open_asked = Signal(int)

    def __init__(self, desk: Desk, theme: Theme, add_files: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self._chosen: list[int] = []
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = LibraryModel(self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.model)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = self._make_list(theme)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name")
        self.filter.setAccessibleName("Filter documents by name")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._proxy.setFilterFixedString)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header("Library", IconButton(theme, "plus", "Add documents (Ctrl+O)", add_files)))
        filters = QVBoxLayout()
        filters.setContentsMargins(12, 10, 12, 4)
        filters.addWidget(self.filter)
        column.addLayout(filters)
        self._empty = label(
            "No documents yet.\nDrop PDFs, text files or folders anywhere on this window.", "muted", wrap=True
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(24, 40, 24, 0)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self._make_password_row())
        self.model.rowsInserted.connect(self._show_empty)
        self.model.rowsRemoved.connect(self._show_empty)
        self.model.modelReset.connect(self._show_empty)
        self.model.dataChanged.connect(self._follow_state)
        self._show_empty()

    def selected(self) -> list[Document]:
        """The documents chosen, in the list's order."""
        indexes = sorted(self.list.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [index.data(DOCUMENT) for index in indexes]

    def select(self, document_id: int) -> None:
        """Choose one document."""
        row = self.model.row(document_id)
        if row is not None:
            index = self._proxy.mapFromSource(self.model.index(row))
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def remove_selected(self) -> None:
        """Take the chosen documents out of the library."""
        for document in self.selected():
            self._desk.remove(document.id)

    def _make_list(self, theme: Theme) -> LibraryList:
        made = LibraryList()
        made.setObjectName("library")
        made.setAccessibleName("Documents")
        made.setModel(self._proxy)
        made.setItemDelegate(DocumentDelegate(theme, made))
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.setUniformItemSizes(True)
        made.setMouseTracking(True)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(self._menu)
        made.selectionModel().selectionChanged.connect(self._follow_selection)
        made.remove_asked.connect(self.remove_selected)
        made.open_asked.connect(self._open_current)
        made.activated.connect(self._open_current)
        theme.changed.connect(made.repaint_rows)
        return made

    def _make_password_row(self) -> QFrame:
        self.password_row = QFrame()
        self.password_row.setObjectName("notice")
        column = QVBoxLayout(self.password_row)
        column.setContentsMargins(12, 10, 12, 10)
        self._password_label = label("", wrap=True)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("Password")
        self.password.setAccessibleName("Password of the document")
        self.password.returnPressed.connect(self._give_password)
        row = QHBoxLayout()
        row.addWidget(self.password, 1)
        row.addWidget(button("Open", self._give_password))
        column.addWidget(self._password_label)
        column.addLayout(row)
        self.password_row.hide()
        return self.password_row

    def _menu(self, where: QPoint) -> None:
        documents = self.selected()
        if not documents:
            return
        menu = QMenu(self)
        if any(document.state in _RUNNING for document in documents):
            menu.addAction("Pause", lambda: self._each(self._desk.pause, documents))
            menu.addAction("Cancel", lambda: self._each(self._desk.cancel, documents))
        if any(document.state in (DocumentState.PAUSED, DocumentState.FAILED) for document in documents):
            menu.addAction("Go on reading", lambda: self._each(self._desk.resume, documents))
        menu.addSeparator()
        menu.addAction("Remove from library\tDel", self.remove_selected)
        menu.exec(self.list.viewport().mapToGlobal(where))
        menu.deleteLater()

    def pause_or_resume(self) -> None:
        """Pause what is being read of the selection, or go on with it."""
        documents = self.selected()
        running = [document for document in documents if document.state in _RUNNING]
        waiting = [d for d in documents if d.state in (DocumentState.PAUSED, DocumentState.FAILED)]
        self._each(self._desk.pause if running else self._desk.resume, running or waiting)

    @staticmethod
    def _each(work: Callable[[int], object], documents: list[Document]) -> None:
        for document in documents:
            work(document.id)

    @Slot()
    def _open_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.open_asked.emit(index.data(DOCUMENT).id)

    @Slot()
    def _follow_selection(self) -> None:
        documents = self.selected()
        ids = [document.id for document in documents]
        if ids == self._chosen:
            return  # Qt tells of a new selection also where rows came in above it
        self._chosen = ids
        if len(documents) == 1:
            self.open_asked.emit(documents[0].id)
        self._show_password(documents)
        self.selection_changed.emit()

    @Slot(QModelIndex, QModelIndex)
    def _follow_state(self, first: QModelIndex, last: QModelIndex) -> None:
        self._show_password(self.selected())

    def _show_password(self, documents: list[Document]) -> None:
        locked = [document for document in documents if document.state is DocumentState.PASSWORD]
        if locked:
            self._password_label.setText(locked[0].reason or f"{locked[0].name} needs a password.")
        self.password_row.setVisible(bool(locked))

    def _give_password(self) -> None:
        locked = [document for document in self.selected() if document.state is DocumentState.PASSWORD]
        if locked and self.password.text():
            self._desk.give_password(locked[0].id, self.password.text())
            self.password.clear()

    @Slot()
    def _show_empty(self) -> None:
        empty = self.model.rowCount() == 0
        self._empty.setVisible(empty)
        self.list.setVisible(not empty)
        self.filter.setVisible(not empty)
