"""The terms a document defines, and those a question names."""

import re
from collections.abc import Iterable, Sequence

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.terms import DefinedTerm, TermKind
from rmt_desktop.retrieval.abbreviations import find_abbreviations
from rmt_desktop.retrieval.defined_terms import find_defined_terms

RULES = "terms 2"
"""Changes when other terms are found in the same text."""
MOST_NAMED = 3
"""Definitions that are read for a question."""

_HEAD = re.compile(r"[^\W\d_][\w&.'’-]*(?:\s+[A-Z&][\w&.'’-]*)*")
_WORD = re.compile(r"\w+")
_SUFFIXES = frozenset(
    {"inc", "corp", "corporation", "ltd", "limited", "llc", "lp", "llp", "plc", "gmbh", "co", "company"}
)


def find_terms(pages: Iterable[Page]) -> list[DefinedTerm]:
    """All definitions in reading order, each once; of definitions of one term that overlap, the first."""
    found: list[DefinedTerm] = []
    for page in pages:
        taken: dict[str, int] = {}
        every = [*find_defined_terms(page), *find_abbreviations(page)]
        for term in sorted(every, key=lambda each: (each.start, -each.end, list(TermKind).index(each.kind))):
            key = term.term.casefold()
            if term.start >= taken.get(key, 0):
                taken[key] = term.end
                found.append(term)
    return found


def named_terms(terms: Sequence[DefinedTerm], question: str) -> list[DefinedTerm]:
    """Definitions of what a question names, by the term or by what it stands for; the most telling first.

    Longer names tell more; of several definitions of one term the first counts.

    >>> acme = DefinedTerm("Borrower", "Acme Mills Inc., a corporation", TermKind.NAMED, 1, 0, 9)
    >>> [bool(named_terms([acme], text)) for text in ("Who pays the Borrower?", "What does Acme Mills owe?", "Why?")]
    [True, True, False]
    """
    asked = _words(question)
    known: dict[str, tuple[int, DefinedTerm]] = {}
    for term in terms:
        weight = max(_weight(_words(term.term), asked), _weight(_name(term), asked))
        if weight and term.term.casefold() not in known:
            known[term.term.casefold()] = weight, term
    ranked = sorted(known.values(), key=lambda pair: -pair[0])
    return [term for _, term in ranked[:MOST_NAMED]]


def _weight(name: Sequence[str], asked: Sequence[str]) -> int:
    """Letters of a name if it stands in the question, otherwise 0."""
    size = len(name)
    stands = size > 0 and any(list(name) == asked[at : at + size] for at in range(len(asked) - size + 1))
    return sum(map(len, name)) if stands else 0


def _name(term: DefinedTerm) -> list[str]:
    """The name that a definition begins with, without the form of the company; empty for any other meaning."""
    if term.kind is TermKind.ABBREVIATION:
        return _words(term.definition)
    head = _HEAD.match(term.definition) if term.kind is TermKind.NAMED and term.definition[:1].isupper() else None
    words = _words(head[0]) if head else []
    while words and words[-1] in _SUFFIXES:
        words.pop()
    return words


def _words(text: str) -> list[str]:
    """In lower case, a plural's ``s`` and a possessive's left out."""
    words = _WORD.findall(text.lower().replace("’s", "").replace("'s", ""))
    return [word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words]
