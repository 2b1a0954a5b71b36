"""What parent and child process say to each other, as JSON: nothing that arrives is ever executed."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.plain_pages import page_of, plain
from rmt_desktop.domain.sections import Section


@dataclass(frozen=True, slots=True)
class ParseRequest:
    """Parent to child: parse this file."""

    path: str
    kind: str
    password: str | None
    memory_mb: int
    max_pages: int
    page_seconds: float
    recognise: bool = True
    """Whether text is recognised on pages that are pictures."""
    recognise_later: bool = False
    """Whether such pages are only marked."""


@dataclass(frozen=True, slots=True)
class RecogniseRequest:
    """Parent to child: recognise a page that was marked; answered by :class:`PageRead`."""

    path: str
    password: str | None
    memory_mb: int
    page: Page


@dataclass(frozen=True, slots=True)
class Ready:
    """The child has started."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The file is open and has so many pages."""

    pages: int


@dataclass(frozen=True, slots=True)
class Recognising:
    """The text of a page is being recognised, which may take so many seconds more."""

    seconds: float


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page is done; pages come in order."""

    page: Page


@dataclass(frozen=True, slots=True)
class Parsed:
    """All pages were sent."""

    kind: str
    parser: str
    title: str | None = None
    warnings: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The file cannot be read: the name of an input error and its message."""

    error: str
    message: str


Message = ParseRequest | RecogniseRequest | Ready | Opened | Recognising | PageRead | Parsed | Refused

_TYPES: dict[str, type[Message]] = {
    cls.__name__: cls for cls in (ParseRequest, RecogniseRequest, Ready, Opened, Recognising, PageRead, Parsed, Refused)
}


def encode(message: Message) -> bytes:
    """Return the message as bytes."""
    return json.dumps([type(message).__name__, asdict(message)], default=plain).encode("ascii")


def decode(data: bytes) -> Message:
    """Return the message that :func:`encode` made the bytes of.

    Raises:
        ValueError: the bytes are no message.
    """
    try:
        name, fields = json.loads(data)
        return _build(_TYPES[name], fields)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not a message: {data[:80]!r}") from error


def _build(cls: type[Message], fields: dict[str, Any]) -> Message:
    if "page" in fields:
        return cls(**{**fields, "page": page_of(fields["page"])})
    if cls is Parsed:
        sections = tuple(Section(**section) for section in fields["sections"])
        return Parsed(**{**fields, "warnings": tuple(fields["warnings"]), "sections": sections})
    return cls(**fields)
