"""The library's panel and the rest of the window."""

from typing import TYPE_CHECKING

from rmt_desktop.workflows.finding import FoundPage

if TYPE_CHECKING:
    from rmt_desktop.ui.window import MainWindow


def connect_library(window: "MainWindow") -> None:
    """Let the panel hear what concerns it, and show what is found in it."""
    library, bridge = window.library, window.bridge

    def show_found(found: FoundPage) -> None:
        """Its document is asked next, unless it is among those chosen."""
        if found.document_id not in [document.id for document in library.selected()]:
            library.select(found.document_id, reveal=False)
        window.stage.show_place(found.document_id, found.page, found.place)

    library.open_asked.connect(window.stage.open_document)
    library.place_asked.connect(show_found)
    library.searching.connect(window.terms.give_way)
    library.told.connect(lambda text: window.notice.tell(text, "info"))
    bridge.document_changed.connect(library.undo.follow)
    bridge.order_changed.connect(library.show_order)
    bridge.search_ended.connect(library.search.show_found)
