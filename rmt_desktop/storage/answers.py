"""Answers and their quotes, as rows and back."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select

from rmt_desktop.domain.answers import Answer, Evidence, MemoryUse, Timings
from rmt_desktop.storage import precious_tables as t

_ANSWER_COLUMNS = (
    t.answers.c.question_id,
    t.answers.c.text,
    t.answers.c.abstained,
    t.answers.c.confidence,
    t.answers.c.engine,
    t.answers.c.ingest_seconds,
    t.answers.c.retrieve_seconds,
    t.answers.c.read_seconds,
    t.answers.c.generate_seconds,
    t.answers.c.total_seconds,
    t.answers.c.tokens_read,
    t.answers.c.peak_memory_mb,
)
"""The seconds in the order of the fields of :class:`Timings`."""

_EVIDENCE_COLUMNS = (
    t.evidence.c.document_id,
    t.evidence.c.document,
    t.evidence.c.page,
    t.evidence.c.start_offset,
    t.evidence.c.end_offset,
    t.evidence.c.quote,
    t.evidence.c.score,
    t.evidence.c.segment,
    t.evidence.c.answer_start,
    t.evidence.c.answer_end,
)
"""In the order of the fields of :class:`Evidence`."""

_USE_COLUMNS = (
    t.memory_uses.c.document_id,
    t.memory_uses.c.document,
    t.memory_uses.c.segment,
    t.memory_uses.c.page,
    t.memory_uses.c.weight,
)
"""In the order of the fields of :class:`MemoryUse`."""

_Quotes = dict[tuple[int, bool], list[Evidence]]
"""By question, found and nearest apart."""
_Uses = dict[int, list[MemoryUse]]


def insert_answer(connection: Connection, question_id: int, answer: Answer) -> None:
    """Add the answer of a question that has none."""
    connection.execute(insert(t.answers).values(_answer_row(question_id, answer)))
    quotes = [
        _evidence_row(question_id, nearest, position, evidence)
        for nearest, found in ((False, answer.evidence), (True, answer.nearest))
        for position, evidence in enumerate(found)
    ]
    if quotes:
        connection.execute(insert(t.evidence), quotes)
    uses = [_use_row(question_id, position, use) for position, use in enumerate(answer.memory)]
    if uses:
        connection.execute(insert(t.memory_uses), uses)


def answers_where(connection: Connection, where: ColumnElement[bool]) -> dict[int, Answer]:
    """Answers by question, of the questions for which ``where`` holds; three queries however many."""
    columns = t.answers.c
    query = select(*_ANSWER_COLUMNS).join(t.questions, t.questions.c.id == columns.question_id).where(where)
    rows = connection.execute(query).all()
    quotes = _quotes_where(connection, where) if rows else {}
    uses = _uses_where(connection, where) if rows else {}
    return {row[0]: _answer(row, quotes, uses) for row in rows}


def _quotes_where(connection: Connection, where: ColumnElement[bool]) -> _Quotes:
    columns = t.evidence.c
    query = (
        select(columns.question_id, columns.nearest, *_EVIDENCE_COLUMNS)
        .join(t.questions, t.questions.c.id == columns.question_id)
        .where(where)
        .order_by(columns.question_id, columns.nearest, columns.position)
    )
    quotes: defaultdict[tuple[int, bool], list[Evidence]] = defaultdict(list)
    for question_id, nearest, *fields in connection.execute(query).all():
        quotes[question_id, nearest].append(Evidence(*fields))
    return quotes


def _uses_where(connection: Connection, where: ColumnElement[bool]) -> _Uses:
    columns = t.memory_uses.c
    query = (
        select(columns.question_id, *_USE_COLUMNS)
        .join(t.questions, t.questions.c.id == columns.question_id)
        .where(where)
        .order_by(columns.question_id, columns.position)
    )
    uses: defaultdict[int, list[MemoryUse]] = defaultdict(list)
    for question_id, *fields in connection.execute(query).all():
        uses[question_id].append(MemoryUse(*fields))
    return uses


def _answer(row: Sequence[Any], quotes: _Quotes, uses: _Uses) -> Answer:
    question_id, text, abstained, confidence, engine, *seconds, tokens_read, peak_memory_mb = row
    return Answer(
        text=text,
        abstained=abstained,
        confidence=confidence,
        engine=engine,
        evidence=tuple(quotes.get((question_id, False), ())),
        nearest=tuple(quotes.get((question_id, True), ())),
        timings=Timings(*seconds),
        tokens_read=tokens_read,
        peak_memory_mb=peak_memory_mb,
        memory=tuple(uses.get(question_id, ())),
    )


def _answer_row(question_id: int, answer: Answer) -> dict[str, object]:
    return {
        "question_id": question_id,
        "text": answer.text,
        "abstained": answer.abstained,
        "confidence": answer.confidence,
        "engine": answer.engine,
        "ingest_seconds": answer.timings.ingest,
        "retrieve_seconds": answer.timings.retrieve,
        "read_seconds": answer.timings.read,
        "generate_seconds": answer.timings.generate,
        "total_seconds": answer.timings.total,
        "tokens_read": answer.tokens_read,
        "peak_memory_mb": answer.peak_memory_mb,
    }


def _evidence_row(question_id: int, nearest: bool, position: int, evidence: Evidence) -> dict[str, object]:
    return {
        "question_id": question_id,
        "nearest": nearest,
        "position": position,
        "document_id": evidence.document_id,
        "document": evidence.document,
        "page": evidence.page,
        "start_offset": evidence.start,
        "end_offset": evidence.end,
        "quote": evidence.quote,
        "score": evidence.score,
        "segment": evidence.segment,
        "answer_start": evidence.answer_start,
        "answer_end": evidence.answer_end,
    }


def _use_row(question_id: int, position: int, use: MemoryUse) -> dict[str, object]:
    return {
        "question_id": question_id,
        "position": position,
        "document_id": use.document_id,
        "document": use.document,
        "segment": use.segment,
        "page": use.page,
        "weight": use.weight,
    }
