"""Parts and headers of MIME messages, however broken."""

from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage


def header(message: EmailMessage, name: str) -> str | None:
    """A header's text on one line, decoded; None without it."""
    try:
        value = message.get(name)
        text = str(value) if value is not None else ""
    except (MessageError, ValueError, IndexError, LookupError, AttributeError, TypeError):
        text = _raw_header(message, name)
    return " ".join(text.split()) or None


def _raw_header(message: EmailMessage, name: str) -> str:
    """For headers that the library's own parser trips over."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            try:
                return str(make_header(decode_header(str(value))))
            except (MessageError, ValueError, LookupError):
                return str(value)
    return ""


def part_bytes(part: EmailMessage) -> bytes:
    """The content of a part without its transfer encoding; empty for a part of parts."""
    try:
        payload = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError, AssertionError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def part_name(part: EmailMessage) -> str | None:
    """The file name of a part; None without one."""
    try:
        return part.get_filename()
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):
        return None
