"""The outline as a tree; the entry that governs the page in view is marked."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.outline import Entry, entry_at

_ENTRY = int(Qt.ItemDataRole.UserRole)


class OutlineTree(QTreeWidget):
    """A click or Enter goes to an entry."""

    entry_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setAccessibleName(tr("Outline"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)
        self._entries: Sequence[Entry] = ()
        self._items: list[QTreeWidgetItem] = []
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self.clear()
        self._entries, self._items = entries, []
        self.setRootIsDecorated(any(entry.level for entry in entries))
        above: list[tuple[int, QTreeWidgetItem]] = []
        for entry in entries:
            while above and above[-1][0] >= entry.level:
                above.pop()
            item = QTreeWidgetItem([entry.title])
            item.setToolTip(0, tr("{title}\nPage {page:,}", title=entry.title, page=entry.page))
            item.setData(0, _ENTRY, entry)
            if above:
                above[-1][1].addChild(item)
            else:
                self.addTopLevelItem(item)
            above.append((entry.level, item))
            self._items.append(item)
        self.expandToDepth(0)

    def show_page(self, number: int) -> None:
        """Mark the entry that governs a page (1-based); the one chosen last stays where it is on that page, too."""
        current = self.currentItem()
        chosen: Entry | None = current.data(0, _ENTRY) if current is not None else None
        at = entry_at(self._entries, number)
        if at is None or (chosen is not None and chosen.page == number):
            return
        with QSignalBlocker(self):
            self.setCurrentItem(self._items[at])
        self.scrollToItem(self._items[at])

    @Slot(QTreeWidgetItem)
    def _choose(self, item: QTreeWidgetItem) -> None:
        self.entry_chosen.emit(item.data(0, _ENTRY))
