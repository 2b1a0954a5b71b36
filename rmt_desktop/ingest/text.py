"""Plain text and Markdown: bytes to pages of a readable length."""

import re

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.input_errors import EmptyFile, UnknownFormat
from rmt_desktop.ingest.content import Content
from rmt_desktop.ingest.encoding import decode, looks_binary
from rmt_desktop.ingest.normalise import clean
from rmt_desktop.ingest.paging import split_pages

PARSER = "rmt-text 1"

_HEADING = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)


def read(data: bytes, kind: str) -> Content:
    """Read a text.

    Args:
        data: the file's bytes.
        kind: ``text`` or ``markdown``.

    Raises:
        UnknownFormat, EmptyFile: see the names.
    """
    if looks_binary(data):
        raise UnknownFormat("The file holds binary data that is no document.")
    raw, doubt = decode(data)
    text = clean(raw)
    if not text.strip():
        raise EmptyFile("The file holds nothing but white space.")
    pages = tuple(Page(number, page) for number, page in enumerate(split_pages(text), start=1))
    title = _HEADING.search(pages[0].text) if kind == "markdown" else None
    return Content(kind, PARSER, pages, title.group(1) if title else None, (doubt,) if doubt else ())
