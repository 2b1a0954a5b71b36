"""Find the document's own words for what a language model wrote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.answering.statements import ENOUGH, support
from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.documents import Passage
from rmt_desktop.memory.sentences import sentence_bounds
from rmt_desktop.retrieval.words import terms

LONGEST = 600
"""Characters of a quote; longer sentences are cut around what backs the answer."""
_PER_SENTENCE = 2


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    asked: float
    document: ReadDocument
    place: Passage


def find_quotes(text: str, question: str, documents: Sequence[ReadDocument]) -> list[Evidence]:
    """The sentences of the documents that back the sentences of a text, in the text's order; empty = none does.

    A sentence that one of the documents' sentences does not back by itself may be backed by two that follow each
    other. Cost is linear in the documents' length: for what fits into a model's window, milliseconds.
    """
    asked = set(terms(question))
    found: list[Evidence] = []
    for start, end in sentence_bounds(text):
        best = sorted(_backing(text[start:end], asked, documents), key=lambda one: (-one.score, -one.asked))
        for one in best[:_PER_SENTENCE]:
            evidence = _evidence(one, text[start:end])
            if not any(_same(evidence, other) for other in found):
                found.append(evidence)
    return found


def _backing(sentence: str, asked: set[str], documents: Sequence[ReadDocument]) -> Iterator[_Found]:
    wanted = set(terms(sentence)) - asked or set(terms(sentence))
    for document in documents:
        for page in document.pages:
            bounds = sentence_bounds(page.text)
            near = [(a, b) for a, b in bounds if wanted & set(terms(page.text[a:b]))]
            pairs = [(one[0], two[1]) for one, two in pairwise(bounds) if one in near or two in near]
            alone = list(_scored(sentence, near, page.text, page.number, asked, document))
            yield from alone or _scored(sentence, pairs, page.text, page.number, asked, document)


def _scored(
    sentence: str, bounds: Sequence[tuple[int, int]], text: str, page: int, asked: set[str], document: ReadDocument
) -> Iterator[_Found]:
    for start, end in bounds:
        quote = text[start:end]
        score = support(sentence, quote, asked)
        if score >= ENOUGH:
            shared = len(asked & set(terms(quote))) / max(1, len(asked))
            yield _Found(score, shared, document, Passage(page, start, end))


def _evidence(found: _Found, sentence: str) -> Evidence:
    text = found.document.pages[found.place.page - 1].text
    start, end = found.place.start, found.place.end
    first, last = _words_in(text[start:end], sentence)
    if end - start > LONGEST:  # the words that back it are kept, white space is where it is cut
        room = max(0, LONGEST - (last - first)) // 2
        cut = text.find(" ", max(start, start + first - room), start + first) + 1 if first > room else start
        stop = text.rfind(" ", start + last, min(end, start + last + room)) if end - start - last > room else end
        moved = max(start, cut) - start
        start, end = start + moved, stop if stop > start + last else end
        first, last = first - moved, last - moved
    return Evidence(
        document_id=found.document.id,
        document=found.document.name,
        page=found.place.page,
        start=start,
        end=end,
        quote=text[start:end],
        score=found.score,
        segment=_segment(found.document, found.place),
        answer_start=first,
        answer_end=last,
    )


def _words_in(quote: str, sentence: str) -> tuple[int, int]:
    """From the first to the last word of a quote that the sentence has, too."""
    wanted = set(terms(sentence))
    places = [match.span() for match in re.finditer(r"\S+", quote) if wanted & set(terms(match[0]))]
    return (places[0][0], places[-1][1]) if places else (0, len(quote))


def _segment(document: ReadDocument, place: Passage) -> int:
    """The segment a place is in; 0 of a document that was not cut."""
    for segment in document.segments:
        if any(p.page == place.page and p.start < place.end and p.end > place.start for p in segment.pieces):
            return segment.index
    return 0


def _same(one: Evidence, other: Evidence) -> bool:
    where = (one.document_id, one.page) == (other.document_id, other.page)
    return where and one.start < other.end and one.end > other.start
