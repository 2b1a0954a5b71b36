"""The tables of what is made from documents, as queries see them; :mod:`.derived_migrations` is how they came to be."""

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, Table, Text

from rmt_desktop.storage.columns import AnyText, Moment

DERIVED = MetaData()

texts = Table(
    "texts",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("content_hash", Text),
    Column("parser", Text),
)

pages = Table(
    "pages",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", AnyText),
    Column("state", Text),
    Column("label", AnyText),
    Column("reason", AnyText),
    Column("seen", LargeBinary),
)

unrecognised = Table(
    "unrecognised",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
)
"""Pages that are pictures and whose text is still to be recognised."""

sections = Table(
    "sections",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("page", Integer),
    Column("start_offset", Integer),
    Column("title", AnyText),
    Column("level", Integer),
)

term_lists = Table(
    "term_lists",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("rules", Text),
    Column("terms", AnyText),
)

word_indexes = Table(
    "word_indexes",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("folding", Integer),
)

readings = Table(
    "readings",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("fingerprint", Text),
    Column("segment_count", Integer),
    Column("segments_read", Integer),
)

segment_maps = Table(
    "segment_maps",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("data", LargeBinary),
)

headings = Table(
    "headings",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("page", Integer),
    Column("start_offset", Integer),
    Column("end_offset", Integer),
    Column("text", AnyText),
    Column("level", Integer),
)

snapshots = Table(
    "snapshots",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("segment", Integer, primary_key=True),
    Column("vectors", Integer),
    Column("width", Integer),
    Column("data", LargeBinary),
)

segment_vectors = Table(
    "segment_vectors",
    DERIVED,
    Column("document_id", Integer, primary_key=True),
    Column("segment", Integer, primary_key=True),
    Column("data", LargeBinary),
)

question_reads = Table(
    "question_reads",
    DERIVED,
    Column("id", Integer, primary_key=True),
    Column("document_id", Integer),
    Column("question", LargeBinary),
    Column("fingerprint", Text),
    Column("used", Moment),
)

question_snapshots = Table(
    "question_snapshots",
    DERIVED,
    Column("read_id", Integer, primary_key=True),
    Column("segment", Integer, primary_key=True),
    Column("prefix", LargeBinary, primary_key=True),
    Column("answerable", Float),
    Column("absent", Float),
    Column("spans", LargeBinary),
    Column("vectors", Integer),
    Column("width", Integer),
    Column("data", LargeBinary),
    Column("written", LargeBinary),
)
