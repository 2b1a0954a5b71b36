"""Verdicts on quotes, as rows and back."""

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from rmt_desktop.domain.answers import Verdict
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.columns import now


def set_verdict(connection: Connection, question_id: int, position: int, verdict: Verdict) -> None:
    """Replace the verdict on a quote; KeyError if the question's answer has no such quote."""
    quote = t.evidence.c
    known = select(quote.position).where(
        quote.question_id == question_id, quote.nearest.is_(False), quote.position == position
    )
    if connection.execute(known).one_or_none() is None:
        raise KeyError(f"quote {position} of question {question_id}")
    columns = t.verdicts.c
    connection.execute(delete(t.verdicts).where(columns.question_id == question_id, columns.position == position))
    if verdict is not Verdict.OPEN:
        row = {"question_id": question_id, "position": position, "verdict": verdict.value, "decided": now()}
        connection.execute(insert(t.verdicts), row)


def verdicts_where(connection: Connection, where: ColumnElement[bool]) -> dict[int, tuple[Verdict, ...]]:
    """Verdicts by question, of the questions for which ``where`` holds; up to the last that is not open."""
    columns = t.verdicts.c
    query = (
        select(columns.question_id, columns.position, columns.verdict)
        .join(t.questions, t.questions.c.id == columns.question_id)
        .where(where)
    )
    found: defaultdict[int, dict[int, Verdict]] = defaultdict(dict)
    for question_id, position, verdict in connection.execute(query).all():
        found[question_id][position] = Verdict(verdict)
    return {
        question_id: tuple(known.get(position, Verdict.OPEN) for position in range(max(known) + 1))
        for question_id, known in found.items()
    }
