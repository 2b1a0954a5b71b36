"""How the text of a document is named while it grows: pages that are pictures get theirs one after the other.

A page's text only ever gets longer at its end, so whatever stood somewhere in it still stands there.
"""

import re

_GROWN = re.compile(r" \+(\d+)$")


def grown(parser: str) -> str:
    """The name of the text after one more page was recognised.

    >>> grown("pdf 3"), grown("pdf 3 +1")
    ('pdf 3 +1', 'pdf 3 +2')
    """
    found = _GROWN.search(parser)
    return f"{first(parser)} +{int(found[1]) + 1 if found else 1}"


def first(parser: str) -> str:
    """The name of the text before any page was recognised.

    >>> first("pdf 3 +12"), first("pdf 3")
    ('pdf 3', 'pdf 3')
    """
    return _GROWN.sub("", parser)
