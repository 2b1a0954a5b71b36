"""Lines to text, words that were parted at the end of a line joined."""

import re
from collections.abc import Sequence

from rmt_desktop.ingest.pdf_layout import Line

_PARTED = re.compile(r"([^\W\d_]{2,})-\Z")
_GOES_ON = re.compile(r"([a-zà-öø-ÿ]{2,})(\S*)")
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")
_FIRST_PARTS = frozenset({
    "all", "anti", "co", "counter", "cross", "ex", "first", "fourth", "full", "half", "high", "inter", "intra",
    "long", "low", "macro", "mid", "micro", "multi", "non", "one", "over", "part", "post", "pre", "pro",
    "pseudo", "quasi", "real", "second", "self", "semi", "short", "single", "so", "sub", "super", "third",
    "three", "time", "two", "ultra", "under", "well",
})  # fmt: skip


def joined_text(lines: Sequence[Line]) -> str:
    """The text of a page's lines: empty lines at wider gaps, parted words whole on the line where they begin.

    Whether a hyphen belongs to the word is told by how the page writes it elsewhere, then by its first part
    (``non-``, ``self-``).
    """
    known = {word.lower() for line in lines for word in _WORD.findall(line.text)}
    texts = [line.text for line in lines]
    parts: list[str] = []
    for index, line in enumerate(lines):
        text = texts[index]
        if index + 1 < len(lines):
            text, texts[index + 1] = _join(text, texts[index + 1], known)
        if not text:
            continue
        if parts:
            parts.append("\n\n" if line.new_block else "\n")
        parts.append(text)
    return "".join(parts)


def _join(text: str, following: str, known: set[str]) -> tuple[str, str]:
    """Two lines after the word that is parted between them, if any, was moved to the first."""
    first = _PARTED.search(text)
    second = _GOES_ON.match(following)
    if first is None or second is None or not following:
        return text, following
    begin, rest = first.group(1), second.group(0)
    hyphen = "-" if _keeps_hyphen(begin, second.group(1), known) else ""
    return text[:-1] + hyphen + rest, following[second.end() :].lstrip()


def _keeps_hyphen(begin: str, end: str, known: set[str]) -> bool:
    if f"{begin}{end}".lower() in known:
        return False
    if f"{begin}-{end}".lower() in known:
        return True
    return begin.lower() in _FIRST_PARTS
