"""New versions of documents in the window: dropped on the old one, or chosen."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QToolTip

from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.drops import dropped
from rmt_desktop.ui.file_choice import FileChoice, Purpose
from rmt_desktop.ui.library_model import DOCUMENT

if TYPE_CHECKING:
    from rmt_desktop.ui.window import MainWindow


class WindowVersions:
    """What the menus and drops do about versions."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        page = window.stage.versions
        window.bridge.revision_changed.connect(page.follow)
        window.bridge.revision_changed.connect(self._list_chats)
        window.bridge.failed.connect(page.give_up)
        window.bridge.import_refused.connect(page.give_up)

    def drag(self, event: QDragMoveEvent) -> None:
        """Say what a drop here would do."""
        old = self._target(event)
        where = self._window.mapToGlobal(event.position().toPoint())
        QToolTip.showText(where, tr("New version of {name}", name=old.name) if old else "", self._window)

    def drop(self, event: QDropEvent) -> None:
        """Take one file dropped on a document as its new version, anything else as documents of their own."""
        window, old = self._window, self._target(event)
        paths, refused = dropped(event.mimeData())
        if refused:
            window.notice.tell(refused)
        if old is not None and paths:
            self.begin(old, paths[0])
        elif paths:
            window.desk.add_paths(paths)

    def choose(self) -> None:
        """Choose the file that is a new version of the document selected."""
        chosen = self._window.library.selected()
        if len(chosen) != 1:
            self._window.notice.tell(tr("Select the old version in the library first, that document alone."), "info")
            return
        choice = FileChoice(self._window, self._window.desk, Purpose.DOCUMENTS)
        path = choice.file(tr("New version of {name}", name=chosen[0].name))
        if path is not None:
            self.begin(chosen[0], path)

    def begin(self, old: Document, path: Path) -> None:
        """Bring in a new version, and show how its questions come out."""
        self._window.desk.versions.add(old.id, path)
        page = self._window.stage.versions
        page.expect(old.name, path.name)
        self._window.stage.setCurrentWidget(page)

    def show(self) -> None:
        """Show the comparisons."""
        page = self._window.stage.versions
        page.show_newest()
        self._window.stage.setCurrentWidget(page)
        page.focus_first()

    def pin_newest(self) -> None:
        """Pin the newest answered question of the chat, or let it go."""
        window = self._window
        question = window.chat.area.last_answered()
        if question is None:
            window.notice.tell(tr("There is no answered question in this chat to pin yet."), "info")
            return
        pinned = question.id not in window.desk.pinned()
        window.desk.versions.pin(question.id, pinned)
        if pinned:
            said = tr("“{question}” is asked of every new version from now on.", question=question.text)
        else:
            said = tr("“{question}” is no longer pinned.", question=question.text)
        window.notice.tell(said, "info")

    def _list_chats(self, _revision_id: int) -> None:
        """The questions are asked again in a chat of their own; the one shown stays shown."""
        head, shown = self._window.chat.head, self._window.chat.chat()
        head.fill(self._window.desk.chats())
        if shown is None:
            head.choose_none()
        else:
            head.choose(shown.id)

    def _target(self, event: QDropEvent) -> Document | None:
        urls: list[QUrl] = event.mimeData().urls()
        at = self._window.library.list
        if len(urls) != 1 or not urls[0].isLocalFile() or not Path(urls[0].toLocalFile()).is_file():
            return None
        inside: QPoint = at.viewport().mapFrom(self._window, event.position().toPoint())
        index = at.indexAt(inside) if at.isVisible() and at.viewport().rect().contains(inside) else None
        document = index.data(DOCUMENT) if index is not None and index.isValid() else None
        return document if isinstance(document, Document) else None
