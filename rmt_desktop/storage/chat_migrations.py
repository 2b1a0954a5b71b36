"""The migration behind pinned and deleted chats; :mod:`.migrations` says when it is applied."""

from rmt_desktop.storage.schema import Migration

CHAT_MARKS = Migration(
    name="pinned and discarded chats",
    compatible_from=1,
    statements=(
        # No row: an ordinary chat. A table of its own, so that chats of an older file can be salvaged as they are.
        """
        CREATE TABLE chat_marks (
            chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
            pinned INTEGER NOT NULL,
            discarded INTEGER
        )
        """,
    ),
)
