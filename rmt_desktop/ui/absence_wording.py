"""How "not found" is put into words. No Qt."""

from collections.abc import Sequence

from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.workflows.absence import Absence, AbsenceKind, TermPlaces
from rmt_desktop.workflows.phrases import page_ranges

TERMS = marked("Words of the question, and at how many places they stand; press one to search for it:")
DEEPER = marked(
    "Read every page again with this question in view (Ctrl+Shift+D). Takes as long as reading the documents."
)
LITERAL = marked("Search the document for the question's rarest word (Ctrl+Shift+F)")


def title(absence: Absence) -> str:
    """What "not found" means this time, in a few words."""
    match absence.kind:
        case AbsenceKind.UNCERTAIN:
            return tr("Too uncertain to answer")
        case AbsenceKind.UNREADABLE:
            return tr("Not found on the pages that could be read")
        case AbsenceKind.ABSENT:
            return tr("Not found in the document")


def explanation(absence: Absence, documents: Sequence[Document]) -> str:
    """What was searched, and what that means."""
    if not documents:
        return tr("The documents of this question are no longer in the library.")
    where = documents[0].name if len(documents) == 1 else tr("%Ln document(s)", "", len(documents))
    searched = tr("%Ln page(s) of {where} searched.", "", absence.pages_searched, where=where)
    match absence.kind:
        case AbsenceKind.UNCERTAIN:
            return tr(
                "{searched} Some passages come close, none surely answers. Judge the nearest below yourself.",
                searched=searched,
            )
        case AbsenceKind.UNREADABLE:
            return tr(
                "{searched} Nothing there answers; it may stand on the pages that have no text.", searched=searched
            )
        case AbsenceKind.ABSENT:
            return tr(
                "{searched} Every page could be read and nothing answers: it seems not to be there.", searched=searched
            )


def unreadable(absence: Absence) -> str:
    """Which pages could not be searched; empty if all could."""
    if not absence.unreadable:
        return ""
    several = len(absence.unreadable) > 1
    lists = [
        page_ranges(u.pages) + (tr(" of {document}", document=u.document) if several else "")
        for u in absence.unreadable
    ]
    total = sum(len(u.pages) for u in absence.unreadable)
    return tr("%Ln page(s) could not be read: {lists}", "", total, lists="; ".join(lists))


def term_words(places: TermPlaces) -> str:
    """``vaccine: nowhere``, ``premium: 2 places; search for it``."""
    if not places.places:
        return tr("{term}: nowhere", term=places.term)
    return tr("{term}: %Ln place(s); search for it", "", places.places, term=places.term)
