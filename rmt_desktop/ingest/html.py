"""Web pages: what a browser would show as text, in the order of the page."""

import re

from rmt_desktop.ingest.content import Content, Stretch, pages_of
from rmt_desktop.ingest.encoding import decode
from rmt_desktop.ingest.html_flow import HtmlFlow

PARSER = "rmt-html 1"

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_ODD_SECTION = re.compile(r"<!\[(?!\s*(?:CDATA\[|if\b|else\b|endif\b))", re.IGNORECASE)


def read(data: bytes) -> Content:
    """Read a web page; nothing it refers to is fetched.

    Raises:
        EmptyFile: it shows no text.
    """
    markup, doubt = decode_markup(data)
    flow = flow_of(markup)
    warnings = (*((doubt,) if doubt else ()), *flow.remarks())
    return Content("html", PARSER, pages_of([Stretch(flow.text())]), flow.title, warnings)


def flow_of(markup: str) -> HtmlFlow:
    """The text of a page's markup."""
    flow = HtmlFlow()
    flow.feed(_ODD_SECTION.sub("&lt;![", markup))  # html.parser asserts that there are no others
    flow.close()
    return flow


def decode_markup(data: bytes, charset: str | None = None) -> tuple[str, str | None]:
    """Text of markup and a doubt about it, by ``charset``, by what the markup says itself, or by its bytes."""
    said = _CHARSET.search(data[:_HEAD])
    for name in (charset, said.group(1).decode("ascii") if said else None):
        if name is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return data.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1") else name), None
            except (LookupError, ValueError):
                continue
    return decode(data)
