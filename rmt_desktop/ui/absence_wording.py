"""How "not found" is put into words. No Qt."""

from collections.abc import Sequence

from rmt_desktop.domain.documents import Document
from rmt_desktop.workflows.absence import Absence, AbsenceKind, TermPlaces
from rmt_desktop.workflows.phrases import counted, page_ranges

TERMS = "Words of the question, and at how many places they stand; press one to search for it:"
DEEPER = "Read every page again with this question in view (Ctrl+Shift+D). Takes as long as reading the documents."
LITERAL = "Search the document for the question's rarest word (Ctrl+Shift+F)"


def title(absence: Absence) -> str:
    """What "not found" means this time, in a few words."""
    match absence.kind:
        case AbsenceKind.UNCERTAIN:
            return "Too uncertain to answer"
        case AbsenceKind.UNREADABLE:
            return "Not found on the pages that could be read"
        case AbsenceKind.ABSENT:
            return "Not found in the document"


def explanation(absence: Absence, documents: Sequence[Document]) -> str:
    """What was searched, and what that means."""
    if not documents:
        return "The documents of this question are no longer in the library."
    where = documents[0].name if len(documents) == 1 else f"{len(documents)} documents"
    searched = f"{counted(absence.pages_searched, 'page')} of {where} searched."
    match absence.kind:
        case AbsenceKind.UNCERTAIN:
            return f"{searched} Some passages come close, none surely answers. Judge the nearest below yourself."
        case AbsenceKind.UNREADABLE:
            return f"{searched} Nothing there answers; it may stand on the pages that have no text."
        case AbsenceKind.ABSENT:
            return f"{searched} Every page could be read and nothing answers: it seems not to be there."


def unreadable(absence: Absence) -> str:
    """Which pages could not be searched; empty if all could."""
    if not absence.unreadable:
        return ""
    several = len(absence.unreadable) > 1
    lists = [page_ranges(u.pages) + (f" of {u.document}" if several else "") for u in absence.unreadable]
    total = sum(len(u.pages) for u in absence.unreadable)
    return f"{counted(total, 'page')} could not be read: {'; '.join(lists)}"


def term_words(places: TermPlaces) -> str:
    """``vaccine: nowhere``, ``premium: 2 places; search for it``."""
    if not places.places:
        return f"{places.term}: nowhere"
    return f"{places.term}: {counted(places.places, 'place')}; search for it"
