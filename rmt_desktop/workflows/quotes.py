"""Where a stored quote stands on its page as stored now."""

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.documents import Page, Passage
from rmt_desktop.storage.library import Library


def place_on(page: Page, evidence: Evidence) -> Passage | None:
    """The quote's place on its page; None if the page does not say it, word for word, at one place only.

    Another parser version moves offsets, not words: then the quote is looked for, and taken if it stands there once.

    >>> place_on(Page(1, "On 2 May 1999."), Evidence(1, "a", 1, 0, 5, "2 May", 1.0, 0))
    Passage(page=1, start=3, end=8)
    """
    text, quote = page.text, evidence.quote
    if not quote or page.number != evidence.page:
        return None
    if text[evidence.start : evidence.end] == quote:
        return Passage(page.number, evidence.start, evidence.end)
    at = text.find(quote)
    if at < 0 or text.find(quote, at + 1) >= 0:
        return None
    return Passage(page.number, at, at + len(quote))


def stored_place(library: Library, evidence: Evidence) -> Passage | None:
    """As :func:`place_on`, of the page in the library; None also if that is gone."""
    try:
        return place_on(library.page(evidence.document_id, evidence.page), evidence)
    except KeyError:
        return None
