"""What an answer states, and the quotes each statement rests on."""

from dataclasses import dataclass

from rmt_desktop.domain.answers import Question
from rmt_desktop.workflows.conversation import statements


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement and one of the quotes it rests on."""

    text: str
    quote: int | None
    """Position in the answer's evidence; None: no quote backs the statement."""


def statements_of(question: Question) -> list[Stated]:
    """Every statement of the answer with each of its quotes, every quote at least once.

    Engines that quote state what their quotes say. What a language model wrote is held against the quotes sentence by
    sentence: a sentence may rest on several or on none.
    """
    answer = question.answer
    if answer is None or answer.abstained:
        return []
    quoted = [Stated(_line(quote.answer or quote.quote), i) for i, quote in enumerate(answer.evidence)]
    found: list[Stated] = []
    for statement in statements(answer, question.text):
        text = _line((answer.text or "")[statement.start : statement.end])
        found += [Stated(text, citation) for citation in statement.citations] or [Stated(text, None)]
    cited = {stated.quote for stated in found}
    return found + [stated for stated in quoted if stated.quote not in cited]


def without_quote(question: Question) -> list[str]:
    """Statements of the answer that no quote backs."""
    return [stated.text for stated in statements_of(question) if stated.quote is None]


def _line(text: str) -> str:
    return " ".join(text.split())
