"""What a start sets right after the last end, whatever that end was."""

from sqlalchemy import ColumnElement, Connection, Update, bindparam, delete, select, update

from rmt_desktop.domain.answers import QuestionState
from rmt_desktop.domain.documents import CRASHES_TO_QUARANTINE, DocumentState
from rmt_desktop.domain.growth import first
from rmt_desktop.storage import derived_tables as d
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.page_words import drop_words
from rmt_desktop.storage.store import Store
from rmt_desktop.storage.texts import without_text

_DISCARDED = select(t.chat_marks.c.chat_id).where(t.chat_marks.c.discarded.is_not(None))
ENDED_WHILE_PARSING = (
    "The program ended twice while it opened this file, so the file is in quarantine: it is not tried again by itself. "
    "Go on reading it if something else was to blame; the program and your other documents are not affected."
)


def resume(precious: Store, derived: Store) -> None:
    """Mark what was interrupted, and let the two databases agree.

    Documents that were being parsed or read are queued: their segments and snapshots are kept, so that
    reading goes on where it stopped. Documents whose pages or readings were lost are queued as well.
    Chats that were thrown away are removed for good.
    """
    _mark_interrupted(precious)
    _drop_orphans(precious, derived)
    _follow_growth(precious, derived)
    _queue_what_was_lost(precious, derived)


def _mark_interrupted(precious: Store) -> None:
    running = t.questions.c.state.in_([QuestionState.RUNNING.value, QuestionState.WAITING.value])
    with precious.write() as connection:
        connection.execute(
            update(t.questions).where(running).values(state=QuestionState.INTERRUPTED.value, reason=None)
        )
        connection.execute(delete(t.chats).where(t.chats.c.id.in_(_DISCARDED)))
        _count_crashes(connection)
        connection.execute(_queue(t.documents.c.state.in_([DocumentState.PARSING.value, DocumentState.READING.value])))


def _count_crashes(connection: Connection) -> None:
    """A file that was being parsed may be why the program ended; the second time it is not tried again by itself."""
    parsing = t.documents.c.state == DocumentState.PARSING.value
    connection.execute(update(t.documents).where(parsing).values(crashes=t.documents.c.crashes + 1))
    repeated = parsing & (t.documents.c.crashes >= CRASHES_TO_QUARANTINE)
    connection.execute(
        update(t.documents).where(repeated).values(state=DocumentState.FAILED.value, reason=ENDED_WHILE_PARSING)
    )


def _drop_orphans(precious: Store, derived: Store) -> None:
    """Derived data of documents that were removed, or that carry another file's number."""
    with precious.read() as connection:
        known = {tuple(row) for row in connection.execute(select(t.documents.c.id, t.documents.c.content_hash))}
    with derived.read() as connection:
        stored = connection.execute(select(d.texts.c.document_id, d.texts.c.content_hash)).all()
    orphans = [{"orphan": row.document_id} for row in stored if tuple(row) not in known]
    if orphans:
        with derived.write() as connection:
            connection.execute(delete(d.texts).where(d.texts.c.document_id == bindparam("orphan")), orphans)
            for row in orphans:
                drop_words(connection, row["orphan"])


def _follow_growth(precious: Store, derived: Store) -> None:
    """Take note of pages whose recognition was stored last, right before the end; what was read is brought up to it."""
    documents = t.documents.c
    with precious.read() as connection:
        known = {row.id: row.parser for row in connection.execute(select(documents.id, documents.parser))}
    with derived.read() as connection:
        stored = connection.execute(select(d.texts.c.document_id, d.texts.c.parser)).all()
        behind = [
            {
                "behind": number,
                "parser": parser,
                "pages_without_text": tuple(connection.scalars(without_text(number))),
            }
            for number, parser in stored
            if parser != known.get(number) and first(parser) == first(known.get(number) or "")
        ]
    if behind:
        with precious.write() as connection:
            this = documents.id == bindparam("behind")
            connection.execute(update(t.documents).where(this), behind)
            read = documents.state == DocumentState.READ.value
            connection.execute(_queue(this & read), [{"behind": row["behind"]} for row in behind])


def _queue_what_was_lost(precious: Store, derived: Store) -> None:
    readings = d.readings.c
    with derived.read() as connection:
        parsed = set(connection.scalars(select(d.texts.c.document_id)))
        read = set(
            connection.scalars(select(readings.document_id).where(readings.segments_read == readings.segment_count))
        )
    with precious.read() as connection:
        query = select(t.documents.c.id, t.documents.c.state).where(t.documents.c.page_count > 0)
        rows = connection.execute(query).all()
    kept = {DocumentState.READ.value: read, DocumentState.PAUSED.value: parsed}
    lost = [{"lost": row.id} for row in rows if row.state in kept and row.id not in kept[row.state]]
    if lost:
        with precious.write() as connection:
            connection.execute(_queue(t.documents.c.id == bindparam("lost")), lost)


def _queue(where: ColumnElement[bool]) -> Update:
    return update(t.documents).where(where).values(state=DocumentState.QUEUED.value)
