"""HTML and XHTML to running text, however badly nested."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from rmt_desktop.ingest.flow import Flow
from rmt_desktop.ingest.numerals import numeral

_HEADING = re.compile(r"h([1-6])\Z")
_SKIPPED = frozenset(
    {"script", "style", "template", "svg", "math", "head", "object", "iframe", "noframes", "del", "rp"}
)
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "aside", "header", "footer", "nav", "blockquote", "figure", "figcaption",
    "address", "dl", "dt", "dd", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "form",
    "fieldset", "legend", "details", "summary", "pre", "hr", "body", "html", "center", "option", "select",
    "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr"}
)
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_DEEPEST_LIST = 50


class HtmlFlow(HTMLParser):
    """Feed it markup, close it, take its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: str | None = None
        self._flow = Flow()
        self._skipping: list[str] = []
        self._in_title: list[str] | None = None
        self._lists: list[tuple[str, int]] = []  # form and last number
        self._prefix = ""
        self._cells: list[str] | None = None
        self._rows = 0
        self._tables = 0
        self._exact = 0
        self._heading = 0
        self._deletions = False

    def text(self) -> str:
        """Everything that is shown."""
        self._end_row()
        self._end_block()
        return self._flow.text()

    def remarks(self) -> Iterator[str]:
        """What the user should know about how the page was read."""
        if self._deletions:
            yield "Text that is marked as deleted was left out."

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See :class:`HTMLParser`."""
        if self._skipping:
            self._start_while_skipping(tag)
            return
        values = dict(attrs)
        if tag in _SKIPPED or (tag not in _VOID and _hidden(values)):
            self._deletions = self._deletions or tag == "del"
            self._skipping.append(tag)
        elif tag == "title":
            self._in_title = []
        elif tag == "br":
            self._flow.break_line()
        elif tag == "img" and values.get("alt"):
            self._flow.write(f" [picture: {values['alt']}] ")
        elif tag in ("td", "th"):
            self._start_cell()
        elif tag in _BLOCKS:
            self._start_block(tag, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<p/>`` of XHTML: a block without content."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """See :class:`HTMLParser`."""
        if self._in_title is not None and tag in ("title", "head"):
            self.title = self.title or " ".join("".join(self._in_title).split()) or None
            self._in_title = None
        if self._skipping:
            if tag == self._skipping[-1]:
                self._skipping.pop()
            elif tag in ("body", "html"):
                self._skipping.clear()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in _BLOCKS:
            self._finish_block(tag)

    def handle_data(self, data: str) -> None:
        """See :class:`HTMLParser`."""
        if self._in_title is not None:
            self._in_title.append(data)
        elif not self._skipping:
            if self._exact and self._cells is None:
                self._flow.write_exactly(data)
            else:
                self._flow.write(data)

    def _start_while_skipping(self, tag: str) -> None:
        if tag == self._skipping[-1] and tag not in _VOID:
            self._skipping.append(tag)
        elif tag == "body" and "head" in self._skipping:  # a head that was not closed
            self._skipping.clear()
        elif tag == "title" and self._skipping == ["head"]:
            self._in_title = []

    def _start_block(self, tag: str, values: dict[str, str | None]) -> None:
        if tag == "table":
            self._tables += 1
            if self._tables == 1:
                self._end_block()
                self._rows = 0
            return
        if tag == "tr":
            self._end_row() if self._tables == 1 else self._flow.write(" ")
            return
        if self._cells is not None:  # a paragraph in a cell stays on the row's line
            self._flow.write(" ")
            return
        self._end_block()
        heading = _HEADING.match(tag)
        self._heading = int(heading.group(1)) if heading else self._heading
        self._exact += tag == "pre"
        if tag in ("ul", "ol") and len(self._lists) < _DEEPEST_LIST:
            self._lists.append(_list(tag, values))
        elif tag == "li":
            self._prefix = self._next_item(values)

    def _finish_block(self, tag: str) -> None:
        if tag == "table":
            if self._tables == 1:
                self._end_row()
            self._tables = max(0, self._tables - 1)
        elif tag == "tr":
            self._end_row() if self._tables <= 1 else None
        elif self._cells is None:
            self._end_block()
            self._heading = 0 if _HEADING.match(tag) else self._heading
            self._exact = max(0, self._exact - (tag == "pre"))
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
        else:
            self._flow.write(" ")

    def _next_item(self, values: dict[str, str | None]) -> str:
        if not self._lists:
            return "• "
        form, last = self._lists[-1]
        if not form:
            return "• "
        own = values.get("value") or ""
        number = int(own) if own.isdecimal() and len(own) < 9 else last + 1
        self._lists[-1] = (form, number)
        return f"{numeral(number, form)}. "

    def _start_cell(self) -> None:
        if self._tables > 1:
            self._flow.write(" ")
            return
        if self._cells is None:
            self._end_block()
            self._cells = []
        else:
            self._end_cell()

    def _end_cell(self) -> None:
        if self._cells is not None and self._tables <= 1:
            text = self._flow.take()
            if text.strip():
                self._cells.append(text)

    def _end_row(self) -> None:
        if self._cells is not None:
            self._end_cell()
            cells, self._cells = self._cells, None
            self._flow.row(cells, joined=self._rows > 0)
            self._rows += 1

    def _end_block(self) -> None:
        if self._flow.end_block(self._heading, self._prefix, joined=bool(self._prefix)):
            self._prefix = ""


def _hidden(values: dict[str, str | None]) -> bool:
    return "hidden" in values or bool(_INVISIBLE.search(values.get("style") or ""))


def _list(tag: str, values: dict[str, str | None]) -> tuple[str, int]:
    if tag == "ul":
        return "", 0
    start = values.get("start") or "1"
    return values.get("type") or "1", (int(start) if start.isdecimal() and len(start) < 9 else 1) - 1
