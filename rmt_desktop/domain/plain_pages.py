"""Pages as plain fields, for messages and stored readings that are written as JSON."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from rmt_desktop.domain.documents import Page, PageState
from rmt_desktop.domain.seen import SeenWords


def plain(data: object) -> str:
    """Bytes as text, as ``default`` of :func:`json.dumps`: nothing else that ``asdict`` gives of a page needs help.

    Raises:
        TypeError: something else.
    """
    if isinstance(data, bytes):
        return b64encode(data).decode("ascii")
    raise TypeError(f"neither JSON nor bytes: {type(data).__name__}")


def page_of(fields: Mapping[str, Any]) -> Page:
    """The page that ``asdict`` and :func:`plain` made the fields of.

    Raises:
        KeyError, TypeError, ValueError: they are no page's.
    """
    seen = SeenWords(b64decode(fields["seen"]["data"])) if fields["seen"] else None
    return Page(**{**fields, "state": PageState(fields["state"]), "seen": seen})
