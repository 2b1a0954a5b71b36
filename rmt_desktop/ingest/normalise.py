"""Text as people should see it. What these functions return is what all character offsets refer to."""

import re
import unicodedata

UNREADABLE = "\N{REPLACEMENT CHARACTER}"

_LINE_ENDS = re.compile("\r\n?|[\x0b\x1c-\x1e\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_INVISIBLE = re.compile("[\ufeff\u200b\u2060]")
_TRAILING_SPACE = re.compile("[ \t\u00a0]+(?=\n|\\Z)")
_WIDE_SPACE = re.compile("(?<=\\S)[ \t\u00a0]{2,}|[ \t\u00a0]{9,}")
_LEADING_SPACE = re.compile("^ (?=\\S)", re.MULTILINE)
_BLANK_LINES = re.compile("\n{3,}")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)


def clean(text: str) -> str:
    """Return ``text`` with one kind of line end, composed letters, and nothing that cannot be shown.

    Control characters, halves of surrogate pairs and the like become U+FFFD; zero-width spaces and byte
    order marks go. Form feeds stay: they part pages.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _NOT_TEXT.sub(UNREADABLE, text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def clean_pdf_text(text: str) -> str:
    """Return the text of a PDF page: :func:`clean`, with typesetting undone.

    Ligatures are spelled out so that words are found; wide gaps, spaces before line ends and runs of empty
    lines shrink. Control characters, which are spaces and brackets of fonts that do not name them, become
    spaces.
    """
    text = clean(_NOT_TEXT.sub(" ", text)).replace("\f", "\n").translate(_LIGATURES)
    text = _WIDE_SPACE.sub(" ", _TRAILING_SPACE.sub("", text))
    return _BLANK_LINES.sub("\n\n", _LEADING_SPACE.sub("", text)).strip("\n")


def unreadable_share(text: str) -> float:
    """Return which part of a page's raw, non-empty text has no known characters: 0 to 1."""
    visible = len(text) - sum(text.count(space) for space in " \n\t\r")
    unknown = len(_NOT_TEXT.findall(text)) + len(_UNKNOWN.findall(text))
    return unknown / visible if visible else 0.0
