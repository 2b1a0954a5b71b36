"""Literal search in stored page text. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rmt_desktop.domain.documents import Page

MOST = 2000


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
    return [hit for hit, _ in zip(hits, range(MOST), strict=False)]
