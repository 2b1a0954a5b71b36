"""Find a quote of the stored page text in the page's text as the viewer extracts it. No Qt."""

import unicodedata
from dataclasses import dataclass

_DROPPED = frozenset("-\u00ad\u2010\u2011\u0002\u200b\ufeff\ufffe")
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "", "—": ""})


@dataclass(frozen=True, slots=True)
class Found:
    """``text[start:end]`` of the viewer's text is the quote."""

    start: int
    end: int


def locate(quote: str, text: str, position: float) -> Found | None:
    """The quote's place in another extraction of the same page; None if its words don't stand there.

    White space, hyphens, ligatures and the shape of quotation marks don't count; every other character does.

    Args:
        quote: the words to find.
        text: the page's text as the viewer has it.
        position: where on the page the quote stands, 0–1: decides between several places.

    >>> locate("the final rent", "x  the ﬁnal\\nre-\\nnt y", 0.2)
    Found(start=3, end=18)
    """
    wanted, _ = _folded(quote)
    letters, places = _folded(text)
    if not wanted:
        return None
    starts = []
    at = letters.find(wanted)
    while at >= 0:
        starts.append(at)
        at = letters.find(wanted, at + 1)
    if not starts:
        return None
    best = min(starts, key=lambda start: abs(start / max(1, len(letters)) - position))
    return Found(places[best], places[best + len(wanted) - 1] + 1)


def _folded(text: str) -> tuple[str, list[int]]:
    """What counts of a text, and for every character of it its index in the text."""
    letters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        if character.isspace() or character in _DROPPED:
            continue
        for part in unicodedata.normalize("NFKC", character).translate(_SAME):
            if not part.isspace() and part not in _DROPPED:
                letters.append(part)
                places.append(index)
    return "".join(letters), places
