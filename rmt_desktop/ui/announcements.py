"""What the desk tells that belongs to no pane: shown in the window's bar."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from rmt_desktop.ui.bridge import EventBridge
from rmt_desktop.ui.parts import NoticeBar
from rmt_desktop.ui.settings_wording import size_words
from rmt_desktop.ui.update_wording import update_words
from rmt_desktop.workflows.events import Failure, ImportKnown, ImportRefused, UpdateChecked


class Announcements(QObject):
    """Listens to the bridge and tells the bar.

    Args:
        select: shows a document of the library by its number.
    """

    def __init__(self, bridge: EventBridge, notice: NoticeBar, select: Callable[[int], object]) -> None:
        super().__init__(bridge)
        self._notice, self._select = notice, select
        bridge.import_refused.connect(self._tell_refused)
        bridge.import_known.connect(self._tell_known)
        bridge.exported.connect(self._tell_exported)
        bridge.cleaned.connect(self._tell_cleaned)
        bridge.update_checked.connect(self._tell_update)
        bridge.failed.connect(self._tell_failure)

    @Slot(object)
    def _tell_refused(self, event: ImportRefused) -> None:
        self._notice.tell(f"{Path(event.path).name}: {event.message}", "danger")

    @Slot(object)
    def _tell_known(self, event: ImportKnown) -> None:
        self._notice.tell(f"{Path(event.path).name} is in the library already, as {event.document.name}.", "info")
        self._select(event.document.id)

    @Slot(object)
    def _tell_exported(self, path: Path) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        self._notice.tell(f"Saved as {path.name}.", "info", "Open its folder", show)

    @Slot(int)
    def _tell_cleaned(self, freed: int) -> None:
        self._notice.tell(f"{size_words(freed)} given back. Word indexes are rebuilt when a document is asked.", "info")

    @Slot(object)
    def _tell_update(self, event: UpdateChecked) -> None:
        """A new version in any case; how a look ended otherwise, to whoever asked for it."""
        if event.found is not None and event.found.page:
            page = QUrl(event.found.page)
            self._notice.tell(update_words(event), "info", "Open its page", lambda: QDesktopServices.openUrl(page))
        elif event.found is not None or event.asked:
            self._notice.tell(update_words(event), "warn" if event.error else "info")

    @Slot(object)
    def _tell_failure(self, event: Failure) -> None:
        self._notice.tell(f"{event.title}: {event.message}", "danger")
