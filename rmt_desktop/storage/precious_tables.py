"""The tables of what cannot be made again, as queries see them; :mod:`.migrations` is how they came to be."""

from sqlalchemy import Boolean, Column, Float, Integer, MetaData, Table, Text

from rmt_desktop.storage.columns import AnyText, Moment, Numbers

PRECIOUS = MetaData()

documents = Table(
    "documents",
    PRECIOUS,
    Column("id", Integer, primary_key=True),
    Column("content_hash", Text),
    Column("name", AnyText),
    Column("path", AnyText),
    Column("kind", Text),
    Column("size", Integer),
    Column("added", Moment),
    Column("state", Text),
    Column("reason", AnyText),
    Column("parser", Text),
    Column("page_count", Integer),
    Column("pages_without_text", Numbers),
    Column("crashes", Integer),
)

removals = Table(
    "removals",
    PRECIOUS,
    Column("content_hash", Text, primary_key=True),
)

chats = Table(
    "chats",
    PRECIOUS,
    Column("id", Integer, primary_key=True),
    Column("title", AnyText),
    Column("created", Moment),
)

chat_marks = Table(
    "chat_marks",
    PRECIOUS,
    Column("chat_id", Integer, primary_key=True),
    Column("pinned", Boolean),
    Column("discarded", Moment),
)
"""``discarded``: when the user threw the chat away; hidden until that is undone or the library is opened anew."""

chat_documents = Table(
    "chat_documents",
    PRECIOUS,
    Column("chat_id", Integer, primary_key=True),
    Column("document_id", Integer, primary_key=True),
    Column("position", Integer),
)

questions = Table(
    "questions",
    PRECIOUS,
    Column("id", Integer, primary_key=True),
    Column("chat_id", Integer),
    Column("text", AnyText),
    Column("document_ids", Numbers),
    Column("engine", Text),
    Column("asked", Moment),
    Column("state", Text),
    Column("reason", AnyText),
    Column("as_of_page", Integer),
)

answers = Table(
    "answers",
    PRECIOUS,
    Column("question_id", Integer, primary_key=True),
    Column("text", AnyText),
    Column("abstained", Boolean),
    Column("confidence", Float),
    Column("engine", Text),
    Column("ingest_seconds", Float),
    Column("retrieve_seconds", Float),
    Column("read_seconds", Float),
    Column("generate_seconds", Float),
    Column("total_seconds", Float),
    Column("tokens_read", Integer),
    Column("peak_memory_mb", Float),
)

evidence = Table(
    "evidence",
    PRECIOUS,
    Column("question_id", Integer, primary_key=True),
    Column("nearest", Boolean, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document_id", Integer),
    Column("document", AnyText),
    Column("page", Integer),
    Column("start_offset", Integer),
    Column("end_offset", Integer),
    Column("quote", AnyText),
    Column("score", Float),
    Column("segment", Integer),
    Column("answer_start", Integer),
    Column("answer_end", Integer),
)

memory_uses = Table(
    "memory_uses",
    PRECIOUS,
    Column("question_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document_id", Integer),
    Column("document", AnyText),
    Column("segment", Integer),
    Column("page", Integer),
    Column("weight", Float),
)

verdicts = Table(
    "verdicts",
    PRECIOUS,
    Column("question_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("verdict", Text),
    Column("decided", Moment),
)

view_places = Table(
    "view_places",
    PRECIOUS,
    Column("document_id", Integer, primary_key=True),
    Column("page", Integer),
    Column("fraction", Float),
    Column("quarters", Integer),
    Column("zoom", Text),
)

pins = Table("pins", PRECIOUS, Column("question_id", Integer, primary_key=True))

revisions = Table(
    "revisions",
    PRECIOUS,
    Column("id", Integer, primary_key=True),
    Column("old_document", Integer),
    Column("new_document", Integer),
    Column("old_name", AnyText),
    Column("new_name", AnyText),
    Column("chat_id", Integer),
    Column("created", Moment),
)

asked_again = Table(
    "asked_again",
    PRECIOUS,
    Column("revision_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("old_question", Integer),
    Column("question", Integer),
    Column("text", AnyText),
    Column("old_answer", AnyText),
    Column("new_answer", AnyText),
    Column("change", Text),
    Column("note", AnyText),
)

revision_clauses = Table(
    "revision_clauses",
    PRECIOUS,
    Column("revision_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("old_page", Integer),
    Column("old_text", AnyText),
    Column("new_page", Integer),
    Column("new_text", AnyText),
)

settings = Table(
    "settings",
    PRECIOUS,
    Column("key", Text, primary_key=True),
    Column("value", AnyText),
)

collections = Table(
    "collections",
    PRECIOUS,
    Column("id", Integer, primary_key=True),
    Column("key", AnyText),
    Column("name", AnyText),
)

collection_documents = Table(
    "collection_documents",
    PRECIOUS,
    Column("collection_id", Integer, primary_key=True),
    Column("document_id", Integer, primary_key=True),
)

document_tags = Table(
    "document_tags",
    PRECIOUS,
    Column("document_id", Integer, primary_key=True),
    Column("key", AnyText, primary_key=True),
    Column("tag", AnyText),
)

watched_folders = Table(
    "watched_folders",
    PRECIOUS,
    Column("id", Integer, primary_key=True),
    Column("path", AnyText),
)

watched_files = Table(
    "watched_files",
    PRECIOUS,
    Column("folder_id", Integer, primary_key=True),
    Column("path", AnyText, primary_key=True),
    Column("size", Integer),
    Column("modified", Integer),
)
