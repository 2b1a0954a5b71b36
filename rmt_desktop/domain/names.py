"""Names in running text, by their capitals."""

import re
from collections.abc import Iterator
from itertools import pairwise

_SHORTEST = 3
"""Characters of a name."""
_LONGEST_TITLE = 60
_LINKS = frozenset({"of", "the", "de", "la", "von", "van", "and", "for", "in", "du", "del", "le", "on", "at", "to"})
_PARTED_BY = frozenset({"of", "and", "for", "in", "on", "at", "to"})
"""Words within names that may also stand between two of them."""
_NO_NAMES = frozenset(
    {
        "the", "this", "these", "those", "they", "their", "there", "that", "his", "her", "its", "who",
        "what", "when", "where", "which", "while", "with", "he", "she", "it", "in", "on", "at", "as",
        "after", "before", "during", "for", "from", "by", "and", "but", "or", "an", "a", "if", "also",
        "however", "both", "many", "most", "some", "one", "two", "three", "first", "second", "since",
        "until", "although", "was", "is", "are", "were", "not", "no", "i", "we", "you", "our", "my",
        "other", "all", "each", "such",
    }
)  # fmt: skip
"""Words that don't begin a name, capitals or not."""
_WORD = re.compile(r"[^\W_](?:[\w.'’&-]*\w)?")
_POSSESSIVE = re.compile(r"['’]s\Z")
_IN_BRACKETS = re.compile(r"\s*\([^()\n]*\)\s*\Z")


def named_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what looks like a name: words with capitals or digits, also with small words between them.

    The parts of "Bank of England" and the line a text begins with, where it is short, are told as well.

    >>> text = "The Bank of England's notes"
    >>> [text[start:end] for start, end in named_in(text)]
    ['Bank of England', 'Bank', 'England']
    """
    yield from _title(text)
    run: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        end -= len(found[0]) if (found := _POSSESSIVE.search(match[0])) else 0
        if run and not (run[-1][1] == start - 1 and text[start - 1] == " "):
            yield from _names(text, run)
            run = []
        capital = match[0][0].isupper() or match[0][0].isdigit()
        if capital or (run and match[0] in _LINKS):
            run.append((start, end))
        elif run:
            yield from _names(text, run)
            run = []
    yield from _names(text, run)


def _title(text: str) -> Iterator[tuple[int, int]]:
    line, following, _ = text.partition("\n")
    title = _IN_BRACKETS.sub("", line).rstrip()
    start = len(title) - len(title.lstrip())
    if following and len(line) <= _LONGEST_TITLE and len(title) - start >= _SHORTEST:
        yield start, len(title)


def _names(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The longest name of a run of words, and its parts."""
    run = _trimmed(text, run)
    yield from _name(text, run)
    cuts = [i for i, (start, end) in enumerate(run) if text[start:end] in _PARTED_BY]
    for before, after in pairwise([-1, *cuts, len(run)] if cuts else []):
        yield from _name(text, _trimmed(text, run[before + 1 : after]))


def _trimmed(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The run without words that don't begin or end a name."""
    first, last = 0, len(run)
    while first < last and text[slice(*run[first])].lower() in _NO_NAMES | _LINKS:
        first += 1
    while last > first and text[slice(*run[last - 1])] in _LINKS:
        last -= 1
    return run[first:last]


def _name(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if run:
        start, end = run[0][0], run[-1][1]
        if end - start >= _SHORTEST and not text[start:end].isdigit():
            yield start, end
