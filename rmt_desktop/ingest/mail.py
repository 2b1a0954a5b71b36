"""Parts and headers of MIME messages, however broken."""

from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import Any

_TRIPS = (MessageError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What the library raises at messages that it does not understand."""


class _Patient(EmailPolicy):
    """Headers that the library's own parser trips over are taken as they stand."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        try:
            return super().header_fetch_parse(name, value)
        except _TRIPS:
            return _plain(str(value))


def message_of(data: bytes) -> EmailMessage:
    """A message; what is no message at all is one without headers."""
    policy: Any = _Patient()
    message: EmailMessage = BytesParser(policy=policy).parsebytes(data.lstrip())
    return message


def header(message: EmailMessage, name: str) -> str | None:
    """A header's text on one line, decoded; None without it."""
    return " ".join(str(message.get(name, "")).split()) or None


def _plain(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except _TRIPS:
        return value


def parts_of(part: EmailMessage) -> list[EmailMessage]:
    """The parts that a part consists of, or the message that it holds."""
    return [inner for inner in part.get_payload() if isinstance(inner, EmailMessage)] if part.is_multipart() else []


def part_source(part: EmailMessage) -> bytes:
    """A part as it would be sent; empty where it can't be written."""
    try:
        return part.as_bytes()
    except _TRIPS:
        return b""


def part_bytes(part: EmailMessage) -> bytes:
    """The content of a part without its transfer encoding; empty for a part of parts."""
    try:
        payload = part.get_payload(decode=True)
    except _TRIPS:
        payload = None
    return payload if isinstance(payload, bytes) else b""


def part_name(part: EmailMessage) -> str | None:
    """The file name of a part; None without one."""
    try:
        return part.get_filename()
    except _TRIPS:
        return None


def charset_of(part: EmailMessage) -> str | None:
    """The encoding that a part says its text has; None if it says none."""
    try:
        charset = part.get_param("charset")
    except _TRIPS:
        return None
    return charset if isinstance(charset, str) else None
