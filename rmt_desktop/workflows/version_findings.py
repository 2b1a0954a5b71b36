"""One question, two versions: what became of its answer and of the clauses it rested on."""

from collections.abc import Sequence

from rmt_desktop.domain.answers import Evidence, Question
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.revisions import Change, ClausePair, Finding
from rmt_desktop.workflows.clauses import ClauseIndex, clause_around, find_words, words
from rmt_desktop.workflows.quotes import place_on
from rmt_desktop.workflows.tally import tally_rows, tally_summary

NOT_FOUND = "Not found."
MOST_QUOTES = 5
"""Of an answer whose clauses are compared."""


def said(question: Question) -> str:
    """The answer in one line."""
    answer = question.answer
    if answer is None:
        return question.reason or "Not answered."
    if answer.abstained:
        return NOT_FOUND
    return answer.text or tally_summary(tally_rows(question))


def compare_answers(
    old: Question, new: Question, old_document: int, old_pages: Sequence[Page], new_clauses: ClauseIndex
) -> Finding:
    """How an answered question stands in the new version.

    Unchanged: the same answer, and what it was quoted from stands in the new version word for word. Source gone: no
    clause of the new version is like the one it was quoted from. Changed: everything else. An answer rests on its
    first quote, a list of findings on all of them.

    Args:
        old: the question as it was asked of the old version.
        new: as it was asked of the new one.
        old_document: number of the old version, whose quotes are compared; those of other documents are not.
        old_pages: its pages as stored; may be empty where it is gone.
        new_clauses: of the new version.
    """
    quotes = [quote for quote in _quotes(old) if quote.document_id == old_document][:MOST_QUOTES]
    pairs = tuple(_pair(quote, old_pages, new_clauses) for quote in quotes)
    if old.answer is None or new.answer is None:
        return Finding(Change.FAILED, new.reason or "Not answered.", said(new), pairs)
    change, note = _judge(old, new, quotes, pairs)
    return Finding(change, note, said(new), pairs)


def _judge(old: Question, new: Question, quotes: Sequence[Evidence], pairs: Sequence[ClausePair]) -> tuple[Change, str]:
    missing, found = _abstained(old), not _abstained(new)
    if missing:
        return (Change.CHANGED, "Answered in the new version only.") if found else (Change.UNCHANGED, "")
    rests_on = len(quotes) if _lists(old) else 1
    ground = list(zip(quotes, pairs, strict=True))[:rests_on]
    if ground and all(pair.new_page is None for _, pair in ground):
        return Change.GONE, "The new version has no clause like the one the old answer was quoted from."
    if not found:
        return Change.CHANGED, "Not found in the new version, though a clause like the old one stands in it."
    same = _essence(old) == _essence(new) or words(said(old)) == words(said(new))
    stands = all(_says(pair.new_text, quote.quote) for quote, pair in ground)
    if same and stands:
        around = any(words(pair.old_text) != words(pair.new_text) for _, pair in ground)
        return Change.UNCHANGED, "What stands around the quote differs." if around else ""
    return Change.CHANGED, "The same answer, quoted from other words." if same else ""


def _says(text: str, quote: str) -> bool:
    """Whether a text has the words of a quote, one after the other."""
    return f" {' '.join(words(quote))} " in f" {' '.join(words(text))} "


def _lists(question: Question) -> bool:
    return question.answer is not None and question.answer.text is None


def _abstained(question: Question) -> bool:
    return question.answer is None or question.answer.abstained


def _quotes(question: Question) -> Sequence[Evidence]:
    return question.answer.evidence if question.answer else ()


def _essence(question: Question) -> list[list[str]]:
    """The words that answer, in the order of quotes; a written answer says the same in words of its own."""
    quotes = _quotes(question)
    return [words(quote.answer or quote.quote) for quote in (quotes if _lists(question) else quotes[:1])]


def _pair(quote: Evidence, old_pages: Sequence[Page], new_clauses: ClauseIndex) -> ClausePair:
    old_text = _old_clause(quote, old_pages)
    place = find_words(new_clauses.pages, quote.quote)
    if place is None:
        place = new_clauses.like(old_text) or new_clauses.like(quote.quote)
    if place is None:
        return ClausePair(quote.page, old_text)
    text = new_clauses.pages[place.page - 1].text
    start, end = clause_around(text, place.start, place.end)
    return ClausePair(quote.page, old_text, place.page, text[start:end].strip())


def _old_clause(quote: Evidence, old_pages: Sequence[Page]) -> str:
    page = old_pages[quote.page - 1] if quote.page <= len(old_pages) else None
    place = place_on(page, quote) if page is not None else None
    if page is None or place is None:
        return quote.quote
    start, end = clause_around(page.text, place.start, place.end)
    return page.text[start:end].strip()
