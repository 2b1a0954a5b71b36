"""Find a quote of the stored page text in the page's text as the viewer extracts it. No Qt."""

import unicodedata
from dataclasses import dataclass

_DROPPED = frozenset("-\u00ad\u2010\u2011\u0002\u200b\ufeff\ufffe")
_BLANK_OR_HYPHEN = "".join(_DROPPED) + " \t\r\n\u00a0"
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "", "—": ""})
_CONTEXT = 200
"""Letters before and after the quote that decide between several places."""


@dataclass(frozen=True, slots=True)
class Found:
    """``text[start:end]`` of the viewer's text is the quote."""

    start: int
    end: int


def locate(page: str, start: int, end: int, text: str) -> Found | None:
    """The place of ``page[start:end]`` in another extraction of the same page; None if its words don't stand there.

    White space, hyphens, ligatures and the shape of quotation marks don't count; every other character does. Only
    if there is no such place, punctuation doesn't count either: some fonts give an apostrophe another meaning.
    Where the words stand several times, the neighbouring words decide, and then the order.

    Args:
        page: the page's text as stored.
        start: where the quote begins in it.
        end: where it ends.
        text: the page's text as the viewer has it.

    >>> locate("the final rent", 4, 14, "x  the ﬁnal\\nre-\\nnt y")
    Found(start=7, end=18)
    """
    return _locate(page, start, end, text, False) or _locate(page, start, end, text, True)


def same_words(quote: str, shown: str) -> bool:
    """Whether two extractions of a stretch of text have the same letters and digits in the same order.

    >>> same_words("the tenant's ﬁnal re-\\nnt", "the tenant¶s final rent")
    True
    """
    return _folded(quote, True)[0] == _folded(shown, True)[0]


def _locate(page: str, start: int, end: int, text: str, words_only: bool) -> Found | None:
    before, wanted, after = (
        _folded(part, words_only)[0] for part in (page[:start], page[start:end], page[end:])
    )  # fmt: skip
    letters, places = _folded(text, words_only)
    starts = _occurrences(wanted, letters)
    if not starts:
        return None
    order = len(_occurrences(wanted, before + wanted)) - 1

    def likeness(choice: int) -> tuple[int, int]:
        at = starts[choice]
        beside = _common(before[::-1], letters[:at][::-1]) + _common(after, letters[at + len(wanted) :])
        return beside, -abs(choice - order)

    best = starts[max(range(len(starts)), key=likeness)]
    first, last = places[best], places[best + len(wanted) - 1]
    return Found(
        _with_hyphens(text, first, -1, page[start:end]), _with_hyphens(text, last, 1, page[start:end][::-1]) + 1
    )


def _with_hyphens(text: str, edge: int, step: int, quote: str) -> int:
    """The edge of the place, moved over the hyphens that the quote begins (or, reversed, ends) with."""
    wanted = sum(character in _DROPPED for character in quote[: len(quote) - len(quote.lstrip(_BLANK_OR_HYPHEN))])
    at = edge + step
    while wanted and 0 <= at < len(text) and text[at] in _BLANK_OR_HYPHEN:
        if text[at] in _DROPPED:
            wanted, edge = wanted - 1, at
        at += step
    return edge


def _folded(text: str, words_only: bool) -> tuple[str, list[int]]:
    """What counts of a text, and for every character of it its index in the text."""
    letters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        if character.isspace() or character in _DROPPED:
            continue
        for part in unicodedata.normalize("NFKC", character).translate(_SAME):
            if part.isspace() or part in _DROPPED or (words_only and not part.isalnum()):
                continue
            letters.append(part)
            places.append(index)
    return "".join(letters), places


def _occurrences(wanted: str, letters: str) -> list[int]:
    starts = []
    at = letters.find(wanted) if wanted else -1
    while at >= 0:
        starts.append(at)
        at = letters.find(wanted, at + 1)
    return starts


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common, up to a limit."""
    count = 0
    for first, second in zip(one[:_CONTEXT], other[:_CONTEXT], strict=False):
        if first != second:
            break
        count += 1
    return count
