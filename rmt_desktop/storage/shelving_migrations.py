"""The migrations behind putting documents in order and finding them; :mod:`.migrations` says when they are applied."""

from rmt_desktop.storage.schema import Migration

COLLECTIONS = Migration(
    name="collections and tags",
    compatible_from=1,
    statements=(
        # The key is the name as it is compared: capitals and ways of composing characters do not count.
        """
        CREATE TABLE collections (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE collection_documents (
            collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
            document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
            PRIMARY KEY (collection_id, document_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX collection_documents_document ON collection_documents (document_id)",
        """
        CREATE TABLE document_tags (
            document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            tag TEXT NOT NULL,
            PRIMARY KEY (document_id, key)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX document_tags_key ON document_tags (key)",
    ),
)

WATCHED = Migration(
    name="watched folders",
    compatible_from=1,
    statements=(
        """
        CREATE TABLE watched_folders (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            path TEXT NOT NULL UNIQUE
        )
        """,
        # What was seen is never taken again: not at the next start, and not after its document was removed.
        """
        CREATE TABLE watched_files (
            folder_id INTEGER NOT NULL REFERENCES watched_folders (id) ON DELETE CASCADE,
            path TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            PRIMARY KEY (folder_id, path)
        ) WITHOUT ROWID
        """,
    ),
)

PAGE_WORDS = Migration(
    name="full-text search",
    compatible_from=1,
    statements=(
        # rowid: the document's number times 2^32, plus the page's. The words come folded (storage/folding.py).
        """
        CREATE VIRTUAL TABLE page_words USING fts5 (
            words, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
        )
        """,
        """
        CREATE TABLE word_indexes (
            document_id INTEGER PRIMARY KEY REFERENCES texts (document_id) ON DELETE CASCADE,
            folding INTEGER NOT NULL
        )
        """,
    ),
)
