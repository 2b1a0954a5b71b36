"""E-mail messages (RFC 5322): who wrote what to whom, and the documents attached."""

from collections.abc import Iterator
from email.message import EmailMessage

from rmt_desktop.domain.input_errors import EmptyFile, InputError
from rmt_desktop.ingest import html
from rmt_desktop.ingest.content import Content, Stretch, pages_of
from rmt_desktop.ingest.mail import charset_of, header, message_of, part_bytes, part_name, part_source, parts_of
from rmt_desktop.ingest.outline import marked_sections
from rmt_desktop.ingest.parts import Parts

PARSER = "rmt-eml 1"

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_MOST_PARTS = 1_000


def read(data: bytes, parts: Parts) -> Content:
    """Read a message: its headers, its text, and each attachment of a format that is read.

    Raises:
        InputError: one of its kinds.
    """
    message = message_of(data)
    subject = header(message, "Subject")
    text, warnings = _body(message)
    attached = list(_attachments(message))
    head = [f"{name}: {value}" for name in _HEADERS if (value := header(message, name))]
    names = [name for name, _ in attached]
    if names:
        head.append("Attachments: " + ", ".join(names))
    if not text.strip() and not head:
        raise EmptyFile("The message has neither headers nor text.")
    title = f"# {subject}\n\n" if subject else ""
    pages = pages_of([Stretch(title + "\n".join(head) + "\n\n" + text, "message")])
    parts.pages.extend(pages)
    parts.sections.extend(marked_sections(pages))
    for name, content in attached:
        parts.add(name, content)
    parser = " ".join([PARSER, *sorted(parts.parsers)])
    return Content("eml", parser, tuple(parts.pages), subject, (*warnings, *parts.told()), tuple(parts.sections))


def _body(message: EmailMessage) -> tuple[str, list[str]]:
    """The text that a mail program shows, plain where there is a choice."""
    plain: list[str] = []
    marked: list[str] = []
    for part in _leaves(message):
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            continue
        text, _ = html.decode_markup(part_bytes(part), charset_of(part))
        (plain if kind == "text/plain" else marked).append(text)
    if any(text.strip() for text in plain):
        return "\n\n".join(text.replace("\r\n", "\n").strip("\n") for text in plain), []
    flows = [html.flow_of(text) for text in marked]
    return "\n\n".join(flow.text() for flow in flows), [remark for flow in flows for remark in flow.remarks()]


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(_leaves(message), 1):
        kind = part.get_content_type()
        shown = part.get_content_disposition() != "attachment" and kind in ("text/plain", "text/html")
        if shown or kind.startswith(("image/", "audio/", "video/", "multipart/")):
            continue
        content = part_bytes(part)
        if kind == "message/rfc822":
            content = next(map(part_source, parts_of(part)), content)
        name = part_name(part) or (f"message {number}.eml" if kind == "message/rfc822" else f"part {number}")
        yield name, content


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Parts without parts of their own; a message that was forwarded whole is one of them."""
    waiting = [message]
    count = 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > _MOST_PARTS:
            raise InputError(f"The message has more than {_MOST_PARTS:,} parts.")
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed(parts_of(part)))
        else:
            yield part
