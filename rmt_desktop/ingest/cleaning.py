"""The text that all offsets refer to."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Line ends as ``\\n``; characters that no database or window can hold become spaces.

    >>> clean("a\\r\\nb\\x00c\\ud800")
    'a\\nb c '
    """
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
