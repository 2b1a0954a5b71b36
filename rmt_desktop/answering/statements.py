"""Written sentences held against quotes: each is backed by the quotes it cites, or marked as without support.

The check is one of words, and on the safe side: every number and every name of a sentence must stand in the quote,
most of its other words too, and neither may deny what the other affirms. A sentence that passes says little that its
quote doesn't; one that fails may still be true, and is marked for the reader to judge.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rmt_desktop.memory.sentences import sentence_bounds
from rmt_desktop.retrieval.words import terms

ENOUGH = 0.7
"""Share of a sentence's words that its quote must have."""
CITED = 3
"""Quotes cited at most."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![.!?:;]\s)(?<!^)(?<![“\"])\b[A-Z][\w’'-]*")
_DENIED = re.compile(r"\b(?:not|no|never|neither|nor|none|nothing|without|cannot)\b|n[’']t\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:,]\s+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a written answer: ``text[start:end]``."""

    start: int
    end: int
    citations: tuple[int, ...]
    """Positions of the quotes that back it, best first; empty = without support."""

    @property
    def supported(self) -> bool:
        """Whether a quote backs it."""
        return bool(self.citations)


def check_statements(text: str, quotes: Sequence[str], question: str = "") -> tuple[Statement, ...]:
    """Every sentence of a text with the quotes that back it.

    Args:
        text: what was written.
        quotes: what may be cited.
        question: words that an answer may repeat without their standing in a quote.

    >>> quotes = ["The rent is 48,000 pounds a year.", "This lease is governed by the law of England."]
    >>> text = "The law of England governs it. The rent is 50,000 pounds."
    >>> [statement.citations for statement in check_statements(text, quotes, "Which law governs this lease?")]
    [(1,), ()]
    """
    asked = set(terms(question))
    return tuple(
        Statement(start, end, _citations(text[start:end], quotes, asked)) for start, end in sentence_bounds(text)
    )


def support(sentence: str, quote: str, asked: set[str]) -> float:
    """How well a quote backs a sentence, 0–1; below :data:`ENOUGH` it doesn't.

    >>> support("The tenant may assign.", "The tenant may not assign.", set())
    0.0
    """
    own, given = set(terms(sentence)), set(terms(quote))
    told = own - asked or own
    if not told or not _numbers(sentence) <= _numbers(quote):
        return 0.0
    names = {word.lower() for word in _NAME.findall(sentence)}
    if any(not set(terms(name)) <= given | asked for name in names):
        return 0.0
    share = len(told & given) / len(told)
    if share >= ENOUGH and _denies(sentence) != _denies(_nearest_clause(quote, told)):
        return 0.0
    return share


def _citations(sentence: str, quotes: Sequence[str], asked: set[str]) -> tuple[int, ...]:
    scored = [(support(sentence, quote, asked), _shared(quote, asked), -i) for i, quote in enumerate(quotes)]
    backing = sorted((one for one in scored if one[0] >= ENOUGH), reverse=True)
    return tuple(-i for *_, i in backing[:CITED])


def _shared(quote: str, asked: set[str]) -> float:
    """Of quotes that back a sentence equally well, the one that speaks of what was asked comes first."""
    return len(asked & set(terms(quote))) / max(1, len(asked))


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "") for number in _NUMBER.findall(text)}


def _denies(text: str) -> bool:
    return bool(_DENIED.search(text))


def _nearest_clause(quote: str, told: set[str]) -> str:
    return max(_CLAUSE.split(quote), key=lambda clause: len(told & set(terms(clause))))
