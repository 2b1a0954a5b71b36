"""Literal search in stored page text. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.language import tr

MOST = 100_000


@dataclass(frozen=True, slots=True)
class Hit:
    """``pages[page - 1].text[start:end]`` is what was searched for."""

    page: int
    start: int
    end: int


def find_hits(pages: Sequence[Page], words: str) -> list[Hit]:
    """Places of the words in order, capitals and white space not counting; at most :data:`MOST`.

    >>> [(hit.start, hit.end) for hit in find_hits([Page(1, "Net\\nRent, net rent")], "net rent")]
    [(0, 8), (10, 18)]
    """
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    hits = (Hit(page.number, match.start(), match.end()) for page in pages for match in pattern.finditer(page.text))
    return list(islice(hits, MOST))


def first_from(hits: Sequence[Hit], page: int) -> int:
    """The first place (0-based) on a page or after it; the very first if there is none."""
    return next((i for i, hit in enumerate(hits) if hit.page >= page), 0)


def count_words(position: int | None, count: int) -> str:
    """``3 of 12``, ``12 places``, ``nothing found``.

    >>> count_words(2, 1200), count_words(None, 1), count_words(None, 0)
    ('3 of 1,200', '1 place', 'Nothing found')
    """
    if not count:
        return tr("Nothing found")
    if position is None:
        return tr("%Ln or more places", "", count) if count >= MOST else tr("%Ln place(s)", "", count)
    if count >= MOST:
        return tr("{place:,} of {total:,} or more", place=position + 1, total=count)
    return tr("{place:,} of {total:,}", place=position + 1, total=count)
