"""A chat as a conversation: what a question means after the ones before, and answers in sentences.

What the window calls: :func:`understood` for the line "understood as …", :func:`statements` for the marks at the
sentences of a written answer, and the setting :data:`COMPOSE`.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rmt_desktop.domain.answers import Answer, AnswerEvent, Finished, Question
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.storage.library import Library

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model
    from rmt_desktop.answering.statements import Statement

COMPOSE = "compose answers"
"""The setting that turns written answers ``off``; they are on where a language model is installed."""
_BACK = 8
"""Questions that a follow-up can reach back over, each leaning on the one before."""


def understood(library: Library, question: Question) -> str:
    """A question as it stands by itself, resolved against the chat; as it was typed where it does anyway."""
    from rmt_desktop.answering.follow_up import resolve

    chat = [earlier for earlier in library.questions(question.chat_id) if earlier.id <= question.id][-_BACK:]
    text, answer = "", None
    for earlier in chat:
        text = resolve(earlier.text, text, answer) if text else earlier.text
        answer = earlier.answer.text if earlier.answer else None
    return text or question.text


def statements(answer: Answer, question: str) -> "tuple[Statement, ...]":
    """The sentences of a written answer with the quotes (positions in ``answer.evidence``) that back them.

    Empty for an answer that was not written: its text is its first quote's.
    """
    from rmt_desktop.answering.statements import check_statements

    if not answer.text or not answer.timings.generate:
        return ()
    return check_statements(answer.text, [evidence.quote for evidence in answer.evidence], question)


def marked(answer: Answer, question: str) -> str:
    """An answer's text with numbers of its quotes at every sentence that was written, or that it has no support."""
    found = statements(answer, question)
    if not found:
        return answer.text or ""
    parts = [
        f"{(answer.text or '')[one.start : one.end]} {_marks(one.citations) if one.supported else '[no support found]'}"
        for one in found
    ]
    return " ".join(parts)


def composed(
    events: Iterable[AnswerEvent], model: "Model", question: str, context: WorkContext
) -> Iterator[AnswerEvent]:
    """An engine's events, its findings put into a short answer at the end.

    As they are without an installed language model, for "not found", and for engines that write themselves.

    Raises:
        ModelError: the language model is altered or does not fit into memory.
    """
    for event in events:
        if isinstance(event, Finished) and _can_compose(event.answer, model):
            from rmt_desktop.answering.composing import Composer

            assert model.language is not None
            yield from Composer(model.language).compose(question, event.answer, context)
        else:
            yield event


def _can_compose(answer: Answer, model: "Model") -> bool:
    written = answer.timings.generate > 0 or answer.abstained or not answer.evidence
    return not written and model.language is not None and model.language.available()


def _marks(citations: Iterable[int]) -> str:
    return "".join(f"[{position + 1}]" for position in citations)
