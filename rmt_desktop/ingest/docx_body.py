"""The body of a Word document, paragraph by paragraph."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from rmt_desktop.ingest.docx_styles import Numbering, Style, value, whole
from rmt_desktop.ingest.flow import Flow
from rmt_desktop.ingest.markup import attribute, child, children, local

_DELETED = frozenset({"del", "moveFrom"})
_ACCEPTED = frozenset({"ins", "moveTo"})
_THROUGH = frozenset({
    "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "ruby", "rubyBase",
    "oMath", "oMathPara", "ins", "moveTo",
})  # fmt: skip
_BLOCKS_WITHIN = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_CHARACTERS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "cr": "\n"}
_HEADINGS_SHOWN = 6


class Body:
    """Writes a body into a :class:`Flow`."""

    def __init__(
        self, styles: Mapping[str, Style], numbering: Numbering, notes: Mapping[str, Mapping[str, Element]]
    ) -> None:
        self.flow = Flow()
        self.title: str | None = None
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._note_numbers = {"footnoteReference": 0, "endnoteReference": 0}
        self._waiting: list[tuple[str, Element]] = []
        self._boxes: list[Element] = []
        self._tracked = 0
        self._hidden = 0
        self._in_note = False
        self._joins_next = False

    def read(self, body: Element) -> None:
        """Write all paragraphs and tables of an element."""
        for block in body:
            name = local(block)
            if name == "p":
                self._paragraph(block)
            elif name == "tbl":
                self._table(block)
            elif name in _BLOCKS_WITHIN:
                self._tracked += name in _ACCEPTED
                self.read(block)

    def remarks(self) -> Iterator[str]:
        """What the user should know about how the document was read."""
        if self._tracked:
            yield (
                f"The document has {self._tracked:,} tracked changes that are neither accepted nor rejected. It was "
                "read as if all were accepted: insertions are in the text, deletions are not."
            )
        if self._hidden:
            yield "Text that is formatted as hidden was left out."

    def _paragraph(self, paragraph: Element) -> None:
        properties = child(paragraph, "pPr")
        style = self._styles.get(value(properties, "pStyle") or "", Style())
        if properties is not None and _on(properties, "pageBreakBefore"):
            self.flow.break_page()
        prefix = "" if self._joins_next else self._prefix(properties, style)
        self._inline(paragraph)
        mark = child(properties, "rPr")
        self._joins_next = child(mark, "del") is not None
        if self._joins_next:  # the paragraph mark is deleted: the text goes on in the next paragraph
            self._tracked += 1
            return
        outline = value(properties, "outlineLvl")
        level = whole(outline, 9) + 1 if outline is not None else style.heading
        if style.title and self.title is None:
            held = self.flow.take()
            self.title = held.strip() or None
            self.flow.write_exactly(held)
            level = level or 1
        self.flow.end_block(level if level <= _HEADINGS_SHOWN else 0, prefix, joined=prefix.startswith("•"))
        self._write_waiting()

    def _prefix(self, properties: Element | None, style: Style) -> str:
        own = child(properties, "numPr")
        list_id = value(own, "numId") or style.list_id
        if list_id is None or list_id == "0":
            return ""
        level = value(own, "ilvl")
        return self._numbering.number(list_id, whole(level) if level is not None else style.list_level or 0)

    def _inline(self, parent: Element) -> None:
        for part in parent:
            name = local(part)
            if name in _DELETED:
                self._tracked += 1
            elif name == "r":
                self._run(part)
            elif name in _THROUGH:
                self._tracked += name in _ACCEPTED
                self._inline(part)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        if properties is not None and _on(properties, "vanish"):
            self._hidden += 1
            return
        for part in run:
            self._run_part(part)

    def _run_part(self, part: Element) -> None:
        name = local(part)
        if name == "t":
            self.flow.write(part.text or "")
        elif name in _CHARACTERS:
            self.flow.write_exactly(_CHARACTERS[name])
        elif name == "br":
            if attribute(part, "type") == "page":
                self.flow.break_page()
            else:
                self.flow.break_line()
        elif name == "lastRenderedPageBreak":
            self.flow.break_page()
        elif name in self._notes:
            self._note(name, attribute(part, "id") or "")
        elif name == "sym":
            self._symbol(part)
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            self._boxes.extend(_outer_boxes(part))

    def _note(self, kind: str, note_id: str) -> None:
        note = self._notes[kind].get(note_id)
        if note is None or self._in_note:
            return
        self._note_numbers[kind] += 1
        name = "Note" if kind == "footnoteReference" else "Endnote"
        number = self._note_numbers[kind]
        self.flow.write(f" [{name.lower()} {number}]")
        self._waiting.append((f"{name} {number}: ", note))

    def _symbol(self, part: Element) -> None:
        code = attribute(part, "char") or ""
        try:
            character = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        if not "\ue000" <= character <= "\uf8ff":  # a place in a symbol font that says nothing
            self.flow.write(character)

    def _write_waiting(self) -> None:
        """Write notes and text boxes after the paragraph they are anchored in."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.read(box)
        notes, self._waiting = self._waiting, []
        for label, note in notes:
            self._in_note = True
            for paragraph in children(note, "p"):
                self._inline(paragraph)
                self.flow.break_line()
            self._in_note = False
            self.flow.end_block(prefix=label)

    def _table(self, table: Element) -> None:
        self.flow.end_block()
        first = True
        for row in _rows(table):
            if child(child(row, "trPr"), "del") is not None:
                self._tracked += 1
                continue
            cells = [self._cell(cell) for cell in _cells(row)]
            self.flow.row(cells, joined=not first)
            first = False
        self._write_waiting()

    def _cell(self, cell: Element) -> str:
        merged = child(child(cell, "tcPr"), "vMerge")
        if merged is not None and attribute(merged, "val") != "restart":
            return ""
        self._cell_blocks(cell)
        return self.flow.take()

    def _cell_blocks(self, cell: Element) -> None:
        for block in cell:
            name = local(block)
            if name == "p":
                properties = child(block, "pPr")
                style = self._styles.get(value(properties, "pStyle") or "", Style())
                self.flow.write_exactly(self._prefix(properties, style))
                self._inline(block)
                self.flow.write(" ")
            elif name == "tbl":
                for row in _rows(block):
                    for inner in _cells(row):
                        self._cell_blocks(inner)
            elif name in _BLOCKS_WITHIN:
                self._cell_blocks(block)


def _on(properties: Element, name: str) -> bool:
    found = child(properties, name)
    return found is not None and attribute(found, "val") not in ("0", "false", "off")


def _outer_boxes(part: Element) -> Iterator[Element]:
    """Text boxes that are not inside of another one, in the drawing that Word itself would choose."""
    for element in part:
        if local(element) == "txbxContent":
            yield element
        elif local(element) != "Fallback":
            yield from _outer_boxes(element)


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        if local(part) == "tr":
            yield part
        elif local(part) in _BLOCKS_WITHIN:
            yield from _rows(part)


def _cells(row: Element) -> Iterator[Element]:
    for part in row:
        if local(part) == "tc":
            yield part
        elif local(part) in _BLOCKS_WITHIN:
            yield from _cells(part)
