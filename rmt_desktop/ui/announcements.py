"""What the desk tells that belongs to no pane: shown in the window's bar."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from rmt_desktop.domain.language import told, tr
from rmt_desktop.ui.bridge import EventBridge
from rmt_desktop.ui.parts import NoticeBar
from rmt_desktop.ui.settings_wording import size_words
from rmt_desktop.ui.update_wording import update_words
from rmt_desktop.ui.wording import isolated
from rmt_desktop.workflows.events import (
    Failure,
    FilesChanged,
    FolderWatched,
    ImportKnown,
    ImportRefused,
    UpdateChecked,
)

_TOGETHER = 200
"""Milliseconds."""


class Announcements(QObject):
    """Listens to the bridge and tells the bar.

    Args:
        select: shows a document of the library by its number.
        add: brings files into the library.
    """

    def __init__(
        self,
        bridge: EventBridge,
        notice: NoticeBar,
        select: Callable[[int], object],
        add: Callable[[list[Path]], object],
    ) -> None:
        super().__init__(bridge)
        self._notice, self._select, self._add = notice, select, add
        self._known: list[ImportKnown] = []
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.timeout.connect(self._tell_known)
        bridge.import_refused.connect(self._tell_refused)
        bridge.import_known.connect(self._note_known)
        bridge.folder_watched.connect(self._tell_watched)
        bridge.files_changed.connect(self._tell_changed)
        bridge.exported.connect(self._tell_exported)
        bridge.cleaned.connect(self._tell_cleaned)
        bridge.update_checked.connect(self._tell_update)
        bridge.failed.connect(self._tell_failure)

    @Slot(object)
    def _tell_refused(self, event: ImportRefused) -> None:
        self._notice.tell(f"{Path(event.path).name}: {told(event.message)}", "danger")

    @Slot(object)
    def _note_known(self, event: ImportKnown) -> None:
        """Files that come together are told of together."""
        self._known.append(event)
        self._gathering.start(_TOGETHER)

    @Slot()
    def _tell_known(self) -> None:
        known, self._known = self._known, []
        if len(known) == 1:
            (event,) = known
            self._notice.tell(
                tr(
                    "{file} is in the library already, as {name}.",
                    file=Path(event.path).name,
                    name=event.document.name,
                ),
                "info",
            )
            self._select(event.document.id)
        elif known:
            names = ", ".join(isolated(Path(event.path).name) for event in known[:3])
            more = tr(" and {count:,} more", count=len(known) - 3) if len(known) > 3 else ""
            self._notice.tell(
                tr(
                    "{count:,} files are in the library already: {names}{more}.",
                    count=len(known),
                    names=names,
                    more=more,
                ),
                "info",
            )

    @Slot(object)
    def _tell_watched(self, event: FolderWatched) -> None:
        folder, files = isolated(event.folder.path.name or str(event.folder.path)), event.files
        if not files:
            self._notice.tell(
                tr("{folder} is watched from now on: new files in it are read by themselves.", folder=folder), "info"
            )
            return
        self._notice.tell(
            tr(
                "{folder} is watched from now on: new files in it are read by themselves. "
                "It holds %Ln file(s) already.",
                "",
                len(files),
                folder=folder,
            ),
            "info",
            tr("Read them, too"),
            lambda: self._add(list(files)),
        )

    @Slot(object)
    def _tell_changed(self, event: FilesChanged) -> None:
        names = ", ".join(isolated(path.name) for path in event.paths[:3]) + (" …" if len(event.paths) > 3 else "")
        self._notice.tell(
            tr("Changed in a watched folder since it was read: {names}. What was read stays as it was.", names=names),
            "info", tr("Read the new version"), lambda: self._add(list(event.paths)),
        )  # fmt: skip

    @Slot(object)
    def _tell_exported(self, path: Path) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        self._notice.tell(tr("Saved as {name}.", name=path.name), "info", tr("Open its folder"), show)

    @Slot(int)
    def _tell_cleaned(self, freed: int) -> None:
        self._notice.tell(
            tr(
                "{size} given back. Word indexes are rebuilt when a document is asked.",
                size=size_words(freed),
            ),
            "info",
        )

    @Slot(object)
    def _tell_update(self, event: UpdateChecked) -> None:
        """A new version in any case; how a look ended otherwise, to whoever asked for it."""
        if event.found is not None and event.found.page:
            page = QUrl(event.found.page)
            self._notice.tell(update_words(event), "info", tr("Open its page"), lambda: QDesktopServices.openUrl(page))
        elif event.found is not None or event.asked:
            self._notice.tell(update_words(event), "warn" if event.error else "info")

    @Slot(object)
    def _tell_failure(self, event: Failure) -> None:
        self._notice.tell(f"{told(event.title)}: {told(event.message)}", "danger")
