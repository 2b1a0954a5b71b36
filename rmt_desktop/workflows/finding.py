"""Search over the library: pages that have the words, each with the stretch of text around them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rmt_desktop.domain.documents import Page, Passage
from rmt_desktop.domain.shelving import WordHit
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.storage.folding import folded_with_places, terms
from rmt_desktop.storage.library import Library

SHOWN = 60
"""Pages that are listed with their text; all are counted."""
_BEFORE, _AFTER = 40, 140
"""Characters shown before and from the first word on."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that has all the words."""

    document_id: int
    document: str
    """Its name."""
    page: int
    """1-based."""
    label: str | None
    excerpt: str
    marks: tuple[tuple[int, int], ...]
    """Where the words stand in the excerpt."""
    place: Passage | None
    """Where the first of them stands on the page."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search has found."""

    words: str
    pages: tuple[FoundPage, ...] = ()
    """The best of them."""
    page_count: int = 0
    """How many there are in all."""
    documents: frozenset[int] = frozenset()
    """All documents that have such a page."""
    unindexed: int = 0
    """Documents whose words are not known yet: parsed by an earlier version of the program."""


def search(library: Library, words: str, among: Collection[int] | None = None) -> Search:
    """Pages with all the words, best first; ``among``: only of these documents."""
    names = {document.id: document.name for document in library.documents()}
    wanted = set(names) if among is None else set(names) & set(among)
    found = library.find_words(words, wanted, SHOWN)
    pages = [_found(library, names[hit.document_id], hit, words) for hit in found.hits]
    return Search(
        words,
        tuple(page for page in pages if page is not None),
        found.total,
        frozenset(document for document, _ in found.counts),
        len(wanted & set(library.unindexed())),
    )


def index_missing(library: Library, context: WorkContext) -> int:
    """Index the words of every document whose index is missing; how many there were."""
    missing = library.unindexed()
    for document_id in missing:
        context.raise_if_cancelled()
        library.index_words(document_id)
    return len(missing)


def find_on(page: Page, words: str) -> list[tuple[int, int, int]]:
    """Where terms of a search stand on a page: start, end and number of the term, in order.

    >>> find_on(Page(1, "Café, net  rent; coffee"), 'cafe "net rent"')
    [(0, 4, 0), (6, 15, 1)]
    """
    folded, places = folded_with_places(page.text)
    places = [*places, len(page.text)]
    found: list[tuple[int, int, int]] = []
    for number, (term, begins) in enumerate(terms(words)):
        pattern = r"(?<!\w)" + r"\W*".join(map(re.escape, term.split())) + ("" if begins else r"(?!\w)")
        for match in re.finditer(pattern, folded):
            end = next((place for place in places[match.end() :] if place > places[match.end() - 1]), len(page.text))
            found.append((places[match.start()], end, number))
    return sorted(found)


def _found(library: Library, name: str, hit: WordHit, words: str) -> FoundPage | None:
    try:
        page = library.page(hit.document_id, hit.page)
    except KeyError:  # removed since it was found
        return None
    places = find_on(page, words)
    first = _best_window(places)
    excerpt, marks = _excerpt(page.text, places, first)
    place = Passage(page.number, places[first][0], places[first][1]) if places else None
    return FoundPage(hit.document_id, name, page.number, page.label, excerpt, marks, place)


def _best_window(places: Sequence[tuple[int, int, int]]) -> int:
    """The place from which on most of the terms are in view."""

    def terms_in_view(first: int) -> int:
        limit = places[first][0] + _AFTER
        return len({number for start, _, number in places[first : first + 40] if start < limit})

    return max(range(min(len(places), 200)), key=lambda first: (terms_in_view(first), -first), default=0)


def _excerpt(text: str, places: Sequence[tuple[int, int, int]], first: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text around a place on one line, and where the words stand in it."""
    centre = places[first][0] if places else 0
    start, end = max(0, centre - _BEFORE), min(len(text), centre + _AFTER)
    if start and (space := text.find(" ", start, centre)) >= 0:
        start = space + 1
    shown, at = ["…"] if start else [], {}
    for position in range(start, end):
        at[position] = len(shown)
        if not text[position].isspace():
            shown.append(text[position])
        elif shown and shown[-1] != " ":
            shown.append(" ")
    at[end] = len(shown)
    marks = ((at[a], at[min(b, end)]) for a, b, _ in places if start <= a < end)
    return "".join(shown) + ("…" if end < len(text) else ""), tuple(marks)
