"""The statements of one answer as they are verified, one after the other. No Qt."""

from dataclasses import dataclass, replace
from enum import StrEnum

from rmt_desktop.domain.answers import Evidence, Question, Verdict
from rmt_desktop.domain.language import tr
from rmt_desktop.workflows.statements import statements_of


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
    NO_QUOTE = "no quote"
    """No quote backs the statement: there is nothing to look up."""


@dataclass(frozen=True, slots=True)
class VerifyItem:
    """A statement, the quote it rests on, and what was made of it."""

    place: int
    """In the sheet, 0-based."""
    statement: str
    quote: int | None
    """Position of the quote in the answer, 0-based."""
    evidence: Evidence | None
    verdict: Verdict
    support: Support


class VerifySheet:
    """Items in order and the one the user is at."""

    def __init__(self, question: Question) -> None:
        self.question = question
        quotes = question.answer.evidence if question.answer else ()
        self.items = [
            VerifyItem(place, stated.text, None, None, Verdict.OPEN, Support.NO_QUOTE)
            if stated.quote is None
            else VerifyItem(place, stated.text, stated.quote, quotes[stated.quote], question.verdict(stated.quote),
                            Support.CHECKING)
            for place, stated in enumerate(statements_of(question))
        ]  # fmt: skip
        self.current = 0

    def item(self) -> VerifyItem | None:
        """The item the user is at; None if the answer states nothing."""
        return self.items[self.current] if self.items else None

    def select(self, place: int) -> None:
        """Go to an item; outside of the sheet, to its nearest end."""
        self.current = max(0, min(place, len(self.items) - 1))

    def step(self, by: int) -> None:
        """Go on (or back), from the last item to the first."""
        if self.items:
            self.current = (self.current + by) % len(self.items)

    def step_to_open(self) -> bool:
        """Go to the next item whose quote has no verdict; False, and nowhere, if there is none."""
        count = len(self.items)
        for by in range(1, count + 1):
            item = self.items[(self.current + by) % count]
            if item.quote is not None and item.verdict is Verdict.OPEN:
                self.current = item.place
                return True
        return False

    def find_support(self, place: int, support: Support) -> None:
        """Note what became of looking a quote up."""
        self.items[place] = replace(self.items[place], support=support)

    def update(self, question: Question) -> None:
        """Take over the verdicts as stored."""
        self.question = question
        self.items = [
            item if item.quote is None else replace(item, verdict=question.verdict(item.quote)) for item in self.items
        ]


def support_words(support: Support, page: int) -> str:
    """Why a quote is not marked; empty where it is."""
    match support:
        case Support.NOT_ON_PAGE:
            return tr("Unsupported: page {page:,} does not say this word for word. Nothing is marked.", page=page)
        case Support.NOT_AS_SHOWN:
            return tr(
                "Unsupported: not found word for word on page {page:,} as it is drawn. Nothing is marked.", page=page
            )
        case Support.GONE:
            return tr("The document is no longer in the library; the quote is kept.")
        case Support.NO_QUOTE:
            return tr("Unsupported: no quote backs this statement. Judge it yourself.")
        case _:
            return ""
