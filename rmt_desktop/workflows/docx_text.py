"""Text that may stand in a Word document."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def storable(text: str) -> str:
    """The text without what XML 1.0 (section 2.2) does not allow: control characters, lone surrogates.

    >>> storable("a\\x00b\\ud83dc")
    'a�b�c'
    """
    return _NOT_IN_XML.sub("�", text)
