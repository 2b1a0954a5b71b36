"""What the library says about itself. No Qt."""

from rmt_desktop.ui.library_filter import SortOrder
from rmt_desktop.ui.library_scope import Scope
from rmt_desktop.ui.wording import isolated

SORTS = {
    SortOrder.NEWEST: "Newest first",
    SortOrder.NAME: "By name",
    SortOrder.STATE: "By state, what needs you first",
    SortOrder.PAGES: "Most pages first",
}


def empty_text(no_documents: bool, words: str, scope: Scope) -> str:
    """What to do where no document is shown."""
    if no_documents:
        return "No documents yet.\nDrop PDFs, text files or folders anywhere on this window."
    if words:
        return f"No document has {isolated(words)} in its name, its tags or its text."
    if scope.collection is not None:
        name = isolated(scope.collection.name)
        return f"{name} is empty.\nShow all documents, select some, and add them with Ctrl+Shift+G."
    return "No document is shown here."
