"""Every migration of both databases, oldest first. Add at the end; never change a released one."""

from rmt_desktop.storage.chat_migrations import CHAT_MARKS
from rmt_desktop.storage.derived_migrations import (
    QUESTION_SNAPSHOTS,
    READINGS,
    SECTIONS,
    SEEN_WORDS,
    TERMS,
    UNRECOGNISED,
)
from rmt_desktop.storage.schema import Migration, Schema
from rmt_desktop.storage.shelving_migrations import COLLECTIONS, PAGE_WORDS, WATCHED

_LIBRARY = Migration(
    name="library",
    compatible_from=1,
    statements=(
        # AUTOINCREMENT: the number of a removed document, chat or question is never given to another,
        # so that stored evidence and derived data cannot point to the wrong one.
        """
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            content_hash TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            path TEXT NOT NULL,
            kind TEXT NOT NULL,
            size INTEGER NOT NULL,
            added INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            parser TEXT NOT NULL DEFAULT '',
            page_count INTEGER NOT NULL DEFAULT 0,
            pages_without_text TEXT NOT NULL DEFAULT '[]'
        )
        """,
        """
        CREATE TABLE chats (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL,
            created INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE chat_documents (
            chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
            document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            PRIMARY KEY (chat_id, document_id)
        )
        """,
        "CREATE INDEX chat_documents_document ON chat_documents (document_id)",
        # document_ids has no foreign key: what a question was asked of stays true after a removal.
        """
        CREATE TABLE questions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            document_ids TEXT NOT NULL,
            engine TEXT NOT NULL,
            asked INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason TEXT
        )
        """,
        "CREATE INDEX questions_chat ON questions (chat_id)",
        """
        CREATE TABLE answers (
            question_id INTEGER PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE,
            text TEXT,
            abstained INTEGER NOT NULL,
            confidence REAL NOT NULL,
            engine TEXT NOT NULL,
            ingest_seconds REAL NOT NULL,
            retrieve_seconds REAL NOT NULL,
            read_seconds REAL NOT NULL,
            generate_seconds REAL NOT NULL,
            total_seconds REAL NOT NULL,
            tokens_read INTEGER NOT NULL,
            peak_memory_mb REAL NOT NULL
        )
        """,
        """
        CREATE TABLE evidence (
            question_id INTEGER NOT NULL REFERENCES answers (question_id) ON DELETE CASCADE,
            nearest INTEGER NOT NULL,
            position INTEGER NOT NULL,
            document_id INTEGER NOT NULL,
            document TEXT NOT NULL,
            page INTEGER NOT NULL,
            start_offset INTEGER NOT NULL,
            end_offset INTEGER NOT NULL,
            quote TEXT NOT NULL,
            score REAL NOT NULL,
            segment INTEGER NOT NULL,
            answer_start INTEGER NOT NULL,
            answer_end INTEGER NOT NULL,
            PRIMARY KEY (question_id, nearest, position)
        )
        """,
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ),
)

_MEMORY_USES = Migration(
    name="memory uses and as-of pages",
    compatible_from=1,
    statements=(
        "ALTER TABLE questions ADD COLUMN as_of_page INTEGER",
        """
        CREATE TABLE memory_uses (
            question_id INTEGER NOT NULL REFERENCES answers (question_id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            document_id INTEGER NOT NULL,
            document TEXT NOT NULL,
            segment INTEGER NOT NULL,
            page INTEGER NOT NULL,
            weight REAL NOT NULL,
            PRIMARY KEY (question_id, position)
        )
        """,
    ),
)

_VERDICTS = Migration(
    name="verdicts on quotes",
    compatible_from=1,
    statements=(
        # No row: the quote is open. A new answer of the question drops what was said about the old one.
        """
        CREATE TABLE verdicts (
            question_id INTEGER NOT NULL REFERENCES answers (question_id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            decided INTEGER NOT NULL,
            PRIMARY KEY (question_id, position)
        )
        """,
    ),
)

_VIEW_PLACES = Migration(
    name="places in the viewer",
    compatible_from=1,
    statements=(
        """
        CREATE TABLE view_places (
            document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
            page INTEGER NOT NULL,
            fraction REAL NOT NULL,
            quarters INTEGER NOT NULL,
            zoom TEXT NOT NULL
        )
        """,
    ),
)

_CRASHES_AND_REMOVALS = Migration(
    name="crashes and removals",
    compatible_from=1,
    statements=(
        "ALTER TABLE documents ADD COLUMN crashes INTEGER NOT NULL DEFAULT 0",
        # Content of documents that were removed, until they are gone from the older backups, too.
        "CREATE TABLE removals (content_hash TEXT PRIMARY KEY) WITHOUT ROWID",
    ),
)

_REVISIONS = Migration(
    name="pins and compared versions",
    compatible_from=1,
    statements=(
        "CREATE TABLE pins (question_id INTEGER PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE)",
        # Documents and the old question have no foreign key: what was compared stays true after a removal.
        """
        CREATE TABLE revisions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            old_document INTEGER NOT NULL,
            new_document INTEGER NOT NULL,
            old_name TEXT NOT NULL,
            new_name TEXT NOT NULL,
            chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
            created INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE asked_again (
            revision_id INTEGER NOT NULL REFERENCES revisions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            old_question INTEGER NOT NULL,
            question INTEGER,
            text TEXT NOT NULL,
            old_answer TEXT NOT NULL,
            new_answer TEXT NOT NULL,
            change TEXT NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (revision_id, position)
        )
        """,
        "CREATE INDEX asked_again_question ON asked_again (question)",
        """
        CREATE TABLE revision_clauses (
            revision_id INTEGER NOT NULL,
            position INTEGER NOT NULL,
            number INTEGER NOT NULL,
            old_page INTEGER NOT NULL,
            old_text TEXT NOT NULL,
            new_page INTEGER,
            new_text TEXT NOT NULL,
            PRIMARY KEY (revision_id, position, number),
            FOREIGN KEY (revision_id, position) REFERENCES asked_again (revision_id, position) ON DELETE CASCADE
        )
        """,
    ),
)

PRECIOUS_SCHEMA = Schema(
    application_id=0x524D544C,
    migrations=(
        _LIBRARY,
        _MEMORY_USES,
        _VERDICTS,
        _VIEW_PLACES,
        _REVISIONS,
        COLLECTIONS,
        WATCHED,
        CHAT_MARKS,
        _CRASHES_AND_REMOVALS,
    ),
)
"""``RMTL``: documents' metadata, collections, tags, chats, answers, verdicts, compared versions, settings."""

DERIVED_SCHEMA = Schema(
    application_id=0x524D5444,
    migrations=(READINGS, QUESTION_SNAPSHOTS, SECTIONS, TERMS, PAGE_WORDS, SEEN_WORDS, UNRECOGNISED),
)
"""``RMTD``: page text and its words, sections, terms, segments, headings, snapshots with and without a question."""
