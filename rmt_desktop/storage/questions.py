"""Questions: stored before anything is computed, kept with their answers and quotes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from rmt_desktop.domain.answers import Answer, FoundQuestion, Question, QuestionState, Verdict
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.answers import answers_where, insert_answer
from rmt_desktop.storage.columns import now
from rmt_desktop.storage.stores import Stores
from rmt_desktop.storage.verdicts import set_verdict, verdicts_where

_COLUMNS = (
    t.questions.c.id,
    t.questions.c.chat_id,
    t.questions.c.text,
    t.questions.c.document_ids,
    t.questions.c.engine,
    t.questions.c.asked,
    t.questions.c.state,
    t.questions.c.reason,
    t.questions.c.as_of_page,
)

_SEARCHED = (
    select(
        t.questions.c.id,
        t.questions.c.chat_id,
        t.chats.c.title,
        t.questions.c.text.label("question"),
        t.answers.c.text.label("answer"),
        t.questions.c.asked,
    )
    .join(t.chats, t.chats.c.id == t.questions.c.chat_id)
    .outerjoin(t.answers, t.answers.c.question_id == t.questions.c.id)
    .outerjoin(t.chat_marks, t.chat_marks.c.chat_id == t.chats.c.id)
    .where(t.chat_marks.c.discarded.is_(None))
    .order_by(t.questions.c.id.desc())
)
"""In the order of the fields of :class:`FoundQuestion`."""


class Questions(Stores):
    """The questions of each chat and their answers."""

    def questions(self, chat_id: int) -> list[Question]:
        """The questions of a chat, oldest first."""
        with self._precious.read() as connection:
            return questions_where(connection, t.questions.c.chat_id == chat_id)

    def question_ids(self, chat_id: int) -> list[int]:
        """The numbers of a chat's questions, oldest first: quick, however long the chat."""
        query = select(t.questions.c.id).where(t.questions.c.chat_id == chat_id).order_by(t.questions.c.id)
        with self._precious.read() as connection:
            return list(connection.scalars(query))

    def questions_numbered(self, question_ids: Sequence[int]) -> list[Question]:
        """These questions, oldest first; those that are gone are left out."""
        if not question_ids:
            return []
        with self._precious.read() as connection:
            return questions_where(connection, t.questions.c.id.in_(list(question_ids)))

    def search_questions(self, words: str, most: int = 200) -> list[FoundQuestion]:
        """Questions of all chats that hold every word, themselves or in their answer; the newest first.

        Upper and lower case are the same in every script, which SQLite's own LIKE can't do. That costs some 5 ms per
        1,000 questions, so ask on a worker's thread.
        """
        wanted = words.casefold().split()
        found: list[FoundQuestion] = []
        if not wanted:
            return found
        with self._precious.read() as connection:
            for row in connection.execute(_SEARCHED):
                text = f"{row.question}\n{row.answer or ''}".casefold()
                if all(word in text for word in wanted):
                    found.append(FoundQuestion(*row))
                    if len(found) == most:
                        break
        return found

    def question(self, question_id: int) -> Question:
        """One question; KeyError if it is gone."""
        with self._precious.read() as connection:
            return _one(connection, question_id)

    def ask(
        self, chat_id: int, text: str, document_ids: Sequence[int], engine: str, as_of_page: int | None = None
    ) -> Question:
        """Store a question, waiting; KeyError if the chat is gone.

        When this returns, the question survives a power cut. It keeps the numbers of its documents also
        after one of them is removed.
        """
        values = {
            "chat_id": chat_id,
            "text": text,
            "document_ids": tuple(document_ids),
            "engine": engine,
            "asked": now(),
            "state": QuestionState.WAITING.value,
            "as_of_page": as_of_page,
        }
        try:
            with self._precious.write() as connection:
                result = connection.execute(insert(t.questions).values(values))
                return _one(connection, int(result.lastrowid))
        except IntegrityError as error:
            raise KeyError(f"chat {chat_id}") from error

    def set_question_state(self, question_id: int, state: QuestionState, reason: str | None = None) -> Question:
        """Change the state and the reason; an answer stored earlier is kept. KeyError if it is gone."""
        with self._precious.write() as connection:
            _set_state(connection, question_id, state, reason)
            return _one(connection, question_id)

    def store_answer(self, question_id: int, answer: Answer) -> Question:
        """Store the answer in place of an earlier one: the question is answered. KeyError if it is gone."""
        with self._precious.write() as connection:
            _set_state(connection, question_id, QuestionState.ANSWERED, None)
            connection.execute(delete(t.answers).where(t.answers.c.question_id == question_id))
            insert_answer(connection, question_id, answer)
            return _one(connection, question_id)

    def judge(self, question_id: int, position: int, verdict: Verdict) -> Question:
        """Store what the user made of a quote of the answer (0-based); KeyError if there is no such quote."""
        with self._precious.write() as connection:
            set_verdict(connection, question_id, position, verdict)
            return _one(connection, question_id)


def _set_state(connection: Connection, question_id: int, state: QuestionState, reason: str | None) -> None:
    statement = update(t.questions).where(t.questions.c.id == question_id)
    if connection.execute(statement.values(state=state.value, reason=reason)).rowcount == 0:
        raise KeyError(f"question {question_id}")


def _one(connection: Connection, question_id: int) -> Question:
    found = questions_where(connection, t.questions.c.id == question_id)
    if not found:
        raise KeyError(f"question {question_id}")
    return found[0]


def questions_where(connection: Connection, where: ColumnElement[bool]) -> list[Question]:
    """Questions with their answers and verdicts, oldest first."""
    rows = connection.execute(select(*_COLUMNS).where(where).order_by(t.questions.c.id)).all()
    answers = answers_where(connection, where)
    verdicts = verdicts_where(connection, where) if answers else {}
    return [_question(row, answers.get(row[0]), verdicts.get(row[0], ())) for row in rows]


def _question(row: Sequence[Any], answer: Answer | None, verdicts: tuple[Verdict, ...]) -> Question:
    question_id, chat_id, text, document_ids, engine, asked, state, reason, as_of_page = row
    about = (question_id, chat_id, text, document_ids, engine, asked)
    return Question(*about, QuestionState(state), answer, reason, as_of_page, verdicts)
