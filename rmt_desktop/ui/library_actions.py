"""What can be done with the documents chosen in the library: by menu, by context menu, by key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from rmt_desktop.domain.documents import Document, DocumentState
from rmt_desktop.domain.language import tr
from rmt_desktop.domain.shelving import Collection
from rmt_desktop.storage.folding import same_name
from rmt_desktop.ui.file_manager import reveal
from rmt_desktop.ui.library_list import LibraryList
from rmt_desktop.ui.library_scope import Scope
from rmt_desktop.ui.name_row import NameRow
from rmt_desktop.ui.undo_bar import UndoBar
from rmt_desktop.ui.wording import isolated
from rmt_desktop.workflows.desk import Desk

RUNNING = (DocumentState.QUEUED, DocumentState.PARSING, DocumentState.READING)
WAITING = (DocumentState.PAUSED, DocumentState.FAILED)


class LibraryActions(QObject):
    """Acts on the chosen documents; asks for names in the row below the list."""

    def __init__(
        self,
        desk: Desk,
        list_: LibraryList,
        row: NameRow,
        undo: UndoBar,
        selected: Callable[[], list[Document]],
        scope: Callable[[], Scope],
        tell: Callable[[str], object],
    ) -> None:
        super().__init__(list_)
        self._desk, self._list, self._row, self._undo = desk, list_, row, undo
        self._selected, self._scope, self._tell = selected, scope, tell
        list_.remove_asked.connect(self.remove)
        list_.rename_asked.connect(self.rename)
        list_.undo_asked.connect(undo.undo)
        list_.customContextMenuRequested.connect(self.open_menu)

    def remove(self) -> None:
        """Take the chosen documents out of the library, with a bar that can undo it."""
        documents = self._selected()
        if documents:
            self._undo.remove(documents)

    def undo(self) -> None:
        """Bring back what was removed last, as long as its bar is there."""
        self._undo.undo()

    def pause_or_resume(self) -> None:
        """Pause what is being read of the selection, or go on with it."""
        documents = self._selected()
        running = [document for document in documents if self._runs(document)]
        waiting = [document for document in documents if document.state in WAITING]
        self._each(self._desk.pause if running else self._desk.resume, running or waiting)

    def read_again(self) -> None:
        """Read the chosen documents anew from their files."""
        self._each(self._desk.read_again, self._some())

    def reveal(self) -> None:
        """Show the file of the first chosen document where it lies."""
        for document in self._some()[:1]:
            if not reveal(document.path):
                self._tell(
                    tr(
                        "{name} is not at {path} any more, and its folder is gone, too.",
                        name=document.name,
                        path=document.path,
                    )
                )

    def rename(self) -> None:
        """Give the first chosen document another title."""
        for document in self._some()[:1]:
            prompt = tr("Title of {name}; its file keeps its name", name=isolated(document.name))
            self._row.ask(prompt, document.title, lambda text, id=document.id: self._desk.rename(id, text))  # type: ignore[misc]

    def edit_tags(self) -> None:
        """Change the tags that the chosen documents have in common."""
        documents = self._some()
        if not documents:
            return
        tags = self._desk.tags()
        of_each = [tags.get(document.id, ()) for document in documents]
        common = [tag for tag in of_each[0] if all(tag in others for others in of_each)]
        known = sorted({tag for each in tags.values() for tag in each})
        prompt = tr("Tags of {documents}, separated by commas", documents=_named(documents))
        if known:
            names = ", ".join(map(isolated, known[:12])) + (" …" if len(known) > 12 else "")
            prompt += tr(". In use: {names}", names=names)
        self._row.ask(prompt, ", ".join(common), lambda text: self._set_tags(documents, common, text))

    def add_to_collection(self) -> None:
        """Put the chosen documents into a collection, new or known."""
        documents = self._some()
        if documents:
            known = self._desk.collections()
            prompt = tr("Collection for {documents}: a new name, or one there is", documents=_named(documents))
            names = [collection.name for collection in known]
            self._row.ask(prompt, "", lambda name: self._collect(name, documents, known), names, tr("Add"))

    def new_collection(self) -> None:
        """An empty collection."""
        self._row.ask(tr("Name of the new collection"), "", self._desk.add_collection)

    def rename_collection(self) -> None:
        """Give the collection shown another name."""
        collection = self._shown_collection()
        if collection is not None:
            ask = tr("New name of the collection {name}", name=isolated(collection.name))
            self._row.ask(ask, collection.name, lambda name: self._desk.rename_collection(collection.id, name))

    def remove_collection(self) -> None:
        """Dissolve the collection shown; its documents stay."""
        collection = self._shown_collection()
        if collection is not None:
            self._desk.remove_collection(collection.id)

    def take_out(self) -> None:
        """Take the chosen documents out of the collection shown."""
        collection = self._shown_collection()
        if collection is not None:
            self._desk.uncollect(collection.id, [document.id for document in self._some()])

    def open_menu(self, where: QPoint) -> None:
        """The context menu, by mouse or by the menu key."""
        if self._selected():
            menu = self.make_menu()
            menu.exec(self._list.viewport().mapToGlobal(where))
            menu.deleteLater()

    def make_menu(self) -> QMenu:
        """What can be done with the chosen documents as they are now."""
        documents, menu = self._selected(), QMenu(self._list)
        if any(self._runs(document) for document in documents):
            menu.addAction(tr("Pause"), lambda: self._each(self._desk.pause, documents))
            menu.addAction(tr("Cancel"), lambda: self._each(self._desk.cancel, documents))
        if any(document.state in WAITING for document in documents):
            menu.addAction(tr("Go on reading"), lambda: self._each(self._desk.resume, documents))
        menu.addAction(tr("Read again"), self.read_again)
        menu.addSeparator()
        self._add_collections(menu, documents)
        menu.addAction(tr("Tags …\tCtrl+T"), self.edit_tags)
        one = len(documents) == 1
        menu.addAction(tr("Rename …\tF2"), self.rename).setEnabled(one)
        menu.addAction(tr("Show in file manager"), self.reveal).setEnabled(one)
        menu.addSeparator()
        menu.addAction(tr("Remove from library\tDel"), self.remove)
        return menu

    def _add_collections(self, menu: QMenu, documents: Sequence[Document]) -> None:
        ids, choices = {document.id for document in documents}, menu.addMenu(tr("Collections"))
        for collection in self._desk.collections():
            within = ids <= collection.document_ids
            change = self._desk.uncollect if within else self._desk.collect
            name = collection.name.replace("&", "&&")
            action = choices.addAction(name, lambda change=change, id=collection.id: change(id, ids))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(within)
        if not choices.isEmpty():
            choices.addSeparator()
        choices.addAction(tr("Add to collection …\tCtrl+Shift+G"), self.add_to_collection)

    def _collect(self, name: str, documents: Sequence[Document], known: Sequence[Collection]) -> None:
        ids = [document.id for document in documents]
        same = next((c for c in known if same_name(c.name) == same_name(name)), None)
        if same is None:
            self._desk.add_collection(name, ids)
        else:
            self._desk.collect(same.id, ids)

    def _set_tags(self, documents: Sequence[Document], common: Sequence[str], text: str) -> None:
        wanted = [tag.strip() for tag in text.replace("，", ",").replace("、", ",").split(",") if tag.strip()]
        for document in documents:
            kept = [tag for tag in self._desk.tags().get(document.id, ()) if tag not in common]
            self._desk.set_tags(document.id, [*kept, *wanted])

    def _shown_collection(self) -> Collection | None:
        collection = self._scope().collection
        if collection is None:
            self._tell(tr("Show a collection first: choose it above the list of documents."))
        return collection

    def _runs(self, document: Document) -> bool:
        """Whether anything is done with it; the pictures of one that can be read may be being recognised."""
        return document.state in RUNNING or self._desk.progress(document.id) is not None

    def _some(self) -> list[Document]:
        documents = self._selected()
        if not documents:
            self._tell(tr("Select one or more documents first."))
        return documents

    @staticmethod
    def _each(work: Callable[[int], object], documents: Sequence[Document]) -> None:
        for document in documents:
            work(document.id)


def _named(documents: Sequence[Document]) -> str:
    return isolated(documents[0].name) if len(documents) == 1 else tr("%Ln document(s)", "", len(documents))
