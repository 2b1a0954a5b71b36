"""The body of an OpenDocument text, element by element."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from rmt_desktop.ingest.docx_styles import whole
from rmt_desktop.ingest.flow import Flow
from rmt_desktop.ingest.markup import attribute, child, children, local, words
from rmt_desktop.ingest.odt_numbering import Numbering

_LEFT_OUT = frozenset({
    "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "annotation", "annotation-end", "forms",
    "bibliography-source", "table-of-content-source", "alphabetical-index-source", "illustration-index-source",
    "table-index-source", "object-index-source", "user-index-source", "desc", "ruby-text",
})  # fmt: skip


class Body:
    """Writes a body into a :class:`Flow`."""

    def __init__(self, numbering: Numbering) -> None:
        self.flow = Flow()
        self.title: str | None = None
        self._numbering = numbering
        self._notes: list[tuple[str, Element]] = []
        self._changes = 0
        self._prefix = ""

    def read(self, parent: Element) -> None:
        """Write all blocks of an element."""
        for element in parent:
            name = local(element)
            if name == "tracked-changes":
                self._changes += len(element)
            elif name == "h":
                self._heading(element)
            elif name == "p":
                self._paragraph(element)
            elif name == "list":
                self._list(element, attribute(element, "style-name") or "", 1, self._numbering.counters())
            elif name == "table":
                self._table(element)
            elif name == "soft-page-break":
                self.flow.break_page()
            elif name not in _LEFT_OUT:
                self.read(element)

    def remarks(self) -> Iterator[str]:
        """What the user should know about how the document was read."""
        if self._changes:
            yield (
                f"The document has {self._changes:,} tracked changes that are neither accepted nor rejected. It was "
                "read as if all were accepted: insertions are in the text, deletions are not."
            )

    def _heading(self, element: Element) -> None:
        level = max(1, whole(attribute(element, "outline-level"), 1))
        prefix = "" if attribute(element, "is-list-header") == "true" else self._numbering.heading(level)
        self._inline(element)
        self.flow.end_block(level, prefix)
        self._write_notes()

    def _paragraph(self, element: Element) -> None:
        is_title = attribute(element, "style-name") == "Title"
        self._inline(element)
        if is_title and self.title is None:
            held = self.flow.take()
            self.title = held.strip() or None
            self.flow.write_exactly(held)
        if self.flow.end_block(1 if is_title else 0, self._prefix, joined=bool(self._prefix)):
            self._prefix = ""
        self._write_notes()

    def _list(self, element: Element, style: str, level: int, counters: list[int]) -> None:
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            start = attribute(item, "start-value")
            if start is not None and level < len(counters):
                counters[level] = whole(start, 1) - 1
            self._prefix = self._numbering.item(counters, style, level) if local(item) == "list-item" else ""
            for block in item:
                if local(block) == "list":
                    self._list(block, attribute(block, "style-name") or style, level + 1, counters)
                elif local(block) == "p":
                    self._paragraph(block)
                elif local(block) == "h":
                    self._heading(block)
            self._prefix = ""

    def _inline(self, parent: Element) -> None:
        self.flow.write(parent.text or "")
        for element in parent:
            self._inline_part(element)
            self.flow.write(element.tail or "")

    def _inline_part(self, element: Element) -> None:
        name = local(element)
        if name in ("s", "tab"):
            self.flow.write(" ")
        elif name == "line-break":
            self.flow.break_line()
        elif name == "soft-page-break":
            self.flow.break_page()
        elif name == "note":
            self._note(element)
        elif name not in _LEFT_OUT and name:
            self._inline(element)

    def _note(self, element: Element) -> None:
        name = "endnote" if attribute(element, "note-class") == "endnote" else "note"
        number = words(child(element, "note-citation"))
        self.flow.write(f" [{name} {number}]")
        body = child(element, "note-body")
        if body is not None:
            self._notes.append((f"{name.capitalize()} {number}: ", body))

    def _write_notes(self) -> None:
        notes, self._notes = self._notes, []
        for label, body in notes:
            self.flow.write(words(body))
            self.flow.end_block(prefix=label)

    def _table(self, table: Element) -> None:
        self.flow.end_block()
        first = True
        for row in _rows(table):
            self.flow.row([self._cell(cell) for cell in children(row, "table-cell")], joined=not first)
            first = False
        self._write_notes()

    def _cell(self, cell: Element) -> str:
        self._cell_blocks(cell)
        return self.flow.take()

    def _cell_blocks(self, parent: Element) -> None:
        for element in parent:
            if local(element) in ("p", "h"):
                self._inline(element)
                self.flow.write(" ")
            elif local(element) not in _LEFT_OUT:
                self._cell_blocks(element)


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if local(element) == "table-row":
            yield element
        elif local(element) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(element)
