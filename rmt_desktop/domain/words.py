"""Whole words of a text: where they stand, and others in their place."""

import re
from collections.abc import Iterable, Mapping


def whole(words: Iterable[str], any_case: bool = False) -> re.Pattern[str]:
    """Finds any of the words, the longest that fits, where no letter or digit is beside it.

    >>> whole(["an", "an ox"]).findall("an oxer, an ox, Dan")
    ['an', 'an ox']
    """
    longest_first = sorted(words, key=len, reverse=True)
    pattern = r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
    return re.compile(pattern, re.IGNORECASE if any_case else re.NOFLAG)


def places(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Start and end of whole words wherever they stand."""
    return tuple(match.span() for match in whole(words).finditer(text))


def mentions(text: str, name: str) -> tuple[tuple[int, int], ...]:
    """Start and end of a name wherever it stands, also where it begins a sentence.

    >>> mentions("The Ark sank. So did the Arkade, not the Ark.", "the Ark")
    ((0, 7), (37, 44))
    """
    return places(text, {name, capital(name)})


def capital(text: str) -> str:
    """With a capital, whatever follows."""
    return text[:1].upper() + text[1:]


def exchange(text: str, exchanged: Mapping[str, str]) -> str:
    """Whole words for others."""
    return whole(exchanged).sub(lambda match: exchanged[match[0]], text) if exchanged else text
