"""The quotes of one answer as they are verified, one after the other. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rmt_desktop.domain.answers import Evidence, Question, Verdict


class Support(StrEnum):
    """Whether a quote stands where the answer says."""

    CHECKING = "checking"
    EXACT = "exact"
    """Word for word on the page, and marked there."""
    NOT_ON_PAGE = "not on the page"
    """The page's text, as it was read, does not say it."""
    NOT_AS_SHOWN = "not on the page as shown"
    """The text that was read says it, the page as it is drawn does not."""
    GONE = "gone"
    """The document is no longer in the library."""


@dataclass(frozen=True, slots=True)
class VerifyItem:
    """A statement, the quote it rests on, and what was made of it."""

    position: int
    """Of the quote in the answer, 0-based."""
    statement: str
    evidence: Evidence
    verdict: Verdict
    support: Support = Support.CHECKING


class VerifySheet:
    """Items in order and the one the user is at."""

    def __init__(self, question: Question) -> None:
        self.question = question
        answer = question.answer
        quotes: Sequence[Evidence] = answer.evidence if answer else ()
        self.items = [
            VerifyItem(position, statement(question, evidence), evidence, question.verdict(position))
            for position, evidence in enumerate(quotes)
        ]
        self.current = 0

    def item(self) -> VerifyItem | None:
        """The item the user is at; None if the answer has no quotes."""
        return self.items[self.current] if self.items else None

    def select(self, position: int) -> None:
        """Go to an item; outside of the sheet, to its nearest end."""
        self.current = max(0, min(position, len(self.items) - 1))

    def step(self, by: int) -> None:
        """Go on (or back), from the last item to the first."""
        if self.items:
            self.current = (self.current + by) % len(self.items)

    def step_to_open(self) -> bool:
        """Go to the next item without verdict; False, and nowhere, if there is none."""
        count = len(self.items)
        for by in range(1, count + 1):
            if self.items[(self.current + by) % count].verdict is Verdict.OPEN:
                self.current = (self.current + by) % count
                return True
        return False

    def find_support(self, position: int, support: Support) -> None:
        """Note what became of looking a quote up."""
        self.items[position] = replace(self.items[position], support=support)

    def update(self, question: Question) -> None:
        """Take over the verdicts as stored."""
        self.question = question
        self.items = [replace(item, verdict=question.verdict(item.position)) for item in self.items]


def statement(question: Question, evidence: Evidence) -> str:
    """What the answer says on the strength of a quote."""
    text = question.answer.text if question.answer else None
    return " ".join((evidence.answer or text or "").split())


def support_words(support: Support, page: int) -> str:
    """Why a quote is not marked; empty where it is."""
    match support:
        case Support.NOT_ON_PAGE:
            return f"Unsupported: page {page:,} does not say this word for word. Nothing is marked."
        case Support.NOT_AS_SHOWN:
            return f"Unsupported: not found word for word on page {page:,} as it is drawn. Nothing is marked."
        case Support.GONE:
            return "The document is no longer in the library; the quote is kept."
        case _:
            return ""
