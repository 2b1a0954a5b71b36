"""Text as words are searched for in it: capitals, accents and ways of writing the same character do not count.

Scripts that write no spaces between words (Chinese, Japanese, Korean, Thai and their neighbours) are cut into single
characters, so that any stretch of them is found as a phrase; everything else is left to the tokenizer of the index.
"""

import re
import unicodedata

FOLDING = 1
"""Raised when :func:`fold` changes: indexes of an earlier folding are built again."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30ff\u31f0-\u31ff"  # Kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3"  # Han, Hangul
    "\U00020000-\U0003ffff"  # rarer Han
)
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # accents, Hebrew points
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # Arabic vowels, tatweel
)
_JOINED = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u3099\u309a\uff9e\uff9f\u1160-\u11ff"
_FIND_UNSPACED = re.compile(f"[{_UNSPACED}]")
_FIND_OTHER = re.compile(f"[^\\x00-\\x7f{_UNSPACED}]+")
_FIND_MARKS = re.compile(f"[{_MARKS}]")
_CLUSTER = re.compile(f".[{_JOINED}]*", re.DOTALL)


def fold(text: str) -> str:
    """The text as it is indexed.

    >>> fold("Straße, CAFÉ, Ｅ＝ｍｃ²")
    'strasse, cafe, e=mc2'
    >>> fold("契約書A").split()
    ['契', '約', '書', 'a']
    """
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFKC", text).casefold()
    return _FIND_UNSPACED.sub(r" \g<0> ", _FIND_OTHER.sub(_without_marks, composed))


def same_name(name: str) -> str:
    """What two names have in common that are taken for one: capitals and ways of composing do not count."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters where in ``text`` it comes from.

    >>> folded_with_places("Åb")
    ('ab', [0, 1])
    """
    if text.isascii():
        return text.lower(), list(range(len(text)))
    folded: list[str] = []
    places: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        part = fold(cluster[0])
        folded.append(part)
        places += [cluster.start()] * len(part)
    return "".join(folded), places


def terms(words: str) -> list[tuple[str, bool]]:
    """What is searched for, folded, each with whether it may be the beginning of a longer word.

    Words in quotation marks belong together and are whole.

    >>> terms('Rent "notice  period" §')
    [('rent', True), ('notice period', False)]
    """
    found: list[tuple[str, bool]] = []
    for position, part in enumerate(re.split(r'["“”„]', words)):
        quoted = position % 2 == 1
        for term in [part] if quoted else part.split():
            folded = " ".join(fold(term).split())
            if any(character.isalnum() for character in folded):
                found.append((folded, not quoted))
    return found


def _without_marks(found: re.Match[str]) -> str:
    return _FIND_MARKS.sub("", unicodedata.normalize("NFKD", found[0]))
