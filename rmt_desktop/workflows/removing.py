"""A document leaves: its text, memory, vectors and caches; chats keep their questions and quotes."""

from contextlib import suppress

from rmt_desktop.storage.aside import kept_aside
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.sources import drop_indexes


def forget_document(library: Library, document_id: int) -> None:
    """Remove a document and all that was made of it; of one that is gone, what was left behind.

    What the databases held is overwritten; the older backups lose it when the next one is made.
    """
    with suppress(KeyError):
        library.remove_document(document_id)
    drop_indexes(library, document_id)


def what_may_remain(library: Library) -> str:
    """Where text of a removed document may still be found; empty if nowhere."""
    aside = ", ".join(path.name for path in kept_aside(library.folder))
    return f"Damaged files that were kept may still hold its text: {aside}. Delete them by hand." if aside else ""
