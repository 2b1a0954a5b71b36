"""What the library says about itself. No Qt."""

from rmt_desktop.domain.language import marked, tr
from rmt_desktop.ui.library_filter import SortOrder
from rmt_desktop.ui.library_scope import Scope
from rmt_desktop.ui.wording import isolated

SORTS = {
    SortOrder.NEWEST: marked("Newest first"),
    SortOrder.NAME: marked("By name"),
    SortOrder.STATE: marked("By state, what needs you first"),
    SortOrder.PAGES: marked("Most pages first"),
}


def empty_text(no_documents: bool, words: str, scope: Scope) -> str:
    """What to do where no document is shown."""
    if no_documents:
        return tr("No documents yet.\nDrop PDFs, text files or folders anywhere on this window.")
    if words:
        return tr("No document has {words} in its name, its tags or its text.", words=isolated(words))
    if scope.collection is not None:
        name = isolated(scope.collection.name)
        return tr("{name} is empty.\nShow all documents, select some, and add them with Ctrl+Shift+G.", name=name)
    return tr("No document is shown here.")
