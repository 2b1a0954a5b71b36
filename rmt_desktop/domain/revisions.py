"""A new version of a document, and what became of the questions that were asked of the old one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rmt_desktop.domain.language import marked


class Change(StrEnum):
    """How a question's answer stands in the new version."""

    WAITING = marked("waiting")
    UNCHANGED = marked("unchanged")
    CHANGED = marked("changed")
    GONE = marked("source gone")
    FAILED = marked("not answered")


@dataclass(frozen=True, slots=True)
class ClausePair:
    """The text around a quote of the old version, and the clause of the new one that is most like it."""

    old_page: int
    """1-based."""
    old_text: str
    new_page: int | None = None
    """None: no clause of the new version is like it."""
    new_text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What comparing two answers of one question came to."""

    change: Change
    note: str
    """Why, in a few words for the user."""
    new_answer: str = ""
    clauses: tuple[ClausePair, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """A question of the old version, asked of the new one."""

    old_question: int
    question: int | None
    """None: it could not be asked."""
    text: str
    old_answer: str
    finding: Finding = Finding(Change.WAITING, "")


@dataclass(frozen=True, slots=True)
class Revision:
    """Two versions compared; the names stay true when a document is removed."""

    id: int
    old_document: int
    new_document: int
    old_name: str
    new_name: str
    chat_id: int
    """Of the chat in which the questions are asked again."""
    created: datetime
    items: tuple[AskedAgain, ...] = ()

    def count(self, change: Change) -> int:
        """How many questions ended so."""
        return sum(item.finding.change is change for item in self.items)
