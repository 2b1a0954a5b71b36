"""Migrations of the rebuildable database: pages, what is found in them, and what was read. Never change one."""

from rmt_desktop.storage.schema import Migration

READINGS = Migration(
    name="pages, segments and snapshots",
    compatible_from=1,
    statements=(
        """
        CREATE TABLE texts (
            document_id INTEGER PRIMARY KEY,
            content_hash TEXT NOT NULL,
            parser TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE pages (
            document_id INTEGER NOT NULL REFERENCES texts (document_id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            text TEXT NOT NULL,
            state TEXT NOT NULL,
            label TEXT,
            reason TEXT,
            PRIMARY KEY (document_id, number)
        )
        """,
        """
        CREATE TABLE readings (
            document_id INTEGER PRIMARY KEY REFERENCES texts (document_id) ON DELETE CASCADE,
            fingerprint TEXT NOT NULL,
            segment_count INTEGER NOT NULL,
            segments_read INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE segment_maps (
            document_id INTEGER PRIMARY KEY REFERENCES readings (document_id) ON DELETE CASCADE,
            data BLOB NOT NULL
        )
        """,
        """
        CREATE TABLE headings (
            document_id INTEGER NOT NULL REFERENCES readings (document_id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            page INTEGER NOT NULL,
            start_offset INTEGER NOT NULL,
            end_offset INTEGER NOT NULL,
            text TEXT NOT NULL,
            level INTEGER NOT NULL,
            PRIMARY KEY (document_id, position)
        )
        """,
        """
        CREATE TABLE snapshots (
            document_id INTEGER NOT NULL REFERENCES readings (document_id) ON DELETE CASCADE,
            segment INTEGER NOT NULL,
            vectors INTEGER NOT NULL,
            width INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (document_id, segment)
        )
        """,
        # Apart from the memory, so that the vectors of a whole document lie side by side on disk.
        """
        CREATE TABLE segment_vectors (
            document_id INTEGER NOT NULL REFERENCES readings (document_id) ON DELETE CASCADE,
            segment INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (document_id, segment)
        )
        """,
    ),
)

QUESTION_SNAPSHOTS = Migration(
    name="question snapshots",
    compatible_from=1,
    statements=(
        """
        CREATE TABLE question_reads (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            document_id INTEGER NOT NULL REFERENCES texts (document_id) ON DELETE CASCADE,
            question BLOB NOT NULL,
            fingerprint TEXT NOT NULL,
            used INTEGER NOT NULL,
            UNIQUE (question, fingerprint, document_id)
        )
        """,
        "CREATE INDEX question_reads_document ON question_reads (document_id)",
        # The prefix is part of the key: a segment cut off at a page (as of page N) stands beside the whole one.
        # What is listed without the memory comes first: SQLite then leaves the long values alone on the disk.
        """
        CREATE TABLE question_snapshots (
            read_id INTEGER NOT NULL REFERENCES question_reads (id) ON DELETE CASCADE,
            segment INTEGER NOT NULL,
            prefix BLOB NOT NULL,
            answerable REAL NOT NULL,
            absent REAL NOT NULL,
            spans BLOB NOT NULL,
            vectors INTEGER NOT NULL,
            width INTEGER NOT NULL,
            data BLOB NOT NULL,
            written BLOB NOT NULL,
            PRIMARY KEY (read_id, segment, prefix)
        )
        """,
    ),
)

SECTIONS = Migration(
    name="sections",
    compatible_from=1,
    statements=(
        """
        CREATE TABLE sections (
            document_id INTEGER NOT NULL REFERENCES texts (document_id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            page INTEGER NOT NULL,
            start_offset INTEGER NOT NULL,
            title TEXT NOT NULL,
            level INTEGER NOT NULL,
            PRIMARY KEY (document_id, position)
        )
        """,
    ),
)

TERMS = Migration(
    name="defined terms",
    compatible_from=1,
    statements=(
        # A list is read and written whole; an empty one says that there are none.
        """
        CREATE TABLE term_lists (
            document_id INTEGER PRIMARY KEY REFERENCES texts (document_id) ON DELETE CASCADE,
            rules TEXT NOT NULL,
            terms TEXT NOT NULL
        )
        """,
    ),
)

SEEN_WORDS = Migration(
    name="words of recognised pages",
    compatible_from=1,
    statements=("ALTER TABLE pages ADD COLUMN seen BLOB",),
)

UNRECOGNISED = Migration(
    name="pages that are still to be recognised",
    compatible_from=1,
    statements=(
        """
        CREATE TABLE unrecognised (
            document_id INTEGER NOT NULL REFERENCES texts (document_id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            PRIMARY KEY (document_id, number)
        )
        """,
    ),
)
