"""Why a question was not answered: what was read, what could not be, and where its words stand."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rmt_desktop.domain.answers import Answer, Question
from rmt_desktop.domain.documents import Document, Page
from rmt_desktop.retrieval.words import terms

UNCERTAIN_FROM = 0.125
"""Confidence from which an answer is not called absent: a chance of one in eight, below what is shown as an answer."""
MOST_TERMS = 6


class AbsenceKind(StrEnum):
    """What "not found" means this time."""

    ABSENT = "absent"
    UNREADABLE = "perhaps on pages that could not be read"
    UNCERTAIN = "too uncertain"


@dataclass(frozen=True, slots=True)
class TermPlaces:
    """A word of the question and where it stands, its endings not counting."""

    term: str
    places: int
    documents: tuple[int, ...] = ()
    """Documents that have it, in the question's order."""

    @property
    def stem(self) -> str:
        """What all its forms begin with: what to search for."""
        return _stem(self.term)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Pages of a document that have no text or failed."""

    document: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Absence:
    """What is known about a question that found no answer."""

    kind: AbsenceKind
    pages_searched: int
    unreadable: tuple[Unreadable, ...]
    terms: tuple[TermPlaces, ...]

    def rarest(self) -> TermPlaces | None:
        """The word of the question that stands at the fewest places, but at one at least."""
        return min((t for t in self.terms if t.places), key=lambda t: t.places, default=None)


def explain_absence(
    question: Question, answer: Answer, documents: Sequence[Document], pages_of: Callable[[int], Sequence[Page]]
) -> Absence:
    """What was read for a question that was not answered, what could not be, and where its words stand."""
    last = question.as_of_page
    unreadable = tuple(
        Unreadable(document.name, tuple(pages))
        for document in documents
        if (pages := [n for n in document.pages_without_text if last is None or n <= last])
    )
    total = sum(document.page_count if last is None else min(last, document.page_count) for document in documents)
    searched = total - sum(len(missing.pages) for missing in unreadable)
    texts = {document.id: "\n".join(page.text for page in pages_of(document.id)[:last]) for document in documents}
    return Absence(_kind(answer, unreadable), searched, unreadable, tuple(_count(question.text, texts)))


def literal(term: str) -> re.Pattern[str]:
    """The term as a word of a text, in capitals or not, with a short ending or without.

    >>> [bool(literal("subsidiary").search(text)) for text in ("Subsidiaries", "a subsidiary", "subside")]
    [True, True, False]
    """
    return re.compile(rf"\b{re.escape(_stem(term))}\w{{0,3}}\b", re.IGNORECASE)


def _stem(term: str) -> str:
    return term[:-1] if term.endswith("y") and len(term) > 3 else term


def _kind(answer: Answer, unreadable: Sequence[Unreadable]) -> AbsenceKind:
    if answer.nearest and answer.confidence >= UNCERTAIN_FROM:
        return AbsenceKind.UNCERTAIN
    return AbsenceKind.UNREADABLE if unreadable else AbsenceKind.ABSENT


def _count(question: str, texts: dict[int, str]) -> list[TermPlaces]:
    counted = []
    for term in list(dict.fromkeys(terms(question)))[:MOST_TERMS]:
        pattern = literal(term)
        places = {document: sum(1 for _ in pattern.finditer(text)) for document, text in texts.items()}
        having = tuple(document for document, number in places.items() if number)
        counted.append(TermPlaces(term, sum(places.values()), having))
    return counted
