"""How much of a reference text another text has, in the same order."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Words in lower case, without punctuation."""
    return _WORD.findall(text.lower())


def common_words(reference: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence of words.

    Bit-parallel, a big integer per row (Hyyrö 2004, "Bit-parallel LCS-length computation revisited").

    >>> common_words("the rent is 90 pounds".split(), "the 90 pounds rent is 90".split())
    4
    """
    places: dict[str, int] = {}
    for index, word in enumerate(reference):
        places[word] = places.get(word, 0) | 1 << index
    everything = (1 << len(reference)) - 1
    row = everything
    for word in other:
        match = row & places.get(word, 0)
        row = ((row + match) | (row - match)) & everything
    return len(reference) - row.bit_count()
